// SPDX-License-Identifier: Apache-2.0
// The two shared seed reports with names, days, places and numbers swapped for others of their kind
// (tests/cases/substitution/seeds.tsv): those fields change so, and nothing else does. What is
// known not to is listed in seeds-known.tsv beside it, without a letter of the reports.
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gold.h"
#include "known_faults.h"
#include "program.h"

namespace dateline::tests {
namespace {

struct Swap {
  std::string kind, from, to;
  Readings was, becomes;
};

std::vector<Swap> read_swaps(const std::string& lang) {
  std::vector<Diagnostic> diagnostics;
  const tables::Table table =
      tables::read_tsv(DATELINE_SOURCE_DIR "/tests/cases/substitution/seeds.tsv",
                       {"lang", "kind", "from", "to", "was", "becomes"}, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics);
  std::vector<Swap> swaps;
  for (const tables::Row& row : table.rows) {
    if (table.cell(row, "lang") != lang) continue;
    swaps.push_back({std::string(table.cell(row, "kind")), std::string(table.cell(row, "from")),
                     std::string(table.cell(row, "to")), tables::split_list(table.cell(row, "was")),
                     tables::split_list(table.cell(row, "becomes"))});
  }
  return swaps;
}

/// A letter before it would make "6 July" a part of "16 July".
bool starts_word(const std::string& text, std::size_t at) {
  return at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0;
}

struct Swapped {
  std::string text;
  std::map<std::size_t, std::size_t> moved;  // position before -> after, at every byte
  std::set<std::string> found;               // the letters that were swapped
};

Swapped swap_letters(const std::string& text, const std::vector<Swap>& swaps) {
  Swapped result;
  for (std::size_t at = 0; at < text.size();) {
    result.moved[at] = result.text.size();
    const auto swap = std::ranges::find_if(swaps, [&](const Swap& one) {
      return text.compare(at, one.from.size(), one.from) == 0 && starts_word(text, at);
    });
    if (swap == swaps.end()) {
      result.text += text[at++];
    } else {
      result.text += swap->to;
      result.found.insert(swap->from);
      at += swap->from.size();
    }
  }
  return result;
}

std::string replaced(std::string value, const std::string& from, const std::string& to) {
  const std::size_t at = value.find(from);
  return at == std::string::npos ? value : value.replace(at, from.size(), to);
}

/// What `value` of a field of `kind` must be in the swapped text.
std::string expected_value(std::string value, const std::string& kind,
                           const std::vector<Swap>& swaps) {
  const bool whole = kind == "name" || kind == "place" || kind == "number";
  for (const Swap& swap : swaps) {
    const bool fits = swap.kind == kind || (whole && kind != "number" && swap.kind != "number");
    for (std::size_t i = 0; fits && i < swap.was.size(); ++i) {
      if (swap.was[i] == "-") continue;
      if (whole && value == swap.was[i]) return swap.becomes[i];
      if (!whole) {
        const std::string after = replaced(value, swap.was[i], swap.becomes[i]);
        if (after != value && swap.was.size() == 1) return after;
        value = after;
      }
    }
  }
  return value;
}

std::string field(const Json& event, const char* object, const char* name) {
  return event.contains(object) ? event.at(object).value(name, std::string()) : std::string();
}

/// Every field of a mention as letters, with the kind of swap that changes it.
std::vector<std::array<std::string, 3>> fields_of(const Json& mention) {
  std::vector<std::array<std::string, 3>> fields = {
      {"class", "-", mention.at("class")},
      {"mode", "-", mention.value("mode", "-")},
      {"status", "-", mention.at("status")},
      {"contexts", "-", mention.value("contexts", Json::array()).dump()},
      {"hedged", "-", mention.value("hedged", false) ? "yes" : "no"},
      {"retells", "-", mention.contains("retells") ? "yes" : "no"},
      {"when", "day", field(mention, "when", "edtf")},
      {"where", "place", field(mention, "where", "id")},
      {"occasion", "occasion", field(mention, "occasion", "id")}};
  for (const char* side : {"actors", "recipients"}) {
    for (const Json& one : mention.at(side)) {
      const std::string id = one.value("id", std::string());
      if (id.starts_with("group/")) {  // the number in it is tested as a claim
        fields.push_back({side, "-", "a group"});
        continue;
      }
      fields.push_back({side, "name", id});
    }
  }
  for (const Json& claim : mention.at("claims")) {
    fields.push_back({"claim", "number", std::to_string(claim.value("low", 0))});
    fields.push_back({"claim's unit", "-", claim.value("unit", std::string())});
  }
  return fields;
}

std::vector<Json> extract(const Program& program, const std::string& name) {
  const Result result = program.run("extract " + name);
  EXPECT_EQ(result.code, 0) << result.err;
  std::vector<Json> mentions;
  std::istringstream out(result.out);
  for (std::string line; std::getline(out, line);) mentions.push_back(Json::parse(line));
  return mentions;
}

/// "CONSULT@120": the class of a mention and where its trigger begins.
std::string place_in_text(const Json& mention) {
  return mention.at("class").get<std::string>() + "@" +
         std::to_string(mention.at("trigger")[0].get<std::size_t>());
}

/// "when missing", "actors extra": what differs between the fields as they must be and as they are.
/// Every field counts, also those that only the swapped text has.
std::set<std::string> differences(const Json& before, const Json& after,
                                  const std::vector<Swap>& swaps) {
  std::multiset<std::pair<std::string, std::string>> wanted;
  std::multiset<std::pair<std::string, std::string>> found;
  for (const auto& [name, kind, value] : fields_of(before)) {
    wanted.emplace(name, expected_value(value, kind, swaps));
  }
  for (const auto& [name, kind, value] : fields_of(after)) found.emplace(name, value);
  std::vector<std::pair<std::string, std::string>> missing;
  std::vector<std::pair<std::string, std::string>> extra;
  std::ranges::set_difference(wanted, found, std::back_inserter(missing));
  std::ranges::set_difference(found, wanted, std::back_inserter(extra));
  std::set<std::string> all;
  for (const auto& [name, value] : missing) all.insert(name + " missing");
  for (const auto& [name, value] : extra) all.insert(name + " extra");
  return all;
}

/// Everything that differs between the mentions of a text and of its swapped twin; each fault by
/// the place of its mention in the text before.
std::set<std::string> faults_of(const std::vector<Json>& before, const std::vector<Json>& after,
                                const Swapped& swapped, const std::vector<Swap>& swaps) {
  std::set<std::string> faults;
  std::set<std::size_t> twins;
  for (const Json& mention : before) {
    const auto begin = swapped.moved.lower_bound(mention.at("trigger")[0].get<std::size_t>());
    const auto twin = std::ranges::find_if(after, [&](const Json& other) {
      return begin != swapped.moved.end() &&
             other.at("trigger")[0].get<std::size_t>() == begin->second &&
             other.at("class") == mention.at("class") &&
             !twins.contains(static_cast<std::size_t>(&other - after.data()));
    });
    if (twin == after.end()) {
      faults.insert(place_in_text(mention) + " lost");
      continue;
    }
    twins.insert(static_cast<std::size_t>(twin - after.begin()));
    for (const std::string& difference : differences(mention, *twin, swaps)) {
      faults.insert(place_in_text(mention) + " " + difference);
    }
  }
  for (std::size_t at = 0; at < after.size(); ++at) {
    if (!twins.contains(at)) faults.insert(place_in_text(after[at]) + " only after the swap");
  }
  return faults;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Checks one seed; its faults must be those that are known, no more and no fewer.
void check_seed(const std::filesystem::path& seed) {
  const Program program;
  const std::string text = file_text(seed);
  program.write("before.txt", text);
  const std::vector<Json> before = extract(program, "before.txt");
  ASSERT_FALSE(before.empty()) << seed << ": nothing is read in it";
  const std::string lang = before.front().at("lang");
  const std::vector<Swap> swaps = read_swaps(lang);
  ASSERT_FALSE(swaps.empty()) << "no swaps for " << lang;
  const Swapped swapped = swap_letters(text, swaps);
  for (const Swap& swap : swaps) {
    EXPECT_TRUE(swapped.found.contains(swap.from)) << seed << " has no " << swap.from;
  }
  program.write("after.txt", swapped.text);
  const std::vector<Json> after = extract(program, "after.txt");
  // Spans count from the text that the report holds, not from the file: the first letters that the
  // program cuts off are the same in both.
  expect_known_faults(faults_of(before, after, swapped, swaps), "substitution/seeds-known.tsv",
                      lang);
}

TEST(SeedSwap, what_is_swapped_changes_and_nothing_else) {
  const std::filesystem::path folder = DATELINE_SOURCE_DIR "/../shared/seeds";
  if (!std::filesystem::exists(folder)) {
    GTEST_SKIP() << "NOT CHECKED: " << folder << " is not here; the seed reports were not tested";
  }
  int seeds = 0;
  for (const auto& seed : std::filesystem::directory_iterator(folder)) {
    if (seed.path().extension() != ".txt") continue;
    ++seeds;
    check_seed(seed.path());
  }
  EXPECT_GE(seeds, 2) << folder << " holds no seed reports in English and Gujarati";
}

// ---- the test's own measure ------------------------------------------------------------------

Json mention(const char* when, const std::vector<std::string>& actors) {
  Json json{{"class", "CONSULT"}, {"status", "happened"}, {"trigger", {4, 9}}};
  json["when"] = {{"edtf", when}};
  json["actors"] = json["recipients"] = json["claims"] = Json::array();
  for (const std::string& id : actors) json["actors"].push_back({{"id", id}});
  return json;
}

TEST(SeedSwap, every_difference_counts_also_what_only_the_swapped_text_has) {
  const std::vector<Swap> swaps = {{"day", "5 May", "6 May", {"2025-05-05"}, {"2025-05-06"}},
                                   {"name", "A", "B", {"person/a"}, {"person/b"}}};
  const Json before = mention("2025-05-05", {"person/a", "person/c"});
  const auto differ = [&](const Json& after) { return differences(before, after, swaps); };
  using testing::ElementsAre;
  using testing::IsEmpty;
  EXPECT_THAT(differ(mention("2025-05-06", {"person/c", "person/b"})), IsEmpty());
  EXPECT_THAT(differ(mention("2025-05-05", {"person/b", "person/c"})),
              ElementsAre("when extra", "when missing"));
  EXPECT_THAT(differ(mention("2025-05-06", {"person/b", "person/c", "person/d"})),
              ElementsAre("actors extra"));
  EXPECT_THAT(differ(mention("2025-05-06", {"person/b"})), ElementsAre("actors missing"));
  EXPECT_THAT(differ(before),
              ElementsAre("actors extra", "actors missing", "when extra", "when missing"));
}

TEST(SeedSwap, mentions_that_come_or_go_count) {
  Json other = mention("2025", {});
  other["class"] = "AID";
  const Swapped same = swap_letters("They met and talked.", {});
  const Json talks = mention("2025", {});
  using testing::ElementsAre;
  EXPECT_THAT(faults_of({talks}, {talks, other}, same, {}),
              ElementsAre("AID@4 only after the swap"));
  EXPECT_THAT(faults_of({talks, other}, {talks}, same, {}), ElementsAre("AID@4 lost"));
}

}  // namespace
}  // namespace dateline::tests
