// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree_decoder.h"

#include <algorithm>
#include <limits>

#include "syntax/arithmetic.h"

namespace dateline::syntax {
namespace {

using Node = std::uint32_t;

// Less than any tree, yet sums of it do not overflow.
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min() / 4;
// More than all other arcs of a tree can differ by: one root arc is always better than two.
constexpr std::int64_t root_penalty = std::int64_t{1} << 40;
constexpr float fixed_point = 1024.0F;
constexpr float largest_score = 4000.0F;  // keeps score * fixed_point within round_even

/// Square matrix of arc scores between the nodes of one (contracted) graph; node 0 is the root.
struct Graph {
  std::size_t size = 0;
  std::vector<std::int64_t> scores;

  [[nodiscard]] std::int64_t at(Node dependent, Node head) const {
    return scores[dependent * size + head];
  }
  std::int64_t& at(Node dependent, Node head) { return scores[dependent * size + head]; }
};

void best_heads(const Graph& graph, std::vector<Node>& heads) {
  heads.assign(graph.size, 0);
  for (Node d = 1; d < graph.size; ++d) {
    const auto row = graph.scores.begin() + static_cast<std::ptrdiff_t>(d * graph.size);
    heads[d] = static_cast<Node>(
        std::max_element(row, row + static_cast<std::ptrdiff_t>(graph.size)) - row);
  }
}

/// Leaves in scratch.path the nodes of the first cycle of scratch.heads found from small positions
/// on; nothing if there is none.
void find_cycle(TreeScratch& scratch) {
  enum State : std::uint8_t { fresh, open, done };
  const std::vector<Node>& heads = scratch.heads;
  std::vector<Node>& path = scratch.path;
  scratch.states.assign(heads.size(), fresh);
  scratch.states[0] = done;
  path.clear();
  for (Node start = 1; start < heads.size(); ++start) {
    Node node = start;
    while (scratch.states[node] == fresh) {
      scratch.states[node] = open;
      path.push_back(node);
      node = heads[node];
    }
    if (scratch.states[node] == open) {
      path.erase(path.begin(), std::ranges::find(path, node));
      return;
    }
    for (const Node seen : path) scratch.states[seen] = done;
    path.clear();
  }
}

/// A cycle made into one node (the last), with what is needed to open it again.
struct Contraction {
  Graph graph;
  std::vector<Node> outside;  // nodes of the small graph but the last, as they were
  std::vector<Node> leave;    // per outside node: the cycle's node it would hang on
  std::vector<Node> enter;    // per outside node: the cycle's node that would hang on it
};

struct Best {
  std::int64_t score = std::numeric_limits<std::int64_t>::min();
  Node node = 0;
};

/// The node of the cycle that `outside` would best hang on.
Best best_head(const Graph& graph, Node outside, const std::vector<Node>& cycle) {
  Best best;
  for (const Node c : cycle) {
    if (graph.at(outside, c) > best.score) best = {graph.at(outside, c), c};
  }
  return best;
}

/// The node of the cycle that would lose least if it hung on `outside` and not on its own head.
Best best_entry(const Graph& graph, const std::vector<Node>& heads, Node outside,
                const std::vector<Node>& cycle) {
  Best best;
  for (const Node c : cycle) {
    const std::int64_t gain = graph.at(c, outside) - graph.at(c, heads[c]);
    if (gain > best.score) best = {gain, c};
  }
  return best;
}

Contraction contract(const Graph& graph, const std::vector<Node>& heads,
                     const std::vector<Node>& cycle) {
  Contraction small;
  for (Node v = 0; v < graph.size; ++v) {
    if (std::ranges::find(cycle, v) == cycle.end()) small.outside.push_back(v);
  }
  const auto last = static_cast<Node>(small.outside.size());
  small.graph.size = last + std::size_t{1};
  small.graph.scores.assign(small.graph.size * small.graph.size, never);
  small.leave.assign(last, 0);
  small.enter.assign(last, 0);
  std::vector<Node> ordered = cycle;
  std::ranges::sort(ordered);
  for (Node i = 0; i < last; ++i) {
    const Node v = small.outside[i];
    for (Node j = 0; j < last; ++j) {
      if (i != 0 && i != j) small.graph.at(i, j) = graph.at(v, small.outside[j]);
    }
    if (i != 0) {
      const Best leave = best_head(graph, v, ordered);
      small.graph.at(i, last) = leave.score;
      small.leave[i] = leave.node;
    }
    const Best enter = best_entry(graph, heads, v, ordered);
    small.graph.at(last, i) = enter.score;
    small.enter[i] = enter.node;
  }
  return small;
}

/// Leaves the heads of the best tree in scratch.heads. Each round contracts one cycle, so the depth
/// is at most half the words; most sentences have none and allocate nothing.
void maximum_tree(const Graph& graph, TreeScratch& scratch) {
  best_heads(graph, scratch.heads);
  find_cycle(scratch);
  if (scratch.path.empty()) return;
  std::vector<Node> heads = scratch.heads;
  const Contraction small = contract(graph, heads, scratch.path);
  maximum_tree(small.graph, scratch);
  const std::vector<Node>& inner = scratch.heads;
  const auto last = static_cast<Node>(small.outside.size());
  for (Node i = 1; i < last; ++i) {
    heads[small.outside[i]] = inner[i] == last ? small.leave[i] : small.outside[inner[i]];
  }
  const Node from = inner[last];
  heads[small.enter[from]] = small.outside[from];
  scratch.heads = std::move(heads);
}

}  // namespace

void decode_tree(std::span<const float> arcs, std::size_t words, TreeScratch& scratch,
                 std::vector<std::uint32_t>& heads) {
  Graph graph{.size = words + 1, .scores = std::move(scratch.scores)};
  graph.scores.assign(graph.size * graph.size, never);
  for (Node d = 0; d < words; ++d) {
    for (Node h = 0; h <= words; ++h) {
      if (h == d + 1) continue;
      const float score = std::clamp(arcs[d * graph.size + h], -largest_score, largest_score);
      graph.at(d + 1, h) =
          static_cast<std::int64_t>(round_even(score * fixed_point)) - (h == 0 ? root_penalty : 0);
    }
  }
  maximum_tree(graph, scratch);
  heads.assign(scratch.heads.begin() + 1, scratch.heads.end());
  scratch.scores = std::move(graph.scores);
}

}  // namespace dateline::syntax
