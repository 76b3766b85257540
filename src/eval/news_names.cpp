// SPDX-License-Identifier: Apache-2.0
// Names, identities and places of the news gold.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "eval/match.h"
#include "eval/name_kinds.h"
#include "eval/news.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::eval {
namespace {

/// A name that was found: where, of what kind ("person", "body", "place"), and which entity.
struct FoundName {
  Letters at;
  std::string kind;
  const Entity* entity = nullptr;
};

/// The whole words that the name touches: gold names keep case endings that are written solid.
Span whole_words(const Analysis& analysis, const NameMention& mention) {
  Span span = mention.name;
  for (Index word = mention.first_word; word < mention.end_word; ++word) {
    if (analysis.words[word].span.overlaps(mention.name)) {
      span = cover(span, analysis.words[word].span);
    }
  }
  return span;
}

std::vector<FoundName> found_names(const Reading& reading) {
  std::vector<FoundName> found;
  for (const NameMention& mention : reading.analysis.names) {
    const auto kind = scored_kind(mention);
    if (!kind) continue;
    found.push_back({reading.document->letters(whole_words(reading.analysis, mention)), *kind,
                     &reading.analysis.entities[mention.entity]});
  }
  return found;
}

struct GoldName {
  const GoldMention* mention = nullptr;
  const GoldEntity* entity = nullptr;
};

std::vector<GoldName> gold_names(const Reading& reading) {
  std::vector<GoldName> names;
  for (const GoldMention& mention : reading.document->names) {
    const GoldEntity& entity = reading.document->entities.at(mention.of);
    if (entity.kind != "group") names.push_back({&mention, &entity});
  }
  return names;
}

/// Pairs (gold, found) with the very same letters.
std::vector<std::pair<std::size_t, std::size_t>> same_letters(const std::vector<GoldName>& gold,
                                                              const std::vector<FoundName>& found) {
  return pair_up(gold.size(), found.size(), [&](std::size_t g, std::size_t f) {
    return gold[g].mention->at == found[f].at ? 1 : 0;
  });
}

Counts count_relaxed(const std::vector<GoldName>& gold, const std::vector<FoundName>& found) {
  const auto pairs = pair_up(gold.size(), found.size(), [&](std::size_t g, std::size_t f) {
    return static_cast<int>(name_kind(gold[g].entity->kind) == found[f].kind &&
                            gold[g].mention->at.overlaps(found[f].at));
  });
  return {.hits = static_cast<std::int64_t>(pairs.size()),
          .found = static_cast<std::int64_t>(found.size()),
          .gold = static_cast<std::int64_t>(gold.size())};
}

std::string place_name(std::string_view label) {
  return text::fold_without_marks(label.substr(0, label.find(',')));
}

bool same_person(const GoldEntity& gold, const Entity& found) {
  const auto want = text::name_keys(gold.label);
  const auto have = text::name_keys(found.name);
  if (want.empty() || have.empty() || want.back() != have.back()) return false;
  return want.size() == 1 || have.size() == 1 ? want.size() == have.size()
                                              : want.front() == have.front();
}

bool same_identity(const GoldEntity& gold, const Entity& found) {
  if (name_kind(gold.kind) != name_kind(to_string(found.kind))) return false;
  if (gold.kind == "person") return same_person(gold, found);
  if (gold.kind == "body") {
    return text::fold_without_marks(gold.label) == text::fold_without_marks(found.name);
  }
  if (gold.country != found.country) return false;
  return gold.kind == "country" ? found.kind == EntityKind::country
                                : place_name(gold.label) == place_name(found.name);
}

using Link = std::pair<std::size_t, std::size_t>;

void count_links(const Reading& reading, const std::vector<GoldName>& gold,
                 const std::vector<FoundName>& found,
                 const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  Counts counts;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      const bool right = gold[pairs[i].first].mention->of == gold[pairs[j].first].mention->of;
      const bool ours = found[pairs[i].second].entity == found[pairs[j].second].entity;
      counts += {right && ours, ours, right};
    }
  }
  reading.sheet->add("identities: links between mentions", Measure::f1, counts);
}

}  // namespace

void score_names(const Reading& reading) {
  const auto gold = gold_names(reading);
  const auto found = found_names(reading);
  const auto pairs = same_letters(gold, found);
  std::map<std::string, Counts> kinds;
  std::set<std::size_t> right_gold;
  std::set<std::size_t> right_found;
  for (const GoldName& one : gold) ++kinds[name_kind(one.entity->kind)].gold;
  for (const FoundName& one : found) ++kinds[one.kind].found;
  for (const auto& [g, f] : pairs) {
    if (name_kind(gold[g].entity->kind) != found[f].kind) continue;
    ++kinds[found[f].kind].hits;
    right_gold.insert(g);
    right_found.insert(f);
  }
  reading.sheet->add("names: some letters and kind", Measure::f1, count_relaxed(gold, found));
  add_kinds(*reading.sheet, "", kinds);
  for (std::size_t g = 0; g < gold.size(); ++g) {
    if (!right_gold.contains(g)) reading.tell("MISSED", gold[g].mention->at, gold[g].entity->kind);
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (!right_found.contains(f)) reading.tell("EXTRA", found[f].at, found[f].kind);
  }
}

void score_identities(const Reading& reading) {
  const auto gold = gold_names(reading);
  const auto found = found_names(reading);
  const auto pairs = same_letters(gold, found);
  Counts identity{0, static_cast<std::int64_t>(found.size()),
                  static_cast<std::int64_t>(gold.size())};
  Counts country;
  for (const auto& [g, f] : pairs) {
    const bool right = same_identity(*gold[g].entity, *found[f].entity);
    identity.hits += right;
    if (!right) {
      reading.tell(
          "OTHER", gold[g].mention->at,
          fmt::format("gold {} {}, ours {} {}", gold[g].entity->label, gold[g].entity->country,
                      found[f].entity->name, found[f].entity->country));
    }
    if (gold[g].entity->country.empty()) continue;
    country += {gold[g].entity->country == found[f].entity->country, 0, 1};
  }
  reading.sheet->add("identities: letters and who it is", Measure::f1, identity);
  reading.sheet->add("identities: country, letters being right", Measure::accuracy, country);
  count_links(reading, gold, found, pairs);
}

void score_places(const Reading& reading) {
  std::vector<GoldName> gold;
  std::vector<FoundName> found;
  for (const GoldName& one : gold_names(reading)) {
    if (name_kind(one.entity->kind) == "place") gold.push_back(one);
  }
  for (const FoundName& one : found_names(reading)) {
    if (one.kind == "place") found.push_back(one);
  }
  const auto pairs = pair_up(gold.size(), found.size(), [&](std::size_t g, std::size_t f) {
    return gold[g].mention->at.overlaps(found[f].at) ? 1 : 0;
  });
  Counts counts{0, static_cast<std::int64_t>(found.size()), static_cast<std::int64_t>(gold.size())};
  for (const auto& [g, f] : pairs) {
    const bool right = gold[g].entity->country == found[f].entity->country;
    counts.hits += right;
    if (!right) {
      reading.tell(
          "COUNTRY", gold[g].mention->at,
          fmt::format("gold {}, ours {}", gold[g].entity->country, found[f].entity->country));
    }
  }
  reading.sheet->add("places: mention and country", Measure::f1, counts);
}

}  // namespace dateline::eval
