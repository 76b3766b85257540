// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the event network sees of a word besides the syntax network's trunk: the lexicon rows that
// stand for it, what the grammar makes of it, what kind of name or time it belongs to, and where in
// the report it stands. Numbers are rows of the model's tables (docs/model-format.md);
// bench/event_inputs prints them for training.

#include <cstdint>
#include <vector>

#include "events/scene.h"

namespace dateline::events {

/// Rows of the table `senses`: class (16, then the senses that are no event), prior in four steps,
/// and which part of the row's phrase the word is.
inline constexpr std::size_t sense_rows = 17 * 4 * 3;
/// Rows of the table `modes`: the number of a Mode.
inline constexpr std::size_t mode_rows = 64;
/// Rows of the table `entities`: see EntityRow in network_inputs.cpp.
inline constexpr std::size_t entity_rows = 24;
/// Rows of the table `grammar`: 0 nothing, then the classes of readings with everybody they need,
/// then those of readings that lack somebody.
inline constexpr std::size_t grammar_rows = 1 + 2 * event_class_count;
/// Rows of the table `positions`: kind of block and place in the report, inside quotes or not.
inline constexpr std::size_t position_rows = 12;

struct WordInputs {
  std::vector<std::uint16_t> senses;     // any number, sorted, each once
  std::vector<std::uint16_t> modes;      // any number, sorted, each once
  std::vector<const Trigger*> triggers;  // the lexicon rows behind them that the word is head of
  std::vector<Index> framed_actors;      // words that the grammar takes for its actors
  std::vector<Index> framed_recipients;  // likewise
  std::uint16_t grammar = 0;
  std::uint16_t entity = 0;
  std::uint16_t position = 0;
};

/// One entry a word of the analysis. The occasions of the scene must be known.
std::vector<WordInputs> network_inputs(const Scene& scene);

}  // namespace dateline::events
