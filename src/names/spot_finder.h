// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first reading (spots.h) as one walk over the words: at each word the longest thing that
// begins there. Used by spots.cpp only; the parts about titles and offices are in spots_roles.cpp.

#include <optional>
#include <utility>
#include <vector>

#include "names/identity.h"
#include "names/spots.h"

namespace dateline::names {

/// Does the spot speak of a body by what it is ("the ministry", "the army")?
bool is_body_role(const Spot& spot);
/// Kinds of phrases that one person can stand behind: an office, a counterpart, a leader.
bool names_one_holder(const RolePhrase& role);

class SpotFinder {
 public:
  SpotFinder(const Scene& scene, const NameRuns& runs, const PlaceReader& places)
      : scene_(scene),
        runs_(runs),
        places_(places),
        identity_(scene.tools.knowledge, scene.tools.lexicon, scene.report.date) {}

  std::vector<Spot> run();

 private:
  Index read(Index word);
  [[nodiscard]] bool piece_beats_role(const Piece& piece, Index word) const;
  [[nodiscard]] Index floor_for(Index word) const;
  [[nodiscard]] const RolePhrase* body_before(Index word) const;
  Index read_role(Index word);
  [[nodiscard]] std::optional<NameRun> name_behind(const RolePhrase& role) const;
  [[nodiscard]] std::optional<NameRun> known_part(const RolePhrase& role,
                                                  std::optional<NameRun> name) const;
  [[nodiscard]] bool is_surely_person(const NameRun& name) const;
  void read_country_behind(Spot& spot) const;
  [[nodiscard]] bool stands_alone(const RolePhrase& role) const;
  [[nodiscard]] bool describes_noun(const RolePhrase& role) const;
  [[nodiscard]] bool modifies(const RolePhrase& role) const;
  void drop_absorbed(Index first);
  bool join_apposition(const Spot& spot);
  Index read_sharers(Index end);
  void read_acronym();
  Index read_piece(const Piece& piece);
  [[nodiscard]] bool is_other_place(const Piece& piece) const;
  void extend_person(Spot& spot) const;
  [[nodiscard]] bool is_no_noun(const RolePhrase& role) const;
  void drop_honorifics(Spot& spot) const;
  [[nodiscard]] bool describes(const Piece& piece) const;
  Index read_demonym(const Piece& piece);
  void read_count(RolePhrase& role) const;
  Index read_thing(Index word);
  [[nodiscard]] bool is_plausible(const NameRun& run, RunKind kind) const;
  [[nodiscard]] bool is_place_by_context(const NameRun& run) const;
  [[nodiscard]] bool book_knows(const NameRun& run) const;
  Index read_tagged(Index word);
  Index read_place(Index word);
  [[nodiscard]] const LexEntry* head_inside(const NameRun& run, LexKind kind) const;
  [[nodiscard]] bool has_person_tag(const NameRun& run) const;
  Index read_capitals(Index word);
  [[nodiscard]] bool any_ordinary(const NameRun& run) const;
  Index read_honorific(Index word);
  Index read_pronoun(Index word);
  Index read_handle(Index word);
  Index read_maybe(Index word);

  const Scene& scene_;
  const NameRuns& runs_;
  const PlaceReader& places_;
  Identity identity_;
  std::vector<Spot> spots_;
};

}  // namespace dateline::names
