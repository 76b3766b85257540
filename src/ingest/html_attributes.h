// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pages whose tags have thousands of attributes: a parser compares each attribute with all before
// it, so such a tag costs the square of its length. What is beyond the limit becomes blanks.

#include <optional>
#include <string>
#include <string_view>

namespace dateline::ingest {

/// The most attributes that one tag may have; honest ones have a few dozen.
inline constexpr std::size_t most_attributes = 1000;

struct LimitedAttributes {
  std::string page;         // as long as the page given: no byte moves
  std::size_t blanked = 0;  // tags that lost attributes, or were left out whole
};

/// `page` with blanks in place of most attributes of a tag that has more than most_attributes, and
/// of <html> and <body> tags beyond a few (each adds its attributes to the one element). Whatever a
/// parser may take for a tag keeps within the limits: inside comments, scripts and attribute values
/// too. Nothing if that cannot be had. Linear in the size of the page.
std::optional<LimitedAttributes> limit_attributes(std::string page);

}  // namespace dateline::ingest
