// SPDX-License-Identifier: Apache-2.0
// What is swapped in a text for another of its kind (persons, offices, countries, dates, places,
// occasions, numbers) changes in the record, and nothing else does. Invented names come through.
#include <cstdio>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "filling.h"
#include "gold.h"
#include "known_faults.h"
#include "program.h"

namespace dateline::tests {
namespace {

using Checks = std::vector<std::pair<std::string, bool>>;  // field -> right

/// How often each field came out right, in all and by template (for the failures' list).
struct Tally {
  int right = 0;
  int all = 0;
  std::string example;  // a text in which it was wrong
};

class Scores {
 public:
  void add(const std::string& where, const Checks& checks, const std::string& text) {
    for (const auto& [field, right] : checks) {
      for (Tally* tally : {&fields_[field], &failures_[where + " / " + field]}) {
        ++tally->all;
        if (right) ++tally->right;
        if (!right && tally->example.empty()) tally->example = text;
      }
    }
  }

  /// "met / when: wrong in 3 of 48", for each field of each template that was ever wrong.
  [[nodiscard]] std::set<std::string> faults() const {
    std::set<std::string> all;
    for (const auto& [where, tally] : failures_) {
      if (tally.right == tally.all) continue;
      all.insert(where + ": wrong in " + std::to_string(tally.all - tally.right) + " of " +
                 std::to_string(tally.all));
    }
    return all;
  }

  /// A text for each of them, and the share of every field: for people.
  void print(const std::string& lang) const {
    for (const auto& [where, tally] : failures_) {
      if (tally.right == tally.all) continue;
      std::printf("  %s wrong %2d of %2d  %s | %s\n", lang.c_str(), tally.all - tally.right,
                  tally.all, where.c_str(), tally.example.c_str());
    }
    for (const auto& [field, tally] : fields_) {
      std::printf("  %s %-16s %5.1f %%  (%d of %d)\n", lang.c_str(), field.c_str(),
                  100.0 * tally.right / tally.all, tally.right, tally.all);
    }
  }

  /// The fields that were looked at.
  [[nodiscard]] std::set<std::string> fields() const {
    std::set<std::string> names;
    for (const auto& [field, tally] : fields_) names.insert(field);
    return names;
  }

 private:
  std::map<std::string, Tally> fields_;
  std::map<std::string, Tally> failures_;
};

/// The words of an invented name, in any order and script.
bool has_name(const Json& participant, const std::string& name) {
  std::istringstream words(name);
  for (std::string word; words >> word;) {
    if (!has_like_word(participant.value("name", std::string()), word)) return false;
  }
  return true;
}

bool is_person(const Json& participant, const Cells& person) {
  const std::string id = participant.value("id", std::string());
  if (person.at("id") != "?") return id == "person/" + person.at("id");
  return id.starts_with("person/?") && has_name(participant, person.at("name"));
}

/// The participant that fills `slot`, if it is there.
const Json* find(const Json& participants, const std::string& slot, const Slots& slots) {
  for (const Json& one : participants) {
    const bool found =
        slot[0] == 'P'   ? is_person(one, slots.facts.at(slot))
        : slot[0] == 'C' ? one.value("country", std::string()) == slots.facts.at(slot).at("country")
                         : std::to_string(one.value("count", 0)) == slots.facts.at(slot).at("low");
    if (found) return &one;
  }
  return nullptr;
}

void check_side(Checks& checks, const Json& participants, const std::string& cell,
                const Slots& slots, const std::string& side) {
  for (std::string slot : tables::split_list(cell, ';')) {
    const bool tells_office = slot.back() != '-';
    if (!tells_office) slot.pop_back();
    const Json* one = find(participants, slot, slots);
    checks.emplace_back(side, one != nullptr);
    if (slot[0] != 'P') continue;
    const Cells& person = slots.facts.at(slot);
    checks.emplace_back(person.at("id") == "?" ? "fresh names" : "known names", one != nullptr);
    if (one == nullptr) continue;
    checks.emplace_back("country", one->value("country", std::string()) == person.at("country"));
    if (tells_office)
      checks.emplace_back("office", one->value("office", std::string()) == person.at("office"));
  }
}

bool is_at(const Json& event, const std::string& slot, const Slots& slots) {
  if (!event.contains("where")) return false;
  const Json& where = event.at("where");
  const Cells& place = slots.facts.at(slot);
  if (where.value("country", std::string()) != place.at("country")) return false;
  return slot[0] == 'C' || where.value("name", std::string()) == place.at("name");
}

bool has_claim(const Json& event, const Cells& number) {
  for (const Json& claim : event.at("claims")) {
    if (claim.contains("low") && std::to_string(claim["low"].get<long>()) == number.at("low") &&
        claim.value("approximate", false) == (number.at("approximate") == "yes")) {
      return true;
    }
  }
  return false;
}

bool is_within(const Json& event, const std::string& name) {
  if (!event.contains("occasion")) return false;
  const Json& occasion = event.at("occasion");
  return text::fold(occasion.value("name", std::string())).find(name) != std::string::npos ||
         occasion.value("id", std::string()).find(name) != std::string::npos;
}

/// Every tested field of one mention against one row of the templates.
Checks check(const Json& event, const Cells& row, const Slots& slots) {
  Checks checks{{"status", event.at("status") == row.at("status")}};
  if (row.at("mode") != "*") {
    checks.emplace_back("mode", event.value("mode", "-") == row.at("mode"));
  }
  check_side(checks, event.at("actors"), row.at("actors"), slots, "actors");
  checks.emplace_back("no other actor", event.at("actors").size() ==
                                            tables::split_list(row.at("actors"), ';').size());
  if (row.at("recipients") != "-") {
    // Who is promised something may stand on either side: AGREE is symmetric.
    Json told = event.at("recipients");
    if (row.at("class") == "AGREE") {
      for (const Json& actor : event.at("actors")) told.push_back(actor);
    }
    check_side(checks, told, row.at("recipients"), slots, "recipients");
  }
  const auto slot_of = [&](const char* column) { return row.at(column); };
  if (slot_of("when") != "-") {
    checks.emplace_back("when", edtf_of(event) == slots.facts.at(slot_of("when")).at("edtf"));
  }
  if (slot_of("place") != "-") checks.emplace_back("place", is_at(event, slot_of("place"), slots));
  if (slot_of("occasion") != "-") {
    checks.emplace_back("occasion", is_within(event, slots.facts.at("OCC").at("name")));
  }
  if (slot_of("claim") != "-") {
    checks.emplace_back("claim", has_claim(event, slots.facts.at("N")));
  }
  return checks;
}

/// The checks of the mention that does best; only {"class", false} when none has the class.
Checks best_checks(const std::vector<Json>& mentions, const Cells& row, const Slots& slots) {
  Checks best{{"class", false}};
  std::ptrdiff_t most = -1;
  for (const Json& mention : mentions) {
    if (mention.at("class") != row.at("class")) continue;
    Checks checks = check(mention, row, slots);
    const auto right = std::ranges::count_if(checks, [](const auto& one) { return one.second; });
    if (right <= most) continue;
    most = right;
    best = std::move(checks);
    best.emplace_back("class", true);
  }
  return best;
}

struct Filled {
  std::string id;
  std::string text;
  Slots slots;
  std::vector<Cells> rows;
};

std::vector<Filled> fill_all(const Fillers& fillers, const std::vector<Cells>& templates) {
  std::vector<Filled> all;
  for (std::size_t t = 0; t < templates.size(); ++t) {
    if (templates[t].at("text").empty()) continue;
    std::vector<Cells> rows;
    for (const Cells& row : templates) {
      if (row.at("id") == templates[t].at("id")) rows.push_back(row);
    }
    for (std::size_t k = 0; k < 2 * fillers.people(); ++k) {
      Slots slots = fillers.fill(k + t);
      std::string text = filled(templates[t].at("text"), slots.letters);
      all.push_back({templates[t].at("id") + "#" + std::to_string(k), text, slots, rows});
    }
  }
  return all;
}

std::map<std::string, std::vector<Json>> extract(const std::vector<Filled>& texts,
                                                 const std::string& lang) {
  std::string lines;
  for (const Filled& one : texts) {
    lines +=
        Json{{"id", one.id}, {"date", "2024-11-20"}, {"lang", lang}, {"text", one.text}}.dump();
    lines += "\n";
  }
  const Program program;
  program.write("texts.jsonl", lines);
  const Result result = program.run("extract texts.jsonl");
  EXPECT_EQ(result.code, 0) << result.err;
  std::map<std::string, std::vector<Json>> mentions;
  std::istringstream out(result.out);
  for (std::string line; std::getline(out, line);) {
    Json mention = Json::parse(line);
    mentions[mention.at("report").get<std::string>()].push_back(mention);
  }
  return mentions;
}

/// Mentions that do not tell again what another one told.
std::size_t first_tellings(const std::vector<Json>& mentions) {
  return static_cast<std::size_t>(
      std::ranges::count_if(mentions, [](const Json& one) { return !one.contains("retells"); }));
}

Scores score(const std::string& lang) {
  std::vector<Diagnostic> diagnostics;
  const Fillers fillers(lang, diagnostics);
  const std::vector<Filled> texts = fill_all(fillers, fillers.rows("templates", diagnostics));
  EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics);
  auto mentions = extract(texts, lang);
  Scores scores;
  std::map<std::string, std::map<std::string, int>> codings;  // template -> coding -> fillings
  for (const Filled& one : texts) {
    EXPECT_EQ(one.text.find('{'), std::string::npos) << one.text;
    const std::string name = one.id.substr(0, one.id.find('#'));
    std::string coding;
    for (const Json& m : mentions[one.id]) {
      coding += m.at("class").get<std::string>() + m.value("mode", "-") +
                m.at("status").get<std::string>();
    }
    ++codings[name][coding];
    for (const Cells& row : one.rows) {
      scores.add(name, best_checks(mentions[one.id], row, one.slots), one.text);
    }
    scores.add(name, {{"nothing else", first_tellings(mentions[one.id]) <= one.rows.size()}},
               one.text);
  }
  for (const auto& [name, seen] : codings) {
    int most = 0;
    int all = 0;
    for (const auto& [coding, count] : seen) {
      most = std::max(most, count);
      all += count;
    }
    for (int i = 0; i < all; ++i) scores.add(name, {{"same coding", i < most}}, "");
  }
  return scores;
}

/// Every field is looked at, and what is wrong is what substitution/known.tsv lists.
void check(const std::string& lang) {
  const Scores scores = score(lang);
  scores.print(lang);
  EXPECT_THAT(
      scores.fields(),
      testing::IsSupersetOf({"class", "actors", "known names", "fresh names", "country", "office",
                             "mode", "status", "when", "place", "occasion", "recipients", "claim",
                             "no other actor", "nothing else", "same coding"}));
  expect_known_faults(scores.faults(), "substitution/known.tsv", lang);
}

TEST(Substitution, english) { check("en"); }
TEST(Substitution, gujarati) { check("gu"); }

}  // namespace
}  // namespace dateline::tests
