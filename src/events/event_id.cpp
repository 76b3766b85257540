// SPDX-License-Identifier: Apache-2.0
#include "events/event_id.h"

#include "text/hash.h"

namespace dateline::events {

std::string event_id(std::string_view report_key, Span trigger, std::uint32_t ordinal) {
  std::string key(report_key);
  key += '\n' + std::to_string(trigger.begin) + '-' + std::to_string(trigger.end) + '#' +
         std::to_string(ordinal);
  return "ev-" + text::hash_base32(key);
}

}  // namespace dateline::events
