// SPDX-License-Identifier: Apache-2.0
#include "record/groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "record/link.h"
#include "record/meeting.h"

namespace dateline::record {
namespace {

/// Nodes of one content, in the order of their keys; they agree with others alike.
using Alike = std::vector<std::size_t>;

/// Nodes without an anchor that may join one another: of one exactness, in one cell.
using Bucket = std::map<std::string_view, Alike>;  // by content

std::vector<Bucket> buckets_of(const std::vector<Node>& nodes) {
  std::map<std::pair<Exactness, std::string_view>, Bucket> buckets;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].anchor != 0) continue;
    const Telling& telling = *nodes[i].telling;
    buckets[{telling.exactness, telling.cell}][telling.content].push_back(i);
  }
  std::vector<Bucket> out;
  for (auto& [key, bucket] : buckets) {
    if (bucket.size() > 1) out.push_back(std::move(bucket));
  }
  return out;
}

/// Pairs of a bucket of which one looks where the other stands, by position in it.
std::set<std::pair<std::size_t, std::size_t>> pairs_of(
    const std::vector<const Telling*>& tellings) {
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::size_t, Place>>> standing;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    for (const Place& place : places_of(*tellings[i])) standing[place.key].emplace_back(i, place);
  }
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    for (const Place& look : looks_of(tellings[i]->views)) {
      const auto found = standing.find(look.key);
      if (found == standing.end()) continue;
      for (const auto& [other, place] : found->second) {
        if (other != i && overlap(look, place)) pairs.insert(std::minmax(i, other));
      }
    }
  }
  return pairs;
}

void add_edge(std::vector<Edge>& edges, std::size_t a, std::size_t b, const Link& link) {
  edges.push_back({std::min(a, b), std::max(a, b), link.score, link.reason});
}

void add_peers(const Bucket& bucket, const std::vector<Node>& nodes, const Identities& identities,
               std::vector<Edge>& edges) {
  std::vector<const Alike*> alike;
  std::vector<const Telling*> tellings;
  for (const auto& [content, members] : bucket) {
    alike.push_back(&members);
    tellings.push_back(nodes[members.front()].telling);
  }
  for (const auto& [a, b] : pairs_of(tellings)) {
    const Alike& left = *alike[a];
    const Alike& right = *alike[b];
    const auto [first, second] = std::minmax(left.front(), right.front());
    const auto found = link(nodes[first].telling->views, nodes[second].telling->views, identities);
    if (!found) continue;
    // Two stars connect what all pairs would.
    for (const std::size_t other : right) add_edge(edges, left.front(), other, *found);
    for (std::size_t i = 1; i < left.size(); ++i) add_edge(edges, left[i], right.front(), *found);
  }
}

}  // namespace

std::vector<Edge> stated_edges(const std::vector<Node>& nodes, const Identities& identities) {
  std::vector<Edge> edges;
  std::unordered_map<TellingId, std::size_t> place;
  for (std::size_t i = 0; i < nodes.size(); ++i) place.emplace(nodes[i].id, i);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].anchor == 0) continue;
    const auto [first, second] = std::minmax(i, place.at(nodes[i].anchor));
    const auto found = link(nodes[first].telling->views, nodes[second].telling->views, identities);
    if (found) add_edge(edges, first, second, *found);
  }
  for (const Bucket& bucket : buckets_of(nodes)) add_peers(bucket, nodes, identities, edges);
  return edges;
}

Groups::Groups(const std::vector<Node>& nodes)
    : nodes_(nodes), groups_(nodes.size()), group_of_(nodes.size()) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    groups_[i].members = {i};
    groups_[i].distinct = {i};
    groups_[i].contents = {nodes[i].telling->content};
    group_of_[i] = i;
  }
}

void Groups::merge(std::vector<Edge> edges, const Identities& identities) {
  std::ranges::sort(edges, [](const Edge& a, const Edge& b) {
    return std::make_tuple(-a.score, a.left, a.right) < std::make_tuple(-b.score, b.left, b.right);
  });
  for (const Edge& edge : edges) join(edge, identities);
}

std::vector<const Groups::Group*> Groups::all() const {
  std::vector<const Group*> groups;
  for (const Group& group : groups_) {
    if (!group.members.empty()) groups.push_back(&group);
  }
  return groups;
}

bool Groups::contradict(const Group& a, const Group& b, const Identities& identities) const {
  return std::ranges::any_of(a.distinct, [&](std::size_t x) {
    return std::ranges::any_of(b.distinct, [&](std::size_t y) {
      return record::contradict(nodes_[x].views, nodes_[y].views, identities);
    });
  });
}

void Groups::join(const Edge& edge, const Identities& identities) {
  std::size_t into = group_of_[edge.left];
  std::size_t from = group_of_[edge.right];
  if (into == from || contradict(groups_[into], groups_[from], identities)) return;
  // The smaller moves; which of the two slots is kept shows nowhere.
  if (groups_[into].members.size() < groups_[from].members.size()) std::swap(into, from);
  Group& target = groups_[into];
  Group& source = groups_[from];
  for (const std::size_t member : source.members) group_of_[member] = into;
  for (const std::size_t member : source.distinct) {
    const bool is_new = target.contents.insert(nodes_[member].telling->content).second;
    if (is_new) target.distinct.push_back(member);
  }
  target.members.insert(target.members.end(), source.members.begin(), source.members.end());
  target.merges.insert(target.merges.end(), source.merges.begin(), source.merges.end());
  target.merges.push_back({nodes_[edge.left].id, nodes_[edge.right].id, edge.reason});
  source = {};
}

}  // namespace dateline::record
