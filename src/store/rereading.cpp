// SPDX-License-Identifier: Apache-2.0
#include "store/rereading.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/error.h"
#include "store/schema.h"

namespace dateline::store {

namespace {

int open_lock_file(const std::string& name) {
  const int file = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file >= 0) return file;
  throw Error(fmt::format("cannot make the lock file {}: {}; make the folder writable for you",
                          name, std::strerror(errno)));
}

/// Has nobody removed the file since it was opened?
bool is_still_there(int file, const std::string& name) {
  struct stat opened{};
  struct stat named{};
  return fstat(file, &opened) == 0 && stat(name.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

RereadingLock::RereadingLock(const std::filesystem::path& record, bool wait)
    : name_(record.string() + "-reread") {
  while (!held_) {
    file_ = open_lock_file(name_);
    if (flock(file_, wait ? LOCK_EX : LOCK_EX | LOCK_NB) == 0) {
      held_ = is_still_there(file_, name_);
      if (held_) return;
    } else if (!wait && errno == EWOULDBLOCK) {
      return;
    } else if (errno != EINTR) {
      const std::string reason = std::strerror(errno);
      close(file_);
      throw Error(fmt::format("cannot lock {}: {}; keep the record on a file system with locks",
                              name_, reason));
    }
    close(file_);
  }
}

RereadingLock::~RereadingLock() {
  if (held_) unlink(name_.c_str());
  close(file_);
}

Rereading::Rereading(Store& store) : store_(store), next_(store.database(), next_prefix) {
  Transaction transaction(store_.database());
  create_next_tables(store_.database());
  transaction.commit();
}

std::vector<std::int64_t> Rereading::missing() const { return next_.missing(); }

void Rereading::add(const ReadReport& read, std::int64_t row) {
  Transaction transaction(store_.database());
  next_.remove(read.report.key);
  next_.insert(read, row);
  transaction.commit();
}

void Rereading::update(const knowledge::Knowledge& knowledge) {
  Transaction transaction(store_.database());
  if (next_.has_touched()) next_.settle(knowledge);
  transaction.commit();
}

bool Rereading::publish(std::string_view stamp) {
  Transaction transaction(store_.database());
  if (!missing().empty() || next_.has_touched()) return false;
  next_.set_stamp(stamp);
  publish_next_tables(store_.database());
  transaction.commit();
  return true;
}

void Rereading::drop_leftovers(Store& store) {
  if (!has_next_tables(store.database())) return;
  const RereadingLock lock(store.database().file(), false);
  if (!lock.held()) return;
  Transaction transaction(store.database());
  drop_next_tables(store.database());
  transaction.commit();
}

}  // namespace dateline::store
