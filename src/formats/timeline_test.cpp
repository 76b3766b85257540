// SPDX-License-Identifier: Apache-2.0
// Whatever field the letters stand in, none of them gets power over the terminal.
#include "formats/timeline.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/words.h"

namespace dateline::formats {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* nasty = "\x1b[31m\u202ex\ny";

Event nasty_event() {
  Participant who;
  who.id = who.name = who.text = who.country = who.office = nasty;
  RecordMention mention;
  mention.report = mention.lang = mention.text = nasty;
  mention.mention.id = mention.mention.rule = nasty;
  mention.mention.why = {nasty};
  mention.mention.actors = {who};
  Event event;
  event.id = nasty;
  event.when.edtf = event.where.name = event.where.country = event.where.precision = nasty;
  event.occasion = Occasion{};
  event.occasion->name = event.occasion->id = nasty;
  event.actors = event.recipients = {who};
  event.topics = event.langs = event.why = {nasty};
  event.mentions = {mention};
  return event;
}

TEST(Text, no_field_gets_power_over_the_terminal) {
  const Event event = nasty_event();
  for (const std::string& text : {timeline({event}, {}), describe(event, {}), explain(event, {})}) {
    EXPECT_THAT(text, HasSubstr("\\x1B[31m\\u202Ex y"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\u202e")));
    EXPECT_THAT(text, Not(HasSubstr("\ny")));
  }
}

TEST(Counted, knows_one_from_many) {
  EXPECT_EQ(counted(0, "event"), "0 events");
  EXPECT_EQ(counted(1, "event"), "1 event");
  EXPECT_EQ(counted(2, "event"), "2 events");
}

}  // namespace
}  // namespace dateline::formats
