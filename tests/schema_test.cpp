// SPDX-License-Identifier: Apache-2.0
// Everything that extract, events --json and annotate print over samples/ is what docs/schema says,
// and docs/json.md names every field that the schemas allow.
#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "program.h"

namespace dateline::tests {
namespace {

using Json = nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

Json read_schema(const std::string& name) {
  std::ifstream in(DATELINE_SOURCE_DIR "/docs/schema/" + name + ".schema.json");
  return Json::parse(in);
}

class Schema {
 public:
  explicit Schema(const std::string& name) : document_(read_schema(name)) {
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(NlohmannJsonAdapter(document_), schema_);
  }

  /// What is wrong with `line`, for people; empty when it is as the schema says.
  [[nodiscard]] std::string faults(const Json& line) const {
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(schema_, NlohmannJsonAdapter(line), &results)) return "";
    std::string all;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
      for (const std::string& part : error.context) all += part;
      all += ": " + error.description + "\n";
    }
    return all;
  }

 private:
  Json document_;
  valijson::Schema schema_;
};

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

void expect_valid(const std::string& name, const std::vector<Json>& lines) {
  const Schema schema(name);
  ASSERT_FALSE(lines.empty());
  for (const Json& line : lines) {
    const std::string faults = schema.faults(line);
    EXPECT_EQ(faults, "") << line.value("id", line.value("report", ""));
    if (!faults.empty()) return;  // one line tells enough
  }
}

TEST(Schemas, extract_prints_mentions) {
  const Program program;
  expect_valid("mention", json_lines(program.run("extract " + samples).out));
}

TEST(Schemas, events_prints_events) {
  const Program program;
  ASSERT_EQ(program.run("read " + samples).code, 0);
  expect_valid("event", json_lines(program.run("events --json").out));
}

TEST(Schemas, annotate_prints_annotations) {
  const Program program;
  expect_valid("annotation", json_lines(program.run("annotate " + samples).out));
}

TEST(Schemas, refuse_what_they_do_not_name) {
  const Program program;
  const Schema schema("mention");
  const std::vector<Json> lines = json_lines(program.run("extract " + samples).out);
  ASSERT_FALSE(lines.empty());
  Json strange = lines.front();
  strange["surprise"] = 1;
  EXPECT_NE(schema.faults(strange), "");
  Json unknown_class = lines.front();
  unknown_class["class"] = "CHAT";
  EXPECT_NE(schema.faults(unknown_class), "");
  Json without = lines.front();
  without.erase("trigger");
  EXPECT_NE(schema.faults(without), "");
}

/// The names of all fields that a schema allows, at any depth.
void collect_fields(const Json& json, std::set<std::string>& fields) {
  if (json.is_object() && json.contains("properties") && json.at("properties").is_object()) {
    for (const auto& [name, value] : json.at("properties").items()) fields.insert(name);
  }
  for (const Json& part : json) {
    if (part.is_structured()) collect_fields(part, fields);
  }
}

TEST(Schemas, every_field_is_in_the_manual) {
  std::ifstream in(DATELINE_SOURCE_DIR "/docs/json.md");
  const std::string manual{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::set<std::string> fields;
  for (const char* name : {"mention", "event", "annotation"}) {
    collect_fields(read_schema(name), fields);
  }
  EXPECT_GT(fields.size(), 50U);
  for (const std::string& field : fields) {
    EXPECT_THAT(manual, testing::HasSubstr("`" + field + "`"));
  }
}

}  // namespace
}  // namespace dateline::tests
