// SPDX-License-Identifier: Apache-2.0
#include "cli/filters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/language.h"
#include "dateline/error.h"
#include "text/day.h"

namespace dateline::cli {
namespace {

using testing::ElementsAre;

std::vector<PackInfo> packs() {
  PackInfo en;
  en.language = "en";
  en.name = en.native_name = "English";
  PackInfo gu;
  gu.language = "gu";
  gu.name = "Gujarati";
  gu.native_name = "ગુજરાતી";
  return {en, gu};
}

query::EventFilter filter(Options options) { return filter_of(options, packs()); }

TEST(Filter, class_and_mode_in_any_case) {
  EXPECT_EQ(filter({.event_class = "consult"}).event_class, EventClass::consult);
  EXPECT_EQ(filter({.event_class = "consult"}).mode, std::nullopt);
  EXPECT_EQ(filter({.event_class = "Consult/Visit"}).event_class, EventClass::consult);
  EXPECT_EQ(filter({.event_class = "Consult/Visit"}).mode, Mode::visit);
  for (const char* wrong : {"MEET", "visit", "CONSULT/", "CONSULT/none", "CONSULT/riot", "/visit",
                            "AGREE/visit", "CONSULT/visit/x"}) {
    EXPECT_THROW(filter({.event_class = wrong}), Error) << wrong;
  }
}

TEST(Filter, every_class_and_mode_that_can_be_printed) {
  int modes = 0;
  for (int c = 0; c < event_class_count; ++c) {
    for (int m = 1; m <= static_cast<int>(Mode::unconventional); ++m) {
      const auto event_class = static_cast<EventClass>(c);
      const auto mode = static_cast<Mode>(m);
      if (!mode_belongs_to(mode, event_class)) continue;
      const std::string printed =
          std::string(to_string(event_class)) + "/" + std::string(to_string(mode));
      EXPECT_EQ(filter({.event_class = printed}).mode, mode) << printed;
      ++modes;
    }
  }
  EXPECT_GT(modes, 50);
}

TEST(Filter, planned_is_a_status_of_its_own) {
  EXPECT_EQ(filter({.command = "planned"}).status, Status::planned);
  EXPECT_EQ(filter({.command = "planned", .status = "Planned"}).status, Status::planned);
  EXPECT_THROW(filter({.command = "planned", .status = "happened"}), Error);
  EXPECT_EQ(filter({.command = "events", .status = "LAPSED"}).status, Status::lapsed);
  EXPECT_THROW(filter({.status = "done"}), Error);
}

TEST(Filter, days) {
  EXPECT_EQ(filter({.on = "2025-07"}).since, text::parse_day("2025-07-01"));
  EXPECT_EQ(filter({.on = "2025-07"}).until, text::parse_day("2025-07-31"));
  EXPECT_EQ(filter({.since = "2025", .until = "2025"}).until, text::parse_day("2025-12-31"));
  EXPECT_THROW(filter({.since = "2026", .until = "2025"}), Error);
  EXPECT_THROW(filter({.on = "2025-09/2025-07"}), Error);
}

TEST(Filter, who_and_with_are_one_list) {
  EXPECT_THAT(filter({.who = {"Modi"}, .with = {"Putin"}}).who, ElementsAre("Modi", "Putin"));
}

TEST(Language, is_known_by_tag_and_by_name) {
  for (const char* typed :
       {"gu", "GU", "gu-IN", "gu_IN", "guj", "Gujarati", "gujarati", "ગુજરાતી"}) {
    EXPECT_EQ(language_of(typed, packs()), "gu") << typed;
  }
  EXPECT_EQ(language_of("", {}), "");
  for (const char* typed : {"xx", "Gujrati", "de", "-"}) {
    EXPECT_THROW(language_of(typed, packs()), Error) << typed;
  }
}

}  // namespace
}  // namespace dateline::cli
