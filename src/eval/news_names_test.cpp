// SPDX-License-Identifier: Apache-2.0
// Names, identities, places and times: each fault changes the right counts, and no others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "eval/tiny_gold.h"

namespace dateline::eval {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

class NewsNames : public OnTinyGold {};

TEST_F(NewsNames, a_perfect_analysis_scores_100) {
  const Scored names = run(score_names);
  expect_counts(names.at("names: person"), 4, 4, 4);
  expect_counts(names.at("names: place"), 1, 1, 1);
  expect_counts(names.at("names: body"), 0, 0, 0);
  expect_counts(names.at("names: all"), 5, 5, 5);
  EXPECT_THAT(names.errors, IsEmpty());
  const Scored identities = run(score_identities);
  expect_counts(identities.at("identities: letters and who it is"), 5, 5, 5);
  EXPECT_EQ(identities.at("identities: country, letters being right").value, 100);
  expect_counts(identities.at("identities: links between mentions"), 2, 2, 2);
  expect_counts(run(score_places).at("places: mention and country"), 1, 1, 1);
  const Scored times = run(score_times);
  for (const char* figure :
       {"times: some letters", "times: exact letters", "times: some letters and value"}) {
    expect_counts(times.at(figure), 1, 1, 1);
  }
  EXPECT_EQ(times.at("times: type of those found").value, 100);
  EXPECT_EQ(times.at("times: value of those found").value, 100);
}

TEST_F(NewsNames, a_name_with_other_letters_is_missed_and_extra) {
  analysis.names[0].name = in_text(document, 1, "Ada");
  const Scored names = run(score_names);
  expect_counts(names.at("names: person"), 3, 4, 4);
  expect_counts(names.at("names: all"), 4, 5, 5);
  EXPECT_THAT(names.errors, ElementsAre("MISSED\t1\tperson\t[Ada Holm] met Piet Maar in Weststad "
                                        "on 3 May 2024.",
                                        StartsWith("EXTRA\t1\tperson\t[Ada] Holm")));
  expect_counts(run(score_identities).at("identities: letters and who it is"), 4, 5, 5);
}

TEST_F(NewsNames, a_name_of_another_kind_is_missed_and_extra) {
  analysis.names[0].kind = EntityKind::body;
  const Scored names = run(score_names);
  expect_counts(names.at("names: person"), 3, 3, 4);
  expect_counts(names.at("names: body"), 0, 1, 0);
  expect_counts(names.at("names: all"), 4, 5, 5);
}

TEST_F(NewsNames, countries_are_places_here) {
  analysis.names[2].kind = EntityKind::country;
  expect_counts(run(score_names).at("names: place"), 1, 1, 1);
}

TEST_F(NewsNames, titles_pronouns_offices_and_plurals_are_no_names) {
  NameMention pronoun = name(document, 2, "The", 0);
  pronoun.form = MentionForm::pronoun;
  NameMention both = name(document, 2, "talks", 0);
  both.plural = true;
  const NameMention office = name(document, 2, "good", 0, EntityKind::office);
  analysis.names.insert(analysis.names.end(), {pronoun, both, office});
  expect_counts(run(score_names).at("names: all"), 5, 5, 5);
}

TEST_F(NewsNames, somebody_else_is_the_wrong_identity) {
  analysis.names[3].entity = 1;  // "Holm" said to be Piet Maar
  const Scored scored = run(score_identities);
  expect_counts(scored.at("identities: letters and who it is"), 4, 5, 5);
  EXPECT_EQ(scored.at("identities: country, letters being right").value, 80);
  // ours: Piet Maar, Holm, Maar are one; the gold's second pair is among their three
  expect_counts(scored.at("identities: links between mentions"), 1, 3, 2);
  ASSERT_EQ(scored.errors.size(), 1U);
  EXPECT_THAT(scored.errors.front(), StartsWith("OTHER\t2\tgold Ada Holm NOR, ours Piet Maar NLD"));
}

TEST_F(NewsNames, one_person_as_two_is_unlinked) {
  analysis.entities.push_back(analysis.entities[0]);
  analysis.names[3].entity = 3;
  const Scored scored = run(score_identities);
  expect_counts(scored.at("identities: letters and who it is"), 5, 5, 5);
  expect_counts(scored.at("identities: links between mentions"), 1, 1, 2);
}

TEST_F(NewsNames, a_place_in_another_country_is_wrong) {
  analysis.entities[2].country = "BEL";
  const Scored scored = run(score_places);
  expect_counts(scored.at("places: mention and country"), 0, 1, 1);
  EXPECT_THAT(scored.errors, ElementsAre(StartsWith("COUNTRY\t1\tgold NLD, ours BEL")));
  expect_counts(run(score_names).at("names: place"), 1, 1, 1);
}

TEST_F(NewsNames, a_time_with_fewer_letters_is_found_but_not_exact) {
  analysis.times.front().span = in_text(document, 1, "May 2024");
  const Scored scored = run(score_times);
  expect_counts(scored.at("times: some letters"), 1, 1, 1);
  expect_counts(scored.at("times: exact letters"), 0, 1, 1);
}

TEST_F(NewsNames, a_time_with_another_value_is_wrong_in_value_alone) {
  analysis.times.front().timex = "2023-05-03";
  analysis.times.front().type = TimeMention::Type::set;
  const Scored scored = run(score_times);
  expect_counts(scored.at("times: exact letters"), 1, 1, 1);
  expect_counts(scored.at("times: some letters and value"), 0, 1, 1);
  EXPECT_EQ(scored.at("times: type of those found").value, 0);
  EXPECT_EQ(scored.at("times: value of those found").value, 0);
}

TEST_F(NewsNames, times_are_missed_and_extra) {
  analysis.times.front().span = in_text(document, 3, "weather");
  const Scored scored = run(score_times);
  expect_counts(scored.at("times: some letters"), 0, 1, 1);
  EXPECT_EQ(scored.at("times: value of those found").n, 0);
  EXPECT_THAT(scored.errors,
              ElementsAre(StartsWith("MISSED\t1\tDATE 2024-05-03"), StartsWith("EXTRA\t3\t")));
}

}  // namespace
}  // namespace dateline::eval
