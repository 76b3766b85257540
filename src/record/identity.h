// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stratum 1: which participants of different reports are one and the same.
// A known person has an id already. Somebody no table knows ("person/?sonowal") joins the fuller
// name that fits ("person/?sarbananda-sonowal", same country) when exactly one does.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"

namespace dateline::record {

/// Does the id belong to somebody or something that no table knows?
bool is_unknown_id(std::string_view id);

class Identities {
 public:
  explicit Identities(const std::vector<RecordMention>& mentions);

  /// The id that stands for this participant in the whole record.
  [[nodiscard]] const std::string& of(const Participant& participant) const;

 private:
  std::map<std::string, std::string> joined_;  // id -> the id it joined
};

/// How two participants relate, from nothing to the same.
enum class Likeness : std::uint8_t {
  different,   // nothing in common
  unrelated,   // may be anything: one of them says too little
  represents,  // one is the other's country, office or body
  same,
};

Likeness likeness(const Participant& left, const Participant& right, const Identities& identities);

}  // namespace dateline::record
