// SPDX-License-Identifier: Apache-2.0
// What the event network is trained on: coded text (training/events/GUIDE.md) as the stages before
// it read it, one document a line of JSON.
//   event_inputs LANG TEXT.txt ...        text.txt files of codings
//   event_inputs LANG --news open|kept    the news gold
// {"file", "name", "numbers": [sentence numbers], "starts": [first byte of each in the document],
//  "sentences": [[first word, end word]], "words": [[begin, end, form, lemma, upos, head or -1,
//  relation, join, [senses], [modes], entity, position, grammar, [its actors],
//  [its recipients]]]}
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/parts.h"
#include "eval/news_gold.h"
#include "eval/tasks.h"
#include "events/tree_paths.h"
#include "ingest/ingest.h"
#include "text/day.h"

namespace {

using namespace dateline;
using nlohmann::json;

/// One coded document: its sentences stand in the report's text parted by empty lines.
struct Coded {
  std::string name;
  std::string day;
  std::vector<int> numbers;
  std::vector<std::uint32_t> starts;
  std::string text;
};

std::vector<Coded> read_coded(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(file.string() + ": cannot be opened");
  std::vector<Coded> documents;
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("##")) {
      Coded document;
      document.name = line.substr(std::min<std::size_t>(3, line.size()));
      const std::size_t space = document.name.rfind(' ');
      if (space != std::string::npos && text::parse_day(document.name.substr(space + 1))) {
        document.day = document.name.substr(space + 1);
        document.name.resize(space);
      }
      documents.push_back(std::move(document));
      continue;
    }
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    if (documents.empty()) documents.emplace_back();
    Coded& document = documents.back();
    if (!document.text.empty()) document.text += "\n\n";
    document.numbers.push_back(std::stoi(line.substr(0, tab)));
    document.starts.push_back(static_cast<std::uint32_t>(document.text.size()));
    document.text += line.substr(tab + 1);
  }
  return documents;
}

/// The document as a report, read the way any text is.
Report report_of(const Coded& document, const std::string& lang,
                 const ingest::AnatomyTables& anatomy) {
  auto in = ingest::ingest(document.text + "\n\n",
                           {.lang = lang,
                            .name = document.name + ".txt",
                            .date = text::parse_day(document.day),
                            .id = document.name},
                           anatomy);
  if (in.reports.empty()) throw Error(document.name + ": no report in these lines");
  return std::move(in.reports.front());
}

json words_of(const Report& report, const Analysis& analysis,
              const std::vector<events::WordInputs>& inputs) {
  json words = json::array();
  for (const Sentence& sentence : analysis.sentences) {
    for (Index i = sentence.first_word; i < sentence.end_word; ++i) {
      const Word& word = analysis.words[i];
      const auto begin = source_position(report, word.span.begin);
      const auto end = source_position(report, word.span.end - 1) + 1;
      words.push_back({begin, end, slice(report.text, word.span), word.lemma, to_string(word.upos),
                       word.head ? static_cast<long>(*word.head) : -1L, events::relation_name(word),
                       static_cast<int>(syntax::join_of(analysis, i)), inputs[i].senses,
                       inputs[i].modes, inputs[i].entity, inputs[i].position, inputs[i].grammar,
                       inputs[i].framed_actors, inputs[i].framed_recipients});
    }
  }
  return words;
}

void print(const engine::Pack& pack, const Report& report, const std::string& file,
           const Coded& document) {
  Analysis analysis;
  analysis.lang = report.lang;
  syntax::Workspace workspace;
  pack.segment(report, analysis);
  pack.parse(report.text, analysis, workspace);
  pack.find_times(report, analysis);
  pack.find_names(report, analysis);
  const auto inputs = pack.find_events.inputs(report, analysis);
  json sentences = json::array();
  for (const Sentence& sentence : analysis.sentences) {
    sentences.push_back({sentence.first_word, sentence.end_word});
  }
  const json out = {{"file", file},
                    {"name", document.name},
                    {"numbers", document.numbers},
                    {"starts", document.starts},
                    {"sentences", sentences},
                    {"words", words_of(report, analysis, inputs)}};
  std::cout << out.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
}

void run(const std::string& lang, const std::vector<std::string>& files) {
  std::vector<Diagnostic> faults;
  const Engine engine(find_data(), faults);
  const engine::Pack& pack = eval::need_pack({.lang = lang}, engine);
  if (files.size() == 2 && files[0] == "--news") {
    const std::filesystem::path root(DATELINE_SOURCE_DIR);
    for (const eval::NewsDocument& news :
         eval::read_news_gold(root / "bench/gold/news", root / "../shared/data/parallel", files[1],
                              lang, engine.parts().anatomy)) {
      Coded document{news.name, {}, {}, {}, {}};
      for (int line = news.first_line; line <= news.last_line; ++line) {
        document.numbers.push_back(line);
      }
      document.starts = news.starts;
      print(pack, news.report, "news-" + files[1], document);
    }
    return;
  }
  for (const std::string& file : files) {
    for (const Coded& document : read_coded(file)) {
      print(pack, report_of(document, lang, engine.parts().anatomy), file, document);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: event_inputs LANG TEXT.txt ... | LANG --news open|kept\n");
    return 2;
  }
  try {
    run(argv[1], {argv + 2, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "event_inputs: {}\n", error.what());
    return 2;
  }
}
