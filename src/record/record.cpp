// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <algorithm>
#include <tuple>

#include "record/candidates.h"
#include "record/cluster.h"
#include "record/fuse.h"
#include "record/identity.h"
#include "record/infer.h"
#include "record/ledger.h"
#include "record/slots.h"

namespace dateline::record {
namespace {

void order(std::vector<RecordMention>& mentions) {
  std::ranges::sort(mentions, [](const RecordMention& a, const RecordMention& b) {
    return a.mention.id < b.mention.id;
  });
}

std::vector<View> views_of(const std::vector<RecordMention>& mentions) {
  std::vector<View> views;
  views.reserve(mentions.size());
  for (const RecordMention& record : mentions) {
    views.push_back({&record, record.mention.when, record.mention.where, ""});
  }
  return views;
}

}  // namespace

std::vector<Event> build_record(std::vector<RecordMention> mentions,
                                const knowledge::Knowledge& knowledge) {
  order(mentions);
  const Identities identities(mentions);  // stratum 1
  std::vector<View> views = views_of(mentions);
  date_occasions(knowledge, views);
  const auto pairs = candidate_pairs(mentions);
  std::vector<Group> groups = merge(singletons(views.size()), views, pairs, identities);  // 2
  infer(groups, knowledge, views);                                                        // 3
  groups = merge(std::move(groups), views, pairs, identities);                            // 4
  std::vector<Event> events;
  events.reserve(groups.size());
  for (const Group& group : groups) events.push_back(fuse(group, views, identities));
  link_ledger(events);
  std::ranges::sort(events, {}, &Event::id);
  return events;
}

}  // namespace dateline::record
