// SPDX-License-Identifier: Apache-2.0
#include "ingest/anatomy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/dateline_line.h"
#include "ingest/line_tokens.h"
#include "ingest/test_tables.h"
#include "ingest/written_date.h"
#include "text/fold.h"

namespace dateline::ingest {
namespace {

using testing::ElementsAre;

/// "headline:The words" for each block.
std::vector<std::string> parts(std::string_view text, const Anatomy& anatomy) {
  std::vector<std::string> result;
  for (const Block& block : anatomy.blocks)
    result.push_back(std::string(to_string(block.kind)) + ":" +
                     std::string(slice(text, block.span)));
  return result;
}

std::vector<std::string> parts(std::string_view text) {
  return parts(text, dissect(text, project_tables()));
}

struct DatelineCase {
  std::string_view line;
  std::string_view dateline;  // "" none
  std::optional<Day> date;
  std::string_view agency;
};

class DatelineOf : public testing::TestWithParam<DatelineCase> {};

TEST_P(DatelineOf, IsFoundAtTheStart) {
  const DatelineCase& expected = GetParam();
  const std::string text = std::string(expected.line) + "\nThe next line.";
  const Span line{0, static_cast<std::uint32_t>(expected.line.size())};
  const auto found = match_dateline(text, line, project_tables());
  ASSERT_EQ(found.has_value(), !expected.dateline.empty());
  if (!found) return;
  EXPECT_EQ(slice(text, found->span), expected.dateline);
  EXPECT_EQ(found->date, expected.date);
  EXPECT_EQ(found->agency, expected.agency);
}

constexpr std::optional<Day> undated;
const DatelineCase datelines[] = {
    {"MOSCOW, August 13 (ANI): The ministers spoke about trade on Wednesday.",
     "MOSCOW, August 13 (ANI):", undated, "ANI"},
    {"New Delhi [India], July 5 (ANI): The minister left for Astana.",
     "New Delhi [India], July 5 (ANI):", undated, "ANI"},
    {"NEW DELHI: India and Fiji agreed on a pact.", "NEW DELHI:", undated, ""},
    {"New Delhi: India and Fiji agreed on a defence pact on Monday.", "New Delhi:", undated, ""},
    {"Kyiv (Reuters) - Talks went on all night.", "Kyiv (Reuters) -", undated, "Reuters"},
    {"WASHINGTON, D.C. (AP) \u2014 The envoy said so.", "WASHINGTON, D.C. (AP) \u2014", undated,
     "AP"},
    {"KYIV, Ukraine \u2014 The envoy said so.", "KYIV, Ukraine \u2014", undated, ""},
    {"RIO DE JANEIRO, July 6, 2025: Leaders met.",
     "RIO DE JANEIRO, July 6, 2025:", day_of(2025, 7, 6), ""},
    {"Rio de Janeiro, 6 July 2025 (AFP) \u2013 Leaders met.",
     "Rio de Janeiro, 6 July 2025 (AFP) \u2013", day_of(2025, 7, 6), "AFP"},
    {"BEIJING, Sept. 5 (Xinhua) -- China's premier met guests.", "BEIJING, Sept. 5 (Xinhua) --",
     undated, "Xinhua"},
    {"МОСКВА. /ТАСС/. Министр прибыл.", "МОСКВА. /ТАСС/.", undated, "TASS"},
    {"The minister said: we will not wait any longer than this.", "", undated, ""},
    {"મોસ્કો,", "મોસ્કો,", undated, ""},
    {"નવી દિલ્હી, તા. 13 ઓગસ્ટ 2025: વિદેશ મંત્રીએ વાત કરી.",
     "નવી દિલ્હી, તા. 13 ઓગસ્ટ 2025:", day_of(2025, 8, 13), ""},
    {"નવી દિલ્હી, ૧૩ ઓગસ્ટ (પીટીઆઈ): વિદેશ મંત્રીએ વાત કરી.", "નવી દિલ્હી, ૧૩ ઓગસ્ટ (પીટીઆઈ):", undated,
     "PTI"},
    {"New Delhi, Jul 5 (PTI) The minister left.", "New Delhi, Jul 5 (PTI)", undated, "PTI"},
    {"(Reuters) - Fiji signed a pact.", "(Reuters) -", undated, "Reuters"},
    {"LONDON/SUVA, July 5 (Reuters) - Fiji signed a pact.", "LONDON/SUVA, July 5 (Reuters) -",
     undated, "Reuters"},
    {"Kyiv, Ukraine (CNN) \u2014 Talks went on.", "Kyiv, Ukraine (CNN) \u2014", undated, ""},
    {"GENEVA (5 July 2024) \u2013 Experts said so.", "GENEVA (5 July 2024) \u2013",
     day_of(2024, 7, 5), ""},
    {"નવી દિલ્હી :", "નવી દિલ્હી :", undated, ""},
    {"BREAKING: India and Fiji agreed on a defence pact on Monday.", "", undated, ""},
    {"The minister said on Monday: We will not wait any longer.", "", undated, ""},
    {"In Moscow, August 13 was a quiet day for everybody there.", "", undated, ""},
    {"India - the world's largest democracy - will vote in May again.", "", undated, ""},
    {"S. Jaishankar met Sergey Lavrov in Moscow on Thursday.", "", undated, ""},
    {"", "", undated, ""},
    {"((((", "", undated, ""},
};
INSTANTIATE_TEST_SUITE_P(Lines, DatelineOf, testing::ValuesIn(datelines));

TEST(WrittenDate, ReadsOnlyWhatIsOneDay) {
  const AnatomyTables tables = project_tables();
  const auto read = [&](std::string_view text) -> std::optional<Day> {
    const auto tokens = line_tokens(text, {0, static_cast<std::uint32_t>(text.size())});
    const auto date = match_date(tokens, 0, tables.months);
    return date ? date->day : std::nullopt;
  };
  const auto july_5 = day_of(2024, 7, 5);
  for (const std::string_view text :
       {"2024-07-05", "5 July 2024", "5th July, 2024", "July 5, 2024", "Jul. 5 2024", "05.07.2024",
        "2024/07/05", "૫ જુલાઈ ૨૦૨૪", "5 જુલાઈ, 2024"}) {
    EXPECT_EQ(read(text), july_5) << text;
  }
  EXPECT_EQ(read("25/07/2024"), day_of(2024, 7, 25));
  EXPECT_EQ(read("07/25/2024"), day_of(2024, 7, 25));
  for (const std::string_view text : {"05/07/2024", "2024-13-05", "2023-02-29", "5 July",
                                      "July 2024", "2882015", "1.2.3.4", "31 June 2024"}) {
    EXPECT_EQ(read(text), std::nullopt) << text;
  }
}

TEST(WrittenDate, ParsesIsoDatesOfJson) {
  const auto july_5 = day_of(2024, 7, 5);
  for (const std::string_view text : {"2024-07-05", "2024-07-05T23:59:59+05:30", " 2024-07-05 ",
                                      "2024-07-05T10:30:00.123Z", "2024-07-05 10:30"}) {
    EXPECT_EQ(parse_iso_date(text), july_5) << text;
  }
  for (const std::string_view text :
       {"", "2024", "2024-7-5", "5.7.2024", "2024-07-05 or so", "2024-07-32", "yesterday"}) {
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
  }
}

TEST(WrittenDate, ParsesDatesOfMetadata) {
  const AnatomyTables tables = project_tables();
  for (const std::string_view text : {"Fri, 05 Jul 2024 10:30:00 GMT", "July 5, 2024 10:30 IST",
                                      "2024-07-05T00:00:00.000+0000", "5 July 2024"}) {
    EXPECT_EQ(parse_written_date(text, tables.months), day_of(2024, 7, 5)) << text;
  }
  for (const std::string_view text : {"", "July", "5 July 2024 was a fine and sunny day", "now"}) {
    EXPECT_EQ(parse_written_date(text, tables.months), std::nullopt) << text;
  }
}

TEST(Dissect, TakesADateKeyOffTheFront) {
  const std::string text = " date 2023-11-02 In a meeting in Oslo, the ministers spoke.\n\nMore.";
  const Anatomy anatomy = dissect(text, project_tables());
  EXPECT_EQ(anatomy.date, day_of(2023, 11, 2));
  ASSERT_TRUE(anatomy.date_span);
  EXPECT_EQ(slice(text, *anatomy.date_span), "2023-11-02");
  EXPECT_THAT(parts(text, anatomy),
              ElementsAre("dateline:date 2023-11-02",
                          "body:In a meeting in Oslo, the ministers spoke.\n\nMore."));
}

TEST(Dissect, FindsHeadlineBylineDateAndDateline) {
  const std::string text =
      "Fiji and Norway sign fishing pact\r\n\r\nBy Ada Smith\r\nUpdated: July 6, 2024 10:30 IST\r\n"
      "Published: July 5, 2024\r\n\r\n"
      "OSLO, July 5 (Reuters) - Fiji and Norway signed a pact on Friday.\r\n"
      "The pact lasts ten years.\r\n\r\n(Reporting by Bo Berg; editing by Cy Ek)\r\n";
  const Anatomy anatomy = dissect(text, project_tables());
  EXPECT_EQ(anatomy.date, day_of(2024, 7, 5));
  EXPECT_THAT(
      parts(text, anatomy),
      ElementsAre("headline:Fiji and Norway sign fishing pact", "credit:By Ada Smith",
                  "dateline:Updated: July 6, 2024 10:30 IST", "dateline:Published: July 5, 2024",
                  "dateline:OSLO, July 5 (Reuters) -",
                  "body:Fiji and Norway signed a pact on Friday.\r\nThe pact lasts ten years.",
                  "credit:(Reporting by Bo Berg; editing by Cy Ek)"));
}

TEST(Dissect, TakesALabelledHeadlineForAHeadline) {
  EXPECT_THAT(parts("Fishing Row: Fiji and Norway sign a pact that ends years of quarrels\n\n"
                    "Suva: Fiji and Norway signed a pact on Friday in the harbour.\n"),
              ElementsAre("headline:Fishing Row: Fiji and Norway sign a pact that ends years of "
                          "quarrels",
                          "dateline:Suva:",
                          "body:Fiji and Norway signed a pact on Friday in the harbour."));
}

TEST(Dissect, FindsADatelineBelowAStandfirst) {
  EXPECT_THAT(
      parts("Fiji and Norway sign pact\n\nIt ends years of quarrels over fish.\n\n"
            "SUVA, July 5 (AFP) - Fiji and Norway signed a pact.\n"),
      ElementsAre("headline:Fiji and Norway sign pact", "body:It ends years of quarrels over fish.",
                  "dateline:SUVA, July 5 (AFP) -", "body:Fiji and Norway signed a pact."));
}

TEST(Dissect, ReadsDatesInLinesOfMetadata) {
  const AnatomyTables tables = project_tables();
  for (const std::string_view line :
       {"World News | Edited by Ada | Updated: Jul 05, 2024 10:30 IST",
        "July 5, 2024, 10:30 AM IST", "Published - July 05, 2024 10:30 pm IST - SUVA",
        "First published on: 05-07-2024", "Posted: 5 July 2024", "પ્રકાશિત: ૫ જુલાઈ ૨૦૨૪"}) {
    const std::string text = "A pact is signed\n\n" + std::string(line) + "\n\nThey met at noon.";
    const auto date = dissect(text, tables).date;
    if (line.starts_with("First"))
      EXPECT_EQ(date, std::nullopt) << line;  // may be 7 May
    else
      EXPECT_EQ(date, day_of(2024, 7, 5)) << line;
  }
}

TEST(Dissect, SplitsACreditOffTheLastParagraph) {
  EXPECT_THAT(parts("He left. \"It is done,\" he said. (ANI)"),
              ElementsAre("body:He left. \"It is done,\" he said.", "credit:(ANI)"));
  EXPECT_THAT(parts("They talked for hours.\n\n\u2014 PTI"),
              ElementsAre("body:They talked for hours.", "credit:\u2014 PTI"));
  EXPECT_THAT(parts("They talked for hours.\n(with agency inputs)\n"),
              ElementsAre("body:They talked for hours.", "credit:(with agency inputs)"));
}

TEST(Dissect, LeavesBodyTextAlone) {
  for (const std::string_view text :
       {"By Friday, the minister had left for Oslo.", "Sources said the talks would go on.",
        "The ministry (ANI) reported it.", "May 5 was a holiday.", "Dates are sweet."}) {
    EXPECT_THAT(parts(text), ElementsAre("body:" + std::string(text)));
  }
}

TEST(Dissect, FindsAGujaratiDatelineWithoutBlankLines) {
  const std::string text =
      "સુવા,\nફિજીના વડાપ્રધાને સોમવારે નોર્વેના રાજાને ઓસ્લોમાં મળ્યા હતા.\nતેમણે વેપાર અંગે ચર્ચા કરી.";
  EXPECT_THAT(
      parts(text),
      ElementsAre(
          "dateline:સુવા,",
          "body:ફિજીના વડાપ્રધાને સોમવારે નોર્વેના રાજાને ઓસ્લોમાં મળ્યા હતા.\nતેમણે વેપાર અંગે ચર્ચા કરી."));
}

TEST(Dissect, IsTotalAndCoversEveryLetter) {
  for (const std::string_view text :
       {"", " \n\t\r\n ", "a", "date", "date 2024-07-05", "2024-07-05\n", "((", "By",
        "\u2028\u2028x", "date: :::: 2024", "(ANI)", "OSLO,", "OSLO, July 5\n"}) {
    const Anatomy anatomy = dissect(text, project_tables());
    std::uint32_t at = 0;
    for (const Block& block : anatomy.blocks) {
      EXPECT_LE(at, block.span.begin) << text;
      EXPECT_TRUE(text::trim(text.substr(at, block.span.begin - at)).empty()) << text;
      EXPECT_LT(block.span.begin, block.span.end) << text;
      at = block.span.end;
    }
    EXPECT_TRUE(text::trim(text.substr(at)).empty()) << text;
  }
}

TEST(CreditedAgency, ComesFromDatelineOrCredit) {
  const AnatomyTables tables = project_tables();
  const auto agency = [&](std::string text) {
    Report report;
    report.text = std::move(text);
    report.blocks = dissect(report.text, tables).blocks;
    return credited_agency(report, tables);
  };
  EXPECT_EQ(agency("OSLO, July 5 (Reuters) - They met."), "Reuters");
  EXPECT_EQ(agency("They met.\n\n(With inputs from PTI)"), "PTI");
  EXPECT_EQ(agency("They met AFP staff."), "");
}

}  // namespace
}  // namespace dateline::ingest
