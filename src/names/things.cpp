// SPDX-License-Identifier: Apache-2.0
#include "names/things.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::names {
namespace {

constexpr std::size_t most_letters = 4;
constexpr std::size_t longest_designation = 12;

bool is_ascii_letter(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}
bool is_ascii_digit(char letter) { return letter >= '0' && letter <= '9'; }

// "S-400", "Su30", "MQ-9B": a capital, at most three more letters, a hyphen or none, digits.
bool is_designation(std::string_view form) {
  if (form.size() > longest_designation || form.empty()) return false;
  std::size_t at = 0;
  while (at < form.size() && is_ascii_letter(form[at])) ++at;
  if (at == 0 || at > most_letters || form[0] < 'A' || form[0] > 'Z') return false;
  const bool hyphen = at < form.size() && form[at] == '-';
  if (hyphen) ++at;
  // Without a hyphen two capitals at most and no group such as "G20".
  if (!hyphen && at == 1 && form[0] == 'G') return false;
  const std::size_t digits = at;
  while (at < form.size() && is_ascii_digit(form[at])) ++at;
  if (at == digits || at - digits > 4) return false;
  while (at < form.size() && form[at] >= 'A' && form[at] <= 'Z') ++at;
  return at == form.size();
}

bool is_model_letters(std::string_view form) {
  return form.size() >= 2 && form.size() <= 4 &&
         std::ranges::all_of(form, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

}  // namespace

std::optional<ThingFound> designation_at(const Scene& scene, Index word) {
  const Index limit = std::min(scene.sentence_end(word), word + 5);
  std::string solid;
  Index end = word;
  Index best = word;
  for (; end < limit; ++end) {
    if (end > word && !scene.words[end].adjoins) break;
    solid += scene.form(end);
    if (is_designation(solid)) best = end + 1;
  }
  if (best == word) return std::nullopt;
  if (best < limit && !scene.words[best].adjoins && is_model_letters(scene.form(best)) &&
      scene.piece_from(best) == nullptr)
    ++best;
  return ThingFound{word, best, scene.span_text(word, best), "letters and digits"};
}

// "Operation Desert Storm": the word of the kind stands before the name.
std::optional<ThingFound> thing_behind_kind(const Scene& scene, const NameRuns& runs, Index word) {
  const auto before = scene.lex_from(word, {LexKind::thing_before});
  if (!before || before->ending || before->end >= scene.sentence_end(word)) return std::nullopt;
  const bool cased = scene.words[word].cased;
  const Index next = before->end;
  const auto capitals = cased ? runs.capitals(next) : std::nullopt;
  const bool named =
      cased ? scene.words[word].upper && scene.words[next].upper && capitals.has_value()
            : !scene.words[next].punctuation && !scene.marker(next) &&
                  !scene.is(next, {LexKind::stop}) && !scene.words[next].digits;
  if (!named) return std::nullopt;
  const NameRun run = capitals ? *capitals : runs.run_of(next, next + 1);
  const std::uint32_t begin = scene.analysis.words[word].span.begin;
  return ThingFound{word, run.end, std::string(slice(scene.report.text, {begin, run.span.end})),
                    before->entry({LexKind::thing_before})->rule};
}

std::optional<ThingFound> named_thing_at(const Scene& scene, const NameRuns& runs, Index word) {
  if (auto thing = thing_behind_kind(scene, runs, word)) return thing;
  if (!scene.words[word].upper || runs.is_title_case(word)) return std::nullopt;
  const auto run = runs.capitals(word);
  if (!run) return std::nullopt;
  // The word of the kind may be the last capitalised word or follow it ("New START treaty").
  const auto inside = scene.lex_from(run->end - 1, {LexKind::thing_after});
  if (inside && run->end - run->first > 1)
    return ThingFound{word, run->end, scene.span_text(word, run->end),
                      inside->entry({LexKind::thing_after})->rule};
  if (run->end >= scene.sentence_end(word) || scene.piece_from(word) != nullptr)
    return std::nullopt;
  const auto after = scene.lex_from(run->end, {LexKind::thing_after});
  if (!after || runs.is_ordinary(word)) return std::nullopt;
  return ThingFound{word, after->end, scene.span_text(word, run->end),
                    after->entry({LexKind::thing_after})->rule};
}

}  // namespace dateline::names
