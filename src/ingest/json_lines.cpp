// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_lines.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "ingest/decode.h"
#include "ingest/json_object.h"
#include "ingest/revision.h"
#include "ingest/written_date.h"
#include "text/fold.h"

namespace dateline::ingest {
namespace {

constexpr std::string_view title_end = "\n\n";

/// Reads the fields of one line into a report and collects what is wrong with them.
class LineReader {
 public:
  LineReader(std::string_view line, const std::vector<JsonField>& fields)
      : line_(line), fields_(fields) {}

  /// The string under `name`, "" when absent or null.
  MappedText string(std::string_view name) {
    const JsonField* field = find(name);
    if (field == nullptr || is_null(*field)) return {};
    if (auto value = json_string(line_, field->raw)) return std::move(*value);
    fault_ = fmt::format("\"{}\" must be a string", name);
    return {};
  }

  /// An id may be written as a whole number too; it is then taken letter by letter.
  std::string id() {
    const JsonField* field = find("id");
    if (field == nullptr) return {};
    const std::string_view raw = slice(line_, field->raw);
    const bool whole = !raw.empty() && raw.find_first_not_of("0123456789") == std::string::npos;
    return whole ? std::string(raw) : string("id").text;
  }

  std::optional<Day> date(const AnatomyTables& tables) {
    const std::string written = string("date").text;
    if (text::trim(written).empty()) return std::nullopt;
    const auto day = parse_written_date(written, tables.months);
    if (!day) {
      fault_ = fmt::format("\"date\" is \"{}\"; write it as 2024-07-05 or 2024-07-05T10:30:00Z",
                           written);
    }
    return day;
  }

  /// What the line says of its version: a number, or the latest of its times.
  std::string revision(std::vector<std::string>& notes) const {
    std::string result;
    take_number("\"version\"", letters("version"), result, notes);
    for (const char* name : {"updated", "dateModified", "modified"}) {
      take_time(fmt::format("\"{}\"", name), letters(name), result, notes);
    }
    return result;
  }

  /// All fields that are not ours, as one JSON object; "" if there are none.
  [[nodiscard]] std::string extra() const {
    static constexpr std::array<std::string_view, 7> ours{"id",   "url",   "source", "date",
                                                          "lang", "title", "text"};
    std::string result;
    for (const JsonField& field : fields_) {
      if (std::find(ours.begin(), ours.end(), field.name) != ours.end()) continue;
      result += result.empty() ? "{" : ",";
      result += slice(line_, field.whole);
    }
    return result.empty() ? result : result + "}";
  }

  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  /// A string's letters, any other value as it is written; "" when absent or null.
  [[nodiscard]] std::string letters(std::string_view name) const {
    const JsonField* field = find(name);
    if (field == nullptr || is_null(*field)) return {};
    if (const auto value = json_string(line_, field->raw)) return value->text;
    return std::string(slice(line_, field->raw));
  }

  /// The last field of that name, as most JSON readers take it.
  [[nodiscard]] const JsonField* find(std::string_view name) const {
    const auto found = std::find_if(fields_.rbegin(), fields_.rend(),
                                    [&](const JsonField& field) { return field.name == name; });
    return found == fields_.rend() ? nullptr : &*found;
  }
  [[nodiscard]] bool is_null(const JsonField& field) const {
    return slice(line_, field.raw) == "null";
  }

  std::string_view line_;
  const std::vector<JsonField>& fields_;
  std::string fault_;
};

void append(MappedText& to, const MappedText& from) {
  for (std::size_t i = 0; i < from.map.size(); ++i) {
    const std::size_t begin = from.map[i].text;
    const std::size_t end = i + 1 < from.map.size() ? from.map[i + 1].text : from.text.size();
    to.copy(std::string_view(from.text).substr(begin, end - begin), from.map[i].source);
  }
}

/// Title and body as one text, the title as a headline block.
MappedText join(const MappedText& title, const MappedText& body) {
  if (text::trim(title.text).empty()) return body;
  MappedText result;
  append(result, title);
  const std::uint32_t source = body.map.empty() ? 0 : body.map.front().source;
  if (!body.text.empty()) result.replace(title_end, source);
  append(result, body);
  return result;
}

Span trimmed(std::string_view letters) {
  const std::string_view kept = text::trim(letters);
  const auto begin = static_cast<std::uint32_t>(kept.data() - letters.data());
  return {begin, begin + static_cast<std::uint32_t>(kept.size())};
}

void find_parts(Report& report, const MappedText& title, const AnatomyTables& tables) {
  const Span headline = trimmed(title.text);
  const bool titled = !headline.empty();
  DissectOptions options;
  options.find_headline = !titled;
  if (titled) options.begin = static_cast<std::uint32_t>(title.text.size());
  Anatomy anatomy = dissect(report.text, tables, options);
  if (titled) report.blocks.push_back({headline, BlockKind::headline});
  report.blocks.insert(report.blocks.end(), anatomy.blocks.begin(), anatomy.blocks.end());
  if (!report.date && anatomy.date) {
    report.date = anatomy.date;
    report.date_span = anatomy.date_span;
  }
  if (titled || report.blocks.empty() || report.blocks.front().kind != BlockKind::headline) return;
  report.title = slice(report.text, report.blocks.front().span);
}

std::string or_else(const std::string& given, const std::string& fallback) {
  return given.empty() ? fallback : given;
}

/// Fills the report from the decoded line; returns what is wrong with it, "" if nothing.
std::string fill(Report& report, const MappedText& decoded, const std::vector<JsonField>& fields,
                 const IngestOptions& options, const AnatomyTables& tables) {
  LineReader reader(decoded.text, fields);
  const MappedText title = reader.string("title");
  const MappedText body = reader.string("text");
  const std::string id = reader.id();
  report.url = reader.string("url").text;
  report.outlet = or_else(reader.string("source").text, options.outlet);
  report.lang = or_else(reader.string("lang").text, options.lang);
  report.date = reader.date(tables);
  report.title = std::string(text::trim(title.text));
  report.extra = reader.extra();
  report.revision = reader.revision(report.notes);
  if (!reader.fault().empty()) return reader.fault();
  if (text::trim(body.text).empty() && report.title.empty()) return "no \"text\" in it";
  const MappedText joined = join(title, body);
  if (joined.text.find('\0') != std::string::npos) return "not text: contains NUL characters";
  report.map = compose(joined, decoded);
  report.text = joined.text;
  find_parts(report, title, tables);
  if (!report.date) report.date = options.date;
  report.key = report_key(id, report);
  return {};
}

}  // namespace

std::string too_long_line() {
  return "the line is larger than 16 MiB and was left out; split it into its reports";
}

std::optional<Report> read_json_line(std::string line, int number, const IngestOptions& options,
                                     const AnatomyTables& tables, std::vector<Diagnostic>& faults) {
  const auto fail = [&](std::string message) {
    faults.push_back({options.name, number, std::move(message)});
    return std::nullopt;
  };
  if (line.size() > most_bytes_of_a_report) return fail(too_long_line());
  Report report;
  report.source = std::move(line);
  const MappedText decoded = decode_bytes(report.source, report.notes);
  if (text::trim(decoded.text).empty()) return std::nullopt;
  const auto parsed = json_fields(decoded.text);
  if (const auto* fault = std::get_if<JsonFault>(&parsed)) return fail(fault->message);
  const auto& fields = std::get<std::vector<JsonField>>(parsed);
  std::string fault = fill(report, decoded, fields, options, tables);
  if (!fault.empty()) return fail(std::move(fault));
  return report;
}

Ingested ingest_json_lines(std::string_view bytes, const IngestOptions& options,
                           const AnatomyTables& tables) {
  Ingested result;
  std::vector<std::string> notes;
  std::string converted;
  if (is_utf16(bytes)) {
    converted = decode_bytes(bytes, notes).text;
    bytes = converted;
  }
  for (int number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    auto report =
        read_json_line(std::string(bytes.substr(0, end)), number, options, tables, result.faults);
    if (report) result.reports.push_back(std::move(*report));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  // Which line a broken unit of UTF-16 stood in is not known: the first report tells of all.
  if (!result.reports.empty()) {
    std::vector<std::string>& first = result.reports.front().notes;
    first.insert(first.end(), notes.begin(), notes.end());
  }
  if (result.reports.empty() && result.faults.empty())
    result.faults.push_back({options.name, 0, "empty: no JSON line in it"});
  return result;
}

}  // namespace dateline::ingest
