// SPDX-License-Identifier: Apache-2.0
#include "syntax/features.h"

#include <array>

#include <gtest/gtest.h>

namespace dateline::syntax {
namespace {

struct Case {
  std::string_view form, plain, shape;
  std::array<std::uint32_t, 4> hashes;  // form, prefix of 3, suffix of 2, shape
};

// Printed by training/features.py: training and program must see the same words.
constexpr Case cases[] = {
    {"Moscow's", "moscow's", "Xxx'x", {0xD90164DBU, 0xD49E6132U, 0x4EBE5AEFU, 0x9CF40720U}},
    {"МОСКВА", "москва", "XX", {0xCC58F511U, 0x8CEC0171U, 0x1D806D9FU, 0x791401EDU}},
    {"મોસ્કોમાં", "મોસ્કોમાં", "xx", {0xBB4EE014U, 0xDF01D64FU, 0x424367B1U, 0x5963816DU}},
    {"S-400", "s-000", "X-dd", {0x4A526B6FU, 0x199BAF37U, 0x21ED724DU, 0xE8CF5A7EU}},
    {"१९४७", "0000", "dd", {0xB5EDD2D5U, 0xE5CB3AC7U, 0x21ED724DU, 0x5D1CD035U}},
    {"Straße", "strasse", "XxxXx", {0x0581A214U, 0xC24BD190U, 0x3C520AA5U, 0xA8066A57U}},
    {"ＮＡＴＯ", "nato", "XX", {0x92FB5E99U, 0x158EEACCU, 0x42454824U, 0x791401EDU}},
    {"@DrSJaishankar",
     "@drsjaishankar",
     "@XxXXxx",
     {0x4F160674U, 0xEAAA7369U, 0x5D251EFAU, 0x91500BD7U}},
    {"Çelik", "çelik", "Xxx", {0x897A2552U, 0xA36F1076U, 0x4638827DU, 0x2F305EAFU}},
    {"“", "“", "“", {0xDD8C2159U, 0xDD8C2159U, 0xDD8C2159U, 0xDD8C2159U}},
    {"ﬁve", "five", "Xxx", {0xAEB44395U, 0xB0E47F52U, 0x4849CEC4U, 0x2F305EAFU}},
    {"U.S.", "u.s.", "X.X.", {0xDA2CEF7FU, 0x4536BDCBU, 0x0151ADC4U, 0x3455B465U}},
};

TEST(Features, equal_those_of_the_training) {
  FeatureScratch scratch;
  for (const Case& c : cases) {
    write_folded(c.form, scratch.folded);
    write_plain(scratch.folded, scratch.plain);
    EXPECT_EQ(scratch.plain, c.plain);
    write_shape(c.form, scratch.folded, scratch.shape);
    EXPECT_EQ(scratch.shape, c.shape) << c.form;
    const std::array<Feature, 4> features = {{{FeatureKind::form, 0, {&c.hashes[0], 1}},
                                              {FeatureKind::prefix, 3, {&c.hashes[1], 1}},
                                              {FeatureKind::suffix, 2, {&c.hashes[2], 1}},
                                              {FeatureKind::shape, 0, {&c.hashes[3], 1}}}};
    std::array<std::uint32_t, 4> rows = {};
    feature_rows(features, c.form, Join::spaced, scratch, rows.data());
    EXPECT_EQ(rows, (std::array<std::uint32_t, 4>{1, 1, 1, 1})) << c.form;
  }
}

TEST(Features, what_no_table_has_is_row_zero) {
  const std::array<std::uint32_t, 2> hashes = {fnv1a("moscow"), 0xFFFFFFFFU};
  const std::array<Feature, 2> features = {
      {{FeatureKind::form, 0, hashes}, {FeatureKind::join, 0, {}}}};
  FeatureScratch scratch;
  std::array<std::uint32_t, 2> rows = {};
  feature_rows(features, "Nairobi", Join::glued, scratch, rows.data());
  EXPECT_EQ(rows[0], 0U);
  EXPECT_EQ(rows[1], 3U);
}

TEST(Features, any_bytes_have_features) {
  FeatureScratch scratch;
  const std::array<Feature, 2> features = {
      {{FeatureKind::prefix, 3, {}}, {FeatureKind::suffix, 3, {}}}};
  std::array<std::uint32_t, 2> rows = {};
  for (const std::string_view form : {"", "\xFF\xFE", "\xE0\xAA", "a\x80z", "\xF0\x9F\x98\x80"}) {
    feature_rows(features, form, Join::unknown, scratch, rows.data());
    EXPECT_EQ(rows[0], 0U);
  }
  EXPECT_EQ(fnv1a(""), 0x811C9DC5U);
  EXPECT_EQ(fnv1a("a"), 0xE40C292CU);
}

}  // namespace
}  // namespace dateline::syntax
