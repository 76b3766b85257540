// SPDX-License-Identifier: Apache-2.0
#pragma once
// Second reading: spots become mentions of entities. Full names first, so that a headline's
// surname finds the name that only the body of the report gives; then all else in order.

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "names/antecedents.h"
#include "names/body_roles.h"
#include "names/entity_book.h"
#include "names/identity.h"
#include "names/spots.h"

namespace dateline::names {

/// Adds a sector once.
void add_sector(std::vector<Sector>& sectors, std::optional<Sector> sector);

class Resolver {
 public:
  Resolver(const Scene& scene, const NameRuns& runs, const BodyRoles& bodies,
           std::vector<Spot> spots);

  /// Fills both layers.
  void operator()(Analysis& analysis);

 private:
  void resolve_full_names();
  void introduce(Index entity, const NameRun& name);
  void rejoin_names();
  [[nodiscard]] std::optional<std::pair<Index, Index>> introduced_at(Index word) const;
  [[nodiscard]] std::optional<Index> end_of_name(const std::vector<std::string>& words,
                                                 std::size_t from, Index word) const;
  void resolve_in_order(const Spot& spot, std::size_t number);
  void resolve_person(const Spot& spot, std::size_t number);
  void resolve_maybe(const Spot& spot, const NameRun& name);
  void resolve_role(const Spot& spot);
  void resolve_office(const Spot& spot, const RolePhrase& role);
  void resolve_plural(const Spot& spot, const RolePhrase& role);
  std::vector<Index> members_meant(const Spot& spot, const RolePhrase& role);
  void resolve_states(const Spot& spot, const RolePhrase& role);
  void resolve_counterpart(const Spot& spot, const RolePhrase& role);
  void resolve_body_role(const Spot& spot, const RolePhrase& role);
  void resolve_body(const Spot& spot);
  Index tabled_body(const Piece& piece);
  Index untabled_body(const NameRun& name, const std::string& rule);
  void resolve_country(const Spot& spot);
  void resolve_place(const Spot& spot);
  bool resolve_mistaken_place(const Spot& spot, const NameRun& name);
  void resolve_region(const Spot& spot);
  void resolve_thing(const Spot& spot);
  void resolve_pronoun(const Spot& spot);
  void resolve_handle(const Spot& spot);
  void resolve_group(const Spot& spot, const RolePhrase& role);
  [[nodiscard]] std::string group_name(const Spot& spot, const RolePhrase& role) const;

  [[nodiscard]] NameContext context_of(const Spot& spot) const;
  [[nodiscard]] NameContext context_without_role(const Spot& spot) const;
  [[nodiscard]] std::string country_of(const RolePhrase& role) const;
  [[nodiscard]] std::optional<Index> owner_of(const RolePhrase& role) const;
  Index person_entity(const NameRun& name, const NameContext& context, const std::string& rule);
  Index known_entity(const KnownPerson& known, const NameContext& context);
  void give_office(Entity& entity, const knowledge::Tenure& tenure,
                   const NameContext& context) const;
  [[nodiscard]] std::optional<Index> body_before(const RolePhrase& role) const;
  Index country_entity(const std::string& iso3, const std::string& rule);
  [[nodiscard]] std::string country_of_minister(const RolePhrase& role) const;
  Index generic_body(const std::string& country, const std::string& role,
                     std::optional<Sector> sector, const std::string& rule);
  Index office_holder(const std::string& country, const RolePhrase& role);
  std::optional<Index> known_holder(const std::string& country, const RolePhrase& role);
  [[nodiscard]] std::vector<std::string> countries_meant(const Spot& spot,
                                                         const RolePhrase& role) const;
  Index leader_of(const std::string& country, const std::string& rule);
  void give_context(Index entity, const NameContext& context);

  NameMention& add(const Spot& spot, Index entity, MentionForm form);
  [[nodiscard]] Span bare_span(const Spot& spot) const;
  [[nodiscard]] Index head_of(Index first, Index end) const;

  const Scene& scene_;
  const NameRuns& runs_;
  const BodyRoles& bodies_;
  const Tools& tools_;
  std::vector<Spot> spots_;
  std::vector<std::optional<Index>> entity_of_spot_;
  EntityBook book_;
  Identity identity_;
  Antecedents before_;
  [[nodiscard]] std::string find_sole_country() const;
  const std::string& sole_country();
  void guess_country(Index person, const NameContext& context);

  std::vector<std::string> countries_;       // the report mentions, sorted
  std::optional<std::string> sole_country_;  // asked for once for the spots there are

  /// A full name that the report has introduced, in folded words.
  struct Introduced {
    Index entity = 0;
    std::vector<std::string> words;
    auto operator<=>(const Introduced&) const = default;
  };
  /// Where in a name a word stands: the number of the name, the number of the word.
  using Place = std::pair<std::size_t, std::size_t>;
  [[nodiscard]] std::vector<Place> places_in_names(Index word) const;

  std::vector<Introduced> introduced_;
  std::set<Introduced> introduced_once_;
  std::map<std::string, std::vector<Place>, std::less<>> introduced_by_word_;
  std::vector<NameMention> mentions_;
};

}  // namespace dateline::names
