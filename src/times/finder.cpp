// SPDX-License-Identifier: Apache-2.0
#include "times/finder.h"

#include <algorithm>
#include <map>

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

/// "in February, last year" may be one date; "in February, as compared with last year" is not.
constexpr Index words_between = 2;

bool are_beside(const Draft& left, const Draft& right) {
  const Draft& first = left.first_word < right.first_word ? left : right;
  const Draft& second = left.first_word < right.first_word ? right : left;
  return second.first_word <= first.end_word + words_between;
}

/// A month whose year is said elsewhere in the sentence takes it: "this year ... late in June".
/// Only one such word may be there; it is used up by what it dates. Another year than the present
/// one must stand beside the month.
void share_year(std::vector<Draft>& drafts) {
  Draft* giver = nullptr;
  int shift = 0;
  for (Draft& draft : drafts) {
    const std::optional<int> said = year_shift_of(draft);
    if (!said) continue;
    if (giver != nullptr) return;
    giver = &draft;
    shift = *said;
  }
  if (giver == nullptr) return;
  for (Draft& draft : drafts) {
    if (!draft.lacks_year() || draft.begin.weekday) continue;
    if (shift != 0 && !are_beside(*giver, draft)) continue;
    draft.meaning.year_shift = shift;
    giver->absorbed = true;
  }
}

/// A year said at the head of a sentence ("In 2023, ...") holds for the months after it, and so
/// does the year of the date before in the same sentence ("in March 2022 and in April").
class YearChain {
 public:
  void enter(const Sentence& sentence, const std::vector<Draft>& drafts) {
    if (left_ > 0 && --left_ == 0) year_.reset();
    near_month_ = 0;
    const bool headed = !drafts.empty() && is_bare_year(drafts.front()) &&
                        drafts.front().first_word <= sentence.first_word + 2;
    if (headed) {
      year_ = drafts.front().begin.year;
      left_ = sentences_held;
    } else if (std::ranges::any_of(drafts, [](const Draft& draft) { return says_year(draft); })) {
      year_.reset();
    }
  }

  /// Gives the draft its year, or takes one from it.
  void pass(Draft& draft) {
    if (draft.begin.year && draft.begin.month) {
      near_month_ = *draft.begin.month;
      near_year_ = *draft.begin.year;
      near_end_ = draft.end_word;
      return;
    }
    if (!draft.lacks_year() || !draft.begin.month) return;
    if (near_month_ > 0 && draft.first_word <= near_end_ + words_held) {
      const bool next = *draft.begin.month < near_month_;
      draft.given_year = near_year_ + (next ? 1 : 0);
    } else if (year_) {
      draft.given_year = year_;
    }
  }

 private:
  static constexpr int sentences_held = 3;
  static constexpr Index words_held = 6;

  static bool is_bare_year(const Draft& draft) {
    return draft.meaning.operation == Operation::date && draft.begin.year && !draft.begin.month &&
           draft.meaning.modifier == Modifier::none;
  }
  static bool says_year(const Draft& draft) {
    return draft.begin.year || draft.meaning.operation == Operation::shift ||
           draft.meaning.operation == Operation::so_far;
  }

  std::optional<int> year_;
  int left_ = 0;
  int near_month_ = 0;  // of the last date with a year in this sentence; 0 for none
  int near_year_ = 0;
  Index near_end_ = 0;
};

/// "the Sunday Times", "Theresa May": letters of a person's or body's name.
bool is_name(const Analysis& analysis, const Draft& draft) {
  for (Index at = draft.first_word; at < draft.end_word; ++at) {
    const NameTag tag = analysis.words[at].name_tag;
    const bool named = tag == NameTag::begin_person || tag == NameTag::in_person ||
                       tag == NameTag::begin_body || tag == NameTag::in_body;
    if (!named) return false;
  }
  return true;
}

/// The time last spoken of, for "the next day": forgotten after two sentences.
struct Spoken {
  std::optional<Day> day;
  std::optional<Day> date;  // also the first day of a month or year
  Index sentence = 0;

  void enter(Index now) {
    if (now <= sentence + 2) return;
    day.reset();
    date.reset();
  }
  void pass(const TimeMention& mention, Index now) {
    if (!mention.when.from || !mention.when.to) return;
    sentence = now;
    date = mention.when.from;
    if (mention.when.from == mention.when.to) day = mention.when.from;
  }
};

/// A date without a year and without a tense is the one of the same name elsewhere in the report,
/// if all of those are in one year: the stamp under a quoted post repeats the date of the text.
void take_year_from_namesakes(std::vector<TimeMention>& times,
                              const std::vector<std::string>& bare_values) {
  std::map<std::string, std::optional<std::size_t>> dated;
  for (std::size_t at = 0; at < times.size(); ++at) {
    if (bare_values[at].empty() || !times[at].when.from) continue;
    const auto [entry, fresh] = dated.try_emplace(bare_values[at], at);
    std::optional<std::size_t>& first = entry->second;
    const bool other = !fresh && first && times[*first].when.edtf != times[at].when.edtf;
    if (other) first.reset();
  }
  for (std::size_t at = 0; at < times.size(); ++at) {
    if (times[at].when.from || times[at].when.edtf != bare_values[at]) continue;
    const auto found = dated.find(bare_values[at]);
    if (bare_values[at].empty() || found == dated.end()) continue;
    const std::optional<std::size_t> first = found->second;
    if (!first) continue;
    const TimeMention& namesake = times[*first];
    times[at].when.edtf = namesake.when.edtf;
    times[at].when.from = namesake.when.from;
    times[at].when.to = namesake.when.to;
    times[at].when.basis = Basis::relative;
    times[at].when.why = "the same date as elsewhere in the report: " + namesake.when.why;
    times[at].timex = namesake.timex;
  }
}

/// The value the draft would have without a year, "" when it is not of that kind.
std::string bare_value(const Draft& draft) {
  const bool simple =
      draft.meaning.operation == Operation::date || draft.meaning.operation == Operation::each;
  if (!simple || !draft.begin.month || draft.begin.year) return {};
  const std::optional<Edtf> value = build_value(draft.begin, draft.meaning.modifier, std::nullopt);
  return value ? to_string(*value) : std::string();
}

}  // namespace

TimeFinder::TimeFinder(const std::filesystem::path& pack_folder,
                       std::vector<Diagnostic>& diagnostics)
    : lexicon_(pack_folder, diagnostics),
      patterns_(pack_folder, lexicon_, diagnostics),
      tense_(pack_folder, diagnostics) {}

std::vector<Draft> TimeFinder::drafts_in(const Report& report, const Analysis& analysis,
                                         const Sentence& sentence) const {
  const OpenClasses open(lexicon_);
  const std::vector<Atom> atoms = atoms_of(lexicon_, report.text, analysis.words, sentence);
  std::vector<Draft> drafts;
  for (const Match& match : patterns_.find(atoms)) {
    for (Draft& draft : drafts_of(match, atoms, patterns_.rows())) {
      // The report's own date is no time of an event.
      if (report.date_span && report.date_span->overlaps(draft.span)) continue;
      if (is_name(analysis, draft)) continue;
      mark_open_ends(draft, match, atoms, open, lexicon_);
      draft.in_dateline =
          sentence.block == BlockKind::dateline || sentence.block == BlockKind::credit;
      drafts.push_back(draft);
    }
  }
  share_year(drafts);
  std::erase_if(drafts, &Draft::absorbed);
  return drafts;
}

void TimeFinder::operator()(const Report& report, Analysis& analysis) const {
  analysis.times.clear();
  if (patterns_.rows().empty()) return;
  Spoken spoken;
  const bool dated = report.date && is_countable(*report.date);
  const std::optional<Day> report_day = dated ? report.date : std::nullopt;
  YearChain chain;
  std::vector<std::string> bare_values;
  for (Index index = 0; index < analysis.sentences.size(); ++index) {
    const Sentence& sentence = analysis.sentences[index];
    std::vector<Draft> drafts = drafts_in(report, analysis, sentence);
    chain.enter(sentence, drafts);
    spoken.enter(index);
    for (Draft& draft : drafts) {
      chain.pass(draft);
      const Direction direction =
          tense_.read_around(report.text, analysis, draft.first_word).direction;
      if (direction == Direction::future) draft.given_year.reset();
      TimeMention mention = resolve(draft, {report_day, direction, spoken.day, spoken.date});
      mention.span = draft.span;
      mention.sentence = index;
      mention.first_word = draft.first_word;
      mention.end_word = draft.end_word;
      mention.rule = patterns_.rows()[draft.row].rule;
      mention.when.span = draft.span;
      spoken.pass(mention, index);
      bare_values.push_back(bare_value(draft));
      analysis.times.push_back(std::move(mention));
    }
  }
  take_year_from_namesakes(analysis.times, bare_values);
}

}  // namespace dateline::times
