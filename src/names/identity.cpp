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
constexpr std::size_t most_countries = 12;
// A surname with nothing beside it: heads of state and ministers only, and spelled so alike where
// the tables have it in another script only. Fewer consonants than this are shared by too many.
constexpr int widely_known_rank = 2;
constexpr int surname_similarity = 85;
constexpr std::size_t telling_key = 3;

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

// Is it a surname, or a short name, by which the tables call the person, letter for letter?
bool is_spelled_so(const knowledge::Person& person, const std::string& word) {
  const std::string folded = text::fold(word);
  const auto is_last_word = [&](const std::string& name) {
    const std::string form = text::fold(name);
    return form == folded || form.ends_with(' ' + folded);
  };
  return is_last_word(person.name) || std::ranges::any_of(person.aliases, is_last_word);
}

bool same_script(const std::string& left, const std::string& right) {
  const auto latin = [](const std::string& word) { return (word.front() & 0x80) == 0; };
  return latin(left) == latin(right);
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
  if (!exact) {
    const std::string key = text::name_key(word);
    const bool other_script = !candidate.written.empty() && !same_script(candidate.written, word);
    if (!other_script || key.size() < telling_key) return refused;
    if (text::similarity(candidate.written, word) < surname_similarity) return refused;
  }
  int best = refused;
  for (const Tenure* one : knowledge_.offices_of(candidate.id, std::nullopt)) {
    const knowledge::Office* office = knowledge_.office(one->office);
    if (office == nullptr || office->rank > widely_known_rank) continue;
    if (day_ && one->from && *one->from > *day_) continue;
    const bool in_office = covers(*one, day_);
    const bool near = std::ranges::binary_search(context.report_countries, one->country);
    if (day_ && !in_office && !near) continue;
    best = std::max(best, enough + (in_office ? 2 : 0) + (near ? 2 : 0) + (exact ? 1 : 0) +
                              (office->rank == 1 ? 1 : 0));
  }
  return best;
}

int Identity::agreement(const Candidate& candidate, const std::vector<std::string>& words,
                        const NameContext& context) const {
  const auto tenures = knowledge_.offices_of(candidate.id, std::nullopt);
  const bool surname = candidate.form == "surname";
  if (surname && words.size() == 1 && context.office.empty()) {
    const auto held_there = [&](const Tenure* one) { return one->country == context.country; };
    if (!context.country.empty() && std::ranges::none_of(tenures, held_there)) return refused;
    if (context.sector && *context.sector >= Sector::agr) return refused;
    const int alone = standing(candidate, words.front(), context);
    if (alone != refused || context.country.empty()) return alone;
    // "Russia's Lavrov" may be of lower rank, not another name that sounds so.
    if (text::name_key(words.front()).size() < telling_key) return refused;
  }
  int points = surname ? 0 : full_name;
  const auto agrees = [&](const Tenure* one) { return fits_office(*one, context); };
  const auto in_country = [&](const Tenure* one) { return one->country == context.country; };
  if (!context.country.empty()) {
    if (!std::ranges::any_of(tenures, in_country)) return refused;
    points += same_country;
  }
  if (!context.office.empty()) {
    const bool tracked =
        knowledge_.office(context.office) != nullptr || lexicon_.is_generic_office(context.office);
    if (std::ranges::any_of(tenures, agrees)) {
      points += lexicon_.is_generic_office(context.office) ? same_office - 1 : same_office;
    } else if (surname || (tracked && context.country.empty() && !context.former)) {
      return refused;
    } else if (!tracked && context.sector && *context.sector >= Sector::agr) {
      return refused;  // "the footballer", "journalist": another person of that name
    }
  }
  const auto near = [&](const Tenure* one) {
    return std::ranges::binary_search(context.report_countries, one->country);
  };
  if (std::ranges::any_of(tenures, near)) points += country_in_report;
  if (std::ranges::any_of(tenures, [&](const Tenure* one) { return covers(*one, day_); }))
    points += on_the_day;
  if (surname && day_ && !context.former) {
    // A surname and an office point to who holds it then, not to a predecessor of that name.
    const auto fits = [&](const Tenure* one) {
      return covers(*one, day_) && (context.office.empty() || agrees(one));
    };
    if (std::ranges::none_of(tenures, fits)) points -= 2;
  }
  const bool alike = candidate.written.empty() ||
                     names_alike(words_of(candidate.written), words) >= least_similarity;
  return alike ? points : refused;
}

// Spelled as no table has it, but with the office and the country of somebody whose name sounds
// like it: name, office and country together.
std::optional<KnownPerson> Identity::holder_named(const std::vector<std::string>& words,
                                                  const NameContext& context) const {
  if (context.office.empty()) return std::nullopt;
  std::vector<std::string> countries = context.report_countries;
  if (!context.country.empty()) countries = {context.country};
  if (countries.size() > most_countries) return std::nullopt;
  const Tenure* best = nullptr;
  int best_likeness = 0;
  for (const std::string& country : countries) {
    for (const Tenure* one : knowledge_.holders(country, context.office, {}, {})) {
      const knowledge::Person* person = knowledge_.person(one->person);
      if (person == nullptr) continue;
      int likeness = names_alike(words_of(person->name), words);
      for (const std::string& alias : person->aliases)
        likeness = std::max(likeness, names_alike(words_of(alias), words));
      if (covers(*one, day_)) ++likeness;
      if (likeness < holder_similarity || likeness <= best_likeness) continue;
      best = one;
      best_likeness = likeness;
    }
  }
  if (best == nullptr) return std::nullopt;
  return KnownPerson{
      knowledge_.person(best->person), best,
      fmt::format("{}: office, country and a name {} of 100 alike", best->rule, best_likeness)};
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
  return KnownPerson{
      person, tenure(*person, context),
      fmt::format("{}: {} '{}', {} points", best->rule, best->form, name, best_points)};
}

}  // namespace dateline::names
