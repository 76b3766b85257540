// SPDX-License-Identifier: Apache-2.0
#pragma once
// The id of an event mention: "ev-" and 16 letters, a hash of report key, trigger and ordinal.

#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/text.h"

namespace dateline::events {

std::string event_id(std::string_view report_key, Span trigger, std::uint32_t ordinal);

}  // namespace dateline::events
