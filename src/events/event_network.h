// SPDX-License-Identifier: Apache-2.0
#pragma once
// The event heads of a model file: from the trunk of the syntax network and the inputs of
// network_inputs.h to triggers with class, mode, status, and arcs to the words that fill a role.
// Products are integer, so every machine gives the same bytes (docs/model-format.md).
// training/event_network.py is the same network.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/network_inputs.h"
#include "syntax/linear.h"
#include "syntax/trunk.h"

namespace dateline::events {

/// What an arc from a trigger says of the word it points to.
enum class ArcRole : std::uint8_t { actor, recipient, place, time, speaker };
inline constexpr std::size_t arc_roles = 5;
/// "actor", "recipient", "place", "time", "speaker"
std::string_view to_string(ArcRole role);

/// Scores are differences of logits in steps of 1/256.
inline constexpr int score_steps = 256;

/// A word that fills a role of a trigger.
struct Arc {
  Index word = 0;
  ArcRole role = ArcRole::actor;
  int score = 0;  // above 0: more likely than not
};

/// A class and how far it stands above "no event".
struct ClassScore {
  EventClass event_class = EventClass::consult;
  int score = 0;
};

/// A word that the network takes for a trigger.
struct Proposal {
  Index word = 0;
  std::array<ClassScore, 3> best;  // the class and its two runners-up
  Mode mode = Mode::none;
  Status status = Status::happened;
  int percent = 0;  // of a hundred proposals like this one so many are right
  std::vector<Arc> arcs;

  [[nodiscard]] EventClass event_class() const { return best.front().event_class; }
};

/// Scratch memory of one thread.
struct EventNetworkScratch {
  syntax::LayerScratch layers;
  std::vector<std::int16_t> inputs;
  std::vector<float> mixed;  // [words][2 * width]
  std::vector<float> above;
  std::vector<float> state;  // [words][width]
  std::vector<float> classes, modes, statuses, triggers, fillers, filler_bias;
  std::vector<std::int16_t> asking, asked;  // [words][roles * arc]
  float asking_worth = 0;
  float asked_worth = 0;
};

class EventNetwork {
 public:
  /// Null when the model has no event heads. Views into `file`, which must outlive the network.
  /// Throws dateline::Error for a bad model.
  static std::optional<EventNetwork> open(const syntax::ModelFile& file);

  /// What the report as a whole adds to every word: from the mean of the trunk over its words.
  [[nodiscard]] std::vector<float> report_bias(const syntax::Trunk& trunk,
                                               EventNetworkScratch& scratch) const;

  /// The triggers of one sentence, in text order.
  std::vector<Proposal> run(const Scene& scene, Index sentence, const syntax::Trunk& trunk,
                            std::span<const WordInputs> inputs, std::span<const float> report_bias,
                            EventNetworkScratch& scratch) const;

 private:
  explicit EventNetwork(const syntax::ModelFile& file);
  struct Table {
    const std::int8_t* rows = nullptr;
    std::size_t count = 0;
    std::size_t dimension = 0;
  };
  /// Floats found by the hash of a string; row 0 is for every other.
  struct Strings {
    std::span<const std::uint32_t> hashes;
    std::span<const float> rows;  // [1 + hashes][roles]
    [[nodiscard]] const float* row(std::uint32_t hash) const;
  };
  Table read_table(const syntax::ModelFile& file, const std::string& name, std::size_t rows);
  void read_labels(const syntax::ModelFile& file);
  void mix(const Scene& scene, const Sentence& sentence, const syntax::Trunk& trunk,
           std::span<const WordInputs> inputs, std::span<const float> report_bias,
           EventNetworkScratch& scratch) const;
  void write_tables(const Scene& scene, const Sentence& sentence,
                    std::span<const WordInputs> inputs, std::int16_t* out) const;
  [[nodiscard]] std::optional<Proposal> propose(std::size_t at, EventNetworkScratch& scratch) const;
  void find_arcs(const Scene& scene, const Sentence& sentence, std::span<const WordInputs> inputs,
                 Proposal& proposal, EventNetworkScratch& scratch) const;

  std::size_t trunk_ = 0;
  std::size_t width_ = 0;
  std::size_t arc_ = 0;
  std::size_t tabled_ = 0;
  Table senses_, modes_table_, grammar_, entities_, positions_, relations_;
  std::vector<std::string> relation_names_;
  syntax::Linear mix_word_, mix_governor_, mix_tables_, mix_document_;
  std::span<const float> mix_gain_;
  syntax::Blocks blocks_;
  syntax::Linear classes_, mode_, status_, trigger_, filler_, filler_bias_;
  Strings paths_, markings_;
  std::span<const float> distances_;
  std::span<const float> framed_;  // nothing, actor, recipient by the grammar: [3][roles]
  std::vector<Mode> mode_labels_;
  std::vector<EventClass> class_labels_;  // of class 1 and on; 0 is no event
  std::vector<Status> status_labels_;
  std::vector<int> class_least_;                 // score from which a class counts
  std::vector<int> role_least_;                  // the same for arcs
  std::vector<std::pair<int, int>> confidence_;  // from this score on, this many per cent
};

}  // namespace dateline::events
