// SPDX-License-Identifier: Apache-2.0
#include "events/lexemes.h"

#include <algorithm>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::events {

Lexemes::Lexemes(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics) {
  const auto table = tables::read_optional_tsv(pack_folder / "events_forms.tsv",
                                               {"kind", "ending", "forms"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    Rule rule;
    rule.ending = text::fold(table.cell(row, "ending"));
    for (const std::string& add : tables::split_list(table.cell(row, "forms"))) {
      rule.adds.push_back(add == "-" ? std::string() : text::fold(add));
    }
    read_rule(table.cell(row, "kind"), std::move(rule), table.file.string(), row.line, diagnostics);
  }
}

void Lexemes::read_rule(std::string_view kind, Rule rule, const std::string& file, int line,
                        std::vector<Diagnostic>& diagnostics) {
  rule.whole = kind.ends_with("_word");
  if (rule.whole) kind.remove_suffix(5);
  if (kind == "verb") {
    rules_[WordKind::verb].push_back(std::move(rule));
  } else if (kind == "noun") {
    rules_[WordKind::noun].push_back(std::move(rule));
  } else {
    diagnostics.push_back({file, line, "kind is none of verb, noun, verb_word, noun_word"});
  }
}

const Lexemes::Rule* Lexemes::rule_for(std::string_view lemma, WordKind kind) const {
  const Rule* best = nullptr;
  const auto found = rules_.find(kind);
  if (found == rules_.end()) return nullptr;
  for (const Rule& rule : found->second) {
    if (rule.whole) {
      if (lemma == rule.ending) return &rule;
      continue;
    }
    if (!lemma.ends_with(rule.ending)) continue;
    if (!best || rule.ending.size() > best->ending.size()) best = &rule;
  }
  return best;
}

void Lexemes::add_form(const std::string& form, Lexeme lexeme) {
  std::vector<Lexeme>& list = forms_[form];
  const auto place = std::lower_bound(list.begin(), list.end(), lexeme);
  if (place == list.end() || *place != lexeme) list.insert(place, lexeme);
}

Lexeme Lexemes::add(std::string_view written, WordKind kind) {
  const bool exact = written.size() > 1 && written.front() == '=';
  const std::string lemma = text::fold(written);
  const auto known = known_.find({lemma, kind});
  if (known != known_.end()) return known->second;
  const auto lexeme = static_cast<Lexeme>(lemmas_.size());
  lemmas_.push_back(lemma);
  known_.emplace(std::pair(lemma, kind), lexeme);
  if (exact) {
    add_form(lemma.substr(1), lexeme);
    return lexeme;
  }
  add_form(lemma, lexeme);
  for (const WordKind one : {WordKind::verb, WordKind::noun}) {
    if (kind == one || kind == WordKind::any) add_forms(lemma, one, lexeme);
  }
  return lexeme;
}

void Lexemes::add_forms(const std::string& lemma, WordKind kind, Lexeme lexeme) {
  const Rule* rule = rule_for(lemma, kind);
  if (!rule) return;
  const std::string stem = lemma.substr(0, lemma.size() - rule->ending.size());
  for (const std::string& add : rule->adds) add_form(rule->whole ? add : stem + add, lexeme);
}

const std::vector<Lexeme>& Lexemes::find(std::string_view folded) const {
  static const std::vector<Lexeme> none;
  const auto found = forms_.find(folded);
  return found == forms_.end() ? none : found->second;
}

}  // namespace dateline::events
