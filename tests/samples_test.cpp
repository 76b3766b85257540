// SPDX-License-Identifier: Apache-2.0
// The record of samples/ against what a careful reader finds in them
// (tests/cases/samples/expected.tsv). What is known to be wrong is listed in known.tsv beside it.
#include <optional>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gold.h"
#include "known_faults.h"
#include "program.h"

namespace dateline::tests {
namespace {

const std::string expected_file = DATELINE_SOURCE_DIR "/tests/cases/samples/expected.tsv";

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

bool is_found(const Json& event, const Expected& row) {
  if (!is_one_of(row.classes, event.at("class").get<std::string>())) return false;
  if (!has_date(event, row) || !has_all(event.at("actors"), row.actors)) return false;
  if (row.must) return true;
  // A debatable row excuses only an event that is like it in all that matters.
  return is_one_of(row.statuses, event.at("status").get<std::string>()) &&
         event.at("actors").size() == row.actors.size() &&
         has_all(event.at("recipients"), row.recipients);
}

std::string occasion_of(const Json& event) {
  return event.contains("occasion") ? event.at("occasion").value("name", std::string())
                                    : std::string();
}

/// How many of the other fields are right too: chooses among events that all could be the row's.
int likeness(const Json& event, const Expected& row) {
  int score = 0;
  if (is_one_of(row.statuses, event.at("status").get<std::string>())) score += 4;
  if (has_all(event.at("recipients"), row.recipients)) score += 4;
  if (says(place_of(event), row.places)) score += 2;
  if (event.at("actors").size() == row.actors.size()) score += 1;
  return score;
}

struct Comparison {
  std::vector<std::optional<std::size_t>> event_of_row;
  std::vector<bool> taken;  // by event
};

/// Each row takes the likest event that is still free; rows that must be found choose first.
Comparison compare(const std::vector<Json>& events, const std::vector<Expected>& rows) {
  Comparison comparison{std::vector<std::optional<std::size_t>>(rows.size()),
                        std::vector<bool>(events.size())};
  for (const bool must : {true, false}) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].must != must) continue;
      int best = -1;
      for (std::size_t e = 0; e < events.size(); ++e) {
        if (comparison.taken[e] || !is_found(events[e], rows[r])) continue;
        if (likeness(events[e], rows[r]) <= best) continue;
        best = likeness(events[e], rows[r]);
        comparison.event_of_row[r] = e;
      }
      if (comparison.event_of_row[r]) comparison.taken[*comparison.event_of_row[r]] = true;
    }
  }
  return comparison;
}

std::set<std::string> langs_of(const Expected& row) {
  std::set<std::string> langs;
  for (const std::string& file : row.files) langs.insert(file.substr(0, 2));
  return langs;
}

/// The fields that are wrong in the event of a row: "mode: what", by name.
void add_wrong_fields(const Json& event, const Expected& row, std::set<std::string>& faults) {
  const auto note = [&](const char* field, bool right) {
    if (!right) faults.insert(std::string(field) + ": " + row.what);
  };
  note("status", is_one_of(row.statuses, event.at("status").get<std::string>()));
  note("mode", is_one_of(row.modes, event.value("mode", "-")));
  note("place", row.places.front() == "-" || says(place_of(event), row.places));
  note("recipients", row.recipients.empty() || has_all(event.at("recipients"), row.recipients));
  note("number of actors", row.actors.empty() || event.at("actors").size() == row.actors.size());
  note("occasion", row.occasions.front() == "-" || says(occasion_of(event), row.occasions));
  const auto expected = langs_of(row);
  const std::set<std::string> got(event.at("langs").begin(), event.at("langs").end());
  note("languages joined", expected.size() < 2 || got == expected);
}

std::set<std::string> wrong_fields(const std::vector<Json>& events,
                                   const std::vector<Expected>& rows,
                                   const Comparison& comparison) {
  std::set<std::string> faults;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (comparison.event_of_row[r]) {
      add_wrong_fields(events[*comparison.event_of_row[r]], rows[r], faults);
    }
  }
  return faults;
}

std::set<std::string> missed(const std::vector<Expected>& rows, const Comparison& comparison) {
  std::set<std::string> faults;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!comparison.event_of_row[r] && rows[r].must) faults.insert(rows[r].what);
  }
  return faults;
}

/// Events of the record that no row of the table is, in one line each.
std::set<std::string> not_wanted(const std::vector<Json>& events, const Comparison& comparison) {
  std::set<std::string> faults;
  for (std::size_t e = 0; e < events.size(); ++e) {
    if (comparison.taken[e]) continue;
    std::string line(text::trim(describe(events[e])));
    while (!faults.insert(line).second) line += " (again)";
  }
  return faults;
}

TEST(Samples, expected_rows_are_well_formed) {
  std::vector<Diagnostic> diagnostics;
  const auto rows = read_expected(expected_file, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_GE(rows.size(), 40U);
  std::set<std::string> names;
  for (const Expected& row : rows) {
    EXPECT_TRUE(names.insert(row.what).second) << row.line << " is called as another row";
    for (const std::string& name : row.classes) EXPECT_TRUE(parse_event_class(name)) << row.line;
    for (const std::string& name : row.statuses) EXPECT_TRUE(parse_status(name)) << row.line;
    for (const std::string& mode : row.modes) {
      EXPECT_TRUE(mode == "-" || parse_mode(mode)) << row.line;
    }
    for (const std::string& date : row.dates) {
      EXPECT_TRUE(date == "-" || times::parse_edtf(date)) << row.line;
    }
    for (const std::string& file : row.files) {
      EXPECT_TRUE(std::filesystem::exists(samples + "/" + file)) << row.line << " " << file;
    }
  }
}

TEST(Samples, the_record_is_what_a_careful_reader_finds) {
  std::vector<Diagnostic> diagnostics;
  const auto rows = read_expected(expected_file, diagnostics);
  ASSERT_GE(rows.size(), 40U) << to_string(diagnostics);
  const Program program;
  ASSERT_EQ(program.run("read " + samples).code, 0);
  const auto events = json_lines(program.run("events --json").out);
  ASSERT_FALSE(events.empty());
  const Comparison comparison = compare(events, rows);

  const std::string list = "samples/known.tsv";
  expect_known_faults(missed(rows, comparison), list, "missed");
  expect_known_faults(not_wanted(events, comparison), list, "not wanted");
  expect_known_faults(wrong_fields(events, rows, comparison), list, "wrong field");
}

}  // namespace
}  // namespace dateline::tests
