// SPDX-License-Identifier: Apache-2.0
// The names of the closed sets of analysis.h as Universal Dependencies writes them.
#include <algorithm>
#include <array>

#include "dateline/analysis.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, upos_count> upos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, relation_count> relation_names = {
    "acl",       "advcl",      "advmod",   "amod",     "appos", "aux",      "case",   "cc",
    "ccomp",     "clf",        "compound", "conj",     "cop",   "csubj",    "dep",    "det",
    "discourse", "dislocated", "expl",     "fixed",    "flat",  "goeswith", "iobj",   "list",
    "mark",      "nmod",       "nsubj",    "nummod",   "obj",   "obl",      "orphan", "parataxis",
    "punct",     "reparandum", "root",     "vocative", "xcomp"};

constexpr std::array<std::string_view, 13> subrelation_names = {
    "",     "agent", "desc",  "lvc",  "npmod",   "outer", "pass",
    "poss", "prt",   "relcl", "tmod", "foreign", "name"};

template <typename Enum, std::size_t Size>
std::optional<Enum> find(const std::array<std::string_view, Size>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

template <typename Enum, std::size_t Size>
std::string_view name_of(const std::array<std::string_view, Size>& names, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < Size ? names[index] : std::string_view{};
}

}  // namespace

std::string_view to_string(Upos upos) { return name_of(upos_names, upos); }
std::optional<Upos> parse_upos(std::string_view name) { return find<Upos>(upos_names, name); }

std::string_view to_string(Relation relation) { return name_of(relation_names, relation); }
std::optional<Relation> parse_relation(std::string_view name) {
  return find<Relation>(relation_names, name);
}

std::string_view to_string(Subrelation subrelation) {
  return name_of(subrelation_names, subrelation);
}
Subrelation parse_subrelation(std::string_view name) {
  if (name == "unmarked") return Subrelation::npmod;  // what UD 2.15 made of npmod and tmod
  return find<Subrelation>(subrelation_names, name).value_or(Subrelation::none);
}

std::string_view feature(const Word& word, std::string_view name) {
  std::string_view rest = word.features;
  while (!rest.empty()) {
    const std::string_view item = rest.substr(0, rest.find('|'));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    if (item.size() > name.size() && item.starts_with(name) && item[name.size()] == '=') {
      return item.substr(name.size() + 1);
    }
  }
  return {};
}

}  // namespace dateline
