// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables of the record on disk, and how older ones become newer ones. Only what is true
// (report, seen_id) is migrated; everything derived is made again from it.
//
// What is derived stands in one generation of tables. A rereading fills a second generation, whose
// tables have a prefix, beside the one that questions see, and one transaction puts it in its
// place.

#include <string_view>

#include "store/sqlite.h"

namespace dateline::store {

inline constexpr int schema_version = 2;

/// Before the names of the tables that a rereading fills.
inline constexpr std::string_view next_prefix = "next_";

/// Makes the tables in an empty file, migrates older ones, refuses newer ones (Error).
void prepare_schema(const Database& database);

/// The schema version of the file, 0 when it is empty. Throws Error when it is not a record.
int read_schema_version(const Database& database);

/// Refuses files that are empty, foreign or of another schema version (Error says what to do).
void check_schema(const Database& database);

/// Is there a second generation: of a rereading that runs, or that was cut off?
bool has_next_tables(const Database& database);
/// Makes empty tables of a second generation; call inside a transaction, as the next two.
void create_next_tables(const Database& database);
void drop_next_tables(const Database& database);
/// The second generation takes the place of the first, which is gone.
void publish_next_tables(const Database& database);

}  // namespace dateline::store
