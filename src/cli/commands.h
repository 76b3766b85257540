// SPDX-License-Identifier: Apache-2.0
#pragma once
// What each command does. All return the exit code: 0 done, 1 nothing found, 2 something failed.

#include "cli/options.h"
#include "formats/csv.h"

namespace dateline::cli {

int run(const Options& options);

/// How cells of CSV leave (--raw).
inline formats::CsvCells csv_cells(const Options& options) {
  return options.raw ? formats::CsvCells::raw : formats::CsvCells::safe;
}

int read(const Options& options);
int reread(const Options& options);
int extract(const Options& options);
int annotate(const Options& options);

int events(const Options& options);  // also `timeline` and `planned`
int show(const Options& options);    // also `why`
int sql(const Options& options);

int eval(const Options& options);

int languages(const Options& options);
int doctor(const Options& options);
int version(const Options& options);
int pack(const Options& options);  // `pack check` and `pack hash`

}  // namespace dateline::cli
