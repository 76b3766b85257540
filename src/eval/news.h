// SPDX-License-Identifier: Apache-2.0
#pragma once
// Scores every layer of the analysis on one document of the news gold. What counts as right stands
// at each function; docs/evaluation.md says it for people.

#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "eval/news_gold.h"
#include "eval/sheet.h"

namespace dateline::eval {

/// A gold document as the program read it, and where the figures and errors go.
struct Reading {
  const NewsDocument* document = nullptr;
  Analysis analysis;
  Sheet* sheet = nullptr;
  std::vector<std::string>* errors = nullptr;  // null: not wanted

  /// "102 MISSED [letters] note", with the line's text.
  void tell(std::string_view what, const Letters& at, std::string_view note) const;
};

/// Names: right when exactly the gold's letters are found with its kind (country and place are one
/// kind: a gold standard cannot tell them apart in every language).
void score_names(const Reading& reading);

/// Identities: a name mention is right when its letters, and who it is, are: person by name key of
/// the whole name, country by its code, body by folded name, place by country and name. Also:
/// country of mentions whose letters are right; links between mentions of one entity.
void score_identities(const Reading& reading);

/// Places: mentions of countries and places; right when some of their letters are found as such and
/// the country is right. Also the country of events' places.
void score_places(const Reading& reading);

/// Times: relaxed (some letters shared), strict (all), and of those found type and TIMEX3 value.
void score_times(const Reading& reading);

/// Events, status, roles and links: see match_events.
void score_events(const Reading& reading);
void score_status(const Reading& reading);
void score_roles(const Reading& reading);
void score_links(const Reading& reading);

}  // namespace dateline::eval
