// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events as CSV (RFC 4180): a header line, one row an event, lists joined by "; ".

#include <string>
#include <vector>

#include "dateline/event.h"

namespace dateline::formats {

std::string csv(const std::vector<Event>& events);

/// One line of cells, quoted where needed, ended by CR LF.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace dateline::formats
