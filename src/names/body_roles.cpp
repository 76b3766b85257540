// SPDX-License-Identifier: Apache-2.0
#include "names/body_roles.h"

#include "tables/tsv.h"

namespace dateline::names {

BodyRoles::BodyRoles(const std::filesystem::path& file, const knowledge::Knowledge& knowledge,
                     std::vector<Diagnostic>& diagnostics) {
  const auto table = tables::read_optional_tsv(file, {"body", "role"}, diagnostics);
  for (const auto& row : table.rows) {
    // A body that the knowledge does not have (a smaller set in a test) is no fault.
    const knowledge::Body* body = knowledge.body(table.cell(row, "body"));
    if (body == nullptr) continue;
    const std::string role(table.cell(row, "role"));
    roles_.emplace(body->id, role);
    bodies_.emplace(std::pair(body->country, role), body);
  }
}

std::string_view BodyRoles::role_of(std::string_view body) const {
  const auto found = roles_.find(body);
  return found == roles_.end() ? std::string_view() : std::string_view(found->second);
}

const knowledge::Body* BodyRoles::body(const std::string& country, const std::string& role) const {
  const auto found = bodies_.find(std::pair(country, role));
  return found == bodies_.end() ? nullptr : found->second;
}

}  // namespace dateline::names
