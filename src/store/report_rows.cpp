// SPDX-License-Identifier: Apache-2.0
#include "store/report_rows.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dateline/error.h"
#include "store/store.h"
#include "text/day.h"
#include "text/hash.h"
#include "text/visible.h"

namespace dateline::store {
namespace {

using Json = nlohmann::json;

void append_number(std::string& bytes, std::uint32_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<char>((number >> shift) & 0xFFU));
  }
}

std::uint32_t read_number(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (unsigned i = 0; i < 4; ++i) {
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return number;
}

std::string pack_map(const std::vector<SourcePoint>& map) {
  std::string bytes;
  bytes.reserve(map.size() * 8);
  for (const SourcePoint& point : map) {
    append_number(bytes, point.text);
    append_number(bytes, point.source);
  }
  return bytes;
}

std::vector<SourcePoint> unpack_map(std::string_view bytes) {
  std::vector<SourcePoint> map;
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
    map.push_back({read_number(bytes, at), read_number(bytes, at + 4)});
  }
  return map;
}

std::string pack_blocks(const std::vector<Block>& blocks) {
  Json list = Json::array();
  for (const Block& block : blocks) {
    list.push_back({block.span.begin, block.span.end, static_cast<int>(block.kind)});
  }
  return list.dump();
}

std::vector<Block> unpack_blocks(const std::string& json) {
  std::vector<Block> blocks;
  for (const Json& item : Json::parse(json)) {
    blocks.push_back({{item.at(0), item.at(1)}, static_cast<BlockKind>(item.at(2).get<int>())});
  }
  return blocks;
}

std::string pack_notes(const std::vector<std::string>& notes) {
  return Json(notes).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

const char* const report_columns =
    "key, outlet, url, date, date_begin, date_end, lang_given, title, extra, text, source, map, "
    "blocks, notes, revision";

std::string version_hash(const Report& report) {
  // Lengths in front of the parts keep two different reports from being written alike.
  std::string all;
  for (const std::string* part : {&report.outlet, &report.url, &report.lang, &report.title,
                                  &report.extra, &report.source, &report.text}) {
    all += fmt::format("{}:", part->size());
    all += *part;
  }
  all += report.date ? text::format_day(*report.date) : "-";
  if (!report.revision.empty()) all += "revision " + report.revision;
  return text::hash_base32(all);
}

std::int64_t insert_report(const Database& database, const Report& report, std::string_view hash) {
  Statement insert = database.prepare(fmt::format(
      "INSERT INTO report({}, hash) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16) "
      "RETURNING id",
      report_columns));
  insert.bind(1, report.key);
  insert.bind(2, report.outlet);
  insert.bind(3, report.url);
  if (report.date) insert.bind(4, text::format_day(*report.date));
  if (report.date_span) {
    insert.bind(5, std::int64_t{report.date_span->begin});
    insert.bind(6, std::int64_t{report.date_span->end});
  }
  insert.bind(7, report.lang);
  insert.bind(8, report.title);
  insert.bind(9, report.extra);
  insert.bind(10, report.text);
  insert.bind_blob(11, report.source);
  insert.bind_blob(12, pack_map(report.map));
  insert.bind(13, pack_blocks(report.blocks));
  insert.bind(14, pack_notes(report.notes));
  insert.bind(15, report.revision);
  insert.bind(16, hash);
  insert.step();
  const std::int64_t id = insert.number(0);
  insert.run();
  return id;
}

Report read_report(const Statement& row) {
  Report report;
  report.key = row.text(0);
  report.outlet = row.text(1);
  report.url = row.text(2);
  report.date = text::parse_day(row.text(3));
  if (!row.is_null(4)) {
    report.date_span =
        Span{static_cast<std::uint32_t>(row.number(4)), static_cast<std::uint32_t>(row.number(5))};
  }
  report.lang = row.text(6);
  report.title = row.text(7);
  report.extra = row.text(8);
  report.text = row.text(9);
  report.source = row.text(10);
  report.map = unpack_map(row.text(11));
  report.revision = row.text(14);
  try {
    report.blocks = unpack_blocks(row.text(12));
    report.notes = Json::parse(row.text(13)).get<std::vector<std::string>>();
  } catch (const Json::exception&) {
    throw Error(
        fmt::format("the record's entry of the report '{}' is damaged; keep a copy of the record, "
                    "then read the "
                    "reports into a new one (--db new.db)",
                    text::visible(report.key)));
  }
  return report;
}

std::optional<std::int64_t> find_version(const Database& database, std::string_view key,
                                         std::string_view hash) {
  Statement find = database.prepare("SELECT id FROM report WHERE key = ?1 AND hash = ?2");
  find.bind(1, key);
  find.bind(2, hash);
  if (!find.step()) return std::nullopt;
  return find.number(0);
}

std::optional<std::int64_t> find_counting_version(const Database& database, std::string_view key) {
  Statement find = database.prepare(
      fmt::format("SELECT id FROM report WHERE key = ?1 ORDER BY {} LIMIT 1", version_order));
  find.bind(1, key);
  if (!find.step()) return std::nullopt;
  return find.number(0);
}

}  // namespace dateline::store
