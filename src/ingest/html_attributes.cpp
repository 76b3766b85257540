// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_attributes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "ingest/lower_ascii.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t most_root_tags = 8;  // <html> and <body> on one page
constexpr int most_rounds = 4;             // blanks in one tag can change what another is
// What a crowded tag keeps: less than it may have, for what stands behind the blanks.
constexpr std::size_t kept_attributes = most_attributes / 2;

/// Where the tokenizer of HTML stands inside a tag (html.spec.whatwg.org, 13.2.5).
enum class State : std::uint8_t {
  tag_name,
  before_name,
  name,
  after_name,
  before_value,
  double_quoted,
  single_quoted,
  unquoted,
  end,  // behind ">"
};
constexpr std::size_t state_count = 8;  // without `end`

struct Step {
  State next = State::end;
  bool begins_attribute = false;
};

enum Letter : std::uint8_t { space, slash, closing, equals, double_quote, single_quote, other };
constexpr std::size_t letter_count = 7;

Letter letter_of(char c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\f':
      return space;
    case '/':
      return slash;
    case '>':
      return closing;
    case '=':
      return equals;
    case '"':
      return double_quote;
    case '\'':
      return single_quote;
    default:
      return other;
  }
}

/// The state behind a letter, by the HTML standard's tokenizer.
constexpr std::array<std::array<State, letter_count>, state_count> next_states = [] {
  using enum State;
  std::array<std::array<State, letter_count>, state_count> next{};
  const auto set = [&next](State state, std::array<State, letter_count> row) {
    next[static_cast<std::size_t>(state)] = row;
  };
  // In the order of the letters above.
  set(tag_name, {before_name, before_name, end, tag_name, tag_name, tag_name, tag_name});
  set(before_name, {before_name, before_name, end, name, name, name, name});
  set(name, {after_name, before_name, end, before_value, name, name, name});
  set(after_name, {after_name, before_name, end, before_value, name, name, name});
  set(before_value,
      {before_value, unquoted, end, unquoted, double_quoted, single_quoted, unquoted});
  set(double_quoted, {double_quoted, double_quoted, double_quoted, double_quoted, before_name,
                      double_quoted, double_quoted});
  set(single_quoted, {single_quoted, single_quoted, single_quoted, single_quoted, single_quoted,
                      before_name, single_quoted});
  set(unquoted, {before_name, unquoted, end, unquoted, unquoted, unquoted, unquoted});
  return next;
}();

Step step(State state, char c) {
  const State next = next_states[static_cast<std::size_t>(state)][letter_of(c)];
  const bool between = state == State::before_name || state == State::after_name;
  return {next, between && next == State::name};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Where the name begins of a tag that opens at `at`; 0 if none opens there.
std::size_t tag_name_at(std::string_view page, std::size_t at) {
  if (page[at] != '<') return 0;
  const std::size_t name = at + 1 < page.size() && page[at + 1] == '/' ? at + 2 : at + 1;
  return name < page.size() && is_letter(page[name]) ? name : 0;
}

/// The places, in order, at which a tag with too many attributes opens. One pass from the end:
/// `left[s]` is how many attributes begin from here to the end of a tag read in state s.
std::vector<std::size_t> crowded_tags(std::string_view page) {
  std::vector<std::size_t> found;
  std::array<std::uint32_t, state_count + 1> left{};
  std::array<std::uint32_t, 2> in_name{};  // left[tag_name] one byte and two bytes further on
  for (std::size_t at = page.size(); at-- > 0;) {
    const std::size_t name = tag_name_at(page, at);
    if (name != 0 && in_name[name - at - 1] > most_attributes) found.push_back(at);
    std::array<std::uint32_t, state_count + 1> here{};
    for (std::size_t s = 0; s < state_count; ++s) {
      const Step one = step(static_cast<State>(s), page[at]);
      here[s] = left[static_cast<std::size_t>(one.next)] + (one.begins_attribute ? 1U : 0U);
    }
    left = here;
    in_name = {left[static_cast<std::size_t>(State::tag_name)], in_name[0]};
  }
  std::reverse(found.begin(), found.end());
  return found;
}

/// A tag whose name begins at some byte: where the attributes begin that it shall not keep, and
/// where its ">" stands.
struct Tag {
  std::size_t cut = 0;
  std::size_t end = 0;
};

Tag read_tag(std::string_view page, std::size_t name) {
  State state = State::tag_name;
  std::size_t attributes = 0;
  Tag tag{page.size(), page.size()};
  for (std::size_t at = name; at < page.size(); ++at) {
    const Step one = step(state, page[at]);
    if (one.begins_attribute && ++attributes == kept_attributes + 1) tag.cut = at;
    state = one.next;
    if (state != State::end) continue;
    tag.end = at;
    break;
  }
  tag.cut = std::min(tag.cut, tag.end);
  return tag;
}

/// Blanks [begin, end), but never past the end of a script: what is no tag but a line of a program
/// ("i<n") does not take the page behind it along.
void blank(std::string& page, std::size_t begin, std::size_t end) {
  const std::string_view inside = std::string_view(page).substr(begin, end - begin);
  end = begin + std::min(inside.find("</script"), inside.size());
  std::fill(page.begin() + static_cast<std::ptrdiff_t>(begin),
            page.begin() + static_cast<std::ptrdiff_t>(end), ' ');
}

/// Blanks the attributes beyond the limit; how many tags there were.
std::size_t thin_out(std::string& page) {
  std::size_t thinned = 0;
  std::size_t done = 0;
  for (const std::size_t at : crowded_tags(page)) {
    if (at < done) continue;  // inside what became blanks
    const std::size_t name = tag_name_at(page, at);
    const Tag tag = read_tag(page, name);
    blank(page, tag.cut, tag.end);
    done = tag.end;
    ++thinned;
  }
  return thinned;
}

bool is_root_tag(std::string_view page, std::size_t at) {
  const std::string name = lower_ascii(page.substr(at + 1, 4));
  const bool ends = at + 5 >= page.size() || !is_letter(page[at + 5]);
  return ends && (name == "html" || name == "body");
}

/// Leaves out <html> and <body> tags beyond the first few: they open nothing, they only add their
/// attributes to what is open.
std::size_t thin_out_roots(std::string& page) {
  std::size_t seen = 0;
  std::size_t thinned = 0;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    if (!is_root_tag(page, at) || ++seen <= most_root_tags) continue;
    const std::size_t end = read_tag(page, at + 1).end;
    blank(page, at, std::min(end + 1, page.size()));
    ++thinned;
  }
  return thinned;
}

}  // namespace

std::optional<LimitedAttributes> limit_attributes(std::string page) {
  LimitedAttributes result{std::move(page), 0};
  result.blanked = thin_out_roots(result.page);
  for (int round = 0; round < most_rounds; ++round) {
    const std::size_t thinned = thin_out(result.page);
    if (thinned == 0) return result;
    result.blanked += thinned;
  }
  return crowded_tags(result.page).empty() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace dateline::ingest
