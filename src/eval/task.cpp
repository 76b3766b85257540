// SPDX-License-Identifier: Apache-2.0
#include "eval/task.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/cat_corpus.h"
#include "eval/tasks.h"
#include "eval/xml.h"

namespace dateline::eval {
namespace {

/// A task on one kind of gold.
struct Row {
  TaskInfo info;
  bool (*fits)(const std::filesystem::path& gold);  // is it this kind of gold?
  Outcome (*run)(const Request& request, const Engine& engine);
};

bool is_news(const std::filesystem::path& gold) {
  return std::filesystem::exists(gold / "open" / "documents.tsv");
}

bool is_trees(const std::filesystem::path& gold) {
  return std::filesystem::is_directory(gold) && gold.filename() == "trees";
}

bool is_completed_plover(const std::filesystem::path& gold) {
  return std::filesystem::exists(gold / "further.tsv");
}

bool is_parallel(const std::filesystem::path& gold) {
  return std::filesystem::exists(gold / "eng.txt");
}

bool is_pages(const std::filesystem::path& gold) {
  if (!std::filesystem::is_directory(gold)) return false;
  return std::ranges::any_of(std::filesystem::directory_iterator(gold), [](const auto& entry) {
    return std::filesystem::exists(entry.path() / "source.html");
  });
}

bool is_bio(const std::filesystem::path& gold) {
  return gold.extension() == ".iob2" || gold.extension() == ".conll" || gold.extension() == ".txt";
}

bool is_tsv(const std::filesystem::path& gold) { return gold.extension() == ".tsv"; }

bool is_xml_of(const std::filesystem::path& gold, std::string_view root) {
  return gold.extension() == ".xml" && XmlFile(gold).root().name() == root;
}

bool is_geovirus(const std::filesystem::path& gold) { return is_xml_of(gold, "articles"); }

bool is_petrarch(const std::filesystem::path& gold) { return is_xml_of(gold, "Validation"); }

bool is_factru(const std::filesystem::path& gold) {
  if (!std::filesystem::is_directory(gold)) return false;
  return std::ranges::any_of(std::filesystem::directory_iterator(gold), [](const auto& entry) {
    return entry.path().extension() == ".objects";
  });
}

bool is_meantime(const std::filesystem::path& gold) {
  return std::filesystem::is_directory(gold / "intra-doc_annotation");
}

bool is_cat(const std::filesystem::path& gold) {
  return std::filesystem::is_directory(gold) && !cat_topics(gold).empty();
}

bool is_conllu(const std::filesystem::path& gold) { return gold.extension() == ".conllu"; }

bool is_json(const std::filesystem::path& gold) { return gold.extension() == ".json"; }

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {{"events", "event class, actors, recipients; false events", "news gold"}, is_news, news},
      {{"events", "as score_plover.py does", "PLOVER gold standard records (.json)"},
       is_json,
       plover},
      {{"events", "the same over completed records", "bench/gold/plover"},
       is_completed_plover,
       completed_plover},
      {{"events", "event classes of sentences", "PETRARCH's unit test records (.xml)"},
       is_petrarch,
       petrarch},
      {{"syntax", "word splitting, classes, trees", "trees over news lines (bench/gold/trees)"},
       is_trees,
       tree_syntax},
      {{"syntax", "the same", "CoNLL-U files (.conllu)"}, is_conllu, conllu_syntax},
      {{"languages", "which language is it?", "folder of parallel texts (eng.txt, guj.txt ...)"},
       is_parallel,
       languages},
      {{"pages", "article and metadata of web pages", "folder of Readability's test pages"},
       is_pages,
       pages},
      {{"names", "the same", "column corpora with B- and I- tags (.iob2, .conll, .txt)"},
       is_bio,
       bio_names},
      {{"names", "the same", "FactRuEval (folder of .txt, .spans, .objects)"},
       is_factru,
       factru_names},
      {{"identities", "keys of one name in two scripts", "pairs of names (.tsv)"},
       is_tsv,
       name_pairs},
      {{"places", "coordinates", "GeoVirus (.xml)"}, is_geovirus, geovirus},
      {{"links", "the same, and across reports", "MEANTIME or ECB+ (folders of .xml)"},
       is_cat,
       cat_links},
      {{"times", "the same", "MEANTIME (folder with intra-doc_annotation)"},
       is_meantime,
       meantime_times},
      {{"status", "happened, planned, ...", "news gold"}, is_news, news},
      {{"roles", "actors, recipients, places of events", "news gold"}, is_news, news},
      {{"links", "mentions of one event in one report", "news gold"}, is_news, news},
      {{"names", "letters and kinds", "news gold"}, is_news, news},
      {{"identities", "who a name is", "news gold"}, is_news, news},
      {{"places", "countries of places", "news gold"}, is_news, news},
      {{"times", "letters, types, values", "news gold"}, is_news, news},
  };
  return all;
}

}  // namespace

const engine::Pack& need_pack(const Request& request, const Engine& engine) {
  const auto* pack = engine.parts().shelf->find(request.lang, engine.parts().knowledge);
  if (pack != nullptr) return *pack;
  throw Error(
      fmt::format("no language pack reads {}: `dateline languages` lists those that are "
                  "installed",
                  request.lang));
}

std::filesystem::path texts_of(const Request& request) {
  if (!request.texts.empty()) return request.texts;
  return (std::filesystem::absolute(request.gold) / "../../../../shared/data/parallel")
      .lexically_normal();
}

Outcome evaluate(const Request& request, const Engine& engine) {
  if (!std::filesystem::exists(request.gold)) {
    throw Error(fmt::format("{}: no such file or folder", request.gold.string()));
  }
  std::string known;
  for (const Row& row : rows()) {
    if (row.info.name != request.task) continue;
    if (row.fits(request.gold)) {
      Outcome outcome = row.run(request, engine);
      if (!outcome.figures.empty()) return outcome;
      throw Error(
          fmt::format("{}: nothing in it to measure {} by", request.gold.string(), request.task));
    }
    known += fmt::format("{}{}", known.empty() ? "" : "; ", row.info.golds);
  }
  if (!known.empty()) {
    throw Error(fmt::format("{}: eval {} reads {}", request.gold.string(), request.task, known));
  }
  std::string names;
  for (const TaskInfo& info : tasks()) {
    if (names.find(info.name) == std::string::npos) names += fmt::format(" {}", info.name);
  }
  throw Error(fmt::format("no such task: {}; there are:{}", request.task, names));
}

std::vector<TaskInfo> tasks() {
  std::vector<TaskInfo> infos;
  for (const Row& row : rows()) infos.push_back(row.info);
  return infos;
}

}  // namespace dateline::eval
