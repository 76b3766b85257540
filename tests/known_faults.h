// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is known to come out wrong is listed, not counted: the faults found must be those of the
// list.

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tables/test_cases.h"

namespace dateline::tests {

/// `faults` must be the rows that `list` (a file under tests/cases with the columns table, row,
/// reason) has for `table`: no new one, and none that is gone.
inline void expect_known_faults(const std::set<std::string>& faults, const std::string& list,
                                const std::string& table) {
  std::vector<Diagnostic> diagnostics;
  tables::KnownExamples known(DATELINE_SOURCE_DIR "/tests/cases/" + list, table, diagnostics);
  ASSERT_TRUE(diagnostics.empty()) << to_string(diagnostics);
  for (const std::string& fault : faults) {
    const std::string verdict = known.verdict(fault, "this is wrong and was not before");
    EXPECT_TRUE(verdict.empty()) << verdict;
  }
  for (const std::string& gone : known.gone()) {
    ADD_FAILURE() << table << ": \"" << gone << "\" is right now: take it out of " << list;
  }
}

}  // namespace dateline::tests
