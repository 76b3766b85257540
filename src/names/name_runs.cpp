// SPDX-License-Identifier: Apache-2.0
#include "names/name_runs.h"

#include <algorithm>

#include "text/fold.h"
#include "text/name_key.h"
#include "text/utf8.h"

namespace dateline::names {
namespace {

constexpr Index longest_name = 6;
constexpr Index longest_uncased_name = 3;

constexpr LexKinds role_words = {LexKind::office,   LexKind::head,  LexKind::ministry,
                                 LexKind::relation, LexKind::group, LexKind::body};
constexpr LexKinds no_name = {LexKind::stop, LexKind::determiner, LexKind::pronoun};

bool begins_tag(NameTag tag) {
  return tag == NameTag::begin_person || tag == NameTag::begin_place || tag == NameTag::begin_body;
}

NameTag inside_of(NameTag tag) {
  switch (tag) {
    case NameTag::begin_person:
    case NameTag::in_person:
      return NameTag::in_person;
    case NameTag::begin_place:
    case NameTag::in_place:
      return NameTag::in_place;
    case NameTag::begin_body:
    case NameTag::in_body:
      return NameTag::in_body;
    case NameTag::outside:
      break;
  }
  return NameTag::outside;
}

RunKind kind_of(NameTag tag) {
  switch (inside_of(tag)) {
    case NameTag::in_person:
      return RunKind::person;
    case NameTag::in_place:
      return RunKind::place;
    case NameTag::in_body:
      return RunKind::body;
    default:
      return RunKind::unknown;
  }
}

bool is_address(std::string_view form) {
  return form.starts_with('@') || form.starts_with('#') || form.find("://") != form.npos;
}

bool marks_people(MarkerRole role) {
  switch (role) {
    case MarkerRole::erg:
    case MarkerRole::dat:
    case MarkerRole::gen:
    case MarkerRole::with:
    case MarkerRole::between:
    case MarkerRole::by:
    case MarkerRole::led_by:
    case MarkerRole::behalf:
    case MarkerRole::invited_by:
      return true;
    default:
      return false;
  }
}

std::size_t letters_in(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = text::decode(word, at);
    count += text::is_letter(point.value) ? 1 : 0;
    at += std::max<std::uint32_t>(point.length, 1);
  }
  return count;
}

}  // namespace

NameRuns::NameRuns(const Scene& scene) : scene_(scene) {
  for (Index word = 0; word < scene.size(); ++word) {
    const WordForm& form = scene.words[word];
    if (form.cased && !form.upper) seen_lower_.push_back(form.folded);
  }
  std::ranges::sort(seen_lower_);
  const auto rest = std::ranges::unique(seen_lower_);
  seen_lower_.erase(rest.begin(), rest.end());
  for (const Sentence& sentence : scene.analysis.sentences) {
    int upper = 0;
    int long_words = 0;
    for (Index word = sentence.first_word; word < sentence.end_word && word < scene.size();
         ++word) {
      const WordForm& form = scene.words[word];
      if (!form.cased || letters_in(form.folded) < 4) continue;
      ++long_words;
      upper += form.upper ? 1 : 0;
    }
    title_case_.push_back(long_words >= 4 && upper * 5 >= long_words * 4 ? 1 : 0);
  }
}

bool NameRuns::is_title_case(Index word) const {
  return title_case_[scene_.sentence_of(word)] != 0;
}

bool NameRuns::is_ordinary(Index word) const {
  const WordForm& form = scene_.words[word];
  if (scene_.is(word, no_name) || scene_.marker(word)) return true;
  return std::ranges::binary_search(seen_lower_, form.folded);
}

bool NameRuns::is_initial(Index word) const {
  const std::string_view form = scene_.form(word);
  const WordForm& info = scene_.words[word];
  if (info.cased) return info.upper && letters_in(form) == 1 && form.size() <= 3;
  return form.ends_with('.') && letters_in(form) <= 2 && letters_in(form) > 0;
}

NameRun NameRuns::run_of(Index first, Index end) const {
  NameRun run;
  run.first = first;
  run.end = end;
  run.span = cover(scene_.analysis.words[first].span, scene_.analysis.words[end - 1].span);
  for (Index word = first; word < end; ++word) {
    if (!scene_.words[word].punctuation) run.words.emplace_back(scene_.form(word));
  }
  const bool marked = end < scene_.size() && scene_.words[end].folded.size() > 0 &&
                      scene_.tools.markers.postposition(scene_.words[end].folded).has_value();
  const auto stems = scene_.tools.markers.strip(scene_.form(end - 1));
  // A genitive is a word of its own; what looks like one at the end of a name belongs to it.
  if (!marked && stems.size() > 1 && stems[1].role != MarkerRole::gen && !run.words.empty()) {
    run.words.back() = stems[1].form;
    run.span.end = scene_.analysis.words[end - 1].span.begin +
                   static_cast<std::uint32_t>(stems[1].form.size());
    run.ending = stems[1].role;
  } else if (!marked && stems.size() > 1 && scene_.words[end - 1].cased && !run.words.empty()) {
    run.words.back() = stems[1].form;
    run.span.end = scene_.analysis.words[end - 1].span.begin +
                   static_cast<std::uint32_t>(stems[1].form.size());
    run.ending = stems[1].role;
  }
  for (const std::string& word : run.words) {
    for (std::string& key : text::name_keys(word)) run.keys.push_back(std::move(key));
  }
  return run;
}

bool NameRuns::can_be_part(Index word, Index first) const {
  const WordForm& form = scene_.words[word];
  if (form.punctuation) {
    // A hyphen or apostrophe inside ("Jean-Yves", "O'Neill"): solid on both sides.
    return word > first && form.adjoins && word + 1 < scene_.sentence_end(first) &&
           scene_.words[word + 1].adjoins && scene_.words[word + 1].upper &&
           (scene_.form(word) == "-" || scene_.form(word) == "'" || scene_.form(word) == "’");
  }
  if (form.digits || is_address(scene_.form(word))) return false;
  if (scene_.is(word, {LexKind::particle}) && word > first) return true;
  return form.upper && !scene_.is(word, no_name);
}

// Does the word carry a case ending, or stand before a marker of its own?
bool NameRuns::ends_name(Index word) const {
  if (word + 1 < scene_.size() && scene_.tools.markers.postposition(scene_.words[word + 1].folded))
    return true;
  const auto& stems = scene_.words[word].stems;
  return stems.size() > 1 && stems[1].role != MarkerRole::gen;
}

bool NameRuns::can_be_part_uncased(Index word, Index first) const {
  const WordForm& form = scene_.words[word];
  if (form.punctuation || form.digits || scene_.marker(word)) return false;
  if (is_hyphen_inside(word + 1) || (word > first && is_hyphen_inside(word - 1))) return true;
  if (scene_.lex_from(word, no_name) || scene_.lex_from(word, role_words)) return false;
  if (is_address(scene_.form(word))) return false;
  const NameTag tag = scene_.analysis.words[word].name_tag;
  if (tag == NameTag::begin_person || tag == NameTag::in_person) return true;
  if (scene_.piece_at(word) != nullptr &&
      scene_.piece_at(word)->candidate(knowledge::Candidate::Kind::person) == nullptr)
    return false;
  const Upos upos = scene_.analysis.words[word].upos;
  const bool nominal = upos == Upos::propn || upos == Upos::noun || upos == Upos::x;
  return nominal && (word == first || upos != Upos::noun || !scene_.parsed);
}

// A hyphen written solid with the words on both sides: "અમીર-અબ્દોલ્લાહિયાન".
bool NameRuns::is_hyphen_inside(Index word) const {
  return word > 0 && word + 1 < scene_.size() && scene_.form(word) == "-" &&
         scene_.words[word].adjoins && scene_.words[word + 1].adjoins;
}

bool NameRuns::all_initials(Index first, Index end) const {
  for (Index word = first; word < end; ++word)
    if (!is_initial(word)) return false;
  return true;
}

// Where letters have no capitals: one more noun belongs to the name when the marker behind it is
// one that people take ("X Y સાથે", "X Y ના નેતૃત્વમાં").
NameRun NameRuns::longer(const NameRun& run, Index limit) const {
  const Index next = run.end;
  if (next >= limit || run.words.size() > 2 || ends_name(next - 1)) return run;
  if (!can_be_part_uncased(next, next)) return run;
  if (next + 3 <= limit && is_hyphen_inside(next + 1)) return run_of(run.first, next + 3);
  const auto& stems = scene_.words[next].stems;
  std::optional<MarkerRole> role;
  if (stems.size() > 1) role = stems[1].role;
  if (next + 1 < limit) {
    const auto after = scene_.tools.markers.postposition(scene_.words[next + 1].folded);
    if (after) role = after;
  }
  return role && marks_people(*role) ? run_of(run.first, next + 1) : run;
}

// The first word behind honorifics and a second title.
Index NameRuns::behind_titles(Index word, Index limit) const {
  Index first = word;
  while (first < limit && scene_.is(first, {LexKind::honorific})) ++first;
  // A second title: "Foreign Minister Prince Faisal", "Prime Minister General X".
  const auto second = first < limit ? scene_.lex_from(first, {LexKind::office}) : std::nullopt;
  if (second && !second->ending && second->end < limit && scene_.piece_from(first) == nullptr &&
      scene_.words[first].cased && scene_.words[second->end].upper)
    return second->end;
  return first;
}

// Where a name that begins at `first` ends at the latest; `first` if no word but initials is there.
Index NameRuns::uncased_end(Index first, Index limit) const {
  Index end = first;
  Index counted = 0;
  while (end < limit && counted < longest_uncased_name &&
         (is_initial(end) || is_hyphen_inside(end) ||
          can_be_part_uncased(end, all_initials(first, end) ? end : first))) {
    counted += is_initial(end) || is_hyphen_inside(end) ? 0U : 1U;
    ++end;
    if (ends_name(end - 1)) break;
  }
  return counted == 0 ? first : end;
}

std::optional<NameRun> NameRuns::after_title(Index word) const {
  const Index limit = word < scene_.size() ? scene_.sentence_end(word) : word;
  const Index first = behind_titles(word, limit);
  if (first >= limit) return std::nullopt;
  const Piece* piece = scene_.piece_from(first);
  if (piece != nullptr && piece->candidate(knowledge::Candidate::Kind::person) != nullptr)
    return run_of(first, piece->end);
  RunKind kind = RunKind::unknown;
  auto tag = tagged(first, kind);
  if (is_address(scene_.form(first))) return std::nullopt;
  const bool cased = scene_.words[first].cased;
  if (tag && kind == RunKind::person && cased) return tag;
  if (tag && kind == RunKind::person && !all_initials(first, tag->end)) return longer(*tag, limit);
  if (piece != nullptr) return std::nullopt;
  if (scene_.words[first].cased) return capitals(first);
  const Index end = uncased_end(first, limit);
  if (end == first) return std::nullopt;
  return longer(run_of(first, end), limit);
}

// Where letters have no capitals the tags are weaker: the stretch ends at the first word that is
// no name by its class or by the tables, and after a case ending.
Index NameRuns::plausible_end(Index first, Index end) const {
  for (Index word = first; word < end; ++word) {
    const WordForm& form = scene_.words[word];
    const Upos upos = scene_.analysis.words[word].upos;
    const bool initial = is_initial(word);
    const bool hyphen = form.punctuation && form.adjoins && word > first;
    const bool nominal = upos == Upos::propn || upos == Upos::x || upos == Upos::noun || initial;
    const bool table = scene_.lex_from(word, no_name).has_value() || scene_.marker(word) ||
                       scene_.lex_from(word, role_words).has_value();
    if (form.digits || is_address(scene_.form(word)) || (!initial && table)) return word;
    if (!hyphen && !nominal) return word;
    if (word > first && scene_.piece_from(word) != nullptr) return word;
    if (!initial && ends_name(word)) return word + 1;
  }
  return end;
}

std::optional<NameRun> NameRuns::tagged(Index word, RunKind& kind) const {
  const NameTag tag = scene_.analysis.words[word].name_tag;
  if (!begins_tag(tag) || is_address(scene_.form(word))) return std::nullopt;
  const Index limit = std::min(scene_.sentence_end(word), word + 12);
  Index end = word + 1;
  while (end < limit && scene_.analysis.words[end].name_tag == inside_of(tag) &&
         !is_address(scene_.form(end)))
    ++end;
  Index first = word;
  const bool person = inside_of(tag) == NameTag::in_person;
  while (first + 1 < end &&
         ((person && scene_.is(first, {LexKind::honorific})) || scene_.words[first].punctuation))
    ++first;
  if (!scene_.words[word].cased) end = plausible_end(first, end);
  while (end > first && (scene_.words[end - 1].punctuation || scene_.marker(end - 1))) --end;
  if (first == end) return std::nullopt;
  kind = kind_of(tag);
  return run_of(first, end);
}

std::optional<NameRun> NameRuns::capitals(Index word) const {
  if (!scene_.words[word].upper || !can_be_part(word, word)) return std::nullopt;
  const Index limit = std::min(scene_.sentence_end(word), word + longest_name);
  Index end = word;
  while (end < limit && can_be_part(end, word)) {
    if (end > word && scene_.piece_from(end) != nullptr &&
        scene_.piece_from(end)->candidate(knowledge::Candidate::Kind::person) == nullptr &&
        scene_.analysis.words[end].name_tag == NameTag::outside)
      break;
    if (end > word && scene_.lex_from(end, role_words)) break;
    if (end > word && is_title_case(word) && is_ordinary(end)) break;
    ++end;
  }
  while (end > word + 1 &&
         (scene_.is(end - 1, {LexKind::particle}) && !scene_.words[end - 1].upper))
    --end;
  return run_of(word, end);
}

}  // namespace dateline::names
