// SPDX-License-Identifier: Apache-2.0
#pragma once
// Word classes, lemmas, features, trees and name tags for the words of an analysis.
//   Parser parse("languages/en/syntax.model");   parse(report.text, analysis, workspace);

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/analysis.h"
#include "syntax/features.h"
#include "syntax/lemma_rules.h"
#include "syntax/name_decoder.h"
#include "syntax/network.h"
#include "syntax/tree_decoder.h"
#include "syntax/trunk.h"

namespace dateline::syntax {

/// Scratch memory of one thread: grows to the longest sentence, then nothing is allocated.
struct Workspace {
  NetworkScratch network;
  FeatureScratch features;
  TreeScratch tree;
  NameScratch names;
  LemmaScratch lemma;
  std::vector<std::uint32_t> heads;
  std::vector<NameTag> tags;
  std::string folded;
  Trunk trunk;  // of the report read last
};

/// How a word stands to the one before it.
Join join_of(const Analysis& analysis, Index word);

/// Immutable once built; threads share it, each with its own Workspace.
class Parser {
 public:
  /// Throws dateline::Error when the file is missing, damaged, of another version, or when its
  /// self-test sentences do not come out as it says they must.
  explicit Parser(const std::filesystem::path& model);

  /// Fills lemma, features, upos, head, relation, subrelation and name_tag of every word. Total:
  /// any words give a tree with one root per sentence. Sentences of more than 200 words are parsed
  /// in parts whose roots hang on the first one. `workspace.trunk` is then what the event network
  /// of the same model goes on from.
  void operator()(std::string_view text, Analysis& analysis, Workspace& workspace) const;

  /// BCP-47 language, sources and licence: the model's own description, "key<TAB>value" lines.
  [[nodiscard]] std::string_view about() const { return file_.text("about"); }
  /// The file, for the heads of later stages; it lives as long as the parser.
  [[nodiscard]] const ModelFile& model() const { return file_; }

 private:
  struct RelationLabel {
    Relation relation = Relation::dep;
    Subrelation subrelation = Subrelation::none;
  };
  struct Window {
    Index first = 0;
    Index end = 0;
  };

  void read_labels();
  void parse_sentence(std::string_view text, const Sentence& sentence, Analysis& analysis,
                      Workspace& workspace) const;
  void parse_window(std::string_view text, Window window, Analysis& analysis,
                    Workspace& workspace) const;
  void write_words(std::string_view text, Window window, Analysis& analysis,
                   Workspace& workspace) const;
  void write_arc(Window window, std::size_t word, Analysis& analysis,
                 const Workspace& workspace) const;
  void self_test() const;

  ModelFile file_;
  Network network_;
  std::vector<Upos> upos_;
  std::vector<std::string> features_;
  LemmaRules lemmas_;
  std::vector<RelationLabel> relations_;
  std::vector<NameTag> names_;
};

}  // namespace dateline::syntax
