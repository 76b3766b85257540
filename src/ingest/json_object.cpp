// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_object.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace dateline::ingest {
namespace {

/// Accepts everything and keeps the first error.
class Checker : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    error_position = position;
    return false;
  }

  std::size_t error_position = 0;
};

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::uint32_t skip_space(std::string_view line, std::uint32_t at) {
  while (at < line.size() && is_json_space(line[at])) ++at;
  return at;
}

/// The byte after the string that starts at `at`. The line is known to be valid.
std::uint32_t end_of_string(std::string_view line, std::uint32_t at) {
  for (++at; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] == '\\') ++at;
  }
  return at + 1;
}

/// The byte after the value that starts at `at`. The line is known to be valid.
std::uint32_t end_of_value(std::string_view line, std::uint32_t at) {
  std::size_t depth = 0;
  while (at < line.size()) {
    const char c = line[at];
    if (c == '"') {
      at = end_of_string(line, at);
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (depth > 0 && (c == '}' || c == ']')) {
      --depth;
      ++at;
    } else if (depth == 0 && (c == ',' || c == '}' || is_json_space(c))) {
      return at;
    } else {
      ++at;
      continue;
    }
    if (depth == 0) return at;
  }
  return at;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0;
}

char32_t four_hex(std::string_view line, std::size_t at) {
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4 && i < line.size(); ++i)
    value = value * 16 + static_cast<char32_t>(hex_value(line[i]));
  return value;
}

struct Escape {
  char32_t value = 0;
  std::uint32_t length = 2;
};

/// What the escape at the backslash `at` stands for. The line is known to be valid.
Escape read_escape(std::string_view line, std::size_t at) {
  const char c = line[at + 1];
  switch (c) {
    case 'b':
      return {'\b', 2};
    case 'f':
      return {'\f', 2};
    case 'n':
      return {'\n', 2};
    case 'r':
      return {'\r', 2};
    case 't':
      return {'\t', 2};
    case 'u':
      break;
    default:
      return {static_cast<char32_t>(static_cast<unsigned char>(c)), 2};
  }
  const char32_t high = four_hex(line, at + 2);
  if (high < 0xD800 || high >= 0xDC00) return {high, 6};
  const char32_t low = four_hex(line, at + 8);
  return {0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00), 12};
}

}  // namespace

std::variant<std::vector<JsonField>, JsonFault> json_fields(std::string_view line) {
  Checker checker;
  if (!nlohmann::json::sax_parse(line.begin(), line.end(), &checker)) {
    return JsonFault{
        fmt::format("not JSON: broken at byte {} of the line", checker.error_position)};
  }
  std::uint32_t at = skip_space(line, 0);
  if (at >= line.size() || line[at] != '{') return JsonFault{"not a JSON object"};
  std::vector<JsonField> fields;
  at = skip_space(line, at + 1);
  while (at < line.size() && line[at] == '"') {
    JsonField field;
    field.whole.begin = at;
    const std::uint32_t name_end = end_of_string(line, at);
    if (auto name = json_string(line, {at, name_end})) field.name = std::move(name->text);
    at = skip_space(line, skip_space(line, name_end) + 1);  // over the colon
    field.raw = {at, end_of_value(line, at)};
    field.whole.end = field.raw.end;
    at = skip_space(line, field.raw.end);
    if (at < line.size() && line[at] == ',') at = skip_space(line, at + 1);
    fields.push_back(std::move(field));
  }
  return fields;
}

std::optional<MappedText> json_string(std::string_view line, Span raw) {
  const std::string_view value = slice(line, raw);
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::nullopt;
  MappedText result;
  std::size_t at = raw.begin + 1;
  const std::size_t end = raw.end - 1;
  while (at < end) {
    // Only inside the value: a line of many short strings would be searched to its end for each.
    const std::string_view rest = line.substr(at, end - at);
    const std::size_t escape = at + std::min(rest.find('\\'), rest.size());
    result.copy(line.substr(at, escape - at), at);
    if (escape >= end) break;
    const Escape read = read_escape(line, escape);
    std::string letter;
    text::append(letter, read.value);
    result.replace(letter, escape);
    at = escape + read.length;
  }
  return result;
}

}  // namespace dateline::ingest
