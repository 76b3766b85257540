// SPDX-License-Identifier: Apache-2.0
#include "events/claims.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::events {
namespace {

constexpr Index unit_reach = 6;       // words from a number to what it counts
constexpr Index qualifier_reach = 3;  // words from "about" to the number
constexpr std::int64_t largest = 1'000'000'000'000;

struct Number {
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool has_low = true;
  bool has_high = true;
  bool approximate = false;
  Index first = 0;
  Index end = 0;
};

// "1,200" and "૧૨૦૦"; nothing for "2.5" or "S-400".
std::optional<std::int64_t> digits_value(std::string_view word) {
  const std::string ascii = text::ascii_digits(word);
  std::int64_t value = 0;
  if (ascii.empty()) return std::nullopt;
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    const char letter = ascii[i];
    if (letter == ',' && i > 0 && i + 1 < ascii.size()) continue;
    if (letter < '0' || letter > '9' || value > largest) return std::nullopt;
    value = value * 10 + (letter - '0');
  }
  return value;
}

class ClaimReader {
 public:
  ClaimReader(const Scene& scene, const Attributions& attributions)
      : scene_(scene), attributions_(attributions) {}

  std::vector<FoundClaim> run() {
    for (Index s = 0; s < scene_.analysis.sentences.size(); ++s) {
      sentence_ = &scene_.analysis.sentences[s];
      if (sentence_->block == BlockKind::credit || sentence_->block == BlockKind::dateline)
        continue;
      for (Index w = sentence_->first_word; w < sentence_->end_word; ++w) {
        const auto number = number_at(w);
        if (!number) continue;
        add_claim(*number, s);
        w = number->end - 1;
      }
    }
    return std::move(found_);
  }

 private:
  const UnitWord* unit_word(Index w) const {
    return scene_.tables.units.words.longest(scene_.lexemes, w, sentence_->end_word);
  }
  const UnitWord* unit_word(Index w, UnitWordKind kind) const {
    for (const auto& match : scene_.tables.units.words.at(scene_.lexemes, w, sentence_->end_word)) {
      if (match.value->kind == kind) return match.value;
    }
    return nullptr;
  }

  std::optional<std::int64_t> simple_number(Index w) const {
    if (scene_.time_at(w) || scene_.occasion_at(w)) return std::nullopt;
    if (const auto value = digits_value(scene_.text_of(w))) return value;
    const UnitWord* word = unit_word(w, UnitWordKind::number);
    if (word) return word->low;
    return std::nullopt;
  }

  std::optional<Number> number_at(Index w) const {
    Number number;
    number.first = w;
    number.end = w + 1;
    if (const UnitWord* vague = unit_word(w, UnitWordKind::vague)) {
      number.low = vague->low;
      number.high = vague->high;
      number.has_high = vague->high > 0;
      number.approximate = true;
      return number;
    }
    const auto value = simple_number(w);
    if (!value) return std::nullopt;
    number.low = number.high = multiplied(*value, number.end);
    read_range(number);
    read_qualifiers(number);
    return number;
  }

  std::int64_t multiplied(std::int64_t value, Index& end) const {
    while (end < sentence_->end_word) {
      const UnitWord* word = unit_word(end, UnitWordKind::multiplier);
      if (!word || value > largest / std::max<std::int64_t>(1, word->low)) return value;
      value *= word->low;
      ++end;
    }
    return value;
  }

  // "30 to 40", "30-40", "between 30 and 40".
  void read_range(Number& number) const {
    const Index between = number.end;
    if (between + 1 >= sentence_->end_word) return;
    const auto next = simple_number(between + 1);
    const bool joined = scene_.text_of(between) == "-" || scene_.text_of(between) == "–" ||
                        unit_word(between, UnitWordKind::between) ||
                        (number.first > sentence_->first_word &&
                         unit_word(number.first - 1, UnitWordKind::between));
    if (!next || !joined || *next <= number.low) return;
    number.end = between + 2;
    number.high = multiplied(*next, number.end);
  }

  void read_qualifiers(Number& number) const {
    const Index low = sentence_->first_word;
    for (Index back = 1; back <= qualifier_reach && number.first >= low + back; ++back) {
      const Index at = number.first - back;
      const UnitWord* word = unit_word(at);
      if (!word) continue;
      if (word->kind == UnitWordKind::about) number.approximate = true;
      if (word->kind == UnitWordKind::at_least) number.has_high = false;
      if (word->kind == UnitWordKind::at_most) number.has_low = false;
      const bool qualifies = word->kind == UnitWordKind::about ||
                             word->kind == UnitWordKind::at_least ||
                             word->kind == UnitWordKind::at_most;
      if (!qualifies) continue;
      number.first = at;
      return;
    }
  }

  // The noun the number counts: the nearest unit word behind it, unless something else is counted.
  struct Counted {
    Index noun = 0;
    const UnitWord* unit = nullptr;
  };
  std::optional<Counted> counted(const Number& number) const {
    const Index limit = std::min(sentence_->end_word, number.end + unit_reach);
    for (Index w = number.end; w < limit; ++w) {
      if (const UnitWord* word = unit_word(w)) {
        if (word->kind == UnitWordKind::not_claim) return std::nullopt;
        if (word->kind == UnitWordKind::unit) return Counted{w, word};
        if (word->kind == UnitWordKind::outcome) return Counted{w, word};
      }
      if (scene_.word(w).upos == Upos::verb || scene_.word(w).upos == Upos::punct) break;
      if (digits_value(scene_.text_of(w))) break;
    }
    return std::nullopt;
  }

  void add_claim(const Number& number, Index sentence) {
    const auto what = counted(number);
    if (!what) return;
    FoundClaim found;
    found.word = number.first;
    found.noun = what->noun;
    found.sentence = sentence;
    Claim& claim = found.claim;
    claim.span = cover(scene_.word(number.first).span, scene_.word(what->noun).span);
    claim.text = scene_.text(claim.span);
    if (number.has_low) claim.low = number.low;
    if (number.has_high) claim.high = number.high;
    claim.approximate = number.approximate;
    claim.unit = what->unit->value;
    if (number.end <= what->noun) {
      claim.of = scene_.text(cover(scene_.word(number.end).span, scene_.word(what->noun).span));
    }
    read_outcome(number, *what, found);
    const Attribution said = attributions_.of(number.first);
    claim.said_by = said.chain;
    claim.hedged = said.hedged || is_hedged(sentence);
    found_.push_back(std::move(found));
  }

  // "20 people were killed", "the return of 10": the outcome word over or beside the counted noun.
  void read_outcome(const Number& number, const Counted& what, FoundClaim& found) const {
    Index at = what.noun;
    for (int step = 0; step < 4; ++step) {
      const UnitWord* word = unit_word(at, UnitWordKind::outcome);
      if (word) {
        set_outcome(*word, found);
        return;
      }
      const auto& head = scene_.word(at).head;
      if (!head || *head >= scene_.analysis.words.size()) break;
      at = *head;
    }
    const Index clause = scene_.tree.clause_head(what.noun);
    for (Index w = sentence_->first_word; w < sentence_->end_word; ++w) {
      if (w >= number.first && w < number.end) continue;
      if (scene_.tree.clause_head(w) != clause) continue;
      if (const UnitWord* word = unit_word(w, UnitWordKind::outcome)) {
        set_outcome(*word, found);
        return;
      }
    }
  }

  static void set_outcome(const UnitWord& word, FoundClaim& found) {
    found.claim.unit = word.value;
    found.classes = word.classes;
  }

  bool is_hedged(Index sentence) const {
    const Sentence& words = scene_.analysis.sentences[sentence];
    for (Index w = words.first_word; w < words.end_word; ++w) {
      const Cue* cue = scene_.cue_at(w);
      if (cue && cue->kind == CueKind::hedge) return true;
    }
    return false;
  }

  const Scene& scene_;
  const Attributions& attributions_;
  const Sentence* sentence_ = nullptr;
  std::vector<FoundClaim> found_;
};

}  // namespace

std::vector<FoundClaim> find_claims(const Scene& scene, const Attributions& attributions) {
  return ClaimReader(scene, attributions).run();
}

}  // namespace dateline::events
