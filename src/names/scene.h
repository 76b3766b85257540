// SPDX-License-Identifier: Apache-2.0
#pragma once
// One report laid out for reading names: the forms of its words, what the pack's tables say of
// them and what the knowledge knows under them. Built once per report, read by all parts.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/report.h"
#include "knowledge/knowledge.h"
#include "names/lexicon.h"
#include "names/markers.h"

namespace dateline::names {

/// What names are read with; immutable, shared by all reports.
struct Tools {
  const Markers& markers;
  const Lexicon& lexicon;
  const knowledge::Knowledge& knowledge;
};

struct WordForm {
  std::string folded;
  std::vector<Stem> stems;  // of the folded form, itself first
  bool upper = false;       // begins with an upper-case letter
  bool cased = false;       // written in a script that has cases
  bool all_caps = false;    // two or more letters, none in lower case
  bool digits = false;      // begins with a digit
  bool punctuation = false;
  bool adjoins = false;  // no space between the word before and this one
};

/// Words [first, end) that a row of the pack's tables covers; `ending`: the case suffix that was
/// taken off the last word.
struct LexMatch {
  Index first = 0;
  Index end = 0;
  const std::vector<LexEntry>* entries = nullptr;
  std::optional<MarkerRole> ending;

  /// The first row of one of these kinds; null when there is none.
  [[nodiscard]] const LexEntry* entry(LexKinds kinds) const;
};

/// Words [first, end) that the knowledge knows: a country, demonym, body, region or person.
struct Piece {
  Index first = 0;
  Index end = 0;
  std::vector<knowledge::Candidate> candidates;
  std::optional<MarkerRole> ending;
  bool by_key = false;  // found by sound across scripts, not by letters

  [[nodiscard]] const knowledge::Candidate* candidate(knowledge::Candidate::Kind kind) const;
  /// A country by name, adjective or demonym; the same with the form wanted.
  [[nodiscard]] const knowledge::Candidate* country(std::string_view form) const;
};

class Scene {
 public:
  Scene(const Report& report, const Analysis& analysis, const Tools& tools);

  const Report& report;
  const Analysis& analysis;
  const Tools& tools;
  std::vector<WordForm> words;
  std::vector<Piece> pieces;  // in order, no two overlap
  bool tagged = false;        // the network gave at least one name tag
  bool parsed = false;        // the network gave word classes and trees

  [[nodiscard]] Index size() const { return static_cast<Index>(words.size()); }
  [[nodiscard]] std::string_view form(Index word) const;
  [[nodiscard]] Index sentence_of(Index word) const { return sentence_of_[word]; }
  [[nodiscard]] Index sentence_end(Index word) const;
  [[nodiscard]] Index sentence_begin(Index word) const;

  /// The piece that covers, begins at, or ends before `word`; null when none does.
  [[nodiscard]] const Piece* piece_at(Index word) const;
  [[nodiscard]] const Piece* piece_from(Index word) const;
  [[nodiscard]] const Piece* piece_until(Index end) const;

  /// The longest match of one of the kinds that begins at `word`, inside its sentence.
  [[nodiscard]] std::optional<LexMatch> lex_from(Index word, LexKinds kinds) const;
  /// The longest that ends before `end`; endings are not taken off.
  [[nodiscard]] std::optional<LexMatch> lex_until(Index end, LexKinds kinds) const;
  [[nodiscard]] bool is(Index word, LexKinds kinds) const;

  /// Is the word a genitive marker, an adposition ...?
  [[nodiscard]] std::optional<MarkerRole> marker(Index word) const;
  /// Key across scripts of a bare form; "" for none.
  [[nodiscard]] std::string span_text(Index first, Index end) const;
  /// The folded words joined by a space, `last` instead of the last word.
  [[nodiscard]] std::string joined(Index first, Index end, std::string_view last) const;

 private:
  void read_words();
  void find_pieces();
  [[nodiscard]] std::optional<Piece> piece_by_letters(Index first) const;
  [[nodiscard]] std::optional<Piece> piece_by_sound(Index first) const;
  [[nodiscard]] bool may_be_name(Index first, Index end) const;
  [[nodiscard]] bool fits(const knowledge::Candidate& candidate, Index first, Index end) const;

  std::vector<Index> sentence_of_;
  std::vector<Index> piece_of_;  // word -> index into pieces, or no_piece
};

}  // namespace dateline::names
