// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "eval/news.h"

namespace dateline::eval {

void Reading::tell(std::string_view what, const Letters& at, std::string_view note) const {
  if (errors == nullptr) return;
  const std::string_view line = document->line_text(at.line);
  const Span before{0, at.span.begin};
  const Span after{at.span.end, static_cast<std::uint32_t>(line.size())};
  errors->push_back(fmt::format("{}\t{}\t{}\t{}[{}]{}", what, at.line, note, slice(line, before),
                                slice(line, at.span), slice(line, after)));
}

}  // namespace dateline::eval
