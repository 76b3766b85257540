// SPDX-License-Identifier: Apache-2.0
// GeoVirus (Gritta et al. 2018): places of Wikinews texts with coordinates. Right within 161 km, as
// is usual for toponym resolution.
#include <cmath>
#include <numbers>
#include <optional>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/match.h"
#include "eval/name_kinds.h"
#include "eval/tagged_text.h"
#include "eval/tasks.h"
#include "eval/xml.h"

namespace dateline::eval {
namespace {

struct GoldPlace {
  Span span;  // bytes of the text
  double latitude = 0;
  double longitude = 0;
};

struct Article {
  std::string text;
  std::vector<GoldPlace> places;
};

/// Offsets count code points from 1 in some articles and from 0 in others: the name decides.
std::optional<Span> span_of(const std::string& text, const std::string& name, long start) {
  std::size_t at = 0;
  for (long seen = 0; seen < start - 1 && at < text.size(); ++at) {
    seen += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  }
  constexpr std::size_t slack = 4;
  const std::size_t found = text.find(name, at > slack ? at - slack : 0);
  if (name.empty() || found == std::string::npos || found > at + 2 * slack) return std::nullopt;
  return Span{static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + name.size())};
}

Article read_article(const XmlNode& node) {
  Article article;
  article.text = node.child_text("text");
  for (const XmlNode& list : node.children("locations")) {
    for (const XmlNode& location : list.children("location")) {
      const auto span = span_of(article.text, location.child_text("name"),
                                std::strtol(location.child_text("start").c_str(), nullptr, 10));
      // A name that does not stand where the corpus says cannot be found: it counts as missed.
      article.places.push_back({span.value_or(Span{}),
                                std::strtod(location.child_text("lat").c_str(), nullptr),
                                std::strtod(location.child_text("lon").c_str(), nullptr)});
    }
  }
  return article;
}

/// Great-circle distance (haversine), kilometres.
double distance(double lat1, double lon1, double lat2, double lon2) {
  constexpr double radius = 6371.0;
  constexpr double to_radians = std::numbers::pi / 180.0;
  const double dlat = (lat2 - lat1) * to_radians / 2;
  const double dlon = (lon2 - lon1) * to_radians / 2;
  const double a = std::sin(dlat) * std::sin(dlat) + std::cos(lat1 * to_radians) *
                                                         std::cos(lat2 * to_radians) *
                                                         std::sin(dlon) * std::sin(dlon);
  return 2 * radius * std::asin(std::sqrt(a));
}

struct FoundPlace {
  Span span;
  const Entity* entity = nullptr;
};

std::vector<FoundPlace> found_places(const Analysis& analysis) {
  std::vector<FoundPlace> found;
  for (const NameMention& mention : analysis.names) {
    if (scored_kind(mention) != "place") continue;
    found.push_back({mention.name, &analysis.entities[mention.entity]});
  }
  return found;
}

void score(const Article& article, const Analysis& analysis, Sheet& sheet,
           std::vector<std::string>* errors) {
  constexpr double near = 161.0;
  const auto found = found_places(analysis);
  const auto pairs =
      pair_up(article.places.size(), found.size(), [&](std::size_t g, std::size_t f) {
        return article.places[g].span.overlaps(found[f].span) ? 1 : 0;
      });
  Counts letters{static_cast<std::int64_t>(pairs.size()), static_cast<std::int64_t>(found.size()),
                 static_cast<std::int64_t>(article.places.size())};
  Counts placed = letters;
  placed.hits = 0;
  for (const auto& [g, f] : pairs) {
    const GoldPlace& gold = article.places[g];
    const Entity& ours = *found[f].entity;
    if (!ours.latitude || !ours.longitude) {
      sheet.add("places: within 161 km, of those found", Measure::accuracy, {.gold = 1});
      continue;
    }
    const bool right =
        distance(gold.latitude, gold.longitude, *ours.latitude, *ours.longitude) <= near;
    placed.hits += right;
    for (const char* of : {"places: within 161 km, of those found",
                           "places: within 161 km, of those given coordinates"}) {
      sheet.add(of, Measure::accuracy, {.hits = right, .gold = 1});
    }
    if (!right && errors != nullptr) {
      errors->push_back(fmt::format("PLACE\t{}\tours {} {}", slice(article.text, gold.span),
                                    ours.name, ours.country));
    }
  }
  sheet.add("places: letters found", Measure::f1, letters);
  sheet.add("places: found and within 161 km", Measure::f1, placed);
}

}  // namespace

Outcome geovirus(const Request& request, const Engine& engine) {
  need_pack(request, engine);
  const XmlFile file(request.gold);
  Outcome outcome{.corpus = "GeoVirus, " + request.lang, .unit = "articles"};
  Engine::Worker analyse = engine.worker();
  Sheet sheet;
  for (const XmlNode& node : file.root().children("article")) {
    const Article article = read_article(node);
    sheet.next_unit();
    score(article, analyse(plain_report(article.text, request.lang)), sheet,
          request.errors ? &outcome.errors : nullptr);
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
