// SPDX-License-Identifier: Apache-2.0
#include "record/cluster.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace dateline::record {
namespace {

/// A retelling is a must: the report itself says that the two are one.
constexpr int retelling_score = 1000;

struct Link {
  int score = 0;
  std::size_t left = 0;
  std::size_t right = 0;
  std::string reason;
};

bool retells(const RecordMention& left, const RecordMention& right) {
  return left.report == right.report &&
         (left.retells == right.mention.id || right.retells == left.mention.id);
}

class Merger {
 public:
  Merger(std::vector<Group> groups, const std::vector<View>& views, const Identities& identities)
      : groups_(std::move(groups)),
        views_(views),
        identities_(identities),
        group_of_(views.size()) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (const std::size_t member : groups_[g].members) group_of_[member] = g;
    }
  }

  std::vector<Group> run(const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    for (const Link& link : links(pairs)) join(link);
    std::erase_if(groups_, [](const Group& group) { return group.members.empty(); });
    return std::move(groups_);
  }

 private:
  [[nodiscard]] const std::string& id(std::size_t view) const {
    return views_[view].record->mention.id;
  }

  std::vector<Link> links(const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    std::vector<Link> found;
    for (const auto& [left, right] : pairs) {
      if (retells(*views_[left].record, *views_[right].record)) {
        found.push_back({retelling_score, left, right, "one retells the other"});
        continue;
      }
      Comparison comparison = compare(views_[left], views_[right], identities_);
      if (comparison.vetoed || comparison.score < merge_threshold) continue;
      found.push_back({comparison.score, left, right, std::move(comparison.reason)});
    }
    std::ranges::sort(found, [this](const Link& a, const Link& b) {
      return std::forward_as_tuple(-a.score, id(a.left), id(a.right)) <
             std::forward_as_tuple(-b.score, id(b.left), id(b.right));
    });
    return found;
  }

  [[nodiscard]] bool contradict(const Group& a, const Group& b) const {
    return std::ranges::any_of(a.members, [&](std::size_t x) {
      return std::ranges::any_of(b.members, [&](std::size_t y) {
        return compare(views_[x], views_[y], identities_).vetoed;
      });
    });
  }

  void join(const Link& link) {
    const std::size_t into = std::min(group_of_[link.left], group_of_[link.right]);
    const std::size_t from = std::max(group_of_[link.left], group_of_[link.right]);
    if (into == from) return;
    if (link.score != retelling_score && contradict(groups_[into], groups_[from])) return;
    Group& target = groups_[into];
    Group& source = groups_[from];
    for (const std::size_t member : source.members) group_of_[member] = into;
    target.members.insert(target.members.end(), source.members.begin(), source.members.end());
    std::ranges::sort(target.members);
    target.why.insert(target.why.end(), source.why.begin(), source.why.end());
    target.why.push_back(
        fmt::format("merged {} and {}: {}", id(link.left), id(link.right), link.reason));
    source = {};
  }

  std::vector<Group> groups_;
  const std::vector<View>& views_;
  const Identities& identities_;
  std::vector<std::size_t> group_of_;
};

}  // namespace

std::vector<Group> singletons(std::size_t count) {
  std::vector<Group> groups(count);
  for (std::size_t i = 0; i < count; ++i) groups[i].members = {i};
  return groups;
}

std::vector<Group> merge(std::vector<Group> groups, const std::vector<View>& views,
                         const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
                         const Identities& identities) {
  return Merger(std::move(groups), views, identities).run(pairs);
}

}  // namespace dateline::record
