// SPDX-License-Identifier: Apache-2.0
#include "ingest/revision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest.h"
#include "ingest/test_tables.h"

namespace dateline::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Report one(std::string bytes) {
  Ingested result = ingest(std::move(bytes), {}, project_tables());
  EXPECT_EQ(to_string(result.faults), "");
  return result.reports.empty() ? Report{} : std::move(result.reports.front());
}

TEST(Revision, ReadsTimesInUtc) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"2025-08-21T10:00:00Z", "2025-08-21T10:00:00Z"},
      {"2025-08-21T12:00:00+02:00", "2025-08-21T10:00:00Z"},
      {"2025-08-21 15:30:00 +0530", "2025-08-21T10:00:00Z"},
      {"2025-08-21T05:00-05", "2025-08-21T10:00:00Z"},
      {"2025-01-01T00:10:00.250+01:00", "2024-12-31T23:10:00Z"},
      {"2025-08-21T10:00:00", "2025-08-21T10:00:00Z"},
      {"2025-08-21", "2025-08-21T00:00:00Z"},
      {"1755770400", "2025-08-21T10:00:00Z"},
      {"1755770400123", "2025-08-21T10:00:00Z"},
  };
  for (const auto& [written, wanted] : cases) EXPECT_EQ(time_revision(written), wanted) << written;
}

TEST(Revision, RefusesWhatIsNoTime) {
  for (const std::string written :
       {"", "soon", "2025", "2025-02-30", "2025-08-21T25:00:00Z", "2025-08-21T10:00:00Q",
        "2025-08-21T10:00:00.Z", "2025-08-21T10:00:00+02:00 or so", "21.08.2025", "12",
        "2025-08-21T10", "9999-12-31T23:59:00-12:00", "2025-08-21T10:00:00+2"}) {
    EXPECT_EQ(time_revision(written), std::nullopt) << written;
  }
}

TEST(Revision, NumbersSortByValueAndBehindTimes) {
  EXPECT_EQ(number_revision("12"), "v000000000012");
  EXPECT_EQ(number_revision("0"), "v000000000000");
  EXPECT_EQ(number_revision("007"), "v000000000007");
  EXPECT_EQ(number_revision("1234567890123"), std::nullopt);
  EXPECT_EQ(number_revision("1.2"), std::nullopt);
  EXPECT_EQ(number_revision("-1"), std::nullopt);
  EXPECT_LT(*number_revision("9"), *number_revision("10"));
  EXPECT_LT(*time_revision("2025-08-21"), *number_revision("0"));
}

TEST(Revision, ComesFromJsonFieldsWhichStayInExtra) {
  const Report timed = one(R"({"text":"Talks.","updated":"2025-08-21","modified":"2025-08-22"})");
  EXPECT_EQ(timed.revision, "2025-08-22T00:00:00Z");
  EXPECT_EQ(timed.extra, R"({"updated":"2025-08-21","modified":"2025-08-22"})");
  EXPECT_THAT(timed.notes, IsEmpty());
  EXPECT_EQ(one(R"({"text":"Talks.","version":3,"dateModified":"2025-08-21"})").revision,
            "v000000000003");
  EXPECT_EQ(one(R"({"text":"Talks.","version":"3"})").revision, "v000000000003");
  EXPECT_EQ(one(R"({"text":"Talks.","updated":1755770400})").revision, "2025-08-21T10:00:00Z");
  EXPECT_EQ(one(R"({"text":"Talks.","updated":null,"version":null})").revision, "");
  EXPECT_EQ(one(R"({"text":"Talks."})").revision, "");
}

TEST(Revision, FaultyFieldsAreToldAndLeftOut) {
  const Report report = one(R"({"text":"Talks.","version":"1.2","updated":{"at":1}})");
  EXPECT_EQ(report.revision, "");
  EXPECT_THAT(report.notes,
              ElementsAre(HasSubstr("\"version\" is \"1.2\""), HasSubstr("\"updated\" is")));
}

TEST(Revision, ComesFromPages) {
  const std::string end = "</head><body><p>The ministers met in Oslo on Friday.</p></body></html>";
  EXPECT_EQ(one("<html><head><meta property=\"article:modified_time\" "
                "content=\"2025-08-21T12:00:00+02:00\">" +
                end)
                .revision,
            "2025-08-21T10:00:00Z");
  EXPECT_EQ(
      one("<html><head><meta property=\"og:updated_time\" content=\"2025-08-22\">" + end).revision,
      "2025-08-22T00:00:00Z");
  const Report both =
      one("<html><head><meta property=\"og:updated_time\" content=\"2025-08-20\">"
          "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Talks\","
          "\"dateModified\":\"2025-08-21T10:00:00Z\"}</script>" +
          end);
  EXPECT_EQ(both.revision, "2025-08-21T10:00:00Z");
  const Report faulty =
      one("<html><head><meta property=\"og:updated_time\" content=\"today\">" + end);
  EXPECT_EQ(faulty.revision, "");
  EXPECT_THAT(faulty.notes, ElementsAre(HasSubstr("og:updated_time is \"today\"")));
}

}  // namespace
}  // namespace dateline::ingest
