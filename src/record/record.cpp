// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <map>

#include "record/ledger.h"
#include "record/memory_shelf.h"
#include "record/settle.h"

namespace dateline::record {

std::vector<Event> build_record(const std::vector<RecordMention>& mentions,
                                const knowledge::Knowledge& knowledge) {
  std::map<std::string, std::vector<RecordMention>> reports;
  for (const RecordMention& mention : mentions) reports[mention.report].push_back(mention);
  MemoryShelf shelf;
  for (const auto& [report, told] : reports) shelf.add(told, knowledge);
  settle(shelf, knowledge);
  std::vector<Event> events = shelf.events();
  link_ledger(events);
  return events;
}

}  // namespace dateline::record
