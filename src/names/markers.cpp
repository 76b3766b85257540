// SPDX-License-Identifier: Apache-2.0
#include "names/markers.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "tables/tsv.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::names {
namespace {

constexpr std::array<std::pair<std::string_view, MarkerRole>, 39> role_names = {{
    {"ERG", MarkerRole::erg},
    {"DAT", MarkerRole::dat},
    {"GEN", MarkerRole::gen},
    {"IN", MarkerRole::in},
    {"AT", MarkerRole::at},
    {"ON", MarkerRole::on},
    {"FROM", MarkerRole::from},
    {"TO", MarkerRole::to},
    {"WITH", MarkerRole::with},
    {"BETWEEN", MarkerRole::between},
    {"AMONG", MarkerRole::among},
    {"BY", MarkerRole::by},
    {"FOR", MarkerRole::for_},
    {"ABOUT", MarkerRole::about},
    {"DURING", MarkerRole::during},
    {"SIDELINES", MarkerRole::sidelines},
    {"AGAINST", MarkerRole::against},
    {"AFTER", MarkerRole::after},
    {"BEFORE", MarkerRole::before},
    {"UNTIL", MarkerRole::until},
    {"SINCE", MarkerRole::since},
    {"AS", MarkerRole::as},
    {"UNDER", MarkerRole::under},
    {"THROUGH", MarkerRole::through},
    {"WITHOUT", MarkerRole::without},
    {"NEAR", MarkerRole::near},
    {"TOWARD", MarkerRole::toward},
    {"BEHALF", MarkerRole::behalf},
    {"ACCORDING", MarkerRole::according},
    {"LED_BY", MarkerRole::led_by},
    {"INVITED_BY", MarkerRole::invited_by},
    {"DESPITE", MarkerRole::despite},
    {"BECAUSE", MarkerRole::because},
    {"INCLUDING", MarkerRole::including},
    {"EXCEPT", MarkerRole::except},
    {"INSTEAD", MarkerRole::instead},
    {"THAN", MarkerRole::than},
    {"LIKE", MarkerRole::like},
    {"AND", MarkerRole::and_},
}};

// The longest adposition of several words that is looked for ("on the sidelines of", with room).
constexpr Index longest_marker = 5;
// Determiners and adjectives that may stand between a preposition and the mention.
constexpr Index longest_gap = 3;
// A chain of conjuncts is followed no further than this.
constexpr int longest_chain = 8;

std::string folded_word(std::string_view text, const Analysis& analysis, Index word) {
  return text::fold(slice(text, analysis.words[word].span));
}

bool may_stand_between(Upos upos) {
  return upos == Upos::det || upos == Upos::adj || upos == Upos::num || upos == Upos::adv;
}

// "As China grows": the same letters as a preposition.
bool is_conjunction(const Word& word) {
  return word.relation == Relation::mark || word.relation == Relation::cc ||
         word.relation == Relation::advmod;
}

bool belongs_to_phrase(const Word& child) {
  switch (child.relation) {
    case Relation::det:
    case Relation::amod:
    case Relation::compound:
    case Relation::nummod:
    case Relation::flat:
    case Relation::fixed:
    case Relation::goeswith:
      return true;
    case Relation::nmod:
      return child.subrelation == Subrelation::poss;
    default:
      return false;
  }
}

// Words of the neighbourhood that hang from the head as parts of its phrase, while they adjoin.
Phrase phrase_of(const Analysis& analysis, Index head) {
  Phrase phrase{.first_word = head, .end_word = head + 1, .head_word = head};
  const auto inside = [&](Index word) {
    const Word& candidate = analysis.words[word];
    return candidate.head && *candidate.head >= phrase.first_word &&
           *candidate.head < phrase.end_word && belongs_to_phrase(candidate);
  };
  const auto size = static_cast<Index>(analysis.words.size());
  while (phrase.end_word < size && inside(phrase.end_word)) ++phrase.end_word;
  while (phrase.first_word > 0 && inside(phrase.first_word - 1)) --phrase.first_word;
  return phrase;
}

}  // namespace

std::string_view to_string(MarkerRole role) {
  for (const auto& [name, value] : role_names)
    if (value == role) return name;
  return {};
}

std::optional<MarkerRole> parse_marker_role(std::string_view name) {
  for (const auto& [known, value] : role_names)
    if (known == name) return value;
  return std::nullopt;
}

Markers::Markers(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics) {
  read(pack_folder / "markers.tsv", diagnostics);
  std::ranges::stable_sort(suffixes_, [](const Suffix& left, const Suffix& right) {
    return left.form.size() > right.form.size();
  });
}

void Markers::read(const std::filesystem::path& file, std::vector<Diagnostic>& diagnostics) {
  static constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds = {{
      {"suffix", Kind::suffix},
      {"postposition", Kind::postposition},
      {"preposition", Kind::preposition},
      {"genitive", Kind::genitive},
      {"coordinator", Kind::coordinator},
  }};
  const auto table = tables::read_optional_tsv(file, {"form", "kind", "role"}, diagnostics);
  for (const auto& row : table.rows) {
    const auto kind = std::ranges::find(kinds, table.cell(row, "kind"),
                                        &std::pair<std::string_view, Kind>::first);
    const auto role = parse_marker_role(table.cell(row, "role"));
    if (kind == kinds.end() || !role) {
      diagnostics.push_back({file.string(), row.line,
                             fmt::format("unknown kind '{}' or role '{}'", table.cell(row, "kind"),
                                         table.cell(row, "role"))});
      continue;
    }
    add(kind->second, text::fold(table.cell(row, "form")), *role, tables::rule_name(table, row));
    if (kind->second == Kind::suffix)
      suffixes_.back().not_after = tables::split_list(table.cell(row, "not_after"));
  }
}

void Markers::add(Kind kind, std::string form, MarkerRole role, std::string rule) {
  switch (kind) {
    case Kind::suffix:
      suffixes_.push_back({std::move(form), role, std::move(rule), {}});
      break;
    case Kind::postposition:
      postpositions_.try_emplace(std::move(form), Entry{role, std::move(rule)});
      break;
    case Kind::preposition:
      prepositions_.try_emplace(std::move(form), Entry{role, std::move(rule)});
      break;
    case Kind::genitive:
      genitives_.try_emplace(std::move(form), Entry{role, std::move(rule)});
      break;
    case Kind::coordinator:
      coordinators_.try_emplace(std::move(form), Entry{role, std::move(rule)});
      break;
  }
}

std::optional<Marking> Markers::role_of(std::string_view text, const Analysis& analysis,
                                        Phrase phrase) const {
  if (phrase.first_word >= phrase.end_word || phrase.end_word > analysis.words.size())
    return std::nullopt;
  if (auto own = own_role(text, analysis, phrase)) return own;
  return by_conjuncts(text, analysis, phrase);
}

std::optional<Marking> Markers::by_conjuncts(std::string_view text, const Analysis& analysis,
                                             Phrase phrase) const {
  // Up the chain of conjuncts to the first, which carries the preposition ("with A and B") ...
  Index first = phrase.head_word;
  for (int step = 0; step < longest_chain; ++step) {
    const Word& word = analysis.words[first];
    if (word.relation != Relation::conj || !word.head || *word.head >= first) break;
    first = *word.head;
    if (auto marking = own_role(text, analysis, phrase_of(analysis, first))) return marking;
  }
  // ... and down to the last, which carries the postposition or ending ("A અને B વચ્ચે").
  const auto size = static_cast<Index>(analysis.words.size());
  for (Index word = phrase.end_word; word < size && word < first + 40; ++word) {
    const Word& candidate = analysis.words[word];
    if (candidate.relation != Relation::conj || candidate.head != first) continue;
    if (auto marking = own_role(text, analysis, phrase_of(analysis, word))) return marking;
  }
  return std::nullopt;
}

std::optional<Marking> Markers::role_of(std::string_view text, const Analysis& analysis,
                                        const NameMention& mention) const {
  const Phrase phrase{mention.first_word, mention.end_word, mention.head_word};
  if (phrase.first_word >= phrase.end_word || phrase.end_word > analysis.words.size())
    return std::nullopt;
  // The bare name says whether the last word has an ending; its letters alone do not.
  if (auto marking = by_ending(text, analysis, mention)) return marking;
  if (mention.form == MentionForm::pronoun) return role_of(text, analysis, phrase);
  if (auto marking = after(text, analysis, phrase.end_word)) return marking;
  if (auto marking = before(text, analysis, phrase.first_word)) return marking;
  if (auto marking = by_tree(text, analysis, phrase)) return marking;
  if (auto marking = by_next_names(text, analysis, mention)) return marking;
  return by_conjuncts(text, analysis, phrase);
}

// A coordinator, then another name, which may carry the marker.
std::optional<Marking> Markers::by_next_names(std::string_view text, const Analysis& analysis,
                                              const NameMention& mention) const {
  Index end = mention.end_word;
  for (int step = 0; step < longest_chain; ++step) {
    if (end >= analysis.words.size() || !is_coordinator(slice(text, analysis.words[end].span)))
      break;
    const auto next =
        std::ranges::lower_bound(analysis.names, end + 1, {}, &NameMention::first_word);
    if (next == analysis.names.end() || next->first_word != end + 1) break;
    if (auto marking = by_ending(text, analysis, *next)) return marking;
    if (auto marking = after(text, analysis, next->end_word)) return marking;
    end = next->end_word;
  }
  return std::nullopt;
}

// The letters between the bare name and the end of its last word are the case ending.
std::optional<Marking> Markers::by_ending(std::string_view text, const Analysis& analysis,
                                          const NameMention& mention) const {
  if (mention.first_word >= mention.end_word || mention.end_word > analysis.words.size())
    return std::nullopt;
  const Span word = analysis.words[mention.end_word - 1].span;
  if (mention.name.end <= word.begin || mention.name.end >= word.end) return std::nullopt;
  const std::string ending = text::fold(slice(text, {mention.name.end, word.end}));
  const auto found = std::ranges::find(suffixes_, ending, &Suffix::form);
  if (found == suffixes_.end()) return std::nullopt;
  return Marking{found->role, word, found->rule};
}

std::optional<Marking> Markers::role_of(std::string_view text, const Analysis& analysis,
                                        Index head_word) const {
  if (head_word >= analysis.words.size()) return std::nullopt;
  return role_of(text, analysis, phrase_of(analysis, head_word));
}

std::optional<Marking> Markers::own_role(std::string_view text, const Analysis& analysis,
                                         Phrase phrase) const {
  if (auto marking = after(text, analysis, phrase.end_word)) return marking;
  if (auto marking = before(text, analysis, phrase.first_word)) return marking;
  if (auto marking = by_suffix(text, analysis, phrase)) return marking;
  return by_tree(text, analysis, phrase);
}

std::optional<Marking> Markers::after(std::string_view text, const Analysis& analysis,
                                      Index end_word) const {
  const auto size = static_cast<Index>(analysis.words.size());
  if (end_word >= size) return std::nullopt;
  const Index limit = std::min(size, end_word + longest_marker);
  auto genitive = longest(text, analysis, genitives_, end_word, end_word + 1);
  const Index from = genitive ? end_word + 1 : end_word;
  if (auto marking = longest(text, analysis, postpositions_, from, limit)) return marking;
  return genitive;
}

std::optional<Marking> Markers::before(std::string_view text, const Analysis& analysis,
                                       Index first_word) const {
  Index end = first_word;
  for (Index gap = 0; gap <= longest_gap; ++gap, --end) {
    const Index furthest = std::min(end, longest_marker);
    for (Index length = furthest; length > 0; --length) {
      const Index first = end - length;
      if (length == 1 && is_conjunction(analysis.words[first])) continue;
      const auto found = longest(text, analysis, prepositions_, first, end);
      if (found && found->span.end == analysis.words[end - 1].span.end) return found;
    }
    if (end == 0 || !may_stand_between(analysis.words[end - 1].upos)) break;
  }
  return std::nullopt;
}

std::optional<Marking> Markers::by_tree(std::string_view text, const Analysis& analysis,
                                        Phrase phrase) const {
  const auto size = static_cast<Index>(analysis.words.size());
  const Index begin = phrase.first_word > 12 ? phrase.first_word - 12 : 0;
  const Index end = std::min(size, phrase.end_word + 8);
  for (Index word = begin; word < end; ++word) {
    const Word& child = analysis.words[word];
    if (child.relation != Relation::case_ || child.head != phrase.head_word) continue;
    if (word >= phrase.first_word && word < phrase.end_word) continue;
    const Table& table = word < phrase.first_word ? prepositions_ : postpositions_;
    if (auto marking = longest(text, analysis, table, word, std::min(end, word + longest_marker)))
      return marking;
    if (auto marking = longest(text, analysis, genitives_, word, word + 1)) return marking;
  }
  return std::nullopt;
}

std::optional<Marking> Markers::by_suffix(std::string_view text, const Analysis& analysis,
                                          Phrase phrase) const {
  const Span span = analysis.words[phrase.end_word - 1].span;
  const Suffix* suffix = suffix_of(text::fold(slice(text, span)));
  if (suffix == nullptr) return std::nullopt;
  return Marking{suffix->role, span, suffix->rule};
}

// The longest entry of `table` whose words begin at `first` and end no later than `limit`.
std::optional<Marking> Markers::longest(std::string_view text, const Analysis& analysis,
                                        const Table& table, Index first, Index limit) const {
  if (table.empty()) return std::nullopt;
  std::optional<Marking> best;
  std::string joined;
  const auto size = static_cast<Index>(analysis.words.size());
  for (Index word = first; word < limit && word < size; ++word) {
    if (!joined.empty()) joined += ' ';
    joined += folded_word(text, analysis, word);
    const auto found = table.find(joined);
    if (found == table.end()) continue;
    best = Marking{found->second.role, cover(analysis.words[first].span, analysis.words[word].span),
                   found->second.rule};
  }
  return best;
}

bool Markers::ends_with(std::string_view form, const Suffix& suffix) {
  if (form.size() <= suffix.form.size() || !form.ends_with(suffix.form)) return false;
  const auto stem = form.substr(0, form.size() - suffix.form.size());
  // At least two code points must remain: "ને" is no stem "ન" with an ending.
  if (text::decode(stem, 0).length >= stem.size()) return false;
  return std::ranges::none_of(suffix.not_after,
                              [&](const std::string& letters) { return stem.ends_with(letters); });
}

const Markers::Suffix* Markers::suffix_of(std::string_view form) const {
  const auto found = std::ranges::find_if(
      suffixes_, [&](const Suffix& suffix) { return ends_with(form, suffix); });
  return found == suffixes_.end() ? nullptr : &*found;
}

std::vector<Stem> Markers::strip(std::string_view form) const {
  std::vector<Stem> stems{{std::string(form), std::nullopt}};
  const Suffix* longest_suffix = suffix_of(form);
  if (longest_suffix == nullptr) return stems;
  for (const Suffix& suffix : suffixes_) {
    if (suffix.form.size() > longest_suffix->form.size()) continue;
    if (!ends_with(form, suffix)) continue;
    const auto stem = form.substr(0, form.size() - suffix.form.size());
    const bool known = std::ranges::find(stems, stem, &Stem::form) != stems.end();
    if (!known) stems.push_back({std::string(stem), suffix.role});
  }
  return stems;
}

std::optional<MarkerRole> Markers::marker_word(std::string_view form) const {
  const std::string folded = text::fold(form);
  for (const Table* table : {&genitives_, &postpositions_, &prepositions_}) {
    const auto found = table->find(folded);
    if (found != table->end()) return found->second.role;
  }
  return std::nullopt;
}

std::optional<MarkerRole> Markers::preposition(std::string_view form) const {
  const auto found = prepositions_.find(text::fold(form));
  return found == prepositions_.end() ? std::nullopt : std::optional(found->second.role);
}

std::optional<MarkerRole> Markers::postposition(std::string_view form) const {
  const std::string folded = text::fold(form);
  for (const Table* table : {&genitives_, &postpositions_}) {
    const auto found = table->find(folded);
    if (found != table->end()) return found->second.role;
  }
  return std::nullopt;
}

bool Markers::is_coordinator(std::string_view form) const {
  return coordinators_.find(text::fold(form)) != coordinators_.end();
}

}  // namespace dateline::names
