// SPDX-License-Identifier: Apache-2.0
#include "engine/record_mentions.h"

#include "text/fold.h"

namespace dateline::engine {

std::vector<RecordMention> record_mentions(const Report& report, const Analysis& analysis,
                                           const std::string& agency) {
  std::vector<RecordMention> mentions;
  mentions.reserve(analysis.events.size());
  for (const EventMention& event : analysis.events) {
    RecordMention record;
    record.report = report.key;
    record.lang = analysis.lang;
    record.report_date = report.date;
    record.outlet = report.outlet;
    record.agency = agency;
    record.text = std::string(slice(report.text, event.evidence));
    if (event.same_as && *event.same_as < analysis.events.size()) {
      record.retells = analysis.events[*event.same_as].id;
    }
    record.mention = event;
    mentions.push_back(std::move(record));
  }
  return mentions;
}

std::string search_words(const Report& report, const Analysis& analysis) {
  std::string words;
  for (const Word& word : analysis.words) {
    const std::string form = text::fold(slice(report.text, word.span));
    words += form;
    words += ' ';
    const std::string lemma = text::fold(word.lemma);
    if (lemma == form || lemma.empty()) continue;
    words += lemma;
    words += ' ';
  }
  if (analysis.words.empty()) words = text::fold(report.text);
  return words;
}

}  // namespace dateline::engine
