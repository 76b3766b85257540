// SPDX-License-Identifier: Apache-2.0
// Links between event mentions, within reports and across them, over MEANTIME and ECB+; and the
// time expressions of MEANTIME.
#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/cat_corpus.h"
#include "eval/match.h"
#include "eval/tasks.h"
#include "record/record.h"
#include "times/edtf.h"

namespace dateline::eval {
namespace {

// ---- links ---------------------------------------------------------------------------------

/// A gold event mention that the program found, with the ids that gold and program give its event.
struct Found {
  std::size_t document = 0;
  CatEvent gold;
  std::string within;  // ours
  std::string across;
};

/// Does the date of the report stand in the text? MEANTIME marks it.
std::optional<Day> creation_day(const CatDocument& document) {
  for (const CatTime& time : document.times) {
    constexpr std::size_t day_letters = 10;
    const auto day = times::parse_edtf(time.value.substr(0, day_letters));
    if (time.creation && day) return times::bounds(*day).from;
  }
  return std::nullopt;
}

Analysis with_given_words(const CatDocument& document, const engine::Pack& pack,
                          const std::string& lang) {
  Analysis analysis = document.text.analysis;
  analysis.lang = lang;
  syntax::Workspace workspace;
  pack.parse(document.text.report.text, analysis, workspace);
  pack.find_times(document.text.report, analysis);
  pack.find_names(document.text.report, analysis);
  pack.find_events(document.text.report, analysis, workspace.trunk);
  return analysis;
}

class Topic {
 public:
  Topic(const Engine& engine, const engine::Pack& pack, std::string lang)
      : engine_(engine), pack_(pack), lang_(std::move(lang)) {}

  void add(CatDocument document, Sheet& sheet) {
    document.text.report.date = creation_day(document);
    const Analysis analysis = with_given_words(document, pack_, lang_);
    const auto pairs =
        pair_up(document.events.size(), analysis.events.size(), [&](std::size_t g, std::size_t f) {
          return document.events[g].span.overlaps(analysis.events[f].trigger) ? 1 : 0;
        });
    sheet.add("links: event mentions of the corpus that were found", Measure::accuracy,
              {.hits = static_cast<std::int64_t>(pairs.size()),
               .gold = static_cast<std::int64_t>(document.events.size())});
    for (const auto& [g, f] : pairs) {
      const std::size_t first = first_telling(analysis.events, f);
      found_.push_back({.document = documents_,
                        .gold = document.events[g],
                        .within = std::to_string(first),
                        .across = analysis.events[f].id});
    }
    for (RecordMention& mention : engine_.mentions(document.text.report, analysis))
      mentions_.push_back(std::move(mention));
    ++documents_;
  }

  void score(Sheet& sheet) {
    std::map<std::string, std::string> event_of;
    for (const Event& event : record::build_record(mentions_, engine_.parts().knowledge)) {
      for (const RecordMention& one : event.mentions) event_of[one.mention.id] = event.id;
    }
    for (Found& one : found_) one.across = event_of[one.across];
    Counts within;
    Counts across;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      for (std::size_t j = i + 1; j < found_.size(); ++j) {
        const Found& a = found_[i];
        const Found& b = found_[j];
        if (a.document == b.document) {
          const bool right = !a.gold.within.empty() && a.gold.within == b.gold.within;
          const bool ours = a.within == b.within;
          within += {right && ours, ours, right};
        } else {
          const bool right = !a.gold.across.empty() && a.gold.across == b.gold.across;
          const bool ours = !a.across.empty() && a.across == b.across;
          across += {right && ours, ours, right};
        }
      }
    }
    sheet.add("links: pairs within a report", Measure::f1, within);
    sheet.add("links: pairs across reports", Measure::f1, across);
  }

 private:
  const Engine& engine_;
  const engine::Pack& pack_;
  std::string lang_;
  std::size_t documents_ = 0;
  std::vector<Found> found_;
  std::vector<RecordMention> mentions_;
};

// ---- times ---------------------------------------------------------------------------------

/// Does the EDTF value cover the very days of the TIMEX3 value?
bool same_days(const std::string& edtf, const std::string& timex) {
  const auto gold = times::parse_edtf(timex);
  const auto ours = times::parse_edtf(edtf);
  return gold && ours && times::bounds(*gold) == times::bounds(*ours);
}

struct TimePair {
  const CatTime* gold;
  const TimeMention* ours;
};

void score_pair(const TimePair& pair, Sheet& sheet) {
  const auto add = [&](const char* what, bool right) {
    sheet.add(what, Measure::accuracy, {.hits = right, .gold = 1});
  };
  add("times: type of those found", pair.gold->type == to_string(pair.ours->type));
  add("times: value of those found", pair.gold->value == pair.ours->timex);
  if (pair.gold->type == "DATE" && times::parse_edtf(pair.gold->value)) {
    add("times: days of dates found", same_days(pair.ours->when.edtf, pair.gold->value));
  }
}

void score_times(const CatDocument& document, const Analysis& analysis, Sheet& sheet,
                 std::vector<std::string>* errors) {
  std::vector<CatTime> gold;
  for (const CatTime& time : document.times) {
    if (!time.creation) gold.push_back(time);
  }
  const auto is_creation = [&](Span span) {
    return std::ranges::any_of(document.times, [&](const CatTime& time) {
      return time.creation && time.span.overlaps(span);
    });
  };
  std::vector<TimeMention> found;
  for (const TimeMention& time : analysis.times) {
    const bool annotated = analysis.sentences[time.sentence].span.begin < document.annotated;
    if (annotated && !is_creation(time.span)) found.push_back(time);
  }
  const auto pairs = pair_up(gold.size(), found.size(), [&](std::size_t g, std::size_t f) {
    if (!gold[g].span.overlaps(found[f].span)) return 0;
    return gold[g].span == found[f].span ? 2 : 1;
  });
  Counts relaxed{static_cast<std::int64_t>(pairs.size()), static_cast<std::int64_t>(found.size()),
                 static_cast<std::int64_t>(gold.size())};
  Counts strict = relaxed;
  strict.hits = 0;
  for (const auto& [g, f] : pairs) {
    strict.hits += gold[g].span == found[f].span;
    score_pair({&gold[g], &found[f]}, sheet);
    if (errors != nullptr && gold[g].value != found[f].timex) {
      errors->push_back(fmt::format("VALUE\t{}\tgold {}, ours {} by {}",
                                    slice(document.text.report.text, gold[g].span), gold[g].value,
                                    found[f].timex, found[f].rule));
    }
  }
  sheet.add("times: some letters", Measure::f1, relaxed);
  sheet.add("times: exact letters", Measure::f1, strict);
}

}  // namespace

Outcome cat_links(const Request& request, const Engine& engine) {
  const engine::Pack& pack = need_pack(request, engine);
  Outcome outcome{.corpus = fmt::format("{}, {}", request.gold.filename().string(), request.lang),
                  .unit = "topics"};
  Sheet sheet;
  for (const CatTopic& files : cat_topics(request.gold)) {
    sheet.next_unit();
    Topic topic(engine, pack, request.lang);
    for (const auto& file : files.files) topic.add(read_cat(file), sheet);
    topic.score(sheet);
  }
  outcome.figures = sheet.figures();
  return outcome;
}

Outcome meantime_times(const Request& request, const Engine& engine) {
  const engine::Pack& pack = need_pack(request, engine);
  Outcome outcome{.corpus = "MEANTIME, " + request.lang, .unit = "reports"};
  syntax::Workspace workspace;
  Sheet sheet;
  for (const CatTopic& topic : cat_topics(request.gold / "intra-doc_annotation")) {
    for (const auto& file : topic.files) {
      CatDocument document = read_cat(file);
      document.text.report.date = creation_day(document);
      Analysis analysis = document.text.analysis;
      pack.parse(document.text.report.text, analysis, workspace);
      pack.find_times(document.text.report, analysis);
      sheet.next_unit();
      score_times(document, analysis, sheet, request.errors ? &outcome.errors : nullptr);
    }
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
