// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables of the record on disk, and how older ones become newer ones. Only what is true
// (report, seen_id) is migrated; everything derived is dropped and made again from it.

#include "store/sqlite.h"

namespace dateline::store {

inline constexpr int schema_version = 1;

/// Makes the tables in an empty file, migrates older ones, refuses newer ones (Error).
void prepare_schema(const Database& database);

/// The schema version of the file, 0 when it is empty. Throws Error when it is not a record.
int read_schema_version(const Database& database);

/// Refuses files that are empty, foreign or of another schema version (Error says what to do).
void check_schema(const Database& database);

/// Empties every derived table.
void drop_derived(const Database& database);

}  // namespace dateline::store
