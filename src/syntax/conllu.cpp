// SPDX-License-Identifier: Apache-2.0
#include "syntax/conllu.h"

#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "syntax/name_decoder.h"

namespace dateline::syntax {
namespace {

constexpr std::size_t column_count = 10;

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return out;
}

std::string_view or_blank(std::string_view value) { return value.empty() ? "_" : value; }

/// Is there nothing between this word and the next one of the sentence?
bool joined_to_next(const Analysis& analysis, const Sentence& sentence, Index word) {
  return word + 1 < sentence.end_word &&
         analysis.words[word].span.end == analysis.words[word + 1].span.begin;
}

/// The end of the multiword token that begins at `word`; word + 1 when it stands alone.
Index token_end(const Analysis& analysis, const Sentence& sentence, Index word) {
  Index end = word + 1;
  while (end < sentence.end_word && analysis.words[end].glued) ++end;
  return end;
}

std::string relation_text(const Word& word) {
  const std::string_view sub = to_string(word.subrelation);
  return fmt::format("{}{}{}", to_string(word.relation), sub.empty() ? "" : ":", sub);
}

std::string misc_text(const Word& word, bool space_after) {
  std::string out;
  if (word.name_tag != NameTag::outside) out = fmt::format("Name={}", to_string(word.name_tag));
  if (!space_after) out += out.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
  return out.empty() ? "_" : out;
}

void write_word(std::string_view text, const Analysis& analysis, const Sentence& sentence, Index at,
                bool space_after, std::string& out) {
  const Word& word = analysis.words[at];
  const Index head = word.head ? *word.head - sentence.first_word + 1 : 0;
  out += fmt::format("{}\t{}\t{}\t{}\t_\t{}\t{}\t{}\t_\t{}\n", at - sentence.first_word + 1,
                     or_blank(one_line(slice(text, word.span))), or_blank(one_line(word.lemma)),
                     to_string(word.upos), or_blank(word.features), head, relation_text(word),
                     misc_text(word, space_after));
}

void write_sentence(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                    std::string& out) {
  out += fmt::format("# text = {}\n", one_line(slice(text, sentence.span)));
  for (Index word = sentence.first_word; word < sentence.end_word;) {
    const Index end = token_end(analysis, sentence, word);
    const bool space = !joined_to_next(analysis, sentence, end - 1);
    if (end > word + 1) {
      const Span token = cover(analysis.words[word].span, analysis.words[end - 1].span);
      out += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", word - sentence.first_word + 1,
                         end - sentence.first_word, or_blank(one_line(slice(text, token))),
                         space ? "_" : "SpaceAfter=No");
    }
    // Inside a multiword token the range line alone says what follows it.
    const bool alone = end == word + 1;
    for (; word < end; ++word) {
      write_word(text, analysis, sentence, word, alone ? space : true, out);
    }
  }
  out += "\n";
}

using Columns = std::array<std::string_view, column_count>;

bool split(std::string_view line, Columns& columns) {
  for (std::string_view& column : columns) {
    column = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(line.size(), column.size() + 1));
  }
  return !columns[7].empty();
}

std::optional<Index> number(std::string_view digits) {
  Index value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// Value of `key` ("Name=") in a MISC column; empty if it is not there.
std::string_view misc_value(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const std::string_view item = misc.substr(0, misc.find('|'));
    if (item.starts_with(key)) return item.substr(key.size());
    misc.remove_prefix(std::min(misc.size(), item.size() + 1));
  }
  return {};
}

/// Name=B-PER as we write it, or NE=B-PER as treebanks with names have it.
NameTag name_tag_of(std::string_view misc) {
  const std::string_view ours = misc_value(misc, "Name=");
  return parse_name_tag(ours.empty() ? misc_value(misc, "NE=") : ours);
}

class Reader {
 public:
  void line(std::string_view line) {
    Columns columns;
    if (line.empty()) return end_sentence();
    if (line.front() == '#' || !split(line, columns)) return;
    const std::size_t dash = columns[0].find('-');
    if (dash != std::string_view::npos) {
      token_begin_ = number(columns[0].substr(0, dash)).value_or(0);
      token_end_ = number(columns[0].substr(dash + 1)).value_or(0);
      token_space_ = columns[9].find("SpaceAfter=No") == std::string_view::npos;
    } else if (const auto id = number(columns[0])) {
      add_word(*id, columns);
    }
  }

  AnnotatedText finish() {
    end_sentence();
    return std::move(out_);
  }

 private:
  void add_word(Index id, const Columns& columns) {
    const bool inside = id > token_begin_ && id <= token_end_;
    if (space_ && !inside && !heads_.empty()) out_.text += ' ';
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += columns[1];
    Word word{.span = {begin, static_cast<std::uint32_t>(out_.text.size())},
              .lemma = std::string(columns[2]),
              .features = columns[5] == "_" ? "" : std::string(columns[5]),
              .head = std::nullopt,
              .upos = parse_upos(columns[3]).value_or(Upos::x)};
    const std::size_t colon = std::min(columns[7].find(':'), columns[7].size());
    word.relation = parse_relation(columns[7].substr(0, colon)).value_or(Relation::dep);
    word.subrelation = parse_subrelation(columns[7].substr(std::min(colon + 1, columns[7].size())));
    word.name_tag = name_tag_of(columns[9]);
    word.glued = inside;
    space_ = id == token_end_ ? token_space_
                              : columns[9].find("SpaceAfter=No") == std::string_view::npos;
    heads_.push_back(number(columns[6]).value_or(0));
    out_.analysis.words.push_back(std::move(word));
  }

  void end_sentence() {
    if (heads_.empty()) return;
    auto& words = out_.analysis.words;
    const auto first = static_cast<Index>(words.size() - heads_.size());
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (heads_[i] >= 1 && heads_[i] <= heads_.size())
        words[first + i].head = first + heads_[i] - 1;
    }
    out_.analysis.sentences.push_back({.span = {words[first].span.begin, words.back().span.end},
                                       .first_word = first,
                                       .end_word = static_cast<Index>(words.size())});
    out_.text += '\n';
    heads_.clear();
    token_begin_ = token_end_ = 0;
    space_ = true;
  }

  AnnotatedText out_;
  std::vector<Index> heads_;
  Index token_begin_ = 0;
  Index token_end_ = 0;
  bool token_space_ = true;
  bool space_ = true;
};

}  // namespace

std::string write_conllu(std::string_view text, const Analysis& analysis) {
  std::string out;
  for (const Sentence& sentence : analysis.sentences) {
    write_sentence(text, analysis, sentence, out);
  }
  return out;
}

AnnotatedText read_conllu(std::string_view conllu) {
  Reader reader;
  while (!conllu.empty()) {
    std::string_view line = conllu.substr(0, conllu.find('\n'));
    conllu.remove_prefix(std::min(conllu.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    reader.line(line);
  }
  return reader.finish();
}

}  // namespace dateline::syntax
