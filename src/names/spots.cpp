// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "names/spot_finder.h"
#include "names/things.h"
#include "text/fold.h"

namespace dateline::names {
namespace {

using CandidateKind = knowledge::Candidate::Kind;

// Words that a country's adjective can stand before.
constexpr LexKinds phrase_words = {LexKind::office, LexKind::head,   LexKind::ministry,
                                   LexKind::field,  LexKind::body,   LexKind::group,
                                   LexKind::prefix, LexKind::leader, LexKind::relation};

}  // namespace

std::vector<Spot> SpotFinder::run() {
  for (Index word = 0; word < scene_.size();) {
    const Index before = word;
    word = read(word);
    if (word <= before) word = before + 1;
  }
  return std::move(spots_);
}

// Reads what begins at `word`; the word after it.
Index SpotFinder::read(Index word) {
  if (scene_.words[word].punctuation) return word + 1;
  if (const Index end = read_handle(word); end > word) return end;
  const Piece* piece = scene_.piece_from(word);
  const bool longer_piece = piece != nullptr && piece_beats_role(*piece, word);
  if (!longer_piece) {
    if (const Index end = read_role(word); end > word) return end;
  }
  if (const Index end = read_thing(word); end > word) return end;
  if (piece != nullptr) {
    if (const Index end = read_piece(*piece); end > word) return end;
  }
  if (const Index end = read_place(word); end > word) return end;
  if (const Index end = read_tagged(word); end > word) return end;
  if (const Index end = read_capitals(word); end > word) return end;
  if (const Index end = read_honorific(word); end > word) return end;
  if (const Index end = read_pronoun(word); end > word) return end;
  return read_maybe(word);
}

// "(CBI)" behind a body is another name of it.
void SpotFinder::read_acronym() {
  Spot& spot = spots_.back();
  const bool body = spot.kind == Spot::Kind::body || is_body_role(spot);
  const Index at = spot.end;
  if (!body || at + 2 >= scene_.size() || scene_.form(at) != "(" || scene_.form(at + 2) != ")")
    return;
  const std::string_view form = scene_.form(at + 1);
  if (form.size() < 2 || form.size() > 30 || scene_.words[at + 1].digits) return;
  if (scene_.words[at + 1].cased && !scene_.words[at + 1].all_caps) return;
  spot.acronym = scene_.words[at + 1].folded;
  spot.end = at + 3;
}

Index SpotFinder::read_piece(const Piece& piece) {
  Spot spot;
  spot.first = piece.first;
  spot.end = piece.end;
  spot.piece = &piece;
  spot.rule = piece.candidates.front().rule;
  if (piece.candidate(CandidateKind::body) != nullptr) {
    spot.kind = Spot::Kind::body;
  } else if (piece.country("name") != nullptr) {
    if (is_other_place(piece)) return piece.first;
    spot.kind = Spot::Kind::country;
  } else if (piece.candidate(CandidateKind::person) != nullptr) {
    spot.kind = Spot::Kind::person;
    spot.name = runs_.run_of(piece.first, piece.end);
    // What only sounds like somebody has to be that person.
    if (piece.by_key && !identity_.known(spot.name->words, NameContext())) return piece.first;
    extend_person(spot);
    drop_honorifics(spot);
  } else if (piece.candidate(CandidateKind::region) != nullptr ||
             piece.candidate(CandidateKind::place) != nullptr) {
    spot.kind = Spot::Kind::region;
  } else if (piece.country("persons") != nullptr && !describes(piece)) {
    return read_demonym(piece);
  } else {
    return piece.end;  // an adjective: a part of the phrase that follows
  }
  spots_.push_back(std::move(spot));
  read_acronym();
  return spots_.back().end;
}

// A country's name that the network reads as part of a person's ("Jordan Smith").
bool SpotFinder::is_other_place(const Piece& piece) const {
  const NameTag tag = scene_.analysis.words[piece.first].name_tag;
  if (tag != NameTag::begin_person && tag != NameTag::in_person) return false;
  const Index next = piece.end;
  return next < scene_.sentence_end(piece.first) &&
         scene_.analysis.words[next].name_tag == NameTag::in_person;
}

// "Sergey Viktorovich Lavrov" is found as far as the tables know it; tags may say there is more.
void SpotFinder::extend_person(Spot& spot) const {
  if (!scene_.words[spot.first].cased) return;
  const Index limit = scene_.sentence_end(spot.first);
  Index end = spot.end;
  while (end < limit && scene_.analysis.words[end].name_tag == NameTag::in_person) ++end;
  if (end == spot.end) return;
  spot.end = end;
  spot.name = runs_.run_of(spot.first, end);
}

// "Sheikh Tamim bin Hamad Al Thani": where the tables do not have the whole, what is behind the
// honorific is the name.
void SpotFinder::drop_honorifics(Spot& spot) const {
  Index first = spot.first;
  while (first + 1 < spot.end && scene_.is(first, {LexKind::honorific})) ++first;
  if (first == spot.first || !spot.name) return;
  if (identity_.known(spot.name->words, NameContext())) return;
  spot.name = runs_.run_of(first, spot.end);
}

// "Nepalese students": one form for the people and for what is theirs.
bool SpotFinder::describes(const Piece& piece) const {
  if (piece.country("adjective") == nullptr) return false;
  const Word& word = scene_.analysis.words[piece.end - 1];
  if (word.relation == Relation::amod || word.relation == Relation::compound) return true;
  if (piece.end >= scene_.sentence_end(piece.first)) return false;
  return scene_.lex_from(piece.end, phrase_words).has_value() ||
         scene_.piece_from(piece.end) != nullptr;
}

// "the Indians", "20 Indians"
Index SpotFinder::read_demonym(const Piece& piece) {
  Spot spot;
  spot.kind = Spot::Kind::role;
  spot.first = piece.first;
  spot.end = piece.end;
  spot.rule = piece.candidates.front().rule;
  RolePhrase role;
  role.kind = LexKind::group;
  role.id = "civilian";
  role.head = role.id;
  role.sector = Sector::cvl;
  role.plural = true;
  role.countries = {piece.country("persons")->id};
  role.ending = piece.ending;
  role.core_first = role.first = piece.first;
  role.core_end = role.end = piece.end;
  read_count(role);
  spot.first = role.first;
  spot.role = std::move(role);
  spots_.push_back(std::move(spot));
  return piece.end;
}

Index SpotFinder::read_thing(Index word) {
  if (scene_.piece_from(word) != nullptr) return word;
  auto thing = designation_at(scene_, word);
  if (!thing) thing = named_thing_at(scene_, runs_, word);
  if (!thing) return word;
  Spot spot;
  spot.kind = Spot::Kind::thing;
  spot.first = thing->first;
  spot.end = thing->end;
  spot.text = thing->name;
  spot.rule = thing->rule;
  spots_.push_back(std::move(spot));
  return spots_.back().end;
}

// Without capitals one tagged word is a name only if its class agrees; a letter alone is none.
bool SpotFinder::is_plausible(const NameRun& run, RunKind kind) const {
  if (run.words.size() == 1 && runs_.is_initial(run.first)) return false;
  const auto upper = [&](Index word) { return scene_.words[word].upper; };
  if (scene_.words[run.first].cased) return upper(run.first) || upper(run.end - 1);
  const auto proper = [&](Index word) {
    return scene_.analysis.words[word].upos == Upos::propn || !scene_.parsed;
  };
  if (kind == RunKind::place && places_.named(run)) return proper(run.first);
  if (kind == RunKind::place && run.words.size() == 1) return false;
  Index count = 0;
  for (Index word = run.first; word < run.end; ++word) count += proper(word) ? 1U : 0U;
  return proper(run.first) && count + 1 >= run.end - run.first &&
         (count > 1 || run.end - run.first == 1);
}

// "the city of X", "in X": one word that the tags take for a person.
bool SpotFinder::is_place_by_context(const NameRun& run) const {
  if (run.words.size() > 1 || run.first <= scene_.sentence_begin(run.first)) return false;
  const auto role = scene_.tools.markers.preposition(scene_.words[run.first - 1].folded);
  if (role == MarkerRole::in && !book_knows(run)) return true;
  return role == MarkerRole::gen && run.first >= 2 &&
         scene_.lex_until(run.first - 1, {LexKind::place_head}).has_value();
}

// Has the report a person of that name already?
bool SpotFinder::book_knows(const NameRun& run) const {
  const auto most = std::min<std::ptrdiff_t>(std::ssize(spots_), 200);
  return std::any_of(spots_.end() - most, spots_.end(), [&](const Spot& spot) {
    return spot.kind == Spot::Kind::person && spot.name && !spot.name->keys.empty() &&
           std::ranges::find(spot.name->keys, run.keys.front()) != spot.name->keys.end();
  });
}

Index SpotFinder::read_tagged(Index word) {
  RunKind kind = RunKind::unknown;
  auto run = runs_.tagged(word, kind);
  if (!run) return word;
  Spot spot;
  spot.first = run->first;
  spot.end = run->end;
  spot.rule = "network";
  const bool designation = scene_.words[run->end - 1].digits;
  if (designation || scene_.is(run->first, {LexKind::stop})) return word;
  if (!is_plausible(*run, kind)) return word;
  if (kind == RunKind::person && is_place_by_context(*run)) kind = RunKind::place;
  // Tags are weak without capitals: one word has to be somebody the report or the tables know.
  const bool lone = run->words.size() == 1 && !scene_.words[run->first].cased;
  if (kind == RunKind::person && lone) return read_maybe(word);
  if (kind == RunKind::place) {
    spot.kind = Spot::Kind::place;
    spot.place = places_.named(*run);
  } else if (kind == RunKind::body) {
    spot.kind = Spot::Kind::body;
  } else {
    spot.kind = Spot::Kind::person;
  }
  spot.name = std::move(run);
  spots_.push_back(std::move(spot));
  read_acronym();
  return spots_.back().end;
}

Index SpotFinder::read_place(Index word) {
  auto place = places_.at(word);
  if (!place) return word;
  // A longer tagged name that only begins like a place ("Washington Post").
  RunKind kind = RunKind::unknown;
  const auto run = runs_.tagged(word, kind);
  if (run && kind != RunKind::place && run->end > place->end) return word;
  Spot spot;
  spot.kind = Spot::Kind::place;
  spot.first = place->first;
  spot.end = place->end;
  spot.rule = place->why;
  spot.name = runs_.run_of(place->first, place->end);
  spot.place = std::move(place);
  spots_.push_back(std::move(spot));
  return spots_.back().end;
}

// A word inside a name that says what the name is of: "University", "Province".
const LexEntry* SpotFinder::head_inside(const NameRun& run, LexKind kind) const {
  for (Index word = run.end; word > run.first; --word) {
    const LexMatch match{
        word - 1, word, scene_.tools.lexicon.find(scene_.words[word - 1].folded), {}};
    if (const LexEntry* entry = match.entry({kind})) return entry;
  }
  return nullptr;
}

// The tags begin a person inside the stretch: they missed the first word.
bool SpotFinder::has_person_tag(const NameRun& run) const {
  for (Index word = run.first + 1; word < run.end; ++word)
    if (scene_.analysis.words[word].name_tag == NameTag::begin_person) return true;
  return false;
}

Index SpotFinder::read_capitals(Index word) {
  if (runs_.is_title_case(word)) return word;
  auto run = runs_.capitals(word);
  if (!run) return word;
  const bool opens = word == scene_.sentence_begin(word);
  if (opens && runs_.is_ordinary(word)) return word;
  if (scene_.parsed && scene_.analysis.words[word].upos != Upos::propn) return word;
  Spot spot;
  spot.first = run->first;
  spot.end = run->end;
  if (const LexEntry* head =
          run->words.size() > 1 ? head_inside(*run, LexKind::body_head) : nullptr) {
    spot.kind = Spot::Kind::body;
    spot.rule = head->rule;
  } else if (run->words.size() > 1 && head_inside(*run, LexKind::place_head) != nullptr) {
    spot.kind = Spot::Kind::place;
    spot.rule = head_inside(*run, LexKind::place_head)->rule;
  } else if (run->words.size() > 1 && has_person_tag(*run)) {
    spot.kind = Spot::Kind::person;
    spot.rule = "network";
  } else if (!scene_.tagged && run->words.size() > 1 && run->words.size() < 5 &&
             !any_ordinary(*run)) {
    spot.kind = Spot::Kind::person;
    spot.rule = "capitals";
  } else {
    return word;
  }
  spot.name = std::move(run);
  spots_.push_back(std::move(spot));
  read_acronym();
  return spots_.back().end;
}

bool SpotFinder::any_ordinary(const NameRun& run) const {
  for (Index word = run.first; word < run.end; ++word) {
    if (!scene_.words[word].punctuation && runs_.is_ordinary(word) &&
        !scene_.is(word, {LexKind::particle}))
      return true;
  }
  return false;
}

// "Mr Smith", "શ્રી પટેલ"
Index SpotFinder::read_honorific(Index word) {
  if (!scene_.is(word, {LexKind::honorific}) || word + 1 >= scene_.sentence_end(word)) return word;
  auto name = runs_.after_title(word + 1);
  if (!name) return word;
  Spot spot;
  spot.kind = Spot::Kind::person;
  spot.first = word;
  spot.end = name->end;
  spot.name = std::move(name);
  spot.rule = "honorific";
  spots_.push_back(std::move(spot));
  return spots_.back().end;
}

Index SpotFinder::read_pronoun(Index word) {
  const auto match = scene_.lex_from(word, {LexKind::pronoun});
  if (!match) return word;
  Spot spot;
  spot.kind = Spot::Kind::pronoun;
  spot.first = match->first;
  spot.end = match->end;
  spot.text = match->entry({LexKind::pronoun})->value;
  spot.rule = match->entry({LexKind::pronoun})->rule;
  spots_.push_back(std::move(spot));
  return spots_.back().end;
}

Index SpotFinder::read_handle(Index word) {
  const std::string_view form = scene_.form(word);
  if (form.size() < 3 || form.front() != '@') return word;
  if (spots_.empty() || spots_.back().kind != Spot::Kind::role || spots_.back().end != word)
    return word + 1;
  Spot& spot = spots_.back();
  const std::optional<RolePhrase>& role = spot.role;
  if (!role || !names_one_holder(*role) || role->plural) return word + 1;
  spot.kind = Spot::Kind::handle;
  spot.text = form;
  spot.end = word + 1;
  return word + 1;
}

// A word that may be the short name of somebody: decided when all full names are known.
Index SpotFinder::read_maybe(Index word) {
  const WordForm& form = scene_.words[word];
  const Upos upos = scene_.analysis.words[word].upos;
  const bool nominal = upos == Upos::x || upos == Upos::propn || upos == Upos::noun ||
                       (upos == Upos::adj && !form.cased);
  if (form.digits || !nominal || scene_.piece_at(word) != nullptr) return word + 1;
  if (form.cased ? !form.upper : scene_.is(word, {LexKind::stop}) || scene_.marker(word))
    return word + 1;
  if (scene_.is(word, {LexKind::stop, LexKind::determiner, LexKind::pronoun})) return word + 1;
  Spot spot;
  spot.kind = Spot::Kind::maybe;
  spot.first = word;
  spot.end = word + 1;
  spot.name = runs_.run_of(word, word + 1);
  spots_.push_back(std::move(spot));
  return word + 1;
}

std::vector<Spot> find_spots(const Scene& scene, const NameRuns& runs, const PlaceReader& places) {
  return SpotFinder(scene, runs, places).run();
}

}  // namespace dateline::names
