// SPDX-License-Identifier: Apache-2.0
#pragma once
// frames.tsv: which relation or marker fills which slot of an event. One row is one way to fill a
// slot; earlier rows win.
//   meet	verb	actor	obl:WITH	agent	Lavrov met with Jaishankar.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "names/markers.h"

namespace dateline::events {

enum class Slot : std::uint8_t { actor, recipient, place, topic, content, none };

/// How a filler hangs from the trigger.
enum class Edge : std::uint8_t {
  subj,       // nsubj of an active verb, or the subject lent by the clause above
  subj_pass,  // nsubj:pass
  obj,
  iobj,
  oblique,     // obl or nmod with a marker role
  poss,        // any genitive: owner or of
  owner,       // nmod:poss: "the army's raid"
  of,          // marked GEN otherwise: "the killing of the mayor"
  mod,         // amod, compound: "US-China talks", "Israeli strike"
  complement,  // ccomp, xcomp
  near,        // anywhere in the clause, by its marker alone
  before,      // no marker, before the trigger
  after,       // no marker, after the trigger
};

struct Step {
  Edge edge = Edge::subj;
  std::optional<names::MarkerRole> role;

  bool operator==(const Step&) const = default;
};

struct FrameRow {
  bool on_verb = true;
  bool on_noun = true;
  Slot slot = Slot::actor;
  std::vector<Step> path;     // from the trigger down: obj/obl:BY
  std::uint16_t fillers = 0;  // Fillers (lexicon.h)
  std::string rule;
};

struct Frame {
  std::string name;
  std::vector<FrameRow> rows;
  std::vector<std::string> needs;  // "two", "actor", "recipient", "any": else no event
};

class Frames {
 public:
  Frames(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);
  [[nodiscard]] const Frame* find(std::string_view name) const;

 private:
  std::map<std::string, std::unique_ptr<Frame>, std::less<>> frames_;
};

/// "agent", "person|country", "any" -> Fillers; nothing for an unknown word.
std::optional<std::uint16_t> parse_fillers(std::string_view cell);

/// "obj/obl:BY" -> steps; nothing when ill-formed.
std::optional<std::vector<Step>> parse_path(std::string_view cell);

}  // namespace dateline::events
