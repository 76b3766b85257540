// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "dateline/error.h"
#include "syntax/arithmetic.h"
#include "syntax/conllu.h"

namespace dateline::syntax {
namespace {

constexpr Index window_words = 200;

/// A word of one sign: where a sentence of monstrous length is cut if it can be.
bool is_sign(std::string_view form) {
  if (form.size() != 1) return false;
  const bool letter_or_digit = (form[0] >= '0' && form[0] <= '9') ||
                               (form[0] >= 'a' && form[0] <= 'z') ||
                               (form[0] >= 'A' && form[0] <= 'Z');
  return !letter_or_digit;
}

/// The end of the window that begins at `first`: after the last sign of its second half, if any.
Index window_end(std::string_view text, const Analysis& analysis, Index first, Index end) {
  if (end - first <= window_words) return end;
  for (Index at = first + window_words; at > first + window_words / 2; --at) {
    if (is_sign(slice(text, analysis.words[at - 1].span))) return at;
  }
  return first + window_words;
}

}  // namespace

Join join_of(const Analysis& analysis, Index word) {
  if (analysis.words[word].glued) return Join::glued;
  if (word == 0) return Join::spaced;
  return analysis.words[word - 1].span.end == analysis.words[word].span.begin ? Join::adjacent
                                                                              : Join::spaced;
}

Parser::Parser(const std::filesystem::path& model) : file_(model), network_(file_) {
  read_labels();
  self_test();
}

void Parser::read_labels() {
  for (const std::string& label : file_.lines("labels.upos")) {
    upos_.push_back(parse_upos(label).value_or(Upos::x));
  }
  for (const std::string& label : file_.lines("labels.feats")) {
    features_.push_back(label == "_" ? "" : label);
  }
  for (const std::string& line : file_.lines("labels.lemma")) {
    LemmaRule rule;
    if (!parse_lemma_rule(line, rule)) {
      file_.fail(fmt::format("lemma rule '{}' is none; reinstall the language pack", line));
    }
    lemmas_.rules.push_back(rule);
  }
  lemmas_.known = file_.words("lemma.known");
  for (const std::string& label : file_.lines("labels.relation")) {
    const std::size_t colon = std::min(label.find(':'), label.size());
    const std::string_view sub = std::string_view(label).substr(std::min(colon + 1, label.size()));
    relations_.push_back(
        {parse_relation(std::string_view(label).substr(0, colon)).value_or(Relation::dep),
         parse_subrelation(sub)});
  }
  for (const std::string& label : file_.lines("labels.names")) {
    names_.push_back(parse_name_tag(label));
  }
}

void Parser::operator()(std::string_view text, Analysis& analysis, Workspace& workspace) const {
  workspace.trunk.clear(network_.width());
  for (const Sentence& sentence : analysis.sentences) {
    parse_sentence(text, sentence, analysis, workspace);
  }
}

void Parser::parse_sentence(std::string_view text, const Sentence& sentence, Analysis& analysis,
                            Workspace& workspace) const {
  std::optional<Index> root;
  for (Index first = sentence.first_word; first < sentence.end_word;) {
    const Window window{first, window_end(text, analysis, first, sentence.end_word)};
    parse_window(text, window, analysis, workspace);
    for (Index word = window.first; word < window.end; ++word) {
      if (analysis.words[word].head) continue;
      if (!root) {
        root = word;
        break;
      }
      analysis.words[word].head = root;
      analysis.words[word].relation = Relation::parataxis;
    }
    first = window.end;
  }
}

void Parser::parse_window(std::string_view text, Window window, Analysis& analysis,
                          Workspace& workspace) const {
  const std::size_t words = window.end - window.first;
  NetworkScratch& scratch = workspace.network;
  const std::size_t features = network_.features().size();
  scratch.rows.resize(words * features);
  for (std::size_t i = 0; i < words; ++i) {
    const Index word = window.first + static_cast<Index>(i);
    feature_rows(network_.features(), slice(text, analysis.words[word].span),
                 join_of(analysis, word), workspace.features, scratch.rows.data() + i * features);
  }
  network_.run(words, scratch);
  workspace.trunk.add(window.first, network_.trunk(words, scratch), words, scratch.trunk_worth);
  decode_tree(scratch.arcs, words, workspace.tree, workspace.heads);
  network_.score_relations(workspace.heads, scratch);
  decode_names(scratch.names, names_, workspace.names, workspace.tags);
  write_words(text, window, analysis, workspace);
}

void Parser::write_words(std::string_view text, Window window, Analysis& analysis,
                         Workspace& workspace) const {
  const NetworkScratch& scores = workspace.network;
  const auto row = [](const std::vector<float>& all, std::size_t word, std::size_t size) {
    return std::span<const float>(all).subspan(word * size, size);
  };
  for (std::size_t i = 0; i < window.end - window.first; ++i) {
    Word& word = analysis.words[window.first + i];
    const std::string_view form = slice(text, word.span);
    write_folded(form, workspace.folded);
    word.upos = upos_[first_largest(row(scores.upos, i, upos_.size()))];
    word.features = features_[first_largest(row(scores.features, i, features_.size()))];
    write_lemma(lemmas_, row(scores.lemmas, i, lemmas_.rules.size()), form, workspace.folded,
                workspace.lemma, word.lemma);
    word.name_tag = workspace.tags[i];
    write_arc(window, i, analysis, workspace);
  }
}

void Parser::write_arc(Window window, std::size_t at, Analysis& analysis,
                       const Workspace& workspace) const {
  Word& word = analysis.words[window.first + at];
  const std::uint32_t head = workspace.heads[at];
  word.subrelation = Subrelation::none;
  if (head == 0) {
    word.head = std::nullopt;
    word.relation = Relation::root;
    return;
  }
  word.head = window.first + head - 1;
  const std::span<const float> scores = std::span<const float>(workspace.network.relations)
                                            .subspan(at * relations_.size(), relations_.size());
  float best = -std::numeric_limits<float>::infinity();
  word.relation = Relation::dep;
  for (std::size_t i = 0; i < relations_.size(); ++i) {
    if (relations_[i].relation == Relation::root || scores[i] <= best) continue;
    best = scores[i];
    word.relation = relations_[i].relation;
    word.subrelation = relations_[i].subrelation;
  }
}

/// The model's own sentences must come out as its maker saw them: this program computes what the
/// training computed.
void Parser::self_test() const {
  const AnnotatedText expected = read_conllu(file_.text("selftest"));
  Analysis found = expected.analysis;
  for (Word& word : found.words) {
    Word bare;
    bare.span = word.span;
    bare.glued = word.glued;
    word = bare;
  }
  Workspace workspace;
  (*this)(expected.text, found, workspace);
  if (found.words == expected.analysis.words) return;
  for (std::size_t i = 0; i < found.words.size(); ++i) {
    if (found.words[i] == expected.analysis.words[i]) continue;
    file_.fail(fmt::format(
        "self test failed at word {} '{}'; program and model do not fit together, reinstall both",
        i + 1, slice(expected.text, found.words[i].span)));
  }
}

}  // namespace dateline::syntax
