// SPDX-License-Identifier: Apache-2.0
#include "formats/plover.h"

namespace dateline::formats {

EventClass plover_class(EventClass event_class, Status status) {
  if (status != Status::planned) return event_class;
  switch (event_class) {
    case EventClass::consult:
    case EventClass::support:
    case EventClass::cooperate:
    case EventClass::aid:
      return EventClass::agree;
    case EventClass::retreat:
      return EventClass::concede;
    case EventClass::protest:
    case EventClass::sanction:
    case EventClass::mobilize:
    case EventClass::coerce:
    case EventClass::assault:
      return EventClass::threaten;
    default:
      return event_class;
  }
}

std::vector<std::string> plover_codes(const Participant& participant) {
  std::vector<std::string> codes;
  // The UN and the EU are intergovernmental bodies with codes of their own.
  if (participant.country == "UNO" || participant.country == "EUR") codes.emplace_back("IGO");
  if (!participant.country.empty()) codes.push_back(participant.country);
  for (const Sector sector : participant.sectors) codes.emplace_back(to_string(sector));
  return codes;
}

}  // namespace dateline::formats
