// SPDX-License-Identifier: Apache-2.0
#include "events/claim_events.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dateline::events {
namespace {

constexpr Index claim_reach = 30;  // sentences over which an event grows less likely to be meant

// The same clause, the same sentence, the sentences before, in that order; the event's class
// must be one the outcome speaks of.
int claim_score(const EventMention& event, const FoundClaim& claim) {
  const auto rank = std::find(claim.classes.begin(), claim.classes.end(), event.event_class) -
                    claim.classes.begin();
  const bool fits = claim.classes.empty() || rank < std::ssize(claim.classes);
  if (event.same_as) return 0;
  if (event.sentence == claim.sentence) return fits ? 200 : 10;
  if (event.sentence > claim.sentence || claim.classes.empty()) return 0;
  if (!fits) return 0;
  const Index distance = std::min(claim.sentence - event.sentence, claim_reach);
  // The class the outcome speaks of first, an act with a recipient, the nearest one.
  return static_cast<int>(90 - 8 * rank) + (event.recipients.empty() ? 0 : 6) -
         static_cast<int>(distance);
}

When day_of_claim(const Scene& scene, const FoundClaim& found) {
  const Index clause = scene.tree.clause_head(found.noun);
  for (const Index t : scene.times_in(found.sentence)) {
    const TimeMention& time = scene.analysis.times[t];
    if (time.when.edtf.empty()) continue;
    if (time.first_word < scene.analysis.words.size() &&
        scene.tree.clause_head(time.first_word) == clause) {
      return time.when;
    }
  }
  return {};
}

/// The first draft of each class, with and without recipients: of drafts that are equally far from
/// a claim, the only ones that can be meant by it.
class FirstTellings {
 public:
  explicit FirstTellings(const std::vector<Draft>& drafts) {
    for (std::size_t at = 0; at < drafts.size(); ++at) {
      const EventMention& event = drafts[at].mention;
      if (!event.same_as) first_.try_emplace({event.event_class, event.recipients.empty()}, at);
    }
  }

  /// Those of the classes that stand before `end`, in order.
  [[nodiscard]] std::vector<std::size_t> before(std::size_t end,
                                                const std::vector<EventClass>& classes) const {
    std::vector<std::size_t> found;
    for (const EventClass event_class : classes) {
      for (const bool alone : {false, true}) {
        const auto one = first_.find({event_class, alone});
        if (one != first_.end() && one->second < end) found.push_back(one->second);
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  std::map<std::pair<EventClass, bool>, std::size_t> first_;
};

// The first draft told so near before the sentence that its distance counts; all before it are
// equally far.
std::size_t first_near(const std::vector<Draft>& drafts, Index sentence) {
  const Index from = sentence >= claim_reach ? sentence - claim_reach + 1 : 0;
  const auto found = std::partition_point(drafts.begin(), drafts.end(), [from](const Draft& draft) {
    return draft.mention.sentence < from;
  });
  return static_cast<std::size_t>(found - drafts.begin());
}

// The draft that the claim fits best, the first of equals; null if it fits none.
Draft* best_for(const FoundClaim& claim, const FirstTellings& first, std::vector<Draft>& drafts) {
  Draft* best = nullptr;
  int best_score = 0;
  const auto consider = [&](std::size_t at) {
    const int score = claim_score(drafts[at].mention, claim);
    if (score <= best_score) return;
    best_score = score;
    best = &drafts[at];
  };
  const std::size_t near = first_near(drafts, claim.sentence);
  for (const std::size_t at : first.before(near, claim.classes)) consider(at);
  for (std::size_t at = near; at < drafts.size(); ++at) {
    if (drafts[at].mention.sentence > claim.sentence) break;
    consider(at);
  }
  return best;
}

}  // namespace

void attach_claims(const Scene& scene, std::vector<FoundClaim> claims, std::vector<Draft>& drafts) {
  const FirstTellings first(drafts);
  for (FoundClaim& found : claims) {
    Draft* best = best_for(found, first, drafts);
    if (best == nullptr) continue;
    if (found.claim.when.edtf.empty()) found.claim.when = day_of_claim(scene, found);
    best->mention.claims.push_back(std::move(found.claim));
  }
}

}  // namespace dateline::events
