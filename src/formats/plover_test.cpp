// SPDX-License-Identifier: Apache-2.0
#include "formats/plover.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::formats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PloverClass, what_is_planned_is_coded_as_said_now) {
  const std::map<EventClass, EventClass> planned = {
      {EventClass::agree, EventClass::agree},       {EventClass::consult, EventClass::agree},
      {EventClass::support, EventClass::agree},     {EventClass::concede, EventClass::concede},
      {EventClass::cooperate, EventClass::agree},   {EventClass::aid, EventClass::agree},
      {EventClass::retreat, EventClass::concede},   {EventClass::request, EventClass::request},
      {EventClass::accuse, EventClass::accuse},     {EventClass::reject, EventClass::reject},
      {EventClass::threaten, EventClass::threaten}, {EventClass::protest, EventClass::threaten},
      {EventClass::sanction, EventClass::threaten}, {EventClass::mobilize, EventClass::threaten},
      {EventClass::coerce, EventClass::threaten},   {EventClass::assault, EventClass::threaten},
  };
  ASSERT_EQ(planned.size(), std::size_t{event_class_count});
  for (const auto& [event_class, expected] : planned) {
    EXPECT_EQ(plover_class(event_class, Status::planned), expected) << to_string(event_class);
  }
}

TEST(PloverClass, every_other_status_leaves_the_class) {
  for (int i = 0; i < event_class_count; ++i) {
    const auto event_class = static_cast<EventClass>(i);
    for (const Status status : {Status::happened, Status::ongoing, Status::cancelled,
                                Status::denied, Status::hypothetical, Status::lapsed}) {
      EXPECT_EQ(plover_class(event_class, status), event_class) << to_string(status);
    }
  }
}

Participant of(const std::string& country, const std::vector<Sector>& sectors) {
  Participant one;
  one.country = country;
  one.sectors = sectors;
  return one;
}

TEST(PloverCodes, country_first_then_sectors) {
  EXPECT_THAT(plover_codes(of("RUS", {Sector::gov, Sector::mil})),
              ElementsAre("RUS", "GOV", "MIL"));
  EXPECT_THAT(plover_codes(of("RUS", {})), ElementsAre("RUS"));
  EXPECT_THAT(plover_codes(of("", {Sector::reb})), ElementsAre("REB"));
  EXPECT_THAT(plover_codes(of("NGO", {})), ElementsAre("NGO"));
  EXPECT_THAT(plover_codes(of("", {})), IsEmpty());
}

TEST(PloverCodes, the_un_and_the_eu_are_intergovernmental_too) {
  EXPECT_THAT(plover_codes(of("UNO", {Sector::gov})), ElementsAre("IGO", "UNO", "GOV"));
  EXPECT_THAT(plover_codes(of("EUR", {})), ElementsAre("IGO", "EUR"));
}

}  // namespace
}  // namespace dateline::formats
