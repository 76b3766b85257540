// SPDX-License-Identifier: Apache-2.0
#pragma once
// One event out of the mentions of a group. Mentions of equal content (telling.h) add nothing but
// their number and their report, so only one mention per content is looked at in full.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dateline/event.h"
#include "record/identity.h"
#include "record/slots.h"

namespace dateline::record {

/// What counting and ordering need of a mention.
struct MentionRow {
  std::string id;
  std::string report;
  std::optional<Day> report_date;
  Span trigger;
  std::uint32_t ordinal = 0;
  std::string lang;
  std::string source;  // who is behind the report: agency, else outlet, else the report itself
  std::string content;
  std::int64_t telling = 0;
};

MentionRow row_of(const RecordMention& mention, std::int64_t telling);

/// Earliest first by (report date, report key, position); reports without a date come last.
bool tells_earlier(const MentionRow& a, const MentionRow& b);

/// A reason in which `left` and `right` stand for the first mentions of two tellings.
struct MergeReason {
  std::int64_t left = 0;
  std::int64_t right = 0;
  std::string reason;
};

/// What a group knows.
struct GroupViews {
  struct Member {
    std::int64_t telling = 0;
    const std::vector<View>* views = nullptr;
  };
  std::vector<Member> members;  // in the order of the tellings' keys
  std::vector<MergeReason> merges;
};

/// `rows` in any order, at least one; `load` gives the mention of an id in full. The event comes
/// without its mentions and its ledger: they are looked up when somebody asks.
Event fuse(std::vector<MentionRow> rows, const GroupViews& group,
           const std::function<RecordMention(const std::string&)>& load,
           const Identities& identities);

}  // namespace dateline::record
