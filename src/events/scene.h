// SPDX-License-Identifier: Apache-2.0
#pragma once
// One report as the event grammar sees it: words with their lexemes, trees, mentions by word.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/report.h"
#include "events/event_tables.h"
#include "events/tree_view.h"
#include "knowledge/knowledge.h"

namespace dateline::events {

class Scene {
 public:
  Scene(const Report& report, const Analysis& analysis, const EventTables& tables,
        const knowledge::Knowledge& knowledge);

  const Report& report;
  const Analysis& analysis;
  const EventTables& tables;
  const knowledge::Knowledge& knowledge;
  TreeView tree;
  WordLexemes lexemes;

  [[nodiscard]] const Word& word(Index index) const { return analysis.words[index]; }
  [[nodiscard]] std::string_view text(Span span) const { return slice(report.text, span); }
  [[nodiscard]] std::string_view text_of(Index word) const;
  [[nodiscard]] const Sentence& sentence_of(Index word) const;

  /// The outermost name mention that covers the word.
  [[nodiscard]] std::optional<Index> mention_at(Index word) const { return mention_at_[word]; }
  /// Mentions of a sentence that no other mention contains, in text order.
  [[nodiscard]] const std::vector<Index>& mentions_in(Index sentence) const {
    return mentions_in_[sentence];
  }
  /// Times and occasions of a sentence, in order (indices).
  [[nodiscard]] const std::vector<Index>& times_in(Index sentence) const {
    return times_in_[sentence];
  }
  [[nodiscard]] const std::vector<Index>& occasions_in(Index sentence) const {
    return occasions_in_[sentence];
  }
  [[nodiscard]] std::optional<Index> time_at(Index word) const { return time_at_[word]; }
  [[nodiscard]] std::optional<Index> occasion_at(Index word) const { return occasion_at_[word]; }
  /// To be called when the occasions of the analysis are known.
  void set_occasions(std::vector<OccasionMention> occasions);
  [[nodiscard]] const std::vector<OccasionMention>& occasions() const { return occasions_; }

  /// Is the word inside quotation marks?
  [[nodiscard]] bool is_quoted(Index word) const { return quoted_[word]; }

  /// The cue kind of the longest cue that begins at the word.
  [[nodiscard]] const Cue* cue_at(Index word) const;

 private:
  [[nodiscard]] bool is_misread(const NameMention& mention) const;
  void index_words();
  void index_mentions();
  void index_quotes();
  /// Does the right word stand at the left one without a blank?
  [[nodiscard]] bool is_solid(Index left, Index right) const;
  [[nodiscard]] bool opens_quotation(Index word) const;

  std::vector<std::optional<Index>> mention_at_;
  std::vector<std::vector<Index>> mentions_in_;
  std::vector<std::optional<Index>> time_at_;
  std::vector<std::optional<Index>> occasion_at_;
  std::vector<bool> quoted_;
  std::vector<OccasionMention> occasions_;
  std::vector<std::vector<Index>> times_in_;
  std::vector<std::vector<Index>> occasions_in_;
};

}  // namespace dateline::events
