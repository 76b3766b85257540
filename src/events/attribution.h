// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who says so: reporting verbs and nouns, "according to", channels, quotations. Read once for a
// report, asked for each event and claim.

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "events/participants.h"
#include "events/scene.h"

namespace dateline::events {

struct Attribution {
  std::vector<Speaker> chain;  // outlet first, who utters last
  bool hedged = false;
  std::optional<Index> speech;  // the reporting word that governs
};

class Attributions {
 public:
  explicit Attributions(const Scene& scene);

  /// Who says what stands at `word`.
  [[nodiscard]] Attribution of(Index word) const;

  /// Exact letters between quotation marks that overlap a sentence.
  [[nodiscard]] std::vector<std::string> quotations_in(Index sentence) const;

  /// Is the word a reporting word (never an event of its own)?
  [[nodiscard]] bool is_speech(Index word) const;

 private:
  struct Act {
    Index word = 0;
    Index sentence = 0;
    std::optional<Speaker> speaker;
    std::string channel;
    bool hedged = false;
    bool is_noun = false;
  };
  void read_sentence(Index sentence);
  void read_according(Index sentence);
  [[nodiscard]] std::optional<Act> act_at(Index sentence, Index begin) const;
  [[nodiscard]] std::optional<Speaker> speaker_of(Index verb) const;
  [[nodiscard]] bool has_subject(Index verb) const;
  [[nodiscard]] bool has_subject_before(Index verb) const;
  [[nodiscard]] std::optional<Speaker> speaker_beside(Index verb) const;
  [[nodiscard]] std::optional<Speaker> speaker_below(Index verb) const;
  [[nodiscard]] std::optional<Speaker> source_of(Index noun) const;
  void read_channels(const Sentence& sentence);
  [[nodiscard]] std::string channel_near(Index word) const;
  [[nodiscard]] bool governs(const Act& act, Index word) const;
  [[nodiscard]] const Act* act_for(Index word) const;
  void read_quotations();

  /// The acts of the sentences [first, end), in order.
  [[nodiscard]] std::span<const Act> acts_in(Index first, Index end) const;

  const Scene& scene_;
  std::vector<Act> acts_;               // in the order of their sentences
  std::vector<std::size_t> first_act_;  // of each sentence, and one behind the last
  std::vector<Span> quotations_;        // in order
  std::vector<Referent> referents_;     // of the sentence that is being read
  std::vector<std::pair<Index, const SpeechWord*>> channels_;  // its words that name a channel
};

}  // namespace dateline::events
