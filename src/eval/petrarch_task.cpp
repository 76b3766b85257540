// SPDX-License-Identifier: Apache-2.0
// PETRARCH's unit test records: constructed sentences with event codes. Only classes are scored:
// the names are invented. Read the figures with care: the codes of most records are those of small
// dictionaries made for testing (and of WEIS, the scheme before CAMEO), so that CAMEO's table gives
// many of them a class that the sentence does not bear. The count of sentences with an event does
// not hang on the codes.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/tasks.h"
#include "eval/xml.h"
#include "formats/plover.h"
#include "ingest/ingest.h"
#include "tables/tsv.h"
#include "text/day.h"

namespace dateline::eval {
namespace {

using Classes = std::multiset<std::string>;

/// CAMEO codes to PLOVER classes: rows "0311: AGREE, mode, context # note".
class CameoTable {
 public:
  explicit CameoTable(const std::filesystem::path& file) {
    const std::string bytes = tables::read_file(file);
    for (const std::string& line : tables::split_list(bytes, '\n')) {
      const std::string row = line.substr(0, line.find('#'));
      const auto colon = row.find(':');
      if (colon == std::string::npos) continue;
      const auto fields = tables::split_list(row.substr(colon + 1), ',');
      if (fields.empty()) continue;
      if (!parse_event_class(fields.front())) {
        throw Error(fmt::format("{}: no class of PLOVER: {}", file.string(), line));
      }
      classes_.try_emplace(row.substr(0, colon), fields.front());  // of two rows the first stands
    }
    if (classes_.empty()) throw Error(file.string() + ": no rows \"CODE: CLASS, mode, context\"");
  }

  /// By the longest prefix of the code that has a row; none for comments (01) and appeals (02).
  [[nodiscard]] std::optional<std::string> class_of(std::string code) const {
    for (; !code.empty(); code.pop_back()) {
      const auto found = classes_.find(code);
      if (found != classes_.end()) return found->second;
    }
    return std::nullopt;
  }

 private:
  std::map<std::string, std::string> classes_;
};

struct Sentence {
  std::string id;
  std::string text;
  std::optional<Day> date;
  Classes gold;
};

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// "19950104"
std::optional<Day> day_of(const std::string& digits) {
  constexpr std::size_t month = 4;
  constexpr std::size_t day = 6;
  if (digits.size() != day + 2) return std::nullopt;
  return text::parse_day(digits.substr(0, month) + "-" + digits.substr(month, 2) + "-" +
                         digits.substr(day));
}

/// Nothing when the record tests PETRARCH's own refusals, or when no code has a class: then nobody
/// says which events the sentence tells of.
std::optional<Sentence> read_sentence(const XmlNode& node, const CameoTable& table) {
  Sentence sentence{.id = node.attribute("id"),
                    .text = one_line(node.child_text("Text")),
                    .date = day_of(node.attribute("date")),
                    .gold = {}};
  bool known = false;
  for (const XmlNode& coding : node.children("EventCoding")) {
    if (!coding.attribute("error").empty()) return std::nullopt;
    const auto event_class = table.class_of(coding.attribute("eventcode"));
    if (event_class) sentence.gold.insert(*event_class);
    known = known || event_class || !coding.attribute("noevents").empty();
  }
  if (!known || sentence.text.empty()) return std::nullopt;
  return sentence;
}

std::vector<Sentence> read_sentences(const std::filesystem::path& gold) {
  const CameoTable table(gold.parent_path() / "cameo_to_plover.txt");
  const XmlFile file(gold);
  std::vector<Sentence> sentences;
  for (const XmlNode& list : file.root().children("Sentences")) {
    for (const XmlNode& node : list.children("Sentence")) {
      auto sentence = read_sentence(node, table);
      if (sentence) sentences.push_back(std::move(*sentence));
    }
  }
  if (sentences.empty()) {
    throw Error(gold.string() + ": no <Sentence> with <Text> and <EventCoding> in this file");
  }
  return sentences;
}

Classes read_classes(const Sentence& sentence, const Request& request, const Engine& engine,
                     Engine::Worker& analyse) {
  const auto in = ingest::ingest(sentence.text, {.lang = request.lang, .date = sentence.date},
                                 engine.parts().anatomy);
  Classes classes;
  for (const Report& report : in.reports) {
    for (const EventMention& event : analyse(report).events) {
      if (event.same_as) continue;
      classes.emplace(to_string(formats::plover_class(event.event_class, event.status)));
    }
  }
  return classes;
}

Counts compare(const Classes& gold, const Classes& found) {
  Classes shared;
  std::ranges::set_intersection(gold, found, std::inserter(shared, shared.end()));
  return {.hits = std::ssize(shared), .found = std::ssize(found), .gold = std::ssize(gold)};
}

Classes each_once(const Classes& classes) {
  const std::set<std::string> once(classes.begin(), classes.end());
  return {once.begin(), once.end()};
}

std::string list(const Classes& classes) {
  std::string out;
  for (const std::string& one : classes) out += " " + one;
  return out.empty() ? " none" : out;
}

}  // namespace

Outcome petrarch(const Request& request, const Engine& engine) {
  need_pack(request, engine);
  Outcome outcome{.corpus = "PETRARCH unit test records, " + request.lang, .unit = "sentences"};
  Engine::Worker analyse = engine.worker();
  Sheet sheet;
  for (const Sentence& sentence : read_sentences(request.gold)) {
    const Classes found = read_classes(sentence, request, engine, analyse);
    sheet.next_unit();
    sheet.add("events: class", Measure::f1, compare(sentence.gold, found));
    // A pair of actors is a code of its own in these records, and one event to us.
    sheet.add("events: class, each once", Measure::f1,
              compare(each_once(sentence.gold), each_once(found)));
    sheet.add("events: sentences with an event", Measure::f1,
              {.hits = !sentence.gold.empty() && !found.empty(),
               .found = !found.empty(),
               .gold = !sentence.gold.empty()});
    if (request.errors && found != sentence.gold) {
      outcome.errors.push_back(fmt::format("CLASS\t{}\tgold{}, ours{}\t{}", sentence.id,
                                           list(sentence.gold), list(found), sentence.text));
    }
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
