// SPDX-License-Identifier: Apache-2.0
#include "corpus.h"

#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace dateline::trials {
namespace {

using Row = std::map<std::string, std::string>;
using Table = std::vector<Row>;

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> parts(1);
  for (const char letter : line) {
    if (letter == '\t')
      parts.emplace_back();
    else
      parts.back() += letter;
  }
  return parts;
}

Table read_table(const std::string& name) {
  const std::string path = DATELINE_SOURCE_DIR "/tests/harness/corpus/" + name;
  std::ifstream in(path);
  std::vector<std::string> columns;
  Table table;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> parts = cells(line);
    if (columns.empty()) {
      columns = parts;
      continue;
    }
    if (parts.size() != columns.size()) throw std::runtime_error(path + ": faulty row: " + line);
    Row row;
    for (std::size_t i = 0; i < parts.size(); ++i) row[columns[i]] = parts[i];
    table.push_back(row);
  }
  if (table.empty()) throw std::runtime_error(path + " has no rows");
  return table;
}

Table rows_with(const Table& table, const Row& wanted) {
  Table rows;
  for (const Row& row : table) {
    bool fits = true;
    for (const auto& [column, value] : wanted) fits = fits && row.at(column) == value;
    if (fits) rows.push_back(row);
  }
  return rows;
}

/// Puts values in for {names}.
std::string fill(std::string text, const Row& values) {
  for (const auto& [name, value] : values) {
    const std::string hole = "{" + name + "}";
    for (std::size_t at = 0; (at = text.find(hole, at)) != std::string::npos; at += value.size())
      text.replace(at, hole.size(), value);
  }
  return text;
}

/// An empty {when} leaves a space too many.
std::string tidy(std::string text) {
  for (const auto& [from, to] : {std::pair{"  ", " "}, {" .", "."}, {" ,", ","}}) {
    for (std::size_t at = 0; (at = text.find(from)) != std::string::npos;) text.replace(at, 2, to);
  }
  return text;
}

struct Tables {
  Table offices = read_table("offices.tsv");
  Table given_names = read_table("given_names.tsv");
  Table family_names = read_table("family_names.tsv");
  Table places = read_table("places.tsv");
  Table months = read_table("months.tsv");
  Table dating = read_table("dating.tsv");
  Table tellings = read_table("tellings.tsv");
};

/// One invented event.
struct Scene {
  std::string act;
  Row a;
  Row b;
  Row place;
  int year = 0;
  std::size_t month = 0;  // 0 is January
  int day = 0;
};

/// An invented person, as both languages write the name.
Row make_person(const Tables& tables, Random& chance, std::size_t office) {
  const Row& title = tables.offices[office];
  const Row& given = tables.given_names[chance.below(tables.given_names.size())];
  const Row& family = tables.family_names[chance.below(tables.family_names.size())];
  const std::string gu = title.at("gu") + " " + given.at("gu") + " ";
  return {{"en", title.at("en") + " " + given.at("en") + " " + family.at("en")},
          {"gu", gu + family.at("gu")},
          {"gu_doer", gu + family.at("gu_doer")}};
}

/// The acts take turns, so that even a small corpus has each of them.
Scene make_scene(const Tables& tables, Random& chance, std::size_t number) {
  Scene scene;
  scene.act = tables.tellings[number * 3 % tables.tellings.size()].at("act");
  const std::size_t offices = tables.offices.size();
  const std::size_t office = chance.below(offices);
  scene.a = make_person(tables, chance, office);
  scene.b = make_person(tables, chance, (office + 1 + chance.below(offices - 1)) % offices);
  scene.place = tables.places[chance.below(tables.places.size())];
  scene.year = 2022 + static_cast<int>(chance.below(3));
  scene.month = chance.below(12);
  scene.day = 1 + static_cast<int>(chance.below(27));
  return scene;
}

std::string day_after(const Scene& scene) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%d-%02zu-%02d", scene.year, scene.month + 1,
                scene.day + 1);
  return text.data();
}

std::string tell(const Tables& tables, const Scene& scene, const Row& telling, const Row& dating) {
  const std::string& lang = telling.at("lang");
  const Row day = {{"day", std::to_string(scene.day)},
                   {"month", tables.months[scene.month].at(lang)},
                   {"year", std::to_string(scene.year)}};
  const std::string doer = lang == "gu" ? "gu_doer" : "en";
  return tidy(fill(telling.at("text"), {{"A", scene.a.at(doer)},
                                        {"a", scene.a.at(lang)},
                                        {"b", scene.b.at(lang)},
                                        {"place", scene.place.at(lang)},
                                        {"when", fill(dating.at("text"), day)}}));
}

std::string make_report(const Tables& tables, const Scene& scene, Random& chance,
                        std::size_t number) {
  const Table tellings = rows_with(tables.tellings, {{"act", scene.act}});
  const Row telling = tellings[chance.below(tellings.size())];
  const Table datings = rows_with(tables.dating, {{"lang", telling.at("lang")}});
  const Row dating = datings[chance.below(datings.size())];
  nlohmann::ordered_json report = {{"id", "trial-" + std::to_string(number)},
                                   {"source", "Trial Post " + std::to_string(chance.below(5))},
                                   {"text", tell(tables, scene, telling, dating)}};
  if (dating.at("dated") == "yes") report["date"] = day_after(scene);
  return report.dump();
}

}  // namespace

std::vector<std::string> make_reports(Random chance, std::size_t count) {
  const Tables tables;
  std::vector<std::string> reports;
  std::size_t scenes = 0;
  Scene scene = make_scene(tables, chance, scenes);
  while (reports.size() < count) {
    if (chance.one_in(3)) scene = make_scene(tables, chance, ++scenes);
    reports.push_back(make_report(tables, scene, chance, reports.size()));
  }
  chance.shuffle(reports);
  return reports;
}

}  // namespace dateline::trials
