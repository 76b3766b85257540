// SPDX-License-Identifier: Apache-2.0
#include "names/identity.h"

#include <algorithm>

#include <fmt/format.h>

#include "names/likeness.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::names {
namespace {

using knowledge::Candidate;
using knowledge::Tenure;

// Points of agreement; the sum decides between several, `refused` rules out.
constexpr int refused = -100;
constexpr int same_office = 4;
constexpr int same_country = 3;
constexpr int full_name = 5;
constexpr int country_in_report = 1;
constexpr int on_the_day = 1;
// What a surname alone needs: the office, or the country with a unique name.
constexpr int enough = 4;
// With office and country agreeing, a name may be spelled this differently.
constexpr int holder_similarity = 75;
// In one script spellings differ less; least where the country is only one the report speaks of.
constexpr int holder_in_script = 82;
constexpr int holder_by_report = 88;
constexpr std::size_t most_countries = 12;
// A surname with nothing beside it: heads of state and ministers only, and spelled so alike where
// the tables have it in another script only. Fewer consonants than this are shared by too many.
constexpr int widely_known_rank = 2;
constexpr int surname_similarity = 85;
constexpr std::size_t telling_key = 3;
// Whoever left office less than this many days ago is still spoken of so.
constexpr Day lately = 365;

bool is_qualified(std::string_view office) {
  return office.starts_with("deputy_") || office.starts_with("vice_") ||
         office.starts_with("first_") || office.starts_with("former_");
}

std::string joined(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) name += name.empty() ? word : ' ' + word;
  return name;
}

std::string keys_of(const std::vector<std::string>& words) {
  std::string keys;
  for (const std::string& key : text::name_keys(joined(words)))
    keys += keys.empty() ? key : ' ' + key;
  return keys;
}

void append_persons(std::vector<Candidate>& all, std::vector<Candidate> more) {
  for (Candidate& one : more) {
    if (one.kind != Candidate::Kind::person) continue;
    const auto same = std::ranges::find(all, one.id, &Candidate::id);
    if (same == all.end()) {
      all.push_back(std::move(one));
    } else if (same->form == "surname" && one.form != "surname") {
      *same = std::move(one);
    }
  }
}

bool covers(const Tenure& tenure, std::optional<Day> day) {
  if (!day) return false;
  return (!tenure.from || *tenure.from <= *day) && (!tenure.to || *tenure.to >= *day);
}

bool same_script(const std::string& left, const std::string& right) {
  const auto latin = [](const std::string& word) {
    return word.empty() || (word.front() & 0x80) == 0;
  };
  return latin(left) == latin(right);
}

// How like the words are to a name of the person; 0 if no name is as like as asked, which is
// `least_in_script` for one written in the same script.
int holder_likeness(const knowledge::Person& person, const std::vector<std::string>& words,
                    int least_in_script) {
  int likeness = 0;
  const auto compare = [&](const std::string& name) {
    // In the script of the text, if the tables have the name in it.
    const bool other = !same_script(name, words.back());
    if (other && same_script(person.name, words.back())) return;
    const int least = other ? holder_similarity : least_in_script;
    const int alike = names_alike(words_of(name), words);
    if (alike >= least) likeness = std::max(likeness, alike);
  };
  compare(person.name);
  std::ranges::for_each(person.aliases, compare);
  return likeness;
}

// Is it a surname, or a short name, by which the tables call the person, letter for letter?
bool is_spelled_so(const knowledge::Person& person, const std::string& word) {
  const std::string folded = text::fold(word);
  const auto is_last_word = [&](const std::string& name) {
    const std::string form = text::fold(name);
    return form == folded || form.ends_with(' ' + folded);
  };
  return is_last_word(person.name) || std::ranges::any_of(person.aliases, is_last_word);
}

// A surname the tables have in another script only, long enough and near enough by sound.
bool is_heard_so(const Candidate& candidate, const std::string& word) {
  if (candidate.written.empty() || same_script(candidate.written, word)) return false;
  return text::name_key(word).size() >= telling_key &&
         text::similarity(candidate.written, word) >= surname_similarity;
}

}  // namespace

bool offices_agree(const std::string& text_office, const std::string& table_office,
                   const Lexicon& lexicon) {
  if (text_office == table_office) return true;
  if (is_qualified(text_office) != is_qualified(table_office)) return false;
  if (lexicon.is_generic_office(text_office)) {
    return text_office == "leader" || table_office.ends_with('_' + text_office);
  }
  return table_office.starts_with(text_office + '_') || table_office.ends_with('_' + text_office);
}

bool Identity::fits_office(const Tenure& tenure, const NameContext& context) const {
  if (offices_agree(context.office, tenure.office, lexicon_)) return true;
  return std::ranges::any_of(context.other_offices, [&](const std::string& other) {
    return offices_agree(other, tenure.office, lexicon_);
  });
}

// The office that the text or the day speaks of; else the latest before the day.
const Tenure* Identity::tenure(const knowledge::Person& person, const NameContext& context) const {
  const Tenure* best = nullptr;
  int best_points = -1;
  for (const Tenure* one : knowledge_.offices_of(person.id, std::nullopt)) {
    int points = covers(*one, day_) ? 4 : 0;
    if (!context.office.empty() && fits_office(*one, context)) points += 32;
    if (!context.country.empty() && context.country == one->country) points += 16;
    if (day_ && (!one->from || *one->from <= *day_)) points += 8;
    if (!day_ && !one->to) points += 2;
    if (std::ranges::binary_search(context.report_countries, one->country)) points += 1;
    if (points > best_points) {
      best = one;
      best_points = points;
    }
  }
  return best;
}

// A surname with nothing beside it: points, or `refused`. The person must be one whom reports call
// so: a head of state or minister, in office on the day or of a country that the report names.
int Identity::standing(const Candidate& candidate, const std::string& word,
                       const NameContext& context) const {
  const knowledge::Person* person = knowledge_.person(candidate.id);
  if (person == nullptr) return refused;
  const bool exact = is_spelled_so(*person, word);
  if (!exact && !is_heard_so(candidate, word)) return refused;
  int best = refused;
  for (const Tenure* one : knowledge_.offices_of(candidate.id, std::nullopt)) {
    best = std::max(best, prominence(*one, context));
  }
  return exact && best != refused ? best + 1 : best;
}

// What one tenure speaks for a bare surname, or `refused`.
int Identity::prominence(const Tenure& tenure, const NameContext& context) const {
  const knowledge::Office* office = knowledge_.office(tenure.office);
  if (office == nullptr || office->rank > widely_known_rank) return refused;
  if (day_ && tenure.from && *tenure.from > *day_) return refused;
  const bool in_office = covers(tenure, day_);
  const bool near = std::ranges::binary_search(context.report_countries, tenure.country);
  if (day_ && !in_office && !near) return refused;
  return enough + (in_office ? 2 : 0) + (near ? 2 : 0) + (office->rank == 1 ? 1 : 0);
}

// Points of a surname without an office beside it; nothing if its country must decide with it.
std::optional<int> Identity::alone(const Candidate& candidate, const std::string& word,
                                   const NameContext& context, const Tenures& tenures) const {
  const auto held_there = [&](const Tenure* one) { return one->country == context.country; };
  if (!context.country.empty() && std::ranges::none_of(tenures, held_there)) return refused;
  if (context.sector && *context.sector >= Sector::agr) return refused;
  const int points = standing(candidate, word, context);
  if (points != refused || context.country.empty()) return points;
  // "Russia's Lavrov" may be of lower rank, not another name that sounds so.
  if (text::name_key(word).size() < telling_key) return refused;
  return std::nullopt;
}

// Points of the office that the text gives, or `refused`.
int Identity::office_points(bool surname, const NameContext& context,
                            const Tenures& tenures) const {
  if (context.office.empty()) return 0;
  const bool generic = lexicon_.is_generic_office(context.office);
  const auto agrees = [&](const Tenure* one) { return fits_office(*one, context); };
  if (std::ranges::any_of(tenures, agrees)) return generic ? same_office - 1 : same_office;
  const bool tracked = generic || knowledge_.office(context.office) != nullptr;
  if (surname || (tracked && context.country.empty() && !context.former)) return refused;
  // "the footballer", "journalist": another person of that name
  if (!tracked && context.sector && *context.sector >= Sector::agr) return refused;
  return 0;
}

bool Identity::is_held_then(const NameContext& context, const Tenures& tenures) const {
  return std::ranges::any_of(tenures, [&](const Tenure* one) {
    return covers(*one, day_) && (context.office.empty() || fits_office(*one, context));
  });
}

// Are the words near enough to how the tables write the name? Compared in the script of the text,
// if the tables have the name in it.
bool Identity::is_written_so(const Candidate& candidate, const std::vector<std::string>& words,
                             const NameContext& context) const {
  const knowledge::Person* person = knowledge_.person(candidate.id);
  std::string written = candidate.written;
  int least = least_similarity;
  if (candidate.form == "surname" && person != nullptr && !written.empty()) {
    if (!same_script(written, words.back()) && same_script(person->name, words.back()))
      written = person->name;
    if (same_script(written, words.back()))
      least = context.country.empty() ? holder_by_report : holder_in_script;
  }
  return written.empty() || names_alike(words_of(written), words) >= least;
}

int Identity::agreement(const Candidate& candidate, const std::vector<std::string>& words,
                        const NameContext& context) const {
  const Tenures tenures = knowledge_.offices_of(candidate.id, std::nullopt);
  const bool surname = candidate.form == "surname";
  if (surname && words.size() == 1 && context.office.empty()) {
    const auto decided = alone(candidate, words.front(), context, tenures);
    if (decided) return *decided;
  }
  int points = surname ? 0 : full_name;
  const auto in_country = [&](const Tenure* one) { return one->country == context.country; };
  if (!context.country.empty()) {
    if (!std::ranges::any_of(tenures, in_country)) return refused;
    points += same_country;
  }
  const int office = office_points(surname, context, tenures);
  if (office == refused) return refused;
  points += office;
  const auto near = [&](const Tenure* one) {
    return std::ranges::binary_search(context.report_countries, one->country);
  };
  if (std::ranges::any_of(tenures, near)) points += country_in_report;
  if (std::ranges::any_of(tenures, [&](const Tenure* one) { return covers(*one, day_); }))
    points += on_the_day;
  // A surname and an office point to who holds it then, not to a predecessor of that name.
  if (surname && day_ && !context.former && !is_held_then(context, tenures)) points -= 2;
  return is_written_so(candidate, words, context) ? points : refused;
}

// Spelled as no table has it, but with the office and the country of somebody whose name sounds
// like it: name, office and country together.
std::optional<KnownPerson> Identity::holder_named(const std::vector<std::string>& words,
                                                  const NameContext& context) const {
  if (context.office.empty()) return std::nullopt;
  std::vector<std::string> countries = context.report_countries;
  if (!context.country.empty()) countries = {context.country};
  if (countries.size() > most_countries) return std::nullopt;
  const int least_in_script = context.country.empty() ? holder_by_report : holder_in_script;
  const Tenure* best = nullptr;
  int best_likeness = 0;
  for (const std::string& country : countries) {
    for (const Tenure* one : knowledge_.holders(country, context.office, {}, {})) {
      const knowledge::Person* person = knowledge_.person(one->person);
      if (person == nullptr) continue;
      const int likeness =
          holder_likeness(*person, words, least_in_script) + (covers(*one, day_) ? 1 : 0);
      if (likeness <= 1 || likeness <= best_likeness) continue;
      best = one;
      best_likeness = likeness;
    }
  }
  if (best == nullptr) return std::nullopt;
  return KnownPerson{
      knowledge_.person(best->person), best,
      fmt::format("{}: office, country and a name {} of 100 alike", best->rule, best_likeness)};
}

// A surname that several of the tables have, in a report that names no country of theirs, is that
// of a head of state or government at most.
bool Identity::is_told(const knowledge::Person& person, const std::vector<Candidate>& candidates,
                       const std::string& word, const NameContext& context) const {
  const auto tenures = knowledge_.offices_of(person.id, std::nullopt);
  const bool near = std::ranges::any_of(tenures, [&](const Tenure* one) {
    return std::ranges::binary_search(context.report_countries, one->country);
  });
  const bool head = std::ranges::any_of(tenures, [&](const Tenure* one) {
    const knowledge::Office* office = knowledge_.office(one->office);
    return office != nullptr && office->rank == 1;
  });
  if (near || head) return true;
  return std::ranges::none_of(candidates, [&](const Candidate& other) {
    const knowledge::Person* namesake = knowledge_.person(other.id);
    return namesake != nullptr && namesake != &person && is_spelled_so(*namesake, word);
  });
}

std::optional<KnownPerson> Identity::known(const std::vector<std::string>& words,
                                           const NameContext& context) const {
  if (words.empty()) return std::nullopt;
  const std::string name = joined(words);
  std::vector<Candidate> candidates;
  append_persons(candidates, knowledge_.lookup(text::fold(name)));
  append_persons(candidates, knowledge_.lookup_key(keys_of(words)));
  if (auto holder = holder_named(words, context)) return holder;
  const Candidate* best = nullptr;
  int best_points = refused;
  bool tie = false;
  for (const Candidate& one : candidates) {
    const int points = agreement(one, words, context);
    tie = points == best_points && points > refused;
    if (points <= best_points) continue;
    best = &one;
    best_points = points;
    tie = false;
  }
  if (best == nullptr || tie || best_points < enough) return std::nullopt;
  const knowledge::Person* person = knowledge_.person(best->id);
  if (person == nullptr) return std::nullopt;
  const bool alone = best->form == "surname" && context.office.empty() && context.country.empty();
  if (alone && !is_told(*person, candidates, words.front(), context)) return std::nullopt;
  return KnownPerson{
      person, tenure(*person, context),
      fmt::format("{}: {} '{}', {} points", best->rule, best->form, name, best_points)};
}

}  // namespace dateline::names
