// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fills the slots of our own sentences (tests/cases/substitution) and remembers what was filled in.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/error.h"
#include "tables/tsv.h"

namespace dateline::tests {

using Cells = std::map<std::string, std::string>;  // column -> cell

struct Slots {
  Cells letters;                       // "P1" -> "Tarvo Lindqvast", what goes into the text
  std::map<std::string, Cells> facts;  // "P1" -> id, office, country: what must come out
};

class Fillers {
 public:
  Fillers(std::string lang, std::vector<Diagnostic>& diagnostics) : lang_(std::move(lang)) {
    people_ = rows("people", diagnostics);
    offices_ = rows("offices", diagnostics);
    cities_ = rows("cities", diagnostics);
    occasions_ = rows("occasions", diagnostics);
    numbers_ = rows("numbers", diagnostics);
    for (Cells& day : rows("days", diagnostics)) {
      (day["slot"] == "PAST" ? past_ : future_).push_back(day);
    }
    for (Cells& country : rows("countries", diagnostics)) {
      if (country["free"] == "yes") free_.push_back(country);
      countries_[country["country"]] = country;
    }
  }

  [[nodiscard]] std::vector<Cells> rows(const std::string& name,
                                        std::vector<Diagnostic>& diagnostics) const {
    const tables::Table table = tables::read_tsv(
        DATELINE_SOURCE_DIR "/tests/cases/substitution/" + name + "-" + lang_ + ".tsv", {},
        diagnostics);
    std::vector<Cells> all;
    for (const tables::Row& row : table.rows) {
      Cells cells;
      for (const std::string& column : table.columns) cells[column] = table.cell(row, column);
      all.push_back(cells);
    }
    return all;
  }

  [[nodiscard]] std::size_t people() const { return people_.size(); }

  /// The filling number `k`: the same for the same k. Two people of two countries. The lists are of
  /// different lengths, so that what stands together changes from round to round.
  [[nodiscard]] Slots fill(std::size_t k) const {
    Slots slots;
    put_person(slots, "1", k, k);
    std::size_t other = k * 5 + k / people_.size();
    do {
      ++other;
      put_person(slots, "2", other, k + other);
    } while (other % people_.size() == k % people_.size() ||
             slots.facts["C1"]["country"] == slots.facts["C2"]["country"]);
    put(slots, "CITY", at(cities_, k));
    put(slots, "PAST", at(past_, k));
    put(slots, "FUTURE", at(future_, k));
    put(slots, "OCC", at(occasions_, k));
    put(slots, "N", at(numbers_, k));
    return slots;
  }

 private:
  static const Cells& at(const std::vector<Cells>& list, std::size_t index) {
    return list[index % list.size()];
  }

  static void put(Slots& slots, const std::string& slot, const Cells& cells) {
    slots.letters[slot] = cells.at("text");
    slots.facts[slot] = cells;
  }

  /// Invented people get an office and a country by turns.
  void put_person(Slots& slots, const std::string& number, std::size_t index, std::size_t k) const {
    Cells person = at(people_, index);
    if (person["office"] == "*") person["office"] = at(offices_, k).at("office");
    if (person["country"] == "*") person["country"] = at(free_, k * 3 + k / 8).at("country");
    const Cells& country = countries_.at(person["country"]);
    slots.letters["P" + number] = person["name"];
    slots.letters["P" + number + "e"] = person["ergative"];
    slots.letters["S" + number] = person["surname"];
    slots.letters["C" + number] = country.at("name");
    slots.letters["C" + number + "e"] = country.at("ergative");
    slots.letters["A" + number] = country.at("adjective");
    for (const Cells& office : offices_) {
      if (office.at("office") == person["office"]) slots.letters["O" + number] = office.at("text");
    }
    slots.facts["P" + number] = person;
    slots.facts["C" + number] = country;
  }

  std::string lang_;
  std::vector<Cells> people_, offices_, cities_, occasions_, numbers_, past_, future_, free_;
  std::map<std::string, Cells> countries_;
};

/// "{P1} met {P2}" with the letters in it; a slot that nothing fills stays and shows.
inline std::string filled(std::string_view pattern, const Cells& letters) {
  std::string text;
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string slot(pattern.substr(open + 1, close - open - 1));
    text += pattern.substr(0, open);
    text += letters.contains(slot) ? letters.at(slot) : "{" + slot + "}";
    pattern.remove_prefix(close + 1);
  }
  return text + std::string(pattern);
}

}  // namespace dateline::tests
