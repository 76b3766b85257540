// SPDX-License-Identifier: Apache-2.0
#include "record/settle.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

#include "record/groups.h"
#include "record/infer.h"
#include "record/link.h"
#include "record/scope.h"

namespace dateline::record {
namespace {

/// Which nodes hang together, whether or not they were merged.
class Components {
 public:
  explicit Components(std::size_t count) : root_(count) {
    std::iota(root_.begin(), root_.end(), 0U);
  }
  std::size_t find(std::size_t at) {
    while (root_[at] != at) at = root_[at] = root_[root_[at]];
    return at;
  }
  void join(std::size_t a, std::size_t b) {
    const auto [into, from] = std::minmax({find(a), find(b)});
    root_[from] = into;
  }

 private:
  std::vector<std::size_t> root_;
};

/// Does the telling stand in a report without a date, so that its other dates can date it? All such
/// tellings of a report come with it, so they are in one scope.
bool is_tied(const Telling& telling) {
  return std::ranges::any_of(telling.views, [](const View& view) {
    const bool lacks_year = !view.time || !times::has_year(*view.time);
    return lacks_year && !view.slots.report_date;
  });
}

/// The report of such a telling.
const std::string& tied_report(const Telling& telling) {
  static const std::string none;
  const auto found = std::ranges::find_if(
      telling.views, [](const View& view) { return !view.slots.report.empty(); });
  return found == telling.views.end() ? none : found->slots.report;
}

class Settler {
 public:
  Settler(Shelf& shelf, const knowledge::Knowledge& knowledge)
      : shelf_(shelf),
        knowledge_(knowledge),
        identities_([&shelf](const std::string& surname) { return shelf.joins(surname); }),
        scope_(shelf, identities_) {}

  void run() {
    // What stratum 4 joins may lie outside: then it is taken in and all is decided again.
    while (!decide()) {
    }
    for (Node& node : nodes_) node.known = hash_of(node.views);
    write();
    shelf_.clear_touched();
  }

 private:
  /// False when the scope had to grow.
  bool decide() {
    lay_out();
    groups_ = std::make_unique<Groups>(nodes_);
    std::vector<Edge> stated = stated_edges(nodes_, identities_);
    components_ = Components(nodes_.size());
    connect(stated);
    groups_->merge(std::move(stated), identities_);
    share_in_groups();
    date_by_reports();
    std::vector<Edge> inferred;
    if (!find_inferred_edges(inferred)) return false;
    connect(inferred);
    groups_->merge(std::move(inferred), identities_);
    return true;
  }

  void lay_out() {
    nodes_.clear();
    for (const auto& [id, member] : scope_.members()) {
      nodes_.push_back({id, member.telling, member.telling->views, member.anchor, 0});
    }
    std::ranges::sort(nodes_, {},
                      [](const Node& node) { return std::string_view(node.telling->key); });
    place_.clear();
    for (std::size_t i = 0; i < nodes_.size(); ++i) place_.emplace(nodes_[i].id, i);
  }

  void connect(const std::vector<Edge>& edges) {
    for (const Edge& edge : edges) components_.join(edge.left, edge.right);
  }

  // ---- stratum 3 ---------------------------------------------------------------------------

  void share_in_groups() {
    for (const Groups::Group* group : groups_->all()) {
      std::vector<std::size_t> members = group->members;
      std::ranges::sort(members);
      std::vector<View*> views;
      for (const std::size_t member : members) {
        for (View& view : nodes_[member].views) views.push_back(&view);
      }
      if (views.size() < 2) continue;
      share(views);
      for (View* view : views) date_from_occasion(*view, knowledge_);
    }
  }

  void date_by_reports() {
    std::map<std::string, std::vector<std::size_t>> tied;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (is_tied(*nodes_[i].telling)) tied[tied_report(*nodes_[i].telling)].push_back(i);
    }
    for (const auto& [report, members] : tied) {
      for (const std::size_t member : members) components_.join(members.front(), member);
      const std::optional<Day> anchor = latest_past_day(report);
      if (!anchor) continue;
      for (const std::size_t member : members) {
        for (View& view : nodes_[member].views) date_from_report(view, *anchor);
      }
    }
  }

  /// The latest day that an undated report tells as past; it was written after that.
  std::optional<Day> latest_past_day(const std::string& report) {
    std::optional<Day> latest;
    for (const TellingId id : shelf_.told_in(report)) {
      const Telling& telling = shelf_.telling(id);
      // Tellings that others share speak for themselves: nothing outside the scope is read.
      const auto node = is_tied(telling) ? place_.find(id) : place_.end();
      for (const View& view : node == place_.end() ? telling.views : nodes_[node->second].views) {
        const std::optional<Day> day = anchor_of(view);
        if (day && (!latest || *latest < *day)) latest = day;
      }
    }
    return latest;
  }

  // ---- stratum 4 ---------------------------------------------------------------------------

  /// The edges from those whose year was inferred to what they fit best; false when something of
  /// that lay outside of the scope, which now holds it.
  bool find_inferred_edges(std::vector<Edge>& edges) {
    bool grown = false;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!has_inferred_year(nodes_[i])) continue;
      const Best best = best_match(i);
      if (best.id == 0) continue;
      const auto found = place_.find(best.id);
      if (found == place_.end()) {
        scope_.take_in(best.id);
        grown = true;
        continue;
      }
      const auto [left, right] = std::minmax(i, found->second);
      edges.push_back({left, right, best.link.score, best.link.reason});
    }
    return !grown;
  }

  static bool has_inferred_year(const Node& node) {
    return node.telling->exactness == Exactness::yearless &&
           std::ranges::any_of(node.views,
                               [](const View& view) { return view.when.basis == Basis::inferred; });
  }

  struct Best {
    TellingId id = 0;  // 0: nothing fits
    Link link;
  };

  Best best_match(std::size_t at) {
    const Node& node = nodes_[at];
    Best best;
    for (const Place& place : looks_of(node.views)) {
      for (const TellingId id : shelf_.standing_at(place)) {
        const Telling& other = shelf_.telling(id);
        if (id == node.id || other.exactness > Exactness::span || is_grouped(at, id)) continue;
        const bool first = node.telling->key < other.key;
        const auto found = first ? link(node.views, other.views, identities_)
                                 : link(other.views, node.views, identities_);
        if (!found) continue;
        if (best.id == 0 ||
            fits_better(*found, other.key, best.link, shelf_.telling(best.id).key)) {
          best = Best{id, *found};
        }
      }
    }
    return best;
  }

  bool is_grouped(std::size_t at, TellingId other) {
    const auto found = place_.find(other);
    return found != place_.end() && groups_->of(found->second) == groups_->of(at);
  }

  // ---- results -----------------------------------------------------------------------------

  void write() {
    std::map<std::string, std::size_t> told;  // tellings of each event as it was
    for (const auto& [id, member] : scope_.members()) ++told[member.before.event];
    for (const std::string& event : scope_.gone_events()) told[event] = 0;
    std::set<std::string> replaced = scope_.gone_events();
    std::vector<const Groups::Group*> changed;
    for (const Groups::Group* group : groups_->all()) {
      if (is_unchanged(*group, told)) {
        keep(*group);
        continue;
      }
      changed.push_back(group);
      for (const std::size_t member : group->members) replaced.insert(before(member).event);
    }
    replaced.erase("");
    for (const std::string& event : replaced) shelf_.remove_event(event);
    for (const Groups::Group* group : changed) write(*group);
  }

  const Standing& before(std::size_t node) const {
    return scope_.members().at(nodes_[node].id).before;
  }

  bool is_unchanged(const Groups::Group& group, const std::map<std::string, std::size_t>& told) {
    const std::string& event = before(group.members.front()).event;
    if (event.empty() || told.at(event) != group.members.size()) return false;
    return std::ranges::all_of(group.members, [&](std::size_t member) {
      const Standing& standing = before(member);
      return standing.event == event && standing.known == nodes_[member].known &&
             !scope_.members().at(nodes_[member].id).dirty;
    });
  }

  void keep(const Groups::Group& group) {
    for (const std::size_t member : group.members) stand(member, before(member).event);
  }

  void write(const Groups::Group& group) {
    GroupViews views;
    std::vector<std::size_t> members = group.members;
    std::ranges::sort(members);
    std::vector<TellingId> ids;
    for (const std::size_t member : members) {
      ids.push_back(nodes_[member].id);
      views.members.push_back({nodes_[member].id, &nodes_[member].views});
    }
    views.merges = group.merges;
    std::vector<MentionRow> rows;
    shelf_.each_mention(ids, [&rows](MentionRow&& row) { rows.push_back(std::move(row)); });
    const Event event = fuse(
        std::move(rows), views, [this](const std::string& id) { return shelf_.mention(id); },
        identities_);
    shelf_.add_event(event);
    for (const std::size_t member : members) stand(member, event.id);
  }

  void stand(std::size_t member, const std::string& event) {
    const Node& node = nodes_[member];
    const Standing standing{.component = component_of(member),
                            .anchor = node.anchor,
                            .event = event,
                            .known = node.known};
    if (standing != before(member)) shelf_.set_standing(node.id, standing);
    if (node.telling->exactness != Exactness::yearless) return;
    const bool is_inferred = has_inferred_year(node);
    if (is_inferred || before(member).component != 0) {
      shelf_.set_inferred(node.id,
                          is_inferred ? inferred_places_of(node.views) : std::vector<Place>{});
    }
  }

  /// Named by its first telling to arrive; the name decides nothing.
  TellingId component_of(std::size_t member) {
    if (component_names_.empty()) {
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const auto [found, fresh] = component_names_.emplace(components_.find(i), nodes_[i].id);
        if (!fresh) found->second = std::min(found->second, nodes_[i].id);
      }
    }
    return component_names_.at(components_.find(member));
  }

  Shelf& shelf_;
  const knowledge::Knowledge& knowledge_;
  Identities identities_;
  Scope scope_;
  std::vector<Node> nodes_;
  std::map<TellingId, std::size_t> place_;
  std::unique_ptr<Groups> groups_;
  Components components_{0};
  std::map<std::size_t, TellingId> component_names_;
};

}  // namespace

void settle(Shelf& shelf, const knowledge::Knowledge& knowledge) {
  Settler(shelf, knowledge).run();
}

}  // namespace dateline::record
