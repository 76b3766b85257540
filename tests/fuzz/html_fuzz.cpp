// SPDX-License-Identifier: Apache-2.0
// Any bytes as saved pages.

#include "check_report.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::check_ingest(data, size, "page.html");
  return 0;
}
