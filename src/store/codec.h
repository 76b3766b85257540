// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events and mentions as JSON and back. This is the one shape: the store keeps it, `events --json`
// and `extract` print it (docs/json.md, docs/schema/*.json). What is not known is left out.

#include <string>
#include <string_view>

#include "dateline/event.h"
#include "record/telling.h"

namespace dateline::store {

/// One line, keys in a fixed order; ill-formed bytes become U+FFFD.
std::string to_json(const RecordMention& mention);
std::string to_json(const Event& event);

/// A telling with its views, as only the store reads it.
std::string to_json(const record::Telling& telling);
record::Telling telling_from_json(std::string_view json);

/// An event as the store keeps it: without mentions and ledger, which are looked up.
std::string to_stored_json(const Event& event);

/// The inverse; events come back without mentions and ledger.
/// Throws Error for text that is not such JSON (a damaged store).
RecordMention mention_from_json(std::string_view json);
Event event_from_json(std::string_view json);

}  // namespace dateline::store
