// SPDX-License-Identifier: Apache-2.0
#pragma once
// Deriving everything again beside what questions see, and putting it in its place at once. Killed
// anywhere, the record is the old one or the new one; what was cut off is dropped by the next one.
//   Rereading again(store);
//   for (row : again.missing()) again.add(analyse(store.report(row)), row);
//   again.update(knowledge);  again.publish(stamp)   // false: more reports came meanwhile

#include <cstdint>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "store/store.h"

namespace dateline::store {

/// Held by the one process that may make a second generation: a lock on a file beside the record,
/// which the system lets go when the process ends, however it ends.
class RereadingLock {
 public:
  /// `wait`: until another process is done. Without it `held` tells whether there was none.
  RereadingLock(const std::filesystem::path& record, bool wait);
  ~RereadingLock();
  RereadingLock(const RereadingLock&) = delete;
  RereadingLock& operator=(const RereadingLock&) = delete;
  RereadingLock(RereadingLock&&) = delete;
  RereadingLock& operator=(RereadingLock&&) = delete;

  [[nodiscard]] bool held() const { return held_; }

 private:
  std::string name_;
  int file_ = -1;
  bool held_ = false;
};

class Rereading {
 public:
  /// Begins an empty second generation; the caller holds the lock.
  explicit Rereading(Store& store);

  /// Rows of reports (of every key the version that counts) that are not in the new generation.
  [[nodiscard]] std::vector<std::int64_t> missing() const;
  void add(const ReadReport& read, std::int64_t row);
  void update(const knowledge::Knowledge& knowledge);

  /// Puts the new generation in the place of the old one, unless reports are missing in it.
  [[nodiscard]] bool publish(std::string_view stamp);

  /// Drops what a rereading that was cut off has left behind, if nobody is at work on it.
  static void drop_leftovers(Store& store);

 private:
  Store& store_;
  Derived next_;
};

}  // namespace dateline::store
