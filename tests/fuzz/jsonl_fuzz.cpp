// SPDX-License-Identifier: Apache-2.0
// Any bytes as JSON lines.

#include "check_report.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::fuzz::check_ingest(data, size, "lines.jsonl");
  return 0;
}
