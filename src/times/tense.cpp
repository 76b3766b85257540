// SPDX-License-Identifier: Apache-2.0
#include "times/tense.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"
#include "times/clauses.h"
#include "times/tense_table.h"

namespace dateline::times {
namespace {

using Table = TenseReader::Table;
using Tense = TenseReader::Tense;

constexpr Index widest_search = 60;  // words to either side where there is no tree

/// One reading of one sentence; folded forms are made as they are asked for.
class Reader {
 public:
  Reader(const Table& table, std::string_view text, const Analysis& analysis)
      : table_(table), text_(text), analysis_(analysis) {}

  Tense clause(Index predicate, int depth = 0) const;
  Tense around(Index word) const;

 private:
  [[nodiscard]] std::string form(Index at) const {
    return text::fold(text::trim(slice(text_, analysis_.words[at].span)));
  }
  [[nodiscard]] const Word& word(Index at) const { return analysis_.words[at]; }

  template <typename Set>
  [[nodiscard]] bool is_listed(const Set& set, Index at) const {
    return set.contains(form(at)) || (!word(at).lemma.empty() && set.contains(word(at).lemma));
  }
  /// "Will Smith" is no future.
  [[nodiscard]] bool is_name(Index at) const {
    return word(at).upos == Upos::propn || word(at).name_tag != NameTag::outside;
  }
  [[nodiscard]] const TenseMark* find(const Table::Marks& marks, Index at) const {
    if (is_name(at)) return nullptr;
    auto found = marks.find(form(at));
    if (found == marks.end() && !word(at).lemma.empty()) found = marks.find(word(at).lemma);
    return found == marks.end() ? nullptr : &found->second;
  }

  [[nodiscard]] std::vector<Index> children(Index head) const;
  [[nodiscard]] std::optional<Tense> modifier_of(Index noun) const;
  [[nodiscard]] std::optional<Tense> phrase_before(Index predicate) const;
  [[nodiscard]] Tense group(Index predicate, const std::vector<Index>& helpers) const;
  void weigh(Tense& tense, Index at, const TenseMark& mark) const;
  [[nodiscard]] const TenseMark* listed_mark(Index predicate) const;
  [[nodiscard]] TenseMark own_mark(Index predicate) const;
  [[nodiscard]] bool is_infinitive(Index predicate, const std::vector<Index>& below) const;
  [[nodiscard]] Tense climb(Index predicate, bool infinitive, int depth) const;
  [[nodiscard]] Tense nearby(const Sentence& sentence, Index word) const;
  [[nodiscard]] Tense nearby_after(const Sentence& sentence, Index word) const;
  [[nodiscard]] Tense nearby_before(const Sentence& sentence, Index word) const;
  [[nodiscard]] Index first_helper(const Sentence& sentence, Index verb) const;
  [[nodiscard]] Tense right_before(const Sentence& sentence, Index at) const;
  [[nodiscard]] const TenseMark* run_mark(const Sentence& sentence, Index at) const;
  [[nodiscard]] Tense run_at(const Sentence& sentence, Index at, Index end) const;
  [[nodiscard]] bool ends_clause(const Sentence& sentence, Index at) const;

  const Table& table_;
  std::string_view text_;
  const Analysis& analysis_;
};

std::vector<Index> Reader::children(Index head) const {
  std::vector<Index> found;
  const Sentence* sentence = sentence_of(analysis_, head);
  if (sentence == nullptr) return found;
  const Window near = window_around(*sentence, head);
  for (Index at = near.begin; at < near.end; ++at) {
    if (word(at).head == head && at != head) found.push_back(at);
  }
  return found;
}

/// "upcoming", "last" beside the noun.
std::optional<Tense> Reader::modifier_of(Index noun) const {
  for (const Index child : children(noun)) {
    const Relation relation = word(child).relation;
    if (relation != Relation::amod && relation != Relation::acl && relation != Relation::det) {
      continue;
    }
    if (const TenseMark* mark = find(table_.modifiers, child)) {
      return Tense{.direction = mark->direction, .cue = word(child).span};
    }
  }
  return std::nullopt;
}

/// "is set to" right before the predicate.
std::optional<Tense> Reader::phrase_before(Index predicate) const {
  const Sentence* sentence = sentence_of(analysis_, predicate);
  if (sentence == nullptr) return std::nullopt;
  for (const std::vector<std::string>& phrase : table_.phrases) {
    const auto length = static_cast<Index>(phrase.size());
    if (predicate < sentence->first_word + length) continue;
    const Index begin = predicate - length;
    bool fits = true;
    for (Index at = 0; at < length && fits; ++at) fits = form(begin + at) == phrase[at];
    if (!fits) continue;
    return Tense{.direction = Direction::future,
                 .cue = cover(word(begin).span, word(predicate - 1).span)};
  }
  return std::nullopt;
}

/// What the pack says of the predicate's form, else of its ending.
const TenseMark* Reader::listed_mark(Index predicate) const {
  if (const TenseMark* listed = find(table_.forms, predicate)) return listed;
  const auto found = table_.auxiliaries.find(form(predicate));
  if (found != table_.auxiliaries.end()) return &found->second;
  return table_.ending_of(form(predicate));
}

/// What the universal features and the pack's forms and endings say of the predicate itself.
TenseMark Reader::own_mark(Index predicate) const {
  const Word& here = word(predicate);
  const std::string_view tense = feature(here, "Tense");
  const std::string_view verb_form = feature(here, "VerbForm");
  TenseMark mark;
  mark.finite = verb_form == "Fin" || (verb_form.empty() && !tense.empty());
  if (feature(here, "Aspect") == "Prog") mark.progressive = true;
  if (verb_form == "Part" && tense == "Pres") mark.progressive = true;
  if (tense == "Fut" || feature(here, "Aspect") == "Prosp") mark.direction = Direction::future;
  if (tense == "Past" || tense == "Pqp" || tense == "Imp") mark.direction = Direction::past;
  if (tense == "Pqp") mark.background = true;
  if (tense == "Pres" && mark.finite) mark.direction = Direction::present;
  if (verb_form == "Inf" || verb_form == "Ger") return mark;
  const TenseMark* listed = listed_mark(predicate);
  if (listed == nullptr) return mark;
  if (mark.direction == Direction::unknown) mark.direction = listed->direction;
  // An ending is surer of the future than a weak model's features.
  if (listed->direction == Direction::future) mark.direction = Direction::future;
  mark.progressive = mark.progressive || listed->progressive;
  mark.modal = listed->modal;
  return mark;
}

/// Future outweighs past, past outweighs present.
void Reader::weigh(Tense& tense, Index at, const TenseMark& mark) const {
  const auto rank = [](Direction direction) {
    switch (direction) {
      case Direction::future:
        return 3;
      case Direction::past:
        return 2;
      case Direction::present:
        return 1;
      default:
        return 0;
    }
  };
  tense.modal = tense.modal || mark.modal;
  tense.progressive = tense.progressive || mark.progressive;
  tense.perfect_or_past_before_past = tense.perfect_or_past_before_past || mark.background;
  if (rank(mark.direction) <= rank(tense.direction)) return;
  tense.direction = mark.direction;
  tense.cue = word(at).span;
}

/// What the words say only together: "may have met" looks back, a participle that goes on
/// ("કરી રહ્યા છે") does not.
void settle(Tense& tense, bool perfect, bool present_helper) {
  if (perfect && tense.modal) tense.direction = Direction::past;
  const bool goes_on = tense.progressive && present_helper && !perfect;
  if (goes_on && tense.direction == Direction::past) tense.direction = Direction::present;
}

Tense Reader::group(Index predicate, const std::vector<Index>& helpers) const {
  Tense tense;
  bool perfect = false;
  bool finite_helper = false;
  bool present_helper = !helpers.empty();
  for (const Index helper : helpers) {
    TenseMark mark;
    if (const TenseMark* listed = find(table_.auxiliaries, helper)) {
      mark = *listed;
    } else {
      mark = own_mark(helper);
    }
    if (mark.direction != Direction::unknown) finite_helper = true;
    if (mark.direction == Direction::past) present_helper = false;
    perfect = perfect || mark.perfect;
    weigh(tense, helper, mark);
  }
  const TenseMark own = own_mark(predicate);
  const bool passive_present = finite_helper && tense.direction == Direction::present && !perfect &&
                               !own.finite && own.direction == Direction::past;
  if (!passive_present) weigh(tense, predicate, own);
  if (passive_present) tense.progressive = tense.progressive || own.progressive;
  settle(tense, perfect, present_helper);
  return tense;
}

bool Reader::is_infinitive(Index predicate, const std::vector<Index>& below) const {
  if (feature(word(predicate), "VerbForm") == "Inf") return true;
  return std::ranges::any_of(below, [&](Index child) {
    const Relation relation = word(child).relation;
    return (relation == Relation::mark || relation == Relation::aux) && child < predicate &&
           is_listed(table_.infinitive_marks, child);
  });
}

/// An infinitive or participle takes its tense from above.
Tense Reader::climb(Index predicate, bool infinitive, int depth) const {
  const std::optional<Index> head = head_of(analysis_, predicate);
  if (!head) {
    // "Minister to visit Moscow": an infinitive on its own announces.
    if (!infinitive) return {};
    return {.direction = Direction::future, .cue = word(predicate).span};
  }
  const bool complement =
      word(predicate).relation == Relation::xcomp || word(predicate).relation == Relation::acl ||
      word(predicate).relation == Relation::ccomp || word(predicate).relation == Relation::advcl;
  if (infinitive && complement && is_listed(table_.governors, *head)) {
    return {.direction = Direction::future, .cue = word(*head).span};
  }
  if (infinitive && word(predicate).relation == Relation::acl) {
    return {.direction = Direction::future, .cue = word(predicate).span};
  }
  const std::optional<Index> above = governing_predicate(analysis_, *head);
  return above && *above != predicate ? clause(*above, depth + 1) : Tense{};
}

Tense Reader::clause(Index predicate, int depth) const {
  if (predicate >= analysis_.words.size() || depth > deepest_climb) return {};
  if (const std::optional<Tense> modified = modifier_of(predicate)) return *modified;
  const std::vector<Index> below = children(predicate);
  std::vector<Index> helpers;
  for (const Index child : below) {
    const Relation relation = word(child).relation;
    if (relation == Relation::aux || relation == Relation::cop) helpers.push_back(child);
  }
  if (const std::optional<Tense> planned = phrase_before(predicate)) return *planned;
  const bool verbal =
      word(predicate).upos == Upos::verb || word(predicate).upos == Upos::aux || !helpers.empty();
  const bool forward = is_listed(table_.forward, predicate) || is_listed(table_.targets, predicate);
  if (forward && word(predicate).upos != Upos::noun) {
    return {.direction = Direction::future, .cue = word(predicate).span};
  }
  const bool infinitive = is_infinitive(predicate, below);
  std::erase_if(helpers, [&](Index at) { return is_listed(table_.infinitive_marks, at); });
  Tense tense = verbal ? group(predicate, helpers) : Tense{};
  if (infinitive && helpers.empty()) tense = {};
  if (tense.direction != Direction::unknown) return tense;
  const Tense above = climb(predicate, infinitive, depth);
  tense.direction = above.direction;
  tense.perfect_or_past_before_past = above.perfect_or_past_before_past;
  tense.modal = tense.modal || above.modal;
  tense.progressive = tense.progressive || above.progressive;
  if (!tense.cue) tense.cue = above.cue;
  return tense;
}

/// Does the sentence break off here: punctuation, a word between clauses, its end?
bool Reader::ends_clause(const Sentence& sentence, Index at) const {
  if (at >= sentence.end_word) return true;
  if (word(at).upos == Upos::punct || table_.boundaries.contains(form(at))) return true;
  const std::string_view letters = slice(text_, word(at).span);
  return !letters.empty() && letters.size() <= 3 &&
         text::is_punctuation(text::decode(letters, 0).value);
}

/// The tense of a word in a run that is no helper; nothing for a participle that the clause goes
/// on from where verbs stand last.
const TenseMark* Reader::run_mark(const Sentence& sentence, Index at) const {
  if (word(at).upos == Upos::noun || word(at).upos == Upos::propn) return nullptr;
  const TenseMark* mark = find(table_.forms, at);
  if (mark == nullptr) mark = table_.ending_of(form(at));
  const bool closed = table_.verb_final && mark != nullptr && !mark->finite &&
                      !ends_clause(sentence, at + 1) && !table_.auxiliaries.contains(form(at + 1));
  return closed ? nullptr : mark;
}

/// The run of tensed words from `at` on: "કરી રહ્યા છે", "has been held".
Tense Reader::run_at(const Sentence& sentence, Index at, Index end) const {
  Tense tense;
  bool perfect = false;
  bool present_helper = false;
  bool past_helper = false;
  const Index limit = std::min(end, at + 6);
  for (; at < limit; ++at) {
    const auto found = table_.auxiliaries.find(form(at));
    const bool helper = found != table_.auxiliaries.end() && !is_name(at);
    const TenseMark* mark = helper ? &found->second : run_mark(sentence, at);
    if (mark == nullptr) break;
    if (helper && mark->direction == Direction::present) present_helper = true;
    if (helper && mark->direction == Direction::past) past_helper = true;
    // The participle of "is held" is not past.
    const bool participle = !helper && tense.direction == Direction::present && !perfect;
    perfect = perfect || mark->perfect;
    if (!participle || mark->progressive) weigh(tense, at, *mark);
  }
  settle(tense, perfect, present_helper && !past_helper);
  return tense;
}

Tense Reader::nearby_after(const Sentence& sentence, Index at) const {
  const Index limit = std::min(sentence.end_word, at + widest_search);
  for (Index next = at + 1; next < limit; ++next) {
    const Tense tense = run_at(sentence, next, sentence.end_word);
    if (tense.direction != Direction::unknown) return tense;
  }
  return {};
}

/// The nearest tensed run to the left in the same clause, else the one to the right.
Tense Reader::nearby_before(const Sentence& sentence, Index at) const {
  const Index limit =
      at > sentence.first_word + widest_search ? at - widest_search : sentence.first_word;
  for (Index next = at; next > limit; --next) {
    const Index here = next - 1;
    if (const std::optional<Tense> planned = phrase_before(here)) return *planned;
    if (is_listed(table_.forward, here) || is_listed(table_.targets, here)) {
      return {.direction = Direction::future, .cue = word(here).span};
    }
    Tense tense = run_at(sentence, here, at);
    if (tense.direction == Direction::unknown) {
      const bool infinitive = here > sentence.first_word + 1 &&
                              table_.infinitive_marks.contains(form(here - 1)) &&
                              table_.governors.contains(form(here - 2));
      if (!infinitive) continue;
      return {.direction = Direction::future, .cue = word(here - 2).span};
    }
    const Index first = first_helper(sentence, here);
    if (first < here) tense = run_at(sentence, first, at);
    return tense;
  }
  return nearby_after(sentence, at);
}

Tense Reader::nearby(const Sentence& sentence, Index at) const {
  if (!table_.verb_final) return nearby_before(sentence, at);
  const Tense tense = nearby_after(sentence, at);
  return tense.direction != Direction::unknown ? tense : nearby_before(sentence, at);
}

/// "said on Monday": the verb the date follows, whatever a tree makes of it.
Tense Reader::right_before(const Sentence& sentence, Index at) const {
  Index end = at;
  if (end > sentence.first_word && table_.adjacent.contains(form(end - 1))) --end;
  if (table_.adjacent.empty() || end == sentence.first_word) return {};
  if (is_listed(table_.forward, end - 1) || is_name(end - 1)) return {};
  if (end == at && is_listed(table_.targets, end - 1)) return {};
  return run_at(sentence, first_helper(sentence, end - 1), end);
}

/// The first of the auxiliaries before a verb: "should" of "should be completed".
Index Reader::first_helper(const Sentence& sentence, Index verb) const {
  Index first = verb;
  while (first > sentence.first_word && first + 4 > verb &&
         table_.auxiliaries.contains(form(first - 1)) && !is_name(first - 1)) {
    --first;
  }
  return first;
}

Tense Reader::around(Index at) const {
  const Sentence* sentence = sentence_of(analysis_, at);
  if (sentence == nullptr) return {};
  // Where the verb closes its clause, the next verb is surer than a weak model's tree.
  if (table_.verb_final) {
    const Tense tense = nearby_after(*sentence, at);
    if (tense.direction != Direction::unknown) return tense;
  }
  const Tense adjacent = right_before(*sentence, at);
  if (adjacent.direction != Direction::unknown) return adjacent;
  if (has_tree(analysis_, *sentence)) {
    Index here = at;
    for (int step = 0; step < deepest_climb; ++step) {
      if (const std::optional<Tense> modified = modifier_of(here)) return *modified;
      const std::optional<Index> head = head_of(analysis_, here);
      if (!head || word(here).upos == Upos::verb || heads_clause(word(here))) break;
      here = *head;
    }
    if (const std::optional<Index> predicate = governing_predicate(analysis_, at)) {
      const Tense tense = clause(*predicate);
      if (tense.direction != Direction::unknown) return tense;
    }
  }
  return nearby(*sentence, at);
}

}  // namespace

TenseReader::TenseReader(const std::filesystem::path& pack_folder,
                         std::vector<Diagnostic>& diagnostics) {
  auto table = std::make_shared<Table>();
  read_tense_table(pack_folder, diagnostics, *table);
  table_ = std::move(table);
}

TenseReader::Tense TenseReader::read(std::string_view text, const Analysis& analysis,
                                     Index predicate) const {
  return Reader(*table_, text, analysis).clause(predicate);
}

TenseReader::Tense TenseReader::read_around(std::string_view text, const Analysis& analysis,
                                            Index word) const {
  return Reader(*table_, text, analysis).around(word);
}

}  // namespace dateline::times
