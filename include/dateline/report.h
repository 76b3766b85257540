// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report: one news text as it came, with what is known about it.
//   Report r = ingest(bytes, {.outlet = "ANI"}).front();   r.text, r.date, r.blocks

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ontology.h"
#include "dateline/text.h"

namespace dateline {

/// A day, counted from 1970-01-01 (as std::chrono::sys_days counts).
using Day = std::int32_t;

/// The anatomy of a news text (blocks cover the text in order and do not overlap).
enum class BlockKind : std::uint8_t {
  headline,
  dateline,
  credit,
  caption,
  body,
  quoted_post,
  background,
};
std::string_view to_string(BlockKind kind);

struct Block {
  Span span;
  BlockKind kind = BlockKind::body;

  bool operator==(const Block&) const = default;
};

/// From `text` on (a byte of Report::text) the bytes were copied from `source` on (a byte of
/// Report::source), until the next point. Where text was not copied byte by byte (an HTML entity,
/// a broken byte replaced by U+FFFD) the point marks where its source begins.
struct SourcePoint {
  std::uint32_t text = 0;
  std::uint32_t source = 0;

  bool operator==(const SourcePoint&) const = default;
};

struct Report {
  std::string key;     // given id, else address, else hash of outlet and bytes
  std::string outlet;  // "source" in JSON lines; empty when unknown
  std::string url;
  std::optional<Day> date;        // the day the report says it is from; never guessed
  std::optional<Span> date_span;  // the letters in `text` that say so, if it is in the text
  std::string lang;               // BCP-47 given from outside ("" = find out)
  std::string title;
  /// What the report says of its own version, in a form that sorts: the time it was last changed
  /// in UTC ("2025-08-21T10:00:00Z"), or its version number ("v000000000012"), which sorts behind
  /// every time; "" when it says nothing. Of two texts of one report and day the later one counts.
  std::string revision;
  std::string extra;             // further fields of a JSON line, as a JSON object, else ""
  std::string source;            // the bytes received
  std::string text;              // well-formed UTF-8 taken from them; immutable
  std::vector<SourcePoint> map;  // text -> source
  std::vector<Block> blocks;     // anatomy, in order
  /// What was odd about the input and what was lost, one sentence each, for people.
  std::vector<std::string> notes;

  bool operator==(const Report&) const = default;
};

/// The byte of `source` that byte `position` of `text` came from.
std::uint32_t source_position(const Report& report, std::uint32_t position);

}  // namespace dateline
