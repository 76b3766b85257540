// SPDX-License-Identifier: Apache-2.0
#pragma once
// Is a name in the text the person the tables know? Name, office, country and date must agree;
// a name alone never decides against what the text says.

#include <optional>
#include <string>
#include <vector>

#include "dateline/report.h"
#include "knowledge/knowledge.h"
#include "names/lexicon.h"

namespace dateline::names {

/// What the text says of somebody beside the name.
struct NameContext {
  std::string office;                      // id; "" none
  std::vector<std::string> other_offices;  // what the same title means in some countries
  std::optional<Sector> sector;
  std::string country;  // iso3; "" none
  std::string body;     // known body id; "" none
  bool former = false;
  std::vector<std::string> report_countries;  // sorted: countries the report mentions
};

struct KnownPerson {
  const knowledge::Person* person = nullptr;
  const knowledge::Tenure* tenure = nullptr;  // the one the text or the date speaks of; may be null
  std::string why;
};

/// May the office that the text gives be the office of the table? "minister" fits
/// "foreign_minister", "foreign_minister" does not fit "deputy_foreign_minister".
bool offices_agree(const std::string& text_office, const std::string& table_office,
                   const Lexicon& lexicon);

class Identity {
 public:
  Identity(const knowledge::Knowledge& knowledge, const Lexicon& lexicon, std::optional<Day> day)
      : knowledge_(knowledge), lexicon_(lexicon), day_(day) {}

  /// The person of the tables that these words name in this context, if any.
  [[nodiscard]] std::optional<KnownPerson> known(const std::vector<std::string>& words,
                                                 const NameContext& context) const;
  /// The tenure that fits the context best: agreeing office and country, covering the day.
  [[nodiscard]] const knowledge::Tenure* tenure(const knowledge::Person& person,
                                                const NameContext& context) const;

 private:
  using Tenures = std::vector<const knowledge::Tenure*>;

  [[nodiscard]] bool fits_office(const knowledge::Tenure& tenure, const NameContext& context) const;
  [[nodiscard]] int agreement(const knowledge::Candidate& candidate,
                              const std::vector<std::string>& words,
                              const NameContext& context) const;
  [[nodiscard]] bool is_told(const knowledge::Person& person,
                             const std::vector<knowledge::Candidate>& candidates,
                             const std::string& word, const NameContext& context) const;
  [[nodiscard]] int standing(const knowledge::Candidate& candidate, const std::string& word,
                             const NameContext& context) const;
  [[nodiscard]] int prominence(const knowledge::Tenure& tenure, const NameContext& context) const;
  [[nodiscard]] std::optional<int> alone(const knowledge::Candidate& candidate,
                                         const std::string& word, const NameContext& context,
                                         const Tenures& tenures) const;
  [[nodiscard]] int office_points(bool surname, const NameContext& context,
                                  const Tenures& tenures) const;
  [[nodiscard]] bool is_written_so(const knowledge::Candidate& candidate,
                                   const std::vector<std::string>& words,
                                   const NameContext& context) const;
  [[nodiscard]] bool is_held_then(const NameContext& context, const Tenures& tenures) const;
  [[nodiscard]] std::optional<KnownPerson> holder_named(const std::vector<std::string>& words,
                                                        const NameContext& context) const;

  const knowledge::Knowledge& knowledge_;
  const Lexicon& lexicon_;
  std::optional<Day> day_;
};

}  // namespace dateline::names
