// SPDX-License-Identifier: Apache-2.0
// A record's file, damaged: every command ends by itself with a sentence, and the doctor does not
// call it well.
#include <algorithm>
#include <cctype>
#include <csignal>
#include <stdexcept>

#include "corpus.h"
#include "damage.h"
#include "ground.h"

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t page_bytes = 4096;  // SQLite's page, unless a record says otherwise

/// A good record and what it answers.
struct Good {
  std::string file;    // its name in the folder
  std::string answer;  // of `events --json`
  std::string after;   // of the same after `read one.jsonl`
};

/// A way to damage a file.
struct Damage {
  const char* name;
  bool of_wal;
  void (*apply)(std::string& bytes, Random& chance, std::string_view answer);
};

std::size_t some_page(const std::string& bytes, Random& chance) {
  return chance.below(bytes.size() / page_bytes) * page_bytes;
}

void flip_few(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  flip_bytes(bytes, 0, bytes.size(), 20, chance);
}

void flip_page_head(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  const std::size_t page = some_page(bytes, chance);
  flip_bytes(bytes, page, page + 32, 4, chance);
}

void flip_header(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  flip_bytes(bytes, 0, 100, 4, chance);
}

void zero_page(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  bytes.replace(some_page(bytes, chance), page_bytes, std::string(page_bytes, '\0'));
}

void swap_pages(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  const std::size_t a = some_page(bytes, chance);
  const std::size_t b = some_page(bytes, chance);
  std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(a),
                   bytes.begin() + static_cast<std::ptrdiff_t>(a + page_bytes),
                   bytes.begin() + static_cast<std::ptrdiff_t>(b));
}

bool is_word(std::string_view bytes, std::size_t begin, std::size_t count) {
  const std::string_view word = bytes.substr(begin, count);
  return std::ranges::all_of(word, [](unsigned char letter) { return std::isalnum(letter) != 0; });
}

/// A letter or digit becomes another, and everything can still be read.
void change_letter(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  for (int attempt = 0; attempt < 100000; ++attempt) {
    const std::size_t at = 100 + chance.below(bytes.size() - 200);
    if (!is_word(bytes, at - 1, 3)) continue;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return;
  }
}

/// The nastiest kind: the same to a letter of a piece that the record's answer holds too.
void change_answer(std::string& bytes, Random& chance, std::string_view answer) {
  constexpr std::size_t piece = 12;
  for (int attempt = 0; attempt < 10000 && answer.size() > piece; ++attempt) {
    const std::size_t from = chance.below(answer.size() - piece);
    if (!is_word(answer, from, 3)) continue;
    const std::size_t at = bytes.find(answer.substr(from, piece), chance.below(bytes.size()));
    if (at == std::string::npos) continue;
    bytes[at + 1] = static_cast<char>(bytes[at + 1] ^ 1);
    return;
  }
}

void cut(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  bytes.resize(1 + chance.below(bytes.size() - 1));
}

void cut_pages(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  // A file without any page is a new record, not a damaged one.
  bytes.resize(std::max(some_page(bytes, chance), page_bytes));
}

void append_noise(std::string& bytes, Random& chance, std::string_view /*answer*/) {
  for (std::size_t i = 1 + chance.below(9000); i > 0; --i)
    bytes += static_cast<char>(chance.below(256));
}

const std::vector<Damage>& damages() {
  static const std::vector<Damage> all = {
      {"a letter changed", false, change_letter},
      {"a letter of the answer changed", false, change_answer},
      {"bytes flipped", false, flip_few},
      {"a page's head flipped", false, flip_page_head},
      {"the file's head flipped", false, flip_header},
      {"a page of zeros", false, zero_page},
      {"two pages swapped", false, swap_pages},
      {"cut short", false, cut},
      {"pages cut off", false, cut_pages},
      {"noise appended", false, append_noise},
      {"-wal: bytes flipped", true, flip_few},
      {"-wal: cut short", true, cut},
      {"-wal: a page of zeros", true, zero_page},
      {"-wal: noise appended", true, append_noise},
  };
  return all;
}

/// What an undamaged copy of a record answers.
Good ask_good(const Settings& settings, const std::string& file) {
  Verdict verdict;
  Good good = {.file = file, .answer = {}, .after = {}};
  copy_record(settings.folder / file, settings.folder / "try.db");
  good.answer = ask(settings, "try.db", verdict, "of a good record").out;
  const Outcome read = run(call(settings, {"read", "one.jsonl", "--db", "try.db"}));
  good.after = ask(settings, "try.db", verdict, "of a good record").out;
  if (good.answer.empty() || read.code != 0 || !verdict.faults().empty()) return {};
  return good;
}

/// A record with a -wal, as a killed `read` of the second half leaves it; an empty name when no
/// kill left one.
Good make_good_with_wal(const Settings& settings, Random chance) {
  const fs::path record = settings.folder / "wal.db";
  const fs::path wal = settings.folder / "wal.db-wal";
  for (int attempt = 0; attempt < 20; ++attempt) {
    copy_record(settings.folder / "half.db", record);
    const std::uint64_t enough = (8 + chance.below(60)) * page_bytes;
    Child child(call(settings, {"read", "rest.jsonl", "--db", "wal.db", "--threads", "1"}));
    while (child.runs() && size_of(wal) < enough) sleep_for(0.0002);
    child.signal(SIGKILL);
    child.wait(20);
    if (size_of(wal) < 4 * page_bytes) continue;
    const Good good = ask_good(settings, "wal.db");
    if (!good.file.empty()) return good;
  }
  return {};
}

/// One damaged record and every command on it.
class DamageTrial {
 public:
  DamageTrial(const Settings& settings, const Good& good, const std::string& known,
              Verdict& verdict)
      : settings_(settings), good_(good), known_(known), verdict_(verdict) {}

  void run_it(const Damage& damage, Random chance) {
    verdict_.kind = damage.name;
    verdict_.story = damage.name;
    const fs::path record = settings_.folder / "trial.db";
    copy_record(settings_.folder / good_.file, record);
    const fs::path file = damage.of_wal ? record.string() + "-wal" : record.string();
    std::string bytes = read_file(file);
    damage.apply(bytes, chance, good_.answer);
    write_file(file, bytes);
    ask_everything(damage.of_wal);
  }

 private:
  Outcome on_record(std::vector<std::string> arguments) {
    const std::string name = arguments[0];
    arguments.insert(arguments.end(), {"--db", "trial.db"});
    Outcome outcome = run(call(settings_, arguments), 20);
    expect_manners(verdict_, outcome, name);
    return outcome;
  }

  /// The doctor said ok of a record that is another.
  void slip(const std::string& what) {
    verdict_.count("slips");
    if (!settings_.slips) verdict_.expect(false, "doctor says ok, but " + what);
  }

  void ask_everything(bool of_wal) {
    const Outcome events = on_record({"events", "--json"});
    verdict_.expect(is_json_lines(events.out), "events printed no JSON lines");
    on_record({"timeline"});
    on_record({"show", known_});
    on_record({"sql", "select count(*) from event"});
    const Outcome doctor = on_record({"doctor"});
    verdict_.count(doctor.code == 0 ? "doctor ok" : "doctor fault");
    if (doctor.code == 0) {
      verdict_.expect(events.code == 0, "doctor says ok, but events failed: " + brief(events.err));
      if (events.code == 0 && events.out != good_.answer)
        slip("events answers otherwise than before");
    }
    read_known(of_wal);
  }

  /// Reading a known report over a damaged record may mend it, or fail; it must not call a wrong
  /// record well. What a -wal loses is as if it had never been read, which nobody can see.
  void read_known(bool of_wal) {
    const Outcome read = on_record({"read", "one.jsonl"});
    if (read.code != 0 || of_wal) return;
    const Outcome events = on_record({"events", "--json"});
    if (events.out == good_.after) return;
    verdict_.count("read ended with 0, answer changed");
    if (on_record({"doctor"}).code == 0)
      slip("after read of a known report (code 0) the record is another");
  }

  const Settings& settings_;
  const Good& good_;
  const std::string& known_;
  Verdict& verdict_;
};

std::string id_in(const std::string& answer) {
  const std::size_t at = answer.find("\"id\":\"");
  return at == std::string::npos ? "ev-0"
                                 : answer.substr(at + 6, answer.find('"', at + 6) - at - 6);
}

}  // namespace

std::size_t damage_trials(const Settings& settings) {
  const std::vector<std::string> reports = make_reports(Random(settings.seed, 0), settings.reports);
  const std::size_t half = reports.size() / 2;
  write_file(settings.folder / "all.jsonl", joined(reports, 0, reports.size()));
  write_file(settings.folder / "first.jsonl", joined(reports, 0, half));
  write_file(settings.folder / "rest.jsonl", joined(reports, half, reports.size()));
  write_file(settings.folder / "one.jsonl", joined(reports, 0, 1));
  run(call(settings, {"read", "all.jsonl", "--db", "whole.db"}));
  run(call(settings, {"read", "first.jsonl", "--db", "half.db"}));
  const Good whole = ask_good(settings, "whole.db");
  if (whole.file.empty()) throw std::runtime_error("the undamaged record cannot be read");
  const Good with_wal = make_good_with_wal(settings, Random(settings.seed, 1));
  const std::string known = id_in(whole.answer);
  return run_trials(settings, [&](std::size_t number, Random chance, Verdict& verdict) {
    const Damage& damage = damages()[number % damages().size()];
    if (damage.of_wal && with_wal.file.empty()) {
      verdict.kind = "-wal: no kill left one, skipped";
      return;
    }
    DamageTrial(settings, damage.of_wal ? with_wal : whole, known, verdict).run_it(damage, chance);
  });
}

}  // namespace dateline::trials
