// SPDX-License-Identifier: Apache-2.0
#include "times/finder.h"

#include <algorithm>

#include "times/calendar.h"
#include "times/draft.h"
#include "times/resolve.h"

namespace dateline::times {
namespace {

/// Classes of the pack that open an interval at a date: before it ("since", "until") and after it.
struct OpenClasses {
  std::optional<ClassId> since;
  std::optional<ClassId> until;
  std::optional<ClassId> since_after;
  std::optional<ClassId> until_after;

  explicit OpenClasses(const Lexicon& lexicon)
      : since(lexicon.find_class("since")),
        until(lexicon.find_class("until")),
        since_after(lexicon.find_class("since_after")),
        until_after(lexicon.find_class("until_after")) {}
};

bool is_of(const std::vector<Atom>& atoms, std::size_t at, std::optional<ClassId> word_class) {
  return word_class && at < atoms.size() && atoms[at].reading(*word_class) != nullptr;
}

void mark_open_ends(Draft& draft, const Match& match, const std::vector<Atom>& atoms,
                    const OpenClasses& open, const Lexicon& lexicon) {
  if (match.begin > 0) {
    draft.open_end = is_of(atoms, match.begin - 1, open.since);
    draft.open_begin = is_of(atoms, match.begin - 1, open.until);
  }
  draft.open_end = draft.open_end || is_of(atoms, match.end, open.since_after);
  draft.open_end = draft.open_end || lexicon.is_since_ending(atoms[match.end - 1].ending);
  draft.open_begin = draft.open_begin || is_of(atoms, match.end, open.until_after);
}

/// "this year", "last year", "earlier this year": a year counted from the report's date.
std::optional<int> year_shift_of(const Draft& draft) {
  if (draft.unit != Unit::year || !draft.has_unit) return std::nullopt;
  if (draft.meaning.operation == Operation::so_far || draft.meaning.operation == Operation::rest) {
    return 0;
  }
  const bool near = draft.meaning.operation == Operation::shift && std::abs(draft.amount) <= 1;
  return near ? std::optional(draft.amount) : std::nullopt;
}

/// A month whose year is said elsewhere in the sentence takes it: "this year ... late in June".
/// Only one such word may be there; it is used up by what it dates.
void share_year(std::vector<Draft>& drafts) {
  Draft* giver = nullptr;
  for (Draft& draft : drafts) {
    if (!year_shift_of(draft)) continue;
    if (giver != nullptr) return;
    giver = &draft;
  }
  if (giver == nullptr) return;
  const int shift = *year_shift_of(*giver);
  for (Draft& draft : drafts) {
    if (!draft.lacks_year() || draft.begin.weekday) continue;
    draft.meaning.year_shift = shift;
    giver->absorbed = true;
  }
}

bool looks_before(const TimeMention& mention) {
  return mention.when.from && mention.when.from == mention.when.to;
}

}  // namespace

TimeFinder::TimeFinder(const std::filesystem::path& pack_folder,
                       std::vector<Diagnostic>& diagnostics)
    : lexicon_(pack_folder, diagnostics),
      patterns_(pack_folder, lexicon_, diagnostics),
      tense_(pack_folder, diagnostics) {}

void TimeFinder::operator()(const Report& report, Analysis& analysis) const {
  analysis.times.clear();
  if (patterns_.rows().empty()) return;
  const OpenClasses open(lexicon_);
  std::optional<Day> last_day;
  for (Index index = 0; index < analysis.sentences.size(); ++index) {
    const Sentence& sentence = analysis.sentences[index];
    const std::vector<Atom> atoms = atoms_of(lexicon_, report.text, analysis.words, sentence);
    std::vector<Draft> drafts;
    for (const Match& match : patterns_.find(atoms)) {
      for (Draft& draft : drafts_of(match, atoms, patterns_.rows())) {
        mark_open_ends(draft, match, atoms, open, lexicon_);
        draft.in_dateline =
            sentence.block == BlockKind::dateline || sentence.block == BlockKind::credit;
        drafts.push_back(draft);
      }
    }
    share_year(drafts);
    for (const Draft& draft : drafts) {
      if (draft.absorbed) continue;
      const Direction direction =
          tense_.read_around(report.text, analysis, draft.first_word).direction;
      TimeMention mention = resolve(draft, {report.date, direction, last_day});
      mention.span = draft.span;
      mention.sentence = index;
      mention.first_word = draft.first_word;
      mention.end_word = draft.end_word;
      mention.rule = patterns_.rows()[draft.row].rule;
      mention.when.span = draft.span;
      if (looks_before(mention)) last_day = mention.when.from;
      analysis.times.push_back(std::move(mention));
    }
  }
}

}  // namespace dateline::times
