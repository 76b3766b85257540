// SPDX-License-Identifier: Apache-2.0
#pragma once
// The ground on which the kill, reader and question trials stand: the corpus in files, records to
// copy, and what they must answer, made once by runs that nobody disturbs.

#include <filesystem>
#include <string>
#include <vector>

#include "trial.h"

namespace dateline::trials {

/// Files and records in settings.folder. "Edited" is a copy of the data in which one row of a
/// pack's table is another, so that everything has to be derived again, with another result.
struct Ground {
  std::vector<std::string> reports;   ///< the corpus, one JSON line each
  std::filesystem::path edited_data;  ///< DATELINE_DATA with the edited row
  std::string whole;                  ///< `events --json` over all reports
  std::string whole_edited;           ///< the same with the edited data
  std::string half;                   ///< over the first half of the reports
  double read_seconds = 0;            ///< reading all reports, undisturbed
  double rest_seconds = 0;            ///< reading the second half into half.db
  double reread_seconds = 0;          ///< deriving whole.db again
};

/// Makes all.jsonl, first.jsonl, rest.jsonl, one.jsonl, whole.db and half.db in settings.folder.
/// Throws std::runtime_error when an undisturbed run already fails, or when the edited row changes
/// nothing.
Ground make_ground(const Settings& settings);

/// What `events --json` prints for a record; faults go to the verdict, with `when` in their words.
Outcome ask(const Settings& settings, const std::string& db, Verdict& verdict,
            const std::string& when);

/// Waits until the record's file or its -wal grows, or the program ends; `most` seconds at most.
void wait_for_write(Child& child, const std::filesystem::path& record, double most = 20);

/// The lines, each with its end.
std::string joined(const std::vector<std::string>& lines, std::size_t begin, std::size_t end);

}  // namespace dateline::trials
