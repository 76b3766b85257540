// SPDX-License-Identifier: Apache-2.0
#include "store/event_rows.h"

#include <bit>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "record/ledger.h"
#include "store/codec.h"
#include "text/day.h"
#include "text/hash.h"

namespace dateline::store {
namespace {

void bind_day(Statement& statement, int index, const std::optional<Day>& day) {
  if (day) {
    statement.bind(index, text::format_day(*day));
  } else {
    statement.bind_null(index);
  }
}

void insert_participants(const Derived& derived, const Event& event) {
  Statement insert =
      derived.prepare("INSERT INTO @event_participant VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  const auto put = [&](const char* role, const std::vector<Participant>& side) {
    for (const Participant& participant : side) {
      insert.bind(1, event.id);
      insert.bind(2, std::string_view(role));
      insert.bind(3, participant.id);
      insert.bind(4, participant.name);
      insert.bind(5, participant.country);
      insert.bind(6, participant.key);
      insert.run();
    }
  };
  put("actor", event.actors);
  put("recipient", event.recipients);
}

void insert_ledger_keys(const Derived& derived, const Event& event) {
  Statement insert = derived.prepare("INSERT INTO @ledger_key VALUES(?1, ?2, ?3, ?4, ?5)");
  for (const std::uint64_t key : record::ledger_keys(event)) {
    insert.bind(1, std::bit_cast<std::int64_t>(key));
    insert.bind(2, static_cast<std::int64_t>(event.event_class));
    insert.bind(3, event.when.from);
    insert.bind(4, event.when.to);
    insert.bind(5, event.id);
    insert.run();
  }
}

}  // namespace

void insert_event(const Derived& derived, const Event& event) {
  Statement insert = derived.prepare(
      "INSERT INTO @event VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)");
  insert.bind(1, event.id);
  insert.bind(2, to_string(event.event_class));
  insert.bind(3, to_string(event.mode));
  insert.bind(4, to_string(event.status));
  insert.bind(5, event.when.edtf);
  bind_day(insert, 6, event.when.from);
  bind_day(insert, 7, event.when.to);
  insert.bind(8, event.when.edtf.empty() ? std::string_view() : to_string(event.when.basis));
  insert.bind(9, event.where.name);
  insert.bind(10, event.where.country);
  insert.bind(11, event.occasion ? event.occasion->name : std::string());
  insert.bind(12, std::int64_t{event.reports});
  insert.bind(13, std::int64_t{event.sources});
  insert.bind(14, fmt::format("{}", fmt::join(event.langs, " ")));
  const std::string json = to_stored_json(event);
  insert.bind(15, std::bit_cast<std::int64_t>(text::hash64(json)));
  insert.bind(16, json);
  insert.run();
  insert_participants(derived, event);
  insert_ledger_keys(derived, event);
}

}  // namespace dateline::store
