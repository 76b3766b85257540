// SPDX-License-Identifier: Apache-2.0
// `read` and `reread`, killed or on a full disk: what a question sees, what the doctor says, and
// that the next run finishes the work.
#include <algorithm>
#include <csignal>

#include "ground.h"

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

/// One sort of interrupted run.
struct Kind {
  std::string name;
  std::string start;                   // the record it begins with; empty: none
  std::vector<std::string> arguments;  // without --db
  bool edited = false;                 // with the edited data
  double Ground::* duration;           // about how long it takes
  bool all_known = true;               // the record already holds every report
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"read, new record", "", {"read", "all.jsonl"}, false, &Ground::read_seconds, false},
      {"read, the second half",
       "half.db",
       {"read", "rest.jsonl"},
       false,
       &Ground::rest_seconds,
       false},
      {"read, the second half, data edited",
       "half.db",
       {"read", "rest.jsonl"},
       true,
       &Ground::read_seconds,
       false},
      {"read, all known, data edited",
       "whole.db",
       {"read", "all.jsonl"},
       true,
       &Ground::read_seconds},
      {"read, one known, data edited",
       "whole.db",
       {"read", "one.jsonl"},
       true,
       &Ground::reread_seconds},
      {"reread", "whole.db", {"reread"}, false, &Ground::reread_seconds},
      {"reread, data edited", "whole.db", {"reread"}, true, &Ground::reread_seconds},
  };
  return all;
}

/// One trial: a kind of run, the record it works on, and what may be seen.
class KillTrial {
 public:
  KillTrial(const Settings& settings, const Ground& ground, std::size_t number, Random chance,
            Verdict& verdict)
      : settings_(settings),
        ground_(ground),
        chance_(chance),
        verdict_(verdict),
        kind_(kinds()[number % kinds().size()]) {
    verdict_.kind = kind_.name;
    old_ = kind_.start == "whole.db" ? ground_.whole : kind_.start == "half.db" ? ground_.half : "";
    wanted_ = kind_.edited ? ground_.whole_edited : ground_.whole;
  }

  void run_it() {
    copy_record(settings_.folder / (kind_.start.empty() ? "none.db" : kind_.start), record());
    interrupt(kind_.arguments, ground_.*kind_.duration);
    ask_at_once();
    ask_doctor();
    recover();
  }

 private:
  [[nodiscard]] fs::path record() const { return settings_.folder / "trial.db"; }

  [[nodiscard]] Launch on_record(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", "trial.db"});
    return call(settings_, arguments, kind_.edited ? ground_.edited_data : fs::path());
  }

  void interrupt(const std::vector<std::string>& arguments, double duration) {
    if (chance_.one_in(5))
      fill_disk(arguments);
    else
      kill_once(arguments, duration);
  }

  void kill_once(const std::vector<std::string>& arguments, double duration) {
    const bool while_writing = chance_.one_in(2);
    const double share = chance_.share() * 1.1;
    Child child(on_record(arguments));
    if (while_writing) wait_for_write(child, record());
    const double rest = while_writing ? duration - child.age() : duration;
    sleep_for(share * std::max(rest, duration / 4));
    const bool in_time = child.runs();
    const double age = child.age();
    child.signal(SIGKILL);
    const Outcome end = child.wait(20);
    verdict_.count(in_time ? "killed" : "ended first");
    verdict_.story += (verdict_.story.empty() ? "" : ", then ") + arguments[0] +
                      (in_time ? " killed" : " ended") + " after " +
                      std::to_string(static_cast<int>(age * 1000)) + " ms";
    if (!in_time) verdict_.expect(end.code == 0, arguments[0] + " failed: " + brief(end.err));
  }

  /// No file may grow beyond a size somewhere between the record before and twice the record after.
  void fill_disk(const std::vector<std::string>& arguments) {
    const std::uint64_t small =
        kind_.start.empty() ? 4096 : size_of(settings_.folder / kind_.start) / 8;
    const std::uint64_t large = size_of(settings_.folder / "whole.db");
    const auto limit =
        small + static_cast<std::uint64_t>(chance_.share() * 1.5 * static_cast<double>(large));
    Launch launch = on_record(arguments);
    launch.file_limit = limit;
    const Outcome end = run(launch, 60);
    expect_manners(verdict_, end, arguments[0] + " on a full disk");
    verdict_.count(end.code == 2 ? "disk full" : "disk large enough");
    verdict_.story = arguments[0] + " with files of at most " + std::to_string(limit) + " bytes";
  }

  void ask_at_once() {
    answer_ = ask(settings_, "trial.db", verdict_, "right after");
    if (old_.empty()) return;
    verdict_.expect(!answer_.out.empty(),
                    "the record is empty right after (code " + std::to_string(answer_.code) + ")");
    if (!kind_.all_known) return;
    verdict_.expect(answer_.out == old_ || answer_.out == wanted_,
                    "right after, the record is neither the old nor the new one: " +
                        std::to_string(events_in(answer_.out)) + " events, not " +
                        std::to_string(events_in(old_)));
  }

  static std::ptrdiff_t events_in(const std::string& lines) {
    return std::count(lines.begin(), lines.end(), '\n');
  }

  /// A doctor who says ok of a record says that it is what its reports give.
  void ask_doctor() {
    const Outcome doctor = run(on_record({"doctor"}), 20);
    expect_manners(verdict_, doctor, "doctor");
    if (doctor.code != 0 || !fs::exists(record())) return;
    verdict_.count("doctor said ok");
    if (kind_.all_known) {
      verdict_.expect(answer_.out == wanted_, "doctor said ok of an incomplete record");
      return;
    }
    copy_record(record(), settings_.folder / "check.db");
    Launch again = on_record({"reread"});
    again.arguments.back() = "check.db";
    run(again);
    Verdict ignored;
    verdict_.expect(ask(settings_, "check.db", ignored, "").out == answer_.out,
                    "doctor said ok, but rereading gives another record");
  }

  /// The next run finishes what was cut off; a record that holds every report needs none of them
  /// again.
  void recover() {
    std::vector<std::string> by = {"read", "all.jsonl"};
    if (kind_.all_known && chance_.one_in(3)) by = {"reread"};
    if (kind_.all_known && chance_.one_in(2)) by = {"read", "one.jsonl"};
    if (chance_.one_in(4)) interrupt(by, ground_.*kind_.duration);
    finish(by);
    finish({"reread"});
  }

  void finish(const std::vector<std::string>& by) {
    const std::string words = by[0] + (by.size() > 1 ? " " + by[1] : "");
    const Outcome end = run(on_record(by), 60);
    verdict_.expect(end.code == 0, "afterwards " + words + " failed: " + brief(end.err));
    const std::string found = ask(settings_, "trial.db", verdict_, "after " + words).out;
    if (found == wanted_) return;
    const Outcome doctor = run(on_record({"doctor"}), 20);
    verdict_.expect(false, "after " + words + " (code " + std::to_string(end.code) +
                               ") the record has " + std::to_string(events_in(found)) +
                               " events, not the right " + std::to_string(events_in(wanted_)) +
                               (doctor.code == 0 ? "; doctor says ok" : "; doctor: fault"));
  }

  const Settings& settings_;
  const Ground& ground_;
  Random chance_;
  Verdict& verdict_;
  const Kind& kind_;
  std::string old_;     // what a question saw before
  std::string wanted_;  // what it must see in the end
  Outcome answer_;      // what it saw right after
};

}  // namespace

std::size_t kill_trials(const Settings& settings) {
  const Ground ground = make_ground(settings);
  return run_trials(settings, [&](std::size_t number, Random chance, Verdict& verdict) {
    KillTrial(settings, ground, number, chance, verdict).run_it();
  });
}

}  // namespace dateline::trials
