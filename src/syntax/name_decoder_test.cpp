// SPDX-License-Identifier: Apache-2.0
#include "syntax/name_decoder.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline::syntax {
namespace {

const std::vector<NameTag> all_tags = {
    NameTag::outside,  NameTag::begin_person, NameTag::in_person, NameTag::begin_place,
    NameTag::in_place, NameTag::begin_body,   NameTag::in_body};

std::vector<NameTag> decode(const std::vector<float>& scores) {
  NameScratch scratch;
  std::vector<NameTag> tags;
  decode_names(scores, all_tags, scratch, tags);
  return tags;
}

TEST(NameDecoder, tags_read_back) {
  for (const NameTag tag : all_tags) EXPECT_EQ(parse_name_tag(to_string(tag)), tag);
  EXPECT_EQ(to_string(NameTag::in_place), "I-LOC");
  EXPECT_EQ(parse_name_tag("B-MISC"), NameTag::outside);
}

TEST(NameDecoder, inside_continues_its_own_kind) {
  EXPECT_TRUE(may_follow(NameTag::begin_person, NameTag::in_person));
  EXPECT_TRUE(may_follow(NameTag::in_body, NameTag::in_body));
  EXPECT_TRUE(may_follow(NameTag::in_body, NameTag::begin_person));
  EXPECT_FALSE(may_follow(NameTag::outside, NameTag::in_person));
  EXPECT_FALSE(may_follow(NameTag::begin_person, NameTag::in_place));
  EXPECT_FALSE(may_follow(NameTag::in_person, NameTag::in_place));
}

TEST(NameDecoder, equals_the_best_valid_sequence) {
  std::mt19937 source(17);
  std::uniform_real_distribution<float> any(-3, 3);
  for (int round = 0; round < 50; ++round) {
    std::vector<float> scores(3 * all_tags.size());
    for (float& score : scores) score = any(source);
    float best = -1e9F;
    for (std::size_t a = 0; a < 7; ++a) {
      for (std::size_t b = 0; b < 7; ++b) {
        for (std::size_t c = 0; c < 7; ++c) {
          const bool valid = may_follow(NameTag::outside, all_tags[a]) &&
                             may_follow(all_tags[a], all_tags[b]) &&
                             may_follow(all_tags[b], all_tags[c]);
          if (valid) best = std::max(best, scores[a] + scores[7 + b] + scores[14 + c]);
        }
      }
    }
    const auto tags = decode(scores);
    ASSERT_EQ(tags.size(), 3U);
    float found = 0;
    for (std::size_t i = 0; i < 3; ++i) found += scores[i * 7 + static_cast<std::size_t>(tags[i])];
    EXPECT_FLOAT_EQ(found, best);
    EXPECT_TRUE(may_follow(NameTag::outside, tags[0]));
  }
}

TEST(NameDecoder, no_words_no_tags) { EXPECT_TRUE(decode({}).empty()); }

}  // namespace
}  // namespace dateline::syntax
