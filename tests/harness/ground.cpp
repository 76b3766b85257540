// SPDX-License-Identifier: Apache-2.0
#include "ground.h"

#include <stdexcept>

#include "corpus.h"

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

/// A run that has to work before any trial makes sense.
Outcome must_run(const Launch& launch, int code = 0) {
  Outcome outcome = run(launch);
  if (outcome.code == code) return outcome;
  std::string words;
  for (const std::string& word : launch.arguments) words += word + " ";
  throw std::runtime_error("an undisturbed run failed: " + words + ": " + outcome.err);
}

/// Gives a row of a pack's table another class.
void edit_row(const fs::path& table, const std::string& trigger) {
  std::string rows = read_file(table);
  const std::string row = "\n" + trigger + "\tCONSULT\t";
  const std::size_t at = rows.find(row);
  if (at == std::string::npos)
    throw std::runtime_error(table.string() + " has no row to edit: " + row.substr(1));
  rows.replace(at, row.size(), "\n" + trigger + "\tAGREE\t");
  write_file(table, rows);
}

/// A copy of the data in which "meet" is of another class, in both languages.
fs::path edit_data(const Settings& settings) {
  const fs::path copy = settings.folder / "edited";
  fs::create_directories(copy);
  fs::copy(settings.data / "languages", copy / "languages", fs::copy_options::recursive);
  fs::create_directory_symlink(settings.data / "knowledge", copy / "knowledge");
  for (const char* place : {"places.gaz", "build/places.gaz"}) {
    if (fs::exists(settings.data / place) && !fs::exists(copy / "places.gaz"))
      fs::create_symlink(settings.data / place, copy / "places.gaz");
  }
  edit_row(copy / "languages/en/events.tsv", "meet\tverb");
  edit_row(copy / "languages/gu/events.tsv", "મુલાકાત\tnoun");
  return copy;
}

std::string record_of(const Settings& settings, const std::string& db) {
  return must_run(call(settings, {"events", "--json", "--db", db})).out;
}

void write_reports(const Settings& settings, const std::vector<std::string>& reports) {
  const std::size_t half = reports.size() / 2;
  write_file(settings.folder / "all.jsonl", joined(reports, 0, reports.size()));
  write_file(settings.folder / "first.jsonl", joined(reports, 0, half));
  write_file(settings.folder / "rest.jsonl", joined(reports, half, reports.size()));
  write_file(settings.folder / "one.jsonl", joined(reports, half, half + 1));
}

}  // namespace

std::string joined(const std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += lines[i] + "\n";
  return text;
}

Ground make_ground(const Settings& settings) {
  Ground ground;
  ground.reports = make_reports(Random(settings.seed, 0), settings.reports);
  write_reports(settings, ground.reports);
  ground.edited_data = edit_data(settings);
  ground.read_seconds = must_run(call(settings, {"read", "all.jsonl", "--db", "whole.db"})).seconds;
  ground.whole = record_of(settings, "whole.db");
  must_run(call(settings, {"read", "first.jsonl", "--db", "half.db"}));
  ground.half = record_of(settings, "half.db");
  copy_record(settings.folder / "half.db", settings.folder / "try.db");
  ground.rest_seconds = must_run(call(settings, {"read", "rest.jsonl", "--db", "try.db"})).seconds;
  if (record_of(settings, "try.db") != ground.whole)
    throw std::runtime_error("two undisturbed halves give another record than the whole");
  ground.reread_seconds = must_run(call(settings, {"reread", "--db", "try.db"})).seconds;
  if (record_of(settings, "try.db") != ground.whole)
    throw std::runtime_error("an undisturbed reread gives another record");
  must_run(call(settings, {"read", "all.jsonl", "--db", "edited.db"}, ground.edited_data));
  ground.whole_edited = record_of(settings, "edited.db");
  if (ground.whole_edited == ground.whole)
    throw std::runtime_error("the edited row changes nothing; choose another in ground.cpp");
  return ground;
}

void wait_for_write(Child& child, const fs::path& record, double most) {
  const fs::path wal = record.string() + "-wal";
  const std::uint64_t before = size_of(record) + size_of(wal);
  while (child.runs() && child.age() < most && size_of(record) + size_of(wal) == before)
    sleep_for(0.0005);
}

Outcome ask(const Settings& settings, const std::string& db, Verdict& verdict,
            const std::string& when) {
  Outcome answer = run(call(settings, {"events", "--json", "--db", db}), 20);
  expect_manners(verdict, answer, "events, asked " + when + ",");
  verdict.expect(is_json_lines(answer.out), "events, asked " + when + ", printed no JSON lines");
  return answer;
}

}  // namespace dateline::trials
