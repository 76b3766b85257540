// SPDX-License-Identifier: Apache-2.0
#pragma once
// One report as a row and back.

#include <cstdint>

#include "dateline/report.h"
#include "store/sqlite.h"

namespace dateline::store {

/// Inserts one version of a report, whose `version_hash` is `hash`; the row's id.
std::int64_t insert_report(const Database& database, const Report& report, std::string_view hash);

/// Reads the row that `SELECT {report_columns} FROM report` stands on.
extern const char* const report_columns;
Report read_report(const Statement& row);

/// The row of this version (`version_hash`), if it is there.
std::optional<std::int64_t> find_version(const Database& database, std::string_view key,
                                         std::string_view hash);

/// The order of the versions of a report, for ORDER BY: the first one counts.
inline constexpr std::string_view version_order =
    "date IS NULL, date DESC, revision DESC, hash DESC";

/// Which of the stored versions counts.
std::optional<std::int64_t> find_counting_version(const Database& database, std::string_view key);

}  // namespace dateline::store
