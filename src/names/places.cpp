// SPDX-License-Identifier: Apache-2.0
#include "names/places.h"

#include <algorithm>
#include <utility>

#include "names/likeness.h"
#include "text/name_key.h"

namespace dateline::names {
namespace {

constexpr Index longest_place = 4;
// Sounds alike: the reading of the place's name must be this near (0-100).
constexpr int least_alike = 88;
constexpr int enough = 3;
constexpr std::int64_t big = 100'000;
constexpr std::int64_t very_big = 1'000'000;

std::string keys_of(const std::string& phrase) {
  std::string keys;
  for (const std::string& key : text::name_keys(phrase)) keys += keys.empty() ? key : ' ' + key;
  return keys;
}

constexpr int most_size_points = 3;

int size_points(const knowledge::Place& place) {
  int points = place.precision != "city" ? 1 : 0;
  if (place.population > big) points += 1;
  if (place.population > very_big) points += 1;
  if (place.population < 5'000 && place.precision == "city") points -= 2;
  return points;
}

}  // namespace

struct PlaceReader::Hit {
  std::vector<knowledge::Place> places;
  std::optional<MarkerRole> ending;
  bool by_sound = false;
  knowledge::Place best;
  std::string country;
};

PlaceReader::PlaceReader(const Scene& scene, const NameRuns& runs) : scene_(scene), runs_(runs) {
  for (const Piece& piece : scene.pieces) {
    for (const auto& one : piece.candidates)
      if (one.kind == knowledge::Candidate::Kind::country) countries_.push_back(one.id);
  }
  std::ranges::sort(countries_);
  const std::string_view prefix = "place/";
  for (const knowledge::Country& country : scene.tools.knowledge.countries()) {
    if (country.capital_place.starts_with(prefix))
      capitals_.push_back(country.capital_place.substr(prefix.size()));
  }
  std::ranges::sort(capitals_);
}

// By letters with any ending taken off.
std::optional<PlaceReader::Hit> PlaceReader::by_letters(Index first, Index end) const {
  for (const Stem& stem : scene_.words[end - 1].stems) {
    Hit hit;
    hit.ending = stem.role;
    hit.places = scene_.tools.knowledge.places(scene_.joined(first, end, stem.form));
    if (!hit.places.empty()) return hit;
  }
  return std::nullopt;
}

// Where there are no capitals: by sound, without the ending where there is one.
std::optional<PlaceReader::Hit> PlaceReader::by_sound(Index first, Index end) const {
  if (scene_.words[first].cased) return std::nullopt;
  const auto& stems = scene_.words[end - 1].stems;
  for (auto stem = stems.rbegin(); stem != stems.rend(); ++stem) {
    Hit hit;
    hit.ending = stem->role;
    hit.by_sound = true;
    const std::string phrase = scene_.joined(first, end, stem->form);
    hit.places = scene_.tools.knowledge.places_by_key(keys_of(phrase));
    std::erase_if(hit.places, [&](const knowledge::Place& place) {
      return words_alike(words_of(place.name), words_of(phrase)) < least_alike;
    });
    if (!hit.places.empty()) return hit;
  }
  return std::nullopt;
}

// "Astana, Kazakhstan", "ચીનના કિંગદાઓમાં", "Paris in France".
std::string PlaceReader::country_beside(Index first, Index end) const {
  const auto named = [](const Piece* piece) {
    const auto* country = piece == nullptr ? nullptr : piece->country("name");
    return country == nullptr ? std::string() : country->id;
  };
  const Index limit = scene_.sentence_end(first);
  if (end + 1 < limit && (scene_.form(end) == "," || scene_.form(end) == "(")) {
    if (auto country = named(scene_.piece_from(end + 1)); !country.empty()) return country;
  }
  if (end + 1 < limit && scene_.tools.markers.preposition(scene_.words[end].folded)) {
    if (auto country = named(scene_.piece_from(end + 1)); !country.empty()) return country;
  }
  if (first < 2) return {};
  if (scene_.tools.markers.postposition(scene_.words[first - 1].folded) == MarkerRole::gen)
    return named(scene_.piece_until(first - 1));
  const Piece* before = scene_.piece_until(first);
  return before != nullptr && before->ending == MarkerRole::gen ? named(before) : std::string();
}

const knowledge::Place* PlaceReader::choose(const std::vector<knowledge::Place>& places,
                                            const std::string& country) const {
  const knowledge::Place* mentioned = nullptr;
  for (const knowledge::Place& place : places) {
    if (!country.empty() && place.country == country) return &place;
    const bool near = std::ranges::binary_search(countries_, place.country);
    if (near && mentioned == nullptr) mentioned = &place;
  }
  const auto capital = std::ranges::find_if(places, [&](const knowledge::Place& place) {
    return std::ranges::binary_search(capitals_, place.id);
  });
  const knowledge::Place& biggest = places.front();
  // "New Delhi" is also a name of Delhi; the capital is meant.
  if (capital != places.end() && capital->population * 50 > biggest.population) return &*capital;
  // A village in a country of the report does not beat a metropolis elsewhere.
  const bool dwarfed = mentioned != nullptr && biggest.population > very_big &&
                       mentioned->population * 50 < biggest.population;
  return mentioned != nullptr && !dwarfed ? mentioned : &biggest;
}

bool PlaceReader::has_locative(Index first, Index end,
                               const std::optional<MarkerRole>& ending) const {
  const auto locative = [](std::optional<MarkerRole> role) {
    return role == MarkerRole::in || role == MarkerRole::at || role == MarkerRole::from ||
           role == MarkerRole::near || role == MarkerRole::to;
  };
  if (ending == MarkerRole::in || ending == MarkerRole::from) return true;
  const Markers& markers = scene_.tools.markers;
  if (end < scene_.sentence_end(first) && locative(markers.postposition(scene_.words[end].folded)))
    return true;
  return first > scene_.sentence_begin(first) &&
         locative(markers.preposition(scene_.words[first - 1].folded));
}

// "Paris and Berlin": another capital before the coordinator.
bool PlaceReader::beside_capital(Index word) const {
  if (word < scene_.sentence_begin(word) + 2) return false;
  if (!scene_.tools.markers.is_coordinator(scene_.words[word - 1].folded)) return false;
  const auto before = scene_.tools.knowledge.places(scene_.words[word - 2].folded);
  return std::ranges::any_of(before, [&](const knowledge::Place& place) {
    return std::ranges::binary_search(capitals_, place.id);
  });
}

// Is the word tagged as a name of one word?
bool PlaceReader::is_lone(Index word) const {
  RunKind kind = RunKind::unknown;
  const auto run = runs_.tagged(word, kind);
  return run && run->end - run->first == 1;
}

int PlaceReader::evidence(const Hit& hit, Index first, Index end) const {
  return letter_points(hit, first, end) + tag_points(first) + sound_points(hit, first, end) +
         context_points(hit, first, end) + size_points(hit.best);
}

// The search by sound is dear, so it is not made where no place could have evidence enough.
int PlaceReader::most_evidence_by_sound(Index first, Index end) const {
  Hit hit;
  hit.by_sound = true;
  hit.country = country_beside(first, end);
  hit.best.country = hit.country.empty() ? "?" : hit.country;
  for (const Stem& stem : scene_.words[end - 1].stems) {
    if (stem.role == MarkerRole::in || stem.role == MarkerRole::from) hit.ending = stem.role;
  }
  return letter_points(hit, first, end) + tag_points(first) + sound_points(hit, first, end) +
         context_points(hit, first, end) + most_size_points;
}

int PlaceReader::letter_points(const Hit& hit, Index first, Index end) const {
  const bool several = end - first > 1;
  int points = !hit.by_sound && several ? 2 : 0;
  if (scene_.words[first].cased) return points + (runs_.is_ordinary(first) ? -3 : 1);
  if (!several && scene_.lex_from(first, {LexKind::stop})) points -= 6;
  if (!hit.by_sound) points += 1;
  return points;
}

// Tags are weaker where there are no capitals.
int PlaceReader::tag_points(Index first) const {
  const Word& word = scene_.analysis.words[first];
  const NameTag tag = word.name_tag;
  const bool capital = scene_.words[first].cased;
  int points = tag == NameTag::begin_place ? 3 : 0;
  if (tag == NameTag::begin_person || tag == NameTag::in_person)
    points -= !capital ? 1 : is_lone(first) ? 3 : 4;
  if (tag == NameTag::begin_body || tag == NameTag::in_body) points -= capital ? 2 : 1;
  if (word.upos == Upos::propn) points += 1;
  if (scene_.parsed && word.upos != Upos::propn && word.upos != Upos::noun) points -= 3;
  return points;
}

// A name found by its sound alone has to be a name here.
int PlaceReader::sound_points(const Hit& hit, Index first, Index end) const {
  if (!hit.by_sound) return 0;
  const Word& word = scene_.analysis.words[first];
  int points = -2;
  const bool tagged = word.name_tag == NameTag::begin_place && word.upos == Upos::propn;
  if (scene_.parsed && !tagged && hit.best.country != hit.country) points -= 3;
  if (word.upos != Upos::propn && !has_locative(first, end, hit.ending)) points -= 3;
  return points;
}

int PlaceReader::context_points(const Hit& hit, Index first, Index end) const {
  const bool capital = scene_.words[first].cased;
  int points = 0;
  if (has_locative(first, end, hit.ending)) points += capital ? 2 : 1;
  if (!hit.country.empty() && hit.best.country == hit.country) points += 3;
  if (capital && std::ranges::binary_search(countries_, hit.best.country)) points += 2;
  // A capital alone is seldom a person ("Berlin rejected the call"), whatever the tag.
  if (capital && std::ranges::binary_search(capitals_, hit.best.id))
    points += end - first == 1 && is_lone(first) ? 2 : 1;
  if (capital && beside_capital(first)) points += 1;
  const Sentence& sentence = scene_.analysis.sentences[scene_.sentence_of(first)];
  if (sentence.block == BlockKind::dateline) points += 3;
  return points;
}

std::optional<PlaceFound> PlaceReader::at(Index word) const {
  if (scene_.words[word].punctuation || scene_.words[word].digits) return std::nullopt;
  if (scene_.words[word].cased && !scene_.words[word].upper) return std::nullopt;
  const Index limit = std::min(scene_.sentence_end(word), word + longest_place);
  for (Index end = limit; end > word; --end) {
    if (scene_.words[end - 1].punctuation) continue;
    auto hit = by_letters(word, end);
    if (!hit && most_evidence_by_sound(word, end) >= enough) hit = by_sound(word, end);
    if (!hit) continue;
    hit->country = country_beside(word, end);
    hit->best = *choose(hit->places, hit->country);
    // A capitalised neighbour makes it a part of a longer name ("Paris Hilton").
    const bool continued = scene_.words[word].cased && end < limit && scene_.words[end].upper &&
                           !runs_.is_ordinary(end) && !runs_.is_title_case(word) &&
                           scene_.piece_from(end) == nullptr;
    const int needed = continued ? enough + 2 : enough;
    if (evidence(*hit, word, end) < needed) continue;
    return PlaceFound{word, end, hit->best, hit->ending, "gazetteer " + hit->best.id};
  }
  return std::nullopt;
}

std::optional<PlaceFound> PlaceReader::named(const NameRun& run) const {
  auto hit = by_letters(run.first, run.end);
  if (!hit) hit = by_sound(run.first, run.end);
  if (!hit) return std::nullopt;
  const std::string country = country_beside(run.first, run.end);
  const knowledge::Place best = *choose(hit->places, country);
  return PlaceFound{run.first, run.end, best, hit->ending, "gazetteer " + best.id};
}

}  // namespace dateline::names
