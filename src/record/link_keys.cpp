// SPDX-License-Identifier: Apache-2.0
// Which mentions can meet: the keys of record.h.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "record/candidates.h"
#include "record/identity.h"
#include "record/record.h"
#include "times/edtf.h"

namespace dateline::record {
namespace {

/// Classes that merge or answer one another in the ledger share a family.
std::string_view family(EventClass event_class) {
  using enum EventClass;
  switch (event_class) {
    case agree:
    case concede:
    case retreat:
    case request:
    case reject:
    case aid:
      return "ledger";
    default:
      return to_string(event_class);
  }
}

/// The cross-script key of the last word of a name: the surname, as a rule.
std::string last_key(const Participant& participant) {
  return participant.key.substr(participant.key.rfind(' ') + 1);
}

/// What stands for a participant here: the country, and for people their id and surname too, for
/// one report may say the country and another only the name.
void add_tokens(const Participant& participant, std::set<std::string>& tokens) {
  tokens.insert(participant.country);
  if (participant.kind == "person") {
    if (!is_unknown_id(participant.id)) tokens.insert(participant.id);
    if (!participant.key.empty()) tokens.insert("~" + last_key(participant));
  } else if (participant.country.empty()) {
    tokens.insert(participant.id);
  }
}

std::set<std::string> tokens_of(const EventMention& mention) {
  std::set<std::string> tokens;
  for (const auto* side : {&mention.actors, &mention.recipients}) {
    for (const Participant& participant : *side) add_tokens(participant, tokens);
  }
  if (!mention.where.country.empty()) tokens.insert("at " + mention.where.country);
  tokens.erase("");
  return tokens;
}

/// Months of the year that the time touches ("07"); "any" when it names none or more than three.
std::vector<std::string> months_of(const When& when) {
  const auto value = times::parse_edtf(when.edtf);
  if (!value) return {"any"};
  std::set<std::string> months;
  for (const times::EdtfDate& date : value->dates) {
    const bool named = date.month.size() == 2 && date.month <= "12" && date.month != "XX";
    if (!named) return {"any"};
    months.insert(date.month);
  }
  const bool one = months.size() == 1 && value->begin == times::Edtf::End::known &&
                   value->end == times::Edtf::End::known;
  return one ? std::vector<std::string>(months.begin(), months.end())
             : std::vector<std::string>{"any"};
}

}  // namespace

std::vector<std::string> merge_keys(const RecordMention& record) {
  const EventMention& mention = record.mention;
  const std::string_view kin = family(mention.event_class);
  const std::set<std::string> tokens = tokens_of(mention);
  std::vector<std::string> keys;
  for (auto a = tokens.begin(); a != tokens.end(); ++a) {
    for (auto b = std::next(a); b != tokens.end(); ++b) {
      keys.push_back(fmt::format("{}|{}|{}", kin, *a, *b));
    }
    for (const std::string& month : months_of(mention.when)) {
      if (month == "any" && tokens.size() > 1) continue;
      keys.push_back(fmt::format("{}|{}|month {}", kin, *a, month));
    }
  }
  if (keys.empty()) keys.push_back(fmt::format("{}|in {}", kin, record.report));
  return keys;
}

std::vector<std::string> link_keys(const RecordMention& record) {
  std::vector<std::string> keys = merge_keys(record);
  const EventMention& mention = record.mention;
  // Stratum 1 joins short names to fuller ones.
  for (const auto* side : {&mention.actors, &mention.recipients}) {
    for (const Participant& participant : *side) {
      if (participant.kind == "person" && !participant.key.empty()) {
        keys.push_back("name|" + last_key(participant));
      }
    }
  }
  // The ledger links a demand with what its addressee did later.
  if (family(mention.event_class) == "ledger") {
    for (const std::string& token : tokens_of(mention)) keys.push_back("ledger|" + token);
  }
  // Every date in a report without one of its own helps to find the year of the others.
  if (!record.report_date) keys.push_back("undated|" + record.report);
  keys.push_back("retold|" + mention.id);
  if (!record.retells.empty()) keys.push_back("retold|" + record.retells);
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

}  // namespace dateline::record
