// SPDX-License-Identifier: Apache-2.0
#pragma once
// Expected events (tests/cases/samples/expected.tsv) and whether an event of the record is one of
// them.

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "dateline/error.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/name_key.h"
#include "times/edtf.h"

namespace dateline::tests {

using Json = nlohmann::json;
using Readings = std::vector<std::string>;  // equally right, the best first

struct Expected {
  int line = 0;
  Readings classes, modes, statuses, dates, places, occasions;
  std::vector<Readings> actors, recipients;
  std::vector<std::string> files;
  bool must = false;
  std::string what;
};

inline bool is_one_of(const Readings& readings, std::string_view value) {
  return std::ranges::find(readings, value) != readings.end();
}

inline std::vector<Readings> names_of(std::string_view cell) {
  std::vector<Readings> names;
  if (cell == "-") return names;
  for (const std::string& name : tables::split_list(cell, ';')) {
    names.push_back(tables::split_list(name));
  }
  return names;
}

/// Faults of the table come back in `diagnostics`.
inline std::vector<Expected> read_expected(const std::string& file,
                                           std::vector<Diagnostic>& diagnostics) {
  const tables::Table table =
      tables::read_tsv(file,
                       {"class", "mode", "status", "date", "actors", "recipients", "place",
                        "occasion", "files", "must", "what"},
                       diagnostics);
  std::vector<Expected> expected;
  for (const tables::Row& row : table.rows) {
    const auto list = [&](const char* column) {
      return tables::split_list(table.cell(row, column));
    };
    Expected one;
    one.line = row.line;
    one.classes = list("class");
    one.modes = list("mode");
    one.statuses = list("status");
    one.dates = list("date");
    one.places = list("place");
    one.occasions = list("occasion");
    one.actors = names_of(table.cell(row, "actors"));
    one.recipients = names_of(table.cell(row, "recipients"));
    one.files = tables::split_list(table.cell(row, "files"), ';');
    one.must = table.cell(row, "must") == "yes";
    one.what = table.cell(row, "what");
    expected.push_back(one);
  }
  return expected;
}

/// Is a word of `letters`, in any script, read as `word` is?
inline bool has_like_word(const std::string& letters, std::string_view word) {
  std::istringstream words(letters);
  for (std::string one; words >> one;) {
    if (text::name_key(one) == text::name_key(word) && text::similarity(one, word) >= 75) {
      return true;
    }
  }
  return false;
}

/// Do the letters of a participant hold a word that sounds like `word`?
inline bool sounds_in(const Json& participant, std::string_view word) {
  for (const char* field : {"name", "text", "id"}) {
    std::string letters = participant.value(field, std::string());
    std::ranges::replace_if(
        letters, [](char letter) { return letter == '-' || letter == '/' || letter == '?'; }, ' ');
    if (text::fold_without_marks(letters).find(word) != std::string::npos) return true;
    if (has_like_word(letters, word)) return true;
  }
  return false;
}

/// `name`: person/<slug>, body/<word>, group/<word>, or a country code.
inline bool is_named(const Json& participant, std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return participant.value("country", std::string()) == name;
  const std::string_view slug = name.substr(slash + 1);
  return sounds_in(participant, slug.substr(slug.rfind('-') + 1));  // npos + 1 is 0
}

inline bool has_all(const Json& participants, const std::vector<Readings>& names) {
  return std::ranges::all_of(names, [&](const Readings& readings) {
    return std::ranges::any_of(readings, [&](const std::string& reading) {
      return reading == "-" ||
             std::ranges::any_of(participants, [&](const Json& p) { return is_named(p, reading); });
    });
  });
}

/// Nothing but "before now" of what is past, "after now" of what is to come?
inline bool says_no_day(std::string_view edtf, bool is_past) {
  return edtf.empty() || (is_past ? edtf.starts_with("../") : edtf.ends_with("/.."));
}

inline bool is_same_date(const std::string& edtf, const std::string& expected) {
  if (edtf == expected) return true;
  const auto left = times::parse_edtf(edtf);
  const auto right = times::parse_edtf(expected);
  if (!left || !right) return false;
  const times::DayBounds bounds = times::bounds(*left);
  return (bounds.from || bounds.to) && bounds == times::bounds(*right);
}

inline std::string edtf_of(const Json& event) {
  return event.contains("when") ? event.at("when").value("edtf", std::string()) : std::string();
}

inline bool has_date(const Json& event, const Expected& row) {
  const std::string edtf = edtf_of(event);
  const bool is_past = row.statuses.front() != "planned";
  return std::ranges::any_of(row.dates, [&](const std::string& date) {
    return date == "-" ? says_no_day(edtf, is_past) : is_same_date(edtf, date);
  });
}

/// The name or the country's name; "" when the event has no place.
inline std::string place_of(const Json& event) {
  return event.contains("where") ? event.at("where").value("name", std::string()) : std::string();
}

/// Does one of the readings stand in `value`?
inline bool says(const std::string& value, const Readings& readings) {
  const std::string folded = text::fold_without_marks(value);
  return std::ranges::any_of(readings, [&](const std::string& reading) {
    if (reading == "-") return value.empty();
    return folded.find(text::fold_without_marks(reading)) != std::string::npos;
  });
}

/// The event in one line, for people.
inline std::string describe(const Json& event) {
  const auto names = [](const Json& participants) {
    std::string all;
    for (const Json& p : participants) {
      all += (all.empty() ? "" : "; ") + p.value("name", p.value("id", std::string("?"))) + " [" +
             p.value("country", std::string("-")) + "]";
    }
    return all;
  };
  std::string line = event.at("class").get<std::string>() + " " + event.value("mode", "-") + " " +
                     event.at("status").get<std::string>() + " " + edtf_of(event) + " | " +
                     names(event.at("actors")) + " -> " + names(event.at("recipients")) + " @ " +
                     place_of(event);
  if (event.contains("occasion")) line += " # " + event.at("occasion").value("name", std::string());
  return line;
}

}  // namespace dateline::tests
