// SPDX-License-Identifier: Apache-2.0
#pragma once
// Phrases of lexemes with a value each; the longest ones that begin at a word are found first.
//   PhraseTable<Cue> cues;  cues.add(phrase_of(lexemes, "call off", WordKind::verb), cue);

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "dateline/text.h"
#include "events/lexemes.h"

namespace dateline::events {

using Phrase = std::vector<Lexeme>;

/// The lexemes of the words of `written`; all are inflected as `kind`.
Phrase phrase_of(Lexemes& lexemes, std::string_view written, WordKind kind);

/// The lexemes each word of a report can be (by form and by lemma), sorted.
using WordLexemes = std::vector<std::vector<Lexeme>>;

/// Can the word be that lexeme?
inline bool is_lexeme(const WordLexemes& words, Index word, Lexeme lexeme) {
  return std::binary_search(words[word].begin(), words[word].end(), lexeme);
}

/// Where the phrase ends that begins at `word`; `word` itself when it does not stand there.
inline Index phrase_end(const WordLexemes& words, const Phrase& phrase, Index word, Index limit) {
  Index at = word;
  for (const Lexeme lexeme : phrase) {
    if (at >= limit || !is_lexeme(words, at, lexeme)) return word;
    ++at;
  }
  return at;
}

template <class Value>
class PhraseTable {
 public:
  struct Match {
    Index first = 0;
    Index end = 0;
    const Value* value = nullptr;
  };

  void add(Phrase phrase, Value value) {
    if (phrase.empty()) return;
    auto& list = by_first_[phrase.front()];
    const auto place =
        std::ranges::upper_bound(list, phrase.size(), std::ranges::greater(),
                                 [](const Entry& entry) { return entry.phrase.size(); });
    list.insert(place, {std::move(phrase), std::move(value)});
  }

  /// All phrases that begin at `word` and end before `limit`, longest first.
  [[nodiscard]] std::vector<Match> at(const WordLexemes& words, Index word, Index limit) const {
    std::vector<Match> found;
    for (const Lexeme lexeme : words[word]) {
      const auto list = by_first_.find(lexeme);
      if (list == by_first_.end()) continue;
      for (const Entry& entry : list->second) {
        const Index end = phrase_end(words, entry.phrase, word, limit);
        if (end != word) found.push_back({word, end, &entry.value});
      }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Match& left, const Match& right) { return left.end > right.end; });
    return found;
  }

  /// The value of the longest phrase that begins at `word`, or null.
  [[nodiscard]] const Value* longest(const WordLexemes& words, Index word, Index limit) const {
    const auto found = at(words, word, limit);
    return found.empty() ? nullptr : found.front().value;
  }

  [[nodiscard]] bool empty() const { return by_first_.empty(); }

 private:
  struct Entry {
    Phrase phrase;
    Value value;
  };
  std::map<Lexeme, std::vector<Entry>> by_first_;
};

}  // namespace dateline::events
