// SPDX-License-Identifier: Apache-2.0
#include "events/event_network.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

#include <fmt/format.h>

#include "events/tree_paths.h"
#include "syntax/arithmetic.h"
#include "syntax/features.h"
#include "syntax/kernels.h"

namespace dateline::events {
namespace {

constexpr std::size_t distance_cap = 16;

int in_steps(float score) {
  constexpr float most = 100.0F;
  return static_cast<int>(syntax::round_even(std::clamp(score, -most, most) * score_steps));
}

void add_row(const std::int8_t* row, std::size_t size, std::int16_t* out) {
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::int16_t>(out[i] + row[i]);
}

int number_of(const std::string& word) {
  int number = 0;
  std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

}  // namespace

std::string_view to_string(ArcRole role) {
  constexpr std::array<std::string_view, arc_roles> names = {"actor", "recipient", "place", "time",
                                                             "speaker"};
  return names.at(static_cast<std::size_t>(role));
}

const float* EventNetwork::Strings::row(std::uint32_t hash) const {
  const auto found = std::ranges::lower_bound(hashes, hash);
  const bool known = found != hashes.end() && *found == hash;
  const std::size_t at = known ? static_cast<std::size_t>(found - hashes.begin()) + 1 : 0;
  return rows.data() + at * arc_roles;
}

std::optional<EventNetwork> EventNetwork::open(const syntax::ModelFile& file) {
  if (!file.has("events.network")) return std::nullopt;
  return EventNetwork(file);
}

EventNetwork::Table EventNetwork::read_table(const syntax::ModelFile& file, const std::string& name,
                                             std::size_t rows) {
  const auto bytes = file.bytes("events." + name);
  if (bytes.rows != rows) {
    file.fail(fmt::format("table '{}' has the wrong size; reinstall the language pack", name));
  }
  tabled_ += bytes.columns;
  return {bytes.values.data(), bytes.rows, bytes.columns};
}

EventNetwork::EventNetwork(const syntax::ModelFile& file) {
  trunk_ = file.number("events.network", "trunk");
  width_ = file.number("events.network", "width");
  arc_ = file.number("events.network", "arc");
  if (trunk_ == 0 || width_ == 0 || arc_ == 0 || arc_ > 512) {
    file.fail("has impossible settings of the event network; reinstall the language pack");
  }
  read_labels(file);
  senses_ = read_table(file, "senses", sense_rows);
  modes_table_ = read_table(file, "modes", mode_rows);
  grammar_ = read_table(file, "grammar", grammar_rows);
  entities_ = read_table(file, "entities", entity_rows);
  positions_ = read_table(file, "positions", position_rows);
  relations_ = read_table(file, "relations", relation_names_.size() + 1);
  mix_word_ = read_linear(file, "events.mix_word", trunk_, 2 * width_);
  mix_governor_ = read_linear(file, "events.mix_governor", trunk_, 2 * width_);
  mix_tables_ = read_linear(file, "events.mix_tables", tabled_, 2 * width_);
  mix_document_ = read_linear(file, "events.mix_document", trunk_, 2 * width_);
  mix_gain_ = file.floats("events.mix.gain", width_);
  blocks_ = syntax::Blocks(file, "events.block", file.setting("events.network", "blocks"), width_);
  classes_ = read_linear(file, "events.class", width_, class_labels_.size() + 1);
  mode_ = read_linear(file, "events.mode", width_, mode_labels_.size());
  status_ = read_linear(file, "events.status", width_, status_labels_.size());
  trigger_ = read_linear(file, "events.trigger", width_, arc_roles * arc_);
  filler_ = read_linear(file, "events.filler", width_, arc_roles * arc_);
  filler_bias_ = read_linear(file, "events.filler_bias", width_, arc_roles);
  paths_.hashes = file.words("events.path.hashes");
  paths_.rows = file.floats("events.path.rows", (paths_.hashes.size() + 1) * arc_roles);
  markings_.hashes = file.words("events.marking.hashes");
  markings_.rows = file.floats("events.marking.rows", (markings_.hashes.size() + 1) * arc_roles);
  distances_ = file.floats("events.distances", (2 * distance_cap + 1) * arc_roles);
  framed_ = file.floats("events.framed", 3 * arc_roles);
}

void EventNetwork::read_labels(const syntax::ModelFile& file) {
  for (const std::string& line : file.lines("events.classes")) {
    std::istringstream in(line);
    std::string name;
    std::string least;
    in >> name >> least;
    const auto parsed = parse_event_class(name);
    if (!parsed) file.fail(fmt::format("knows no class '{}'; update the program", name));
    class_labels_.push_back(*parsed);
    class_least_.push_back(number_of(least));
  }
  for (const std::string& name : file.lines("events.mode_names")) {
    mode_labels_.push_back(name == "_" ? Mode::none : parse_mode(name).value_or(Mode::none));
  }
  for (const std::string& name : file.lines("events.statuses")) {
    const auto parsed = parse_status(name);
    if (!parsed) file.fail(fmt::format("knows no status '{}'; update the program", name));
    status_labels_.push_back(*parsed);
  }
  for (const std::string& line : file.lines("events.roles")) {
    role_least_.push_back(number_of(line.substr(line.find(' ') + 1)));
  }
  if (role_least_.size() != arc_roles) {
    file.fail("has other roles than this program; reinstall the language pack");
  }
  relation_names_ = file.lines("events.relation_names");
  for (const std::string& line : file.lines("events.confidence")) {
    std::istringstream in(line);
    std::pair<int, int> step;
    in >> step.first >> step.second;
    confidence_.push_back(step);
  }
}

std::vector<float> EventNetwork::report_bias(const syntax::Trunk& trunk,
                                             EventNetworkScratch& s) const {
  std::vector<float> mean(trunk_, 0.0F);
  for (std::size_t word = 0; word < trunk.size(); ++word) {
    const std::int16_t* row = trunk.row(word);
    const float worth = trunk.worth(word);
    for (std::size_t i = 0; i < trunk_; ++i) mean[i] += static_cast<float>(row[i]) * worth;
  }
  const auto words = static_cast<float>(std::max<std::size_t>(1, trunk.size()));
  for (float& value : mean) value = value / words;
  s.inputs.resize(trunk_);
  const float worth = syntax::quantise(mean, syntax::layer_range, s.inputs.data());
  std::vector<float> out;
  syntax::apply(mix_document_, s.inputs.data(), trunk_, 1, worth, s.layers.products, out);
  return out;
}

void EventNetwork::write_tables(const Scene& scene, const Sentence& sentence,
                                std::span<const WordInputs> inputs, std::int16_t* out) const {
  const auto add = [](const Table& table, std::size_t row, std::int16_t* to) {
    add_row(table.rows + std::min(row, table.count - 1) * table.dimension, table.dimension, to);
  };
  for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
    const WordInputs& word = inputs[w];
    for (const std::uint16_t row : word.senses) add(senses_, row, out);
    out += senses_.dimension;
    for (const std::uint16_t row : word.modes) add(modes_table_, row, out);
    out += modes_table_.dimension;
    add(grammar_, word.grammar, out);
    out += grammar_.dimension;
    add(entities_, word.entity, out);
    out += entities_.dimension;
    add(positions_, word.position, out);
    out += positions_.dimension;
    const std::string relation = relation_name(scene.word(w));
    const auto found = std::ranges::lower_bound(relation_names_, relation);
    const bool known = found != relation_names_.end() && *found == relation;
    add(relations_, known ? static_cast<std::size_t>(found - relation_names_.begin()) + 1 : 0, out);
    out += relations_.dimension;
  }
}

void EventNetwork::mix(const Scene& scene, const Sentence& sentence, const syntax::Trunk& trunk,
                       std::span<const WordInputs> inputs, std::span<const float> report_bias,
                       EventNetworkScratch& s) const {
  const std::size_t words = sentence.end_word - sentence.first_word;
  const std::size_t wide = 2 * width_;
  s.mixed.resize(words * wide);
  s.above.resize(words * wide);
  // Words whose numbers are worth the same stand together: a sentence is one such stretch, or few.
  for (std::size_t from = 0; from < words;) {
    const float worth = trunk.worth(sentence.first_word + from);
    std::size_t to = from + 1;
    while (to < words && trunk.worth(sentence.first_word + to) == worth) ++to;
    const std::int16_t* x = trunk.row(sentence.first_word + from);
    for (const auto& [layer, out] : {std::pair{&mix_word_, &s.mixed}, {&mix_governor_, &s.above}}) {
      syntax::apply(*layer, x, trunk_, to - from, worth, s.layers.products, s.layers.wide);
      std::ranges::copy(s.layers.wide, out->begin() + static_cast<std::ptrdiff_t>(from * wide));
    }
    from = to;
  }
  s.inputs.assign(words * tabled_, 0);
  write_tables(scene, sentence, inputs, s.inputs.data());
  syntax::apply(mix_tables_, s.inputs.data(), tabled_, words, 1.0F, s.layers.products,
                s.layers.wide);
  s.state.resize(words * width_);
  for (std::size_t w = 0; w < words; ++w) {
    const auto& head = scene.word(sentence.first_word + static_cast<Index>(w)).head;
    const bool inside = head && *head >= sentence.first_word && *head < sentence.end_word;
    const std::size_t governor = inside ? *head - sentence.first_word : w;
    float* row = s.mixed.data() + w * wide;
    for (std::size_t i = 0; i < wide; ++i) {
      row[i] = row[i] + s.layers.wide[w * wide + i] + s.above[governor * wide + i] + report_bias[i];
    }
    float* state = s.state.data() + w * width_;
    syntax::maxout(row, width_, state);
    syntax::normalise({state, width_}, mix_gain_);
  }
}

std::optional<Proposal> EventNetwork::propose(std::size_t at, EventNetworkScratch& s) const {
  const std::size_t count = class_labels_.size() + 1;
  const float* scores = s.classes.data() + at * count;
  std::vector<std::size_t> order(class_labels_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return scores[a + 1] > scores[b + 1]; });
  Proposal proposal;
  for (std::size_t i = 0; i < proposal.best.size(); ++i) {
    proposal.best[i] = {class_labels_[order[i]], in_steps(scores[order[i] + 1] - scores[0])};
  }
  const int score = proposal.best.front().score;
  if (score < class_least_[order.front()]) return std::nullopt;
  for (const auto& [from, percent] : confidence_) {
    if (score >= from) proposal.percent = percent;
  }
  const std::span<const float> modes(s.modes.data() + at * mode_labels_.size(),
                                     mode_labels_.size());
  float best = -1e30F;
  for (std::size_t i = 0; i < modes.size(); ++i) {
    const bool fits =
        mode_labels_[i] == Mode::none || mode_belongs_to(mode_labels_[i], proposal.event_class());
    if (!fits || modes[i] <= best) continue;
    best = modes[i];
    proposal.mode = mode_labels_[i];
  }
  const std::size_t statuses = status_labels_.size();
  proposal.status =
      status_labels_[syntax::first_largest({s.statuses.data() + at * statuses, statuses})];
  return proposal;
}

void EventNetwork::find_arcs(const Scene& scene, const Sentence& sentence,
                             std::span<const WordInputs> inputs, Proposal& proposal,
                             EventNetworkScratch& s) const {
  const std::size_t trigger = proposal.word - sentence.first_word;
  const std::size_t size = arc_roles * arc_;
  const float worth = s.asking_worth * s.asked_worth / std::sqrt(static_cast<float>(arc_));
  const PathsFrom paths(scene.analysis, sentence, proposal.word);
  for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
    const std::size_t at = w - sentence.first_word;
    const float* path = paths_.row(paths.hash(w));
    const float* marking = markings_.row(marking_hash(scene, w));
    const auto offset = static_cast<std::ptrdiff_t>(at) - static_cast<std::ptrdiff_t>(trigger);
    constexpr auto cap = static_cast<std::ptrdiff_t>(distance_cap);
    const float* distance =
        distances_.data() +
        static_cast<std::size_t>(std::clamp(offset, -cap, cap) + cap) * arc_roles;
    const WordInputs& at_trigger = inputs[proposal.word];
    const bool acts = std::ranges::count(at_trigger.framed_actors, w) > 0;
    const bool is_done_to = std::ranges::count(at_trigger.framed_recipients, w) > 0;
    const float* framed = framed_.data() + (acts ? 1U : is_done_to ? 2U : 0U) * arc_roles;
    for (std::size_t role = 0; role < arc_roles; ++role) {
      const auto product = syntax::dot(s.asking.data() + trigger * size + role * arc_,
                                       s.asked.data() + at * size + role * arc_, arc_);
      const float score = static_cast<float>(product) * worth +
                          s.filler_bias[at * arc_roles + role] + path[role] + marking[role] +
                          framed[role] + distance[role];
      const int steps = in_steps(score);
      if (steps >= role_least_[role])
        proposal.arcs.push_back({w, static_cast<ArcRole>(role), steps});
    }
  }
}

std::vector<Proposal> EventNetwork::run(const Scene& scene, Index sentence_index,
                                        const syntax::Trunk& trunk,
                                        std::span<const WordInputs> inputs,
                                        std::span<const float> report_bias,
                                        EventNetworkScratch& s) const {
  const Sentence& sentence = scene.analysis.sentences[sentence_index];
  std::vector<Proposal> found;
  const std::size_t words = sentence.end_word - sentence.first_word;
  if (words == 0 || sentence.end_word > trunk.size()) return found;
  mix(scene, sentence, trunk, inputs, report_bias, s);
  blocks_.run(s.state, s.layers);
  const float scale = syntax::quantise_state(s.state, width_, s.layers);
  const std::int16_t* x = s.layers.quantised.data() + width_;
  const auto head = [&](const syntax::Linear& layer, std::vector<float>& out) {
    syntax::apply(layer, x, width_, words, scale, s.layers.products, out);
  };
  head(classes_, s.classes);
  const std::size_t count = class_labels_.size() + 1;
  const int lowest = *std::ranges::min_element(class_least_);
  bool any = false;
  for (std::size_t w = 0; w < words && !any; ++w) {
    const std::span<const float> scores(s.classes.data() + w * count, count);
    any = in_steps(*std::max_element(scores.begin() + 1, scores.end()) - scores[0]) >= lowest;
  }
  if (!any) return found;
  head(mode_, s.modes);
  head(status_, s.statuses);
  for (std::size_t w = 0; w < words; ++w) {
    auto proposal = propose(w, s);
    if (!proposal) continue;
    proposal->word = sentence.first_word + static_cast<Index>(w);
    found.push_back(std::move(*proposal));
  }
  if (found.empty()) return found;
  head(trigger_, s.triggers);
  head(filler_, s.fillers);
  head(filler_bias_, s.filler_bias);
  s.asking.resize(s.triggers.size());
  s.asked.resize(s.fillers.size());
  s.asking_worth = syntax::quantise(s.triggers, syntax::role_range, s.asking.data());
  s.asked_worth = syntax::quantise(s.fillers, syntax::role_range, s.asked.data());
  for (Proposal& proposal : found) find_arcs(scene, sentence, inputs, proposal, s);
  return found;
}

}  // namespace dateline::events
