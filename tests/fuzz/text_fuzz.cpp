// SPDX-License-Identifier: Apache-2.0
// Any bytes as plain text, and whatever else the first bytes make of it.

#include "check_report.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::check_ingest(data, size, "report.txt");
  return 0;
}
