// SPDX-License-Identifier: Apache-2.0
#include "text/boundaries.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace dateline::text {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

std::vector<Span> breaks(std::string_view text, const Iterator& iterator, UErrorCode status) {
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  if (U_FAILURE(status) || text.empty())
    return text.empty() ? std::vector<Span>{} : std::vector{whole};
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&utext, status);
  std::vector<Span> spans;
  std::int32_t begin = iterator->first();
  for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
       end = iterator->next()) {
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
  utext_close(&utext);
  return spans;
}

}  // namespace

std::vector<Span> word_breaks(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const Iterator iterator(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  return breaks(text, iterator, status);
}

std::vector<Span> sentence_breaks(std::string_view text, const std::string& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale where = locale.empty() ? icu::Locale::getRoot() : icu::Locale(locale.c_str());
  const Iterator iterator(icu::BreakIterator::createSentenceInstance(where, status));
  return breaks(text, iterator, status);
}

}  // namespace dateline::text
