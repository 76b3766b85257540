// SPDX-License-Identifier: Apache-2.0
#pragma once
// The ledger of events, looked up when somebody asks.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dateline/event.h"
#include "record/ledger.h"
#include "store/sqlite.h"

namespace dateline::store {

/// Keeps what it has looked up, so that a long list of events costs each demand once. The database
/// must outlive it.
class LedgerReader {
 public:
  explicit LedgerReader(const Database& database);

  /// What became of a demand, or the demands that an event answers; empty for all others.
  std::vector<LedgerLink> of(const Event& event);

 private:
  const std::vector<record::Answered>& answers_to(const Event& demand);
  std::vector<std::string> demands_for(const Event& answer);
  std::vector<std::string> first_answers(const Event& demand, std::uint64_t key);
  const Event* load(const std::string& id);

  Statement event_;
  Statement same_report_;
  Statement first_;
  Statement demands_;
  std::map<std::string, Event> events_;
  std::map<std::string, std::vector<record::Answered>> answers_;  // by demand
};

}  // namespace dateline::store
