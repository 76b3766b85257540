// SPDX-License-Identifier: Apache-2.0
// Two or three readers of one record at once, of which one is stopped now and then; and questions
// asked all the while everything is derived again.
#include <csignal>
#include <memory>

#include "ground.h"

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

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
    deal_reports(in_steps ? 6 : count_);
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

  /// The first reader gets one of so many parts, the others share the rest.
  void deal_reports(std::size_t parts) {
    std::vector<std::string> reports = ground_.reports;
    chance_.shuffle(reports);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t left = reports.size() - begin;
      const std::size_t share = i == 0 ? left / parts : left / (count_ - i);
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

  /// The first reader, with a small share, goes on in steps of a few milliseconds from its first
  /// write on, so that the others can write between any two things that it does.
  void step_by_step() {
    start(0);
    wait_for_write(*readers_[0], settings_.folder / "trial.db");
    readers_[0]->signal(SIGSTOP);
    const double step = 0.0005 + chance_.share() * 0.004;
    const double stop = 0.005 + chance_.share() * 0.06;
    for (std::size_t i = 1; i < count_; ++i) start(i);
    sleep_for(chance_.share() * ground_.read_seconds);
    while (readers_[0]->runs() && readers_[0]->age() < 20) {
      readers_[0]->signal(SIGCONT);
      sleep_for(step);
      readers_[0]->signal(SIGSTOP);
      sleep_for(stop);
    }
    readers_[0]->signal(SIGCONT);
  }

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
