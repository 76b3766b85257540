// SPDX-License-Identifier: Apache-2.0
#pragma once
// Known bodies that are a country's foreign ministry, army ...: one id for "Ministry of External
// Affairs" and "India's foreign ministry". From languages/und/names_bodies.tsv.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/error.h"
#include "knowledge/knowledge.h"

namespace dateline::names {

class BodyRoles {
 public:
  BodyRoles(const std::filesystem::path& file, const knowledge::Knowledge& knowledge,
            std::vector<Diagnostic>& diagnostics);

  /// "foreign_ministry" of "mea-india"; "" for other bodies.
  [[nodiscard]] std::string_view role_of(std::string_view body) const;
  /// The known body that is this country's foreign_ministry, army ...; null when none is named.
  [[nodiscard]] const knowledge::Body* body(const std::string& country,
                                            const std::string& role) const;

 private:
  std::map<std::string, std::string, std::less<>> roles_;
  std::map<std::pair<std::string, std::string>, const knowledge::Body*> bodies_;
};

}  // namespace dateline::names
