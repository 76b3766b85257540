// SPDX-License-Identifier: Apache-2.0
#include "events/finder.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "events/attribution.h"
#include "events/claim_events.h"
#include "events/claims.h"
#include "events/details.h"
#include "events/event_id.h"
#include "events/event_network.h"
#include "events/event_tables.h"
#include "events/grammar.h"
#include "events/home_country.h"
#include "events/occasions.h"
#include "events/proposals.h"
#include "events/retell.h"
#include "events/setting.h"
#include "events/status.h"

namespace dateline::events {
namespace {

constexpr std::size_t most_events = 1'000'000;  // of one report; only hostile input has as many
constexpr std::size_t most_quotations = 4;

/// The event network over one report; empty for packs that have none.
struct Learned {
  const EventNetwork* network = nullptr;
  const syntax::Trunk* trunk = nullptr;
  std::vector<WordInputs> inputs = {};
  std::vector<float> report_bias = {};
  std::string home = {};  // country of the report
  EventNetworkScratch scratch = {};
};

Learned learned_of(const Scene& scene, const EventNetwork* network, const syntax::Trunk& trunk) {
  Learned learned;
  if (network == nullptr || trunk.size() == 0) return learned;
  learned.network = network;
  learned.trunk = &trunk;
  learned.inputs = network_inputs(scene);
  learned.report_bias = network->report_bias(trunk, learned.scratch);
  learned.home = home_country(scene);
  return learned;
}

/// All of one report while its events are being found.
class ReportReader {
 public:
  ReportReader(const Scene& scene, Learned& learned, std::vector<Rejected>* rejected)
      : scene_(scene), attributions_(scene), grammar_(scene, rejected), learned_(learned) {}

  /// What was left out, one sentence each.
  [[nodiscard]] const std::vector<std::string>& notices() const { return notices_; }

  std::vector<EventMention> run() {
    const auto sentences = static_cast<Index>(scene_.analysis.sentences.size());
    Index s = 0;
    for (; s < sentences && drafts_.size() < most_events; ++s) read_sentence(s);
    tell_left_out(s);
    resolve_retellings(drafts_);
    inherit_from_meetings(drafts_);
    attach_claims(scene_, find_claims(scene_, attributions_), drafts_);
    std::vector<EventMention> events;
    events.reserve(drafts_.size());
    for (Draft& draft : drafts_) events.push_back(std::move(draft.mention));
    return events;
  }

 private:
  void tell_left_out(Index read) {
    const std::size_t sentences = scene_.analysis.sentences.size();
    if (read < sentences) {
      notices_.push_back(
          fmt::format("{} events were found up to sentence {} of {}; the rest was not read: split "
                      "the report",
                      drafts_.size(), read, sentences));
    }
    if (too_long_ > 0) {
      notices_.push_back(fmt::format(
          "{} {} of more than {} words: no events were looked for there; put full stops into the "
          "text",
          too_long_, too_long_ == 1 ? "sentence" : "sentences", longest_sentence));
    }
  }

  void read_sentence(Index s) {
    const Sentence& sentence = scene_.analysis.sentences[s];
    if (!tells(sentence)) return;
    if (is_too_long(sentence)) {
      ++too_long_;
      return;
    }
    if (learned_.network != nullptr && sentence.end_word <= learned_.trunk->size()) {
      read_proposals(s);
      return;
    }
    const std::vector<GrammarReading> ready = grammar_.read(s);
    // Times and places are shared out among those that tell of something.
    std::vector<Candidate> told;
    for (const GrammarReading& one : ready) {
      if (one.complete) told.push_back(one.candidate);
    }
    for (const GrammarReading& one : ready) settle(one, told);
  }

  void read_proposals(Index s) {
    const std::vector<Proposal> proposals = learned_.network->run(
        scene_, s, *learned_.trunk, learned_.inputs, learned_.report_bias, learned_.scratch);
    if (proposals.empty()) return;
    rows_.clear();
    const std::vector<Candidate> candidates =
        events::candidates_of(scene_, s, proposals, learned_.inputs, rows_);
    const std::vector<Referent> referents = referents_in(scene_, s);
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      const Candidate& candidate = candidates[i];
      StatusReading status = status_of(scene_, candidate).value_or(StatusReading{});
      if (status.status != proposals[i].status) {
        status.cue = std::nullopt;
        status.why = fmt::format("status {} by the network", to_string(proposals[i].status));
      }
      status.status = proposals[i].status;
      const Roles roles = roles_by_arcs(scene_, candidate, proposals[i], referents, candidates);
      add(candidate, status, roles, setting_of(scene_, candidate, roles, status, candidates),
          &proposals[i]);
    }
  }

  void settle(const GrammarReading& one, const std::vector<Candidate>& told) {
    const Candidate& candidate = one.candidate;
    const Setting setting = setting_of(scene_, candidate, one.roles, one.status, told);
    if (one.promised_talks && setting.whens.empty()) {
      grammar_.reject(candidate, "promised talks without a day");
      return;
    }
    if (has_needed(one.roles, candidate, setting.where.has_value())) {
      add(candidate, one.status, one.roles, setting);
    } else if (candidate.is_noun() && is_definite(candidate) && tells_setting(setting)) {
      add(candidate, one.status, one.roles, setting);
      drafts_.back().again = true;
    } else {
      grammar_.reject(candidate, "nobody who could fill the slots it needs");
    }
  }

  static bool tells_setting(const Setting& setting) {
    return !setting.whens.empty() || setting.where || setting.occasion;
  }

  bool is_definite(const Candidate& candidate) const {
    for (const Index child : scene_.tree.children(candidate.head)) {
      const Cue* cue = scene_.cue_at(child);
      if (cue && (cue->kind == CueKind::definite || cue->kind == CueKind::again)) return true;
    }
    return false;
  }

  void add(const Candidate& candidate, const StatusReading& status, const Roles& roles,
           const Setting& setting, const Proposal* proposal = nullptr) {
    Draft draft;
    EventMention& event = draft.mention;
    event.event_class = candidate.trigger->event_class;
    event.status = status.status;
    event.status_span = status.cue;
    event.trigger = cover(scene_.word(candidate.first).span, scene_.word(candidate.end - 1).span);
    event.evidence = evidence_of(scene_, candidate);
    event.sentence = candidate.sentence;
    event.actors = roles.actors;
    event.recipients = roles.recipients;
    if (setting.where) event.where = *setting.where;
    std::vector<std::string> inferred;
    if (proposal != nullptr) {
      settle_countries(event.actors, event.where, inferred);
      settle_countries(event.recipients, event.where, inferred);
    }
    event.occasion = setting.occasion;
    event.topic_spans = topics_of(scene_, candidate, roles);
    for (const Span span : event.topic_spans) event.topics.emplace_back(scene_.text(span));
    event.mode = mode_of(scene_, candidate, roles, event.topic_spans, setting);
    event.contexts = contexts_of(scene_, candidate, roles);
    attribute(candidate, status, event);
    event.rule = candidate.trigger->rule;
    event.why = {"trigger: " + event.rule, status.why};
    if (proposal != nullptr) {
      event.confidence = proposal->percent;
      tell_scores(*proposal, event.why);
    }
    event.why.insert(event.why.end(), roles.why.begin(), roles.why.end());
    event.why.insert(event.why.end(), setting.why.begin(), setting.why.end());
    event.why.insert(event.why.end(), inferred.begin(), inferred.end());
    draft.definite = candidate.is_noun() && is_definite(candidate);
    draft.quoted = scene_.is_quoted(candidate.head);
    push_days(draft, setting);
  }

  /// People nobody gave a country belong to that of the place, else to that of the report.
  void settle_countries(std::vector<Participant>& people, const Where& where,
                        std::vector<std::string>& why) const {
    const std::string& country = where.country.empty() ? learned_.home : where.country;
    if (country.empty()) return;
    for (Participant& one : people) {
      if (!one.country.empty() || one.kind == "country" || one.kind == "place") continue;
      one.country = country;
      why.push_back(fmt::format("{}: country {}, {}", one.text, country,
                                where.country.empty() ? "which most names of the report belong to"
                                                      : "where it took place"));
    }
  }

  /// The classes that the network thought of, and the rows of the lexicon it saw at the trigger.
  void tell_scores(const Proposal& proposal, std::vector<std::string>& why) const {
    std::string scores = "the network's scores above no event:";
    for (const ClassScore& one : proposal.best) {
      scores += fmt::format(" {} {:.1f}", to_string(one.event_class),
                            static_cast<double>(one.score) / score_steps);
    }
    why.push_back(std::move(scores));
    std::string rows;
    for (const Trigger* row : learned_.inputs[proposal.word].triggers) {
      rows += fmt::format("{} {} ({} of ten)", rows.empty() ? "rows at the trigger:" : ",",
                          row->rule, row->prior);
    }
    if (!rows.empty()) why.push_back(std::move(rows));
  }

  void attribute(const Candidate& candidate, const StatusReading& status, EventMention& event) {
    const Attribution said = attributions_.of(candidate.predicate());
    event.said_by = said.chain;
    event.hedged = said.hedged || status.hedged;
    event.quotations = attributions_.quotations_in(candidate.sentence);
    if (event.quotations.size() > most_quotations) event.quotations.resize(most_quotations);
  }

  // "met on 6 and 15 July": one event a day, on one trigger.
  void push_days(const Draft& draft, const Setting& setting) {
    const std::size_t days = std::max<std::size_t>(1, setting.whens.size());
    for (std::size_t i = 0; i < days; ++i) {
      Draft one = draft;
      one.mention.ordinal = static_cast<std::uint32_t>(i);
      if (!setting.whens.empty()) one.mention.when = setting.whens[i];
      if (one.mention.occasion) {
        refine_edition(*one.mention.occasion, one.mention.when, scene_.knowledge);
      }
      one.mention.id = event_id(scene_.report.key, one.mention.trigger, one.mention.ordinal);
      drafts_.push_back(std::move(one));
    }
  }

  const Scene& scene_;
  Attributions attributions_;
  Grammar grammar_;
  Learned& learned_;
  std::deque<Trigger> rows_;  // of the sentence's candidates
  std::vector<Draft> drafts_;
  std::vector<std::string> notices_;
  std::size_t too_long_ = 0;  // sentences
};

}  // namespace

EventFinder::EventFinder(const std::filesystem::path& pack_folder, const syntax::ModelFile* model,
                         const knowledge::Knowledge& knowledge,
                         std::vector<Diagnostic>& diagnostics)
    : tables_(std::make_shared<const EventTables>(pack_folder, diagnostics)),
      knowledge_(&knowledge) {
  if (model == nullptr) return;
  if (auto network = EventNetwork::open(*model)) {
    network_ = std::make_shared<const EventNetwork>(std::move(*network));
  }
}

void EventFinder::operator()(const Report& report, Analysis& analysis, const syntax::Trunk& trunk,
                             std::vector<Rejected>* rejected) const {
  analysis.occasions.clear();
  analysis.events.clear();
  Scene scene(report, analysis, *tables_, *knowledge_);
  scene.set_occasions(find_occasions(scene));
  Learned learned = learned_of(scene, network_.get(), trunk);
  ReportReader reader(scene, learned, rejected);
  std::vector<EventMention> events = reader.run();
  analysis.notices.insert(analysis.notices.end(), reader.notices().begin(), reader.notices().end());
  analysis.occasions = scene.occasions();
  analysis.events = std::move(events);
}

std::vector<WordInputs> EventFinder::inputs(const Report& report, const Analysis& analysis) const {
  Scene scene(report, analysis, *tables_, *knowledge_);
  scene.set_occasions(find_occasions(scene));
  return network_inputs(scene);
}

}  // namespace dateline::events
