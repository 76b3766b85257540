// SPDX-License-Identifier: Apache-2.0
#pragma once
// Merging inside a closed scope: links in the order of (score, keys), each merge allowed only if no
// member of the one group contradicts a member of the other.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "record/fuse.h"
#include "record/scope.h"

namespace dateline::record {

/// A telling of the scope with what the strata know of it by now.
struct Node {
  TellingId id = 0;
  const Telling* telling = nullptr;
  std::vector<View> views;
  TellingId anchor = 0;
  std::uint64_t known = 0;  // hash_of the views after the last stratum
};

/// The two nodes of an edge stand in the order of their keys, as the nodes do.
struct Edge {
  std::size_t left = 0;
  std::size_t right = 0;
  int score = 0;
  std::string reason;
};

class Groups {
 public:
  explicit Groups(const std::vector<Node>& nodes);

  /// Merges along the edges.
  void merge(std::vector<Edge> edges, const Identities& identities);

  struct Group {
    std::vector<std::size_t> members;
    std::vector<std::size_t> distinct;  // one member per content
    std::set<std::string_view> contents;
    std::vector<MergeReason> merges;
  };
  /// Those with members only.
  [[nodiscard]] std::vector<const Group*> all() const;
  [[nodiscard]] std::size_t of(std::size_t node) const { return group_of_[node]; }

 private:
  void join(const Edge& edge, const Identities& identities);
  [[nodiscard]] bool contradict(const Group& a, const Group& b, const Identities& identities) const;

  const std::vector<Node>& nodes_;
  std::vector<Group> groups_;
  std::vector<std::size_t> group_of_;
};

/// The edges of stratum 2: from each node to its anchor, and among nodes without one to their
/// peers. `nodes` in the order of their keys.
std::vector<Edge> stated_edges(const std::vector<Node>& nodes, const Identities& identities);

}  // namespace dateline::record
