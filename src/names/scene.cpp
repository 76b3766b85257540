// SPDX-License-Identifier: Apache-2.0
#include "names/scene.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "names/likeness.h"
#include "text/fold.h"
#include "text/name_key.h"
#include "text/utf8.h"

namespace dateline::names {
namespace {

constexpr Index no_piece = std::numeric_limits<Index>::max();
// No name in the tables is longer; keeps hostile input linear.
constexpr int longest_phrase = 10;
// Names found by sound: persons' and bodies' names of two to five words.
constexpr Index longest_by_sound = 5;
constexpr int least_for_piece = 78;
// Shorter words written with one capital ("Us", "Who") are no acronyms ("US", "WHO").
constexpr std::size_t longest_acronym_like = 3;

struct Letters {
  int upper = 0;
  int lower = 0;
  int all = 0;
};

Letters letters_of(std::string_view form) {
  Letters letters;
  for (std::size_t at = 0; at < form.size();) {
    const auto point = text::decode(form, at);
    letters.upper += text::is_upper(point.value) ? 1 : 0;
    letters.lower += text::is_lower(point.value) ? 1 : 0;
    letters.all += text::is_letter(point.value) ? 1 : 0;
    at += std::max<std::uint32_t>(point.length, 1);
  }
  return letters;
}

WordForm word_form(std::string_view form, const Markers& markers) {
  WordForm word;
  word.folded = text::fold(form);
  word.stems = markers.strip(word.folded);
  const Letters letters = letters_of(form);
  const char32_t first = text::decode(form, 0).value;
  word.upper = text::starts_upper(form);
  word.cased = letters.upper + letters.lower > 0;
  word.all_caps = letters.upper > 1 && letters.lower == 0;
  word.digits = text::is_digit(first);
  word.punctuation = letters.all == 0 && !word.digits;
  return word;
}

}  // namespace

const LexEntry* LexMatch::entry(LexKinds kinds) const {
  if (entries == nullptr) return nullptr;
  for (const LexEntry& one : *entries)
    if (kinds.has(one.kind)) return &one;
  return nullptr;
}

const knowledge::Candidate* Piece::candidate(knowledge::Candidate::Kind kind) const {
  const auto found = std::ranges::find(candidates, kind, &knowledge::Candidate::kind);
  return found == candidates.end() ? nullptr : &*found;
}

const knowledge::Candidate* Piece::country(std::string_view form) const {
  for (const auto& one : candidates)
    if (one.kind == knowledge::Candidate::Kind::country && one.form == form) return &one;
  return nullptr;
}

Scene::Scene(const Report& given_report, const Analysis& given_analysis, const Tools& given_tools)
    : report(given_report), analysis(given_analysis), tools(given_tools) {
  read_words();
  find_pieces();
}

std::string_view Scene::form(Index word) const {
  return slice(report.text, analysis.words[word].span);
}

Index Scene::sentence_end(Index word) const {
  return std::min(analysis.sentences[sentence_of_[word]].end_word, size());
}

Index Scene::sentence_begin(Index word) const {
  return analysis.sentences[sentence_of_[word]].first_word;
}

void Scene::read_words() {
  words.reserve(analysis.words.size());
  std::uint32_t end = 0;
  for (const Word& word : analysis.words) {
    words.push_back(word_form(slice(report.text, word.span), tools.markers));
    words.back().adjoins = word.span.begin == end;
    end = word.span.end;
    tagged = tagged || word.name_tag != NameTag::outside;
    parsed = parsed || word.upos != Upos::x;
  }
  sentence_of_.assign(words.size(), 0);
  for (Index sentence = 0; sentence < analysis.sentences.size(); ++sentence) {
    const Sentence& one = analysis.sentences[sentence];
    for (Index word = one.first_word; word < one.end_word && word < size(); ++word)
      sentence_of_[word] = sentence;
  }
}

const Piece* Scene::piece_at(Index word) const {
  if (word >= piece_of_.size() || piece_of_[word] == no_piece) return nullptr;
  return &pieces[piece_of_[word]];
}

const Piece* Scene::piece_from(Index word) const {
  const Piece* piece = piece_at(word);
  return piece != nullptr && piece->first == word ? piece : nullptr;
}

const Piece* Scene::piece_until(Index end) const {
  if (end == 0) return nullptr;
  const Piece* piece = piece_at(end - 1);
  return piece != nullptr && piece->end == end ? piece : nullptr;
}

std::string Scene::joined(Index first, Index end, std::string_view last) const {
  std::string phrase;
  for (Index word = first; word + 1 < end; ++word) {
    phrase += words[word].folded;
    // "all-party" is written solid, however its parts are cut.
    const bool hyphen = words[word].folded == "-" || words[word + 1].folded == "-";
    if (!hyphen || !words[word + 1].adjoins) phrase += ' ';
  }
  phrase += last;
  return phrase;
}

std::string Scene::span_text(Index first, Index end) const {
  return std::string(
      slice(report.text, cover(analysis.words[first].span, analysis.words[end - 1].span)));
}

std::optional<MarkerRole> Scene::marker(Index word) const {
  if (word >= size()) return std::nullopt;
  return tools.markers.marker_word(words[word].folded);
}

std::optional<LexMatch> Scene::lex_from(Index word, LexKinds kinds) const {
  if (word >= size()) return std::nullopt;
  int longest = 0;
  for (const Stem& stem : words[word].stems)
    longest = std::max(longest, tools.lexicon.longest_from(stem.form));
  const Index end = std::min(sentence_end(word), word + static_cast<Index>(longest));
  for (Index last = end; last > word; --last) {
    for (const Stem& stem : words[last - 1].stems) {
      LexMatch match{word, last, tools.lexicon.find(joined(word, last, stem.form)), stem.role};
      if (match.entry(kinds) != nullptr) return match;
    }
  }
  return std::nullopt;
}

std::optional<LexMatch> Scene::lex_until(Index end, LexKinds kinds) const {
  if (end == 0 || end > size()) return std::nullopt;
  const Index begin = std::max(sentence_begin(end - 1), end > 6 ? end - 6 : 0);
  for (Index first = begin; first < end; ++first) {
    const int longest = tools.lexicon.longest_from(words[first].folded);
    if (longest < static_cast<int>(end - first)) continue;
    const LexMatch match{
        first, end, tools.lexicon.find(joined(first, end, words[end - 1].folded)), {}};
    if (match.entry(kinds) != nullptr) return match;
  }
  return std::nullopt;
}

bool Scene::is(Index word, LexKinds kinds) const {
  if (word >= size()) return false;
  const LexMatch match{word, word + 1, tools.lexicon.find(words[word].folded), {}};
  return match.entry(kinds) != nullptr;
}

// Where letters have cases, a name begins with a capital, and a short one is all capitals.
bool Scene::may_be_name(Index first, Index end) const {
  if (!words[first].cased) return !words[first].punctuation;
  if (!words[first].upper) return false;
  const bool acronym_like = end - first == 1 && words[first].folded.size() <= longest_acronym_like;
  return !acronym_like || words[first].all_caps;
}

// A surname alone is no piece: who it is depends on the report. Exact forms keep their capitals;
// a form that is also a common word needs a sign that it is a name here.
bool Scene::fits(const knowledge::Candidate& candidate, Index first, Index end) const {
  if (candidate.form == "surname") return false;
  const auto phrase =
      slice(report.text, cover(analysis.words[first].span, analysis.words[end - 1].span));
  if (candidate.mark == "exact") return phrase.starts_with(candidate.written);
  if (candidate.mark != "ambiguous" || words[first].cased) return true;
  if (analysis.words[first].upos == Upos::propn) return true;
  if (analysis.words[first].name_tag != NameTag::outside) return true;
  return end < sentence_end(first) && tools.markers.postposition(words[end].folded) &&
         analysis.words[first].upos == Upos::x;
}

std::optional<Piece> Scene::piece_by_letters(Index first) const {
  int longest = 0;
  for (const Stem& stem : words[first].stems)
    longest = std::max(longest, tools.knowledge.longest_from(stem.form));
  longest = std::min(longest, longest_phrase);
  const Index end = std::min(sentence_end(first), first + static_cast<Index>(longest));
  for (Index last = end; last > first; --last) {
    if (!may_be_name(first, last) || words[last - 1].punctuation) continue;
    for (const Stem& stem : words[last - 1].stems) {
      auto candidates = tools.knowledge.lookup(joined(first, last, stem.form));
      std::erase_if(candidates, [&](const auto& one) { return !fits(one, first, last); });
      if (!candidates.empty()) return Piece{first, last, std::move(candidates), stem.role, false};
    }
  }
  return std::nullopt;
}

std::optional<Piece> Scene::piece_by_sound(Index first) const {
  if (!may_be_name(first, first + 1) || is(first, {LexKind::stop})) return std::nullopt;
  const Index end = std::min(sentence_end(first), first + longest_by_sound);
  Index last = first;
  while (last < end && !words[last].punctuation && !words[last].digits &&
         (!words[last].cased || words[last].upper) && !is(last, {LexKind::stop}) && !marker(last))
    ++last;
  for (; last > first + 1; --last) {
    for (const Stem& stem : words[last - 1].stems) {
      const auto spoken = words_of(joined(first, last, stem.form));
      std::string keys;
      for (const std::string& key : text::name_keys(joined(first, last, stem.form)))
        keys += keys.empty() ? key : ' ' + key;
      auto candidates = tools.knowledge.lookup_key(keys);
      std::erase_if(candidates, [&](const knowledge::Candidate& one) {
        return one.kind == knowledge::Candidate::Kind::country ||
               one.kind == knowledge::Candidate::Kind::region || one.form == "surname" ||
               words_alike(words_of(one.written), spoken) < least_for_piece;
      });
      if (!candidates.empty()) return Piece{first, last, std::move(candidates), stem.role, true};
    }
  }
  return std::nullopt;
}

void Scene::find_pieces() {
  piece_of_.assign(words.size(), no_piece);
  for (Index word = 0; word < size();) {
    auto piece = words[word].punctuation ? std::nullopt : piece_by_letters(word);
    if (!piece && !words[word].punctuation) piece = piece_by_sound(word);
    if (!piece) {
      ++word;
      continue;
    }
    const auto number = static_cast<Index>(pieces.size());
    for (Index inside = piece->first; inside < piece->end; ++inside) piece_of_[inside] = number;
    word = piece->end;
    pieces.push_back(*std::move(piece));
  }
}

}  // namespace dateline::names
