// SPDX-License-Identifier: Apache-2.0
#include "events/occasion_phrase.h"

#include <algorithm>

#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::events {
namespace {

using names::MarkerRole;

constexpr Index longest_left = 14;
constexpr Index longest_right = 9;
constexpr Index longest_level = 5;  // words before the last one of a level phrase

int roman_digit(char letter) {
  switch (letter) {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    case 'C':
      return 100;
    default:
      return 0;
  }
}

// "XVII" -> 17; 0 when the word is no Roman numeral of at least two letters.
int roman_value(std::string_view word) {
  if (word.size() < 2 || word.size() > 8) return 0;
  int total = 0;
  int last = 1000;
  for (const char letter : word) {
    const int value = roman_digit(letter);
    if (value == 0) return 0;
    total += value > last ? value - 2 * last : value;
    last = value;
  }
  return total;
}

int leading_number(std::string_view word, std::string_view& rest) {
  int value = 0;
  std::size_t at = 0;
  while (at < word.size() && word[at] >= '0' && word[at] <= '9' && at < 5) {
    value = value * 10 + (word[at] - '0');
    ++at;
  }
  rest = word.substr(at);
  return at == 0 ? 0 : value;
}

class PhraseReader {
 public:
  PhraseReader(const Scene& scene, Index head_first, Index head_end, const OccasionWord& word)
      : scene_(scene), sentence_(scene.sentence_of(head_first)) {
    parts_.first = head_first;
    parts_.end = head_end;
    parts_.head = head_end - 1;
    parts_.head_word = word;
    parts_.level = word.level;
    proper_head_ = scene.word(parts_.head).upos == Upos::propn ||
                   text::starts_upper(scene.text_of(parts_.head));
  }

  OccasionParts read() {
    extend_left();
    extend_right();
    return std::move(parts_);
  }

 private:
  void extend_left() {
    Index at = parts_.first;
    Index kept = at;
    while (at > sentence_.first_word && parts_.first - (at - 1) <= longest_left) {
      const Index w = at - 1;
      const Taken taken = take(w);
      if (taken == Taken::no) break;
      at = begin_;
      if (taken == Taken::content) kept = at;
    }
    parts_.first = kept;
  }

  void extend_right() {
    Index at = parts_.end;
    const Index limit = std::min(sentence_.end_word, parts_.end + longest_right);
    const auto opens = [&](Index w) {
      return scene_.tables.markers.marker_word(scene_.text_of(w)) == MarkerRole::gen &&
             scene_.word(w).upos == Upos::adp;
    };
    while (at < limit) {
      if (scene_.tables.words.verb_final) break;
      const bool linked = opens(at) || is_year(at) || scene_.word(at).upos == Upos::det ||
                          (at > parts_.end && take_right(at));
      if (!linked) break;
      if (is_year(at)) parts_.year = year_at(at);
      if (take_right(at) || is_year(at)) parts_.end = end_of(at);
      at = end_of(at);
    }
  }

  // Behind the head only bodies and levels count: "summit of the BRICS nations".
  bool take_right(Index w) {
    if (const auto* word = occasion_word(w); word && word->kind == OccasionWordKind::level) {
      if (parts_.level.empty() || word->level != "summit") parts_.level = word->level;
      return true;
    }
    const auto mention = scene_.mention_at(w);
    if (!mention) return false;
    return take_mention(*mention) == Taken::content && !parts_.body.empty();
  }

  enum class Taken : std::uint8_t { no, link, content };

  Taken take(Index w) {
    if (scene_.time_at(w) && !is_year(w)) return Taken::no;
    begin_ = begin_of(w);
    if (take_level(w)) return Taken::content;
    const auto mention = scene_.mention_at(w);
    if (mention && !is_people(*mention)) return take_mention(*mention);
    if (mention) begin_ = w;
    if (take_known_body(w)) return Taken::content;
    if (is_year(w)) {
      parts_.year = year_at(w);
      return Taken::content;
    }
    if (take_ordinal(w)) return Taken::content;
    if (const auto* word = occasion_word(w)) {
      if (word->kind == OccasionWordKind::level) {
        parts_.level = word->level;
        return Taken::content;
      }
      if (word->kind == OccasionWordKind::inside) return Taken::link;
      if (word->kind == OccasionWordKind::ordinal) {
        parts_.number = word->number;
        return Taken::content;
      }
      return take_proper(w);
    }
    if (scene_.tables.markers.marker_word(scene_.text_of(w)) == MarkerRole::gen) return Taken::link;
    return take_proper(w);
  }

  // The longest level phrase that ends with this word: "council of foreign ministers".
  bool take_level(Index w) {
    for (Index back = std::min<Index>(longest_level, w - sentence_.first_word) + 1; back > 0;
         --back) {
      const Index first = w + 1 - back;
      for (const auto& match :
           scene_.tables.occasions.words.at(scene_.lexemes, first, sentence_.end_word)) {
        if (match.end != w + 1 || match.value->kind != OccasionWordKind::level) continue;
        parts_.level = match.value->level;
        begin_ = first;
        return true;
      }
    }
    return false;
  }

  // A body in a hashtag, or one the name stage passed over.
  bool take_known_body(Index w) {
    std::string folded = text::fold(scene_.text_of(w));
    if (folded.starts_with('#')) folded.erase(0, 1);
    for (const knowledge::Candidate& candidate : scene_.knowledge.lookup(folded)) {
      if (candidate.kind != knowledge::Candidate::Kind::body) continue;
      parts_.body = candidate.id;
      return true;
    }
    return false;
  }

  Taken take_proper(Index w) {
    const Word& word = scene_.word(w);
    const bool upper = text::starts_upper(scene_.text_of(w)) && w > sentence_.first_word;
    if (word.upos != Upos::propn && !(upper && word.upos != Upos::det)) {
      return word.upos == Upos::punct && scene_.text_of(w) == "-" ? Taken::link : Taken::no;
    }
    if (!proper_head_ && word.upos != Upos::propn) return Taken::no;
    parts_.has_name = true;
    add_key(w);
    return Taken::content;
  }

  // "SCO defence ministers": what the name stage reads as a group of people is read word by word.
  bool is_people(Index m) const {
    const EntityKind kind = scene_.analysis.entities[scene_.analysis.names[m].entity].kind;
    return kind == EntityKind::group || kind == EntityKind::office;
  }

  Taken take_mention(Index m) {
    const NameMention& mention = scene_.analysis.names[m];
    const Entity& entity = scene_.analysis.entities[mention.entity];
    switch (entity.kind) {
      case EntityKind::body:
        if (entity.id.starts_with("body/") && !entity.id.starts_with("body/?")) {
          parts_.body = entity.id.substr(5);
        } else {
          parts_.has_name = true;
        }
        break;
      case EntityKind::person:
        // A name nobody knows, right before the proper nouns of the occasion, is part of them.
        if (!proper_head_ || !parts_.has_name || !entity.id.starts_with("person/?"))
          return Taken::no;
        break;
      case EntityKind::office:
      case EntityKind::group:
        return Taken::no;
      case EntityKind::country:
        parts_.has_party = true;
        break;
      default:
        if (entity.precision != "region" && !proper_head_) return Taken::no;
        parts_.has_name = true;
    }
    for (Index w = mention.first_word; w < mention.end_word; ++w) add_key(w);
    return Taken::content;
  }

  bool take_ordinal(Index w) {
    std::string digits = text::ascii_digits(scene_.text_of(w));
    if (const int roman = roman_value(digits)) {
      parts_.number = roman;
      return true;
    }
    std::string_view rest;
    const std::string folded = text::fold(digits);
    const int value = leading_number(folded, rest);
    if (value == 0 || value > 500) return false;
    const auto& endings = scene_.tables.occasions.ordinal_endings;
    if (std::find(endings.begin(), endings.end(), rest) == endings.end()) return false;
    parts_.number = value;
    return true;
  }

  bool is_year(Index w) const { return year_at(w) != 0; }
  int year_at(Index w) const {
    const std::string digits = text::ascii_digits(scene_.text_of(w));
    std::string_view rest;
    const int value = leading_number(digits, rest);
    return rest.empty() && value >= 1945 && value <= 2100 ? value : 0;
  }

  const OccasionWord* occasion_word(Index w) const {
    return scene_.tables.occasions.words.longest(scene_.lexemes, w, sentence_.end_word);
  }

  Index begin_of(Index w) const {
    const auto mention = scene_.mention_at(w);
    return mention ? std::min(w, scene_.analysis.names[*mention].first_word) : w;
  }
  Index end_of(Index w) const {
    const auto mention = scene_.mention_at(w);
    return mention ? std::max(w + 1, scene_.analysis.names[*mention].end_word) : w + 1;
  }

  void add_key(Index w) {
    std::string key = text::name_key(scene_.text_of(w));
    if (!key.empty()) parts_.keys.push_back(std::move(key));
  }

  const Scene& scene_;
  const Sentence& sentence_;
  OccasionParts parts_;
  bool proper_head_ = false;
  Index begin_ = 0;  // where the part last taken begins
};

}  // namespace

OccasionParts read_occasion_phrase(const Scene& scene, Index first, Index end,
                                   const OccasionWord& word) {
  return PhraseReader(scene, first, end, word).read();
}

}  // namespace dateline::events
