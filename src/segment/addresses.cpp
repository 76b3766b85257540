// SPDX-License-Identifier: Apache-2.0
#include "segment/addresses.h"

#include <string>

namespace dateline::segment {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_host_letter(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; }

bool is_mail_letter(char c) { return is_host_letter(c) || c == '_' || c == '+' || c == '%'; }

bool is_path_letter(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("/?&=%#-_.~+:@!$,;*'").find(c) != std::string_view::npos;
}

template <typename Predicate>
std::size_t run(std::string_view text, std::size_t begin, Predicate holds) {
  while (begin < text.size() && holds(text[begin])) ++begin;
  return begin;
}

/// Cuts punctuation that ends the sentence, not the address.
std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && std::string_view(".,;:!?'").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

/// "alt.animals.birds": three or more labels in lower case, each of two letters at least.
bool is_dotted_chain(std::string_view host) {
  std::size_t labels = 0;
  std::size_t length = 0;
  for (const char c : host) {
    if (c == '.') {
      if (length < 2) return false;
      ++labels;
      length = 0;
    } else if ((c < 'a' || c > 'z') && c != '-') {
      return false;
    } else {
      ++length;
    }
  }
  return labels >= 2 && length >= 2;
}

/// The end of a host name whose last label is a known domain, with its path.
std::size_t host_end(const Words& domains, std::string_view text, std::size_t begin) {
  std::size_t end = run(text, begin, is_host_letter);
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::string_view host = text.substr(begin, end - begin);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() > 255) return begin;
  std::string label(host.substr(dot + 1));
  for (char& letter : label) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  if (!domains.contains(label) && !is_dotted_chain(host)) return begin;
  if (end < text.size() && text[end] == '/') {
    return trimmed(text, end, run(text, end, is_path_letter));
  }
  return end;
}

bool starts_with_scheme(std::string_view text, std::size_t begin) {
  const std::size_t end = run(text.substr(0, begin + 10), begin, is_letter);
  return end > begin + 1 && text.substr(end, 3) == "://";
}

}  // namespace

bool is_address_letter(char32_t code_point) {
  return code_point < 128 && is_mail_letter(static_cast<char>(code_point));
}

std::size_t address_end(const Words& domains, std::string_view text, std::size_t begin) {
  if (begin >= text.size() || (!is_letter(text[begin]) && !is_digit(text[begin]))) return begin;
  const std::string_view start = text.substr(begin, 4);
  if (starts_with_scheme(text, begin) || start == "www." || start == "WWW.") {
    return trimmed(text, begin, run(text, begin, is_path_letter));
  }
  const std::size_t local = run(text, begin, is_mail_letter);
  if (local < text.size() && text[local] == '@' && local + 1 < text.size()) {
    const std::size_t end = host_end(domains, text, local + 1);
    if (end > local + 1) return end;
  }
  return host_end(domains, text, begin);
}

}  // namespace dateline::segment
