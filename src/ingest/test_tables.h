// SPDX-License-Identifier: Apache-2.0
#pragma once
// The project's own anatomy tables, for tests.

#include <gtest/gtest.h>

#include "ingest/anatomy_tables.h"

namespace dateline::ingest {

inline AnatomyTables project_tables() {
  std::vector<Diagnostic> diagnostics;
  AnatomyTables tables = read_anatomy_tables(DATELINE_SOURCE_DIR "/languages", diagnostics);
  EXPECT_EQ(to_string(diagnostics), "");
  return tables;
}

}  // namespace dateline::ingest
