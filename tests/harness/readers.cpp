// SPDX-License-Identifier: Apache-2.0
// Two or three readers of one record at once, of which one is stopped now and then; and questions
// asked all the while everything is derived again.
#include <algorithm>
#include <csignal>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include "ground.h"

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

/// Whether somebody holds SQLite's lock for writing: byte 120 of the index of the -wal
/// (https://www.sqlite.org/walformat.html).
bool is_write_locked(const fs::path& record) {
  const int file = open((record.string() + "-shm").c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return false;
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = 120;
  lock.l_len = 1;
  const bool asked = fcntl(file, F_GETLK, &lock) == 0;
  close(file);
  return asked && lock.l_type != F_UNLCK;
}

/// Several `read` at once, each of its own share of the reports.
class ReaderTrial {
 public:
  ReaderTrial(const Settings& settings, const Ground& ground, Random chance, Verdict& verdict)
      : settings_(settings), ground_(ground), chance_(chance), verdict_(verdict) {}

  void run_it() {
    count_ = 2 + chance_.below(2);
    const bool in_steps = chance_.one_in(2);
    verdict_.kind = std::to_string(count_) + " readers at once, one " +
                    (in_steps ? "in small steps" : "stopped now and then");
    copy_record(settings_.folder / (chance_.one_in(2) ? "none.db" : "half.db"),
                settings_.folder / "trial.db");
    deal_reports(in_steps ? 1 + chance_.below(2) : ground_.reports.size() / count_);
    if (in_steps)
      step_by_step();
    else
      stop_and_go();
    for (std::size_t i = 0; i < count_; ++i) end_of(i);
    check();
  }

 private:
  [[nodiscard]] static std::string share_file(std::size_t i) {
    return "share" + std::to_string(i) + ".jsonl";
  }
  [[nodiscard]] Launch read_share(std::size_t i) const {
    return call(settings_, {"read", share_file(i), "--db", "trial.db", "--threads", "1"});
  }

  /// The first reader gets so many, the others share the rest.
  void deal_reports(std::size_t first) {
    std::vector<std::string> reports = ground_.reports;
    chance_.shuffle(reports);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t left = reports.size() - begin;
      const std::size_t share = i == 0 ? first : left / (count_ - i);
      write_file(settings_.folder / share_file(i), joined(reports, begin, begin + share));
      begin += share;
    }
  }

  void start(std::size_t i) { readers_.push_back(std::make_unique<Child>(read_share(i))); }

  /// Stops a reader for a while, lets it go on, and so forth, about five times. Once in ten trials
  /// it stands still for longer than anybody waits for a lock.
  void stop_and_go() {
    for (std::size_t i = 0; i < count_; ++i) start(i);
    const std::size_t long_stop = chance_.one_in(10) ? chance_.below(3) : 99;
    for (std::size_t stop = 0; stop < 5; ++stop) {
      sleep_for(chance_.share() * ground_.read_seconds / 4);
      Child& reader = *readers_[chance_.below(count_)];
      reader.signal(SIGSTOP);
      sleep_for(stop == long_stop ? 6.5 : chance_.share() * ground_.read_seconds / 2);
      reader.signal(SIGCONT);
      if (stop == long_stop) verdict_.story += "one stopped for 6.5 s; ";
    }
  }

  /// The first reader, with one or two reports, goes on in steps of about a millisecond from its
  /// first write on. Whenever it stands where others may write, it waits until one of them has
  /// written, or, once in four times, until all of them have ended.
  void step_by_step() {
    start(0);
    wait_for_write(*readers_[0], record());
    readers_[0]->signal(SIGSTOP);
    const double step = 0.0003 + chance_.share() * 0.001;
    for (std::size_t i = 1; i < count_; ++i) start(i);
    while (readers_[0]->runs() && readers_[0]->age() < 20) {
      if (!is_write_locked(record())) wait_for_others();
      readers_[0]->signal(SIGCONT);
      sleep_for(step);
      readers_[0]->signal(SIGSTOP);
    }
    readers_[0]->signal(SIGCONT);
  }

  /// Until another reader has written, or all have ended; a second (or five) at most.
  void wait_for_others() {
    const auto others_run = [&] {
      return std::any_of(readers_.begin() + 1, readers_.end(),
                         [](const auto& reader) { return reader->runs(); });
    };
    const fs::path wal = record().string() + "-wal";
    std::error_code missing;
    const fs::file_time_type before = fs::last_write_time(wal, missing);
    const bool to_the_end = chance_.one_in(4);
    for (int i = 0; i < (to_the_end ? 5000 : 1000) && others_run(); ++i) {
      if (!to_the_end && fs::last_write_time(wal, missing) != before)
        return verdict_.count("overtaken");
      sleep_for(0.001);
    }
    if (to_the_end) verdict_.count("outlasted");
  }

  [[nodiscard]] fs::path record() const { return settings_.folder / "trial.db"; }

  void end_of(std::size_t i) {
    const Outcome end = readers_[i]->wait(60);
    const std::string name = "reader " + std::to_string(i);
    verdict_.story += name + " ended with " + std::to_string(end.code) + "; ";
    expect_manners(verdict_, end, name);
    if (end.code == 0) return;
    verdict_.count("gave up");
    const Outcome again = run(read_share(i));
    verdict_.expect(again.code == 0, name + ", run again: " + brief(again.err));
  }

  void check() {
    const std::string found = ask(settings_, "trial.db", verdict_, "at the end").out;
    verdict_.expect(found == ground_.whole, "the record at the end is not that of all reports");
    const Outcome doctor = run(call(settings_, {"doctor", "--db", "trial.db"}));
    verdict_.expect(doctor.code == 0, "doctor at the end: " + brief(doctor.out));
  }

  const Settings& settings_;
  const Ground& ground_;
  Random chance_;
  Verdict& verdict_;
  std::size_t count_ = 0;
  std::vector<std::unique_ptr<Child>> readers_;
};

/// Asks again and again while everything is derived again: every answer is the whole old or the
/// whole new record, and after the first new one none is old.
void question_trial(const Settings& settings, const Ground& ground, std::size_t number,
                    Verdict& verdict) {
  std::vector<std::string> command = {"reread", "--db", "trial.db"};
  if (number % 2 == 1) command = {"read", "all.jsonl", "--db", "trial.db"};
  verdict.kind = "questions during " + command[0] + ", data edited";
  copy_record(settings.folder / "whole.db", settings.folder / "trial.db");
  Child work(call(settings, command, ground.edited_data));
  bool new_seen = false;
  std::size_t wrong = 0;
  std::size_t asked = 0;
  while (work.runs() && work.age() < 60) {
    const std::string found = ask(settings, "trial.db", verdict, "meanwhile").out;
    ++asked;
    verdict.count("asked");
    if (found == ground.whole_edited)
      new_seen = true;
    else if (found != ground.whole || new_seen)
      ++wrong;
  }
  verdict.expect(work.wait(1).code == 0, "the undisturbed " + command[0] + " failed");
  verdict.story = std::to_string(asked) + " questions";
  verdict.expect(wrong == 0, std::to_string(wrong) + " of " + std::to_string(asked) +
                                 " answers were neither the old record nor the new one");
  verdict.expect(ask(settings, "trial.db", verdict, "at the end").out == ground.whole_edited,
                 "the record at the end is not the new one");
}

}  // namespace

std::size_t reader_trials(const Settings& settings) {
  const Ground ground = make_ground(settings);
  return run_trials(settings, [&](std::size_t, Random chance, Verdict& verdict) {
    ReaderTrial(settings, ground, chance, verdict).run_it();
  });
}

std::size_t question_trials(const Settings& settings) {
  const Ground ground = make_ground(settings);
  return run_trials(settings, [&](std::size_t number, Random, Verdict& verdict) {
    question_trial(settings, ground, number, verdict);
  });
}

}  // namespace dateline::trials
