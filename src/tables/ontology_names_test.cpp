// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "dateline/ontology.h"
#include "tables/tsv.h"

namespace dateline {
namespace {

template <typename Value, typename Parse>
void expect_names_parse_back(int count, const Parse& parse) {
  std::set<std::string_view> names;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Value>(i);
    const std::string_view name = to_string(value);
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(parse(name), value) << name;
  }
}

TEST(Ontology, names_parse_back) {
  expect_names_parse_back<EventClass>(event_class_count, parse_event_class);
  expect_names_parse_back<Context>(context_count, parse_context);
  expect_names_parse_back<Sector>(static_cast<int>(Sector::soc) + 1, parse_sector);
  expect_names_parse_back<Status>(static_cast<int>(Status::lapsed) + 1, parse_status);
  expect_names_parse_back<Basis>(static_cast<int>(Basis::inferred) + 1, parse_basis);
  EXPECT_FALSE(parse_event_class("consult").has_value());
  EXPECT_FALSE(parse_sector("").has_value());
}

TEST(Ontology, has_the_names_and_modes_of_the_table) {
  std::vector<Diagnostic> faults;
  const tables::Table table = tables::read_tsv(DATELINE_SOURCE_DIR "/knowledge/ontology.tsv",
                                               {"kind", "name", "of"}, faults);
  int classes = 0;
  int contexts = 0;
  int sectors = 0;
  int modes = 0;
  for (const tables::Row& row : table.rows) {
    const std::string_view kind = table.cell(row, "kind");
    const std::string_view name = table.cell(row, "name");
    EXPECT_TRUE(kind != "class" || parse_event_class(name)) << name;
    EXPECT_TRUE(kind != "context" || parse_context(name)) << name;
    EXPECT_TRUE(kind != "sector" || parse_sector(name)) << name;
    classes += kind == "class" ? 1 : 0;
    contexts += kind == "context" ? 1 : 0;
    sectors += kind == "sector" ? 1 : 0;
    modes += kind == "mode" ? 1 : 0;
    if (kind != "mode") continue;
    const auto event_class = parse_event_class(table.cell(row, "of"));
    const auto mode = parse_mode(name);
    ASSERT_TRUE(event_class && mode) << name;
    EXPECT_TRUE(mode_belongs_to(*mode, *event_class)) << name;
  }
  EXPECT_EQ(classes, event_class_count);
  EXPECT_EQ(contexts, context_count);
  EXPECT_EQ(sectors, static_cast<int>(Sector::soc) + 1);
  EXPECT_GE(modes, static_cast<int>(Mode::unconventional)) << "a mode may belong to two classes";
}

TEST(Ontology, lets_every_class_go_without_a_mode) {
  for (int i = 0; i < event_class_count; ++i) {
    EXPECT_TRUE(mode_belongs_to(Mode::none, static_cast<EventClass>(i)));
  }
  EXPECT_FALSE(mode_belongs_to(Mode::visit, EventClass::assault));
  EXPECT_TRUE(is_symmetric(EventClass::consult));
  EXPECT_FALSE(is_symmetric(EventClass::request));
}

}  // namespace
}  // namespace dateline
