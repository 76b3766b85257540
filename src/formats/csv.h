// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events as CSV (RFC 4180): a header line, one row an event, lists joined by "; ".

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/event.h"

namespace dateline::formats {

/// How cells leave. `safe` is for spreadsheets and terminals: a cell that a spreadsheet would take
/// as a formula (it begins with = + - @, a tab or a line break, and is no plain number) gets a '
/// before it, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection), and control
/// characters other than line ends and tabs are written out. `raw` changes nothing.
enum class CsvCells : std::uint8_t { safe, raw };

/// A header line and a line an event.
std::string csv(const std::vector<Event>& events, CsvCells style = CsvCells::safe);

/// One line of cells, quoted where needed, ended by CR LF.
std::string csv_line(const std::vector<std::string>& cells, CsvCells style = CsvCells::safe);

}  // namespace dateline::formats
