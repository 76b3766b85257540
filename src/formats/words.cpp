// SPDX-License-Identifier: Apache-2.0
#include "formats/words.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace dateline::formats {

std::string date_text(const When& when) { return when.edtf.empty() ? "undated" : when.edtf; }

std::string_view basis_mark(Basis basis) {
  switch (basis) {
    case Basis::relative:
      return "~";
    case Basis::occasion:
      return "*";
    case Basis::inferred:
      return "?";
    case Basis::stated:
    case Basis::report:
      break;
  }
  return "";
}

std::string place_text(const Where& where) {
  if (where.name.empty()) return where.country;
  if (where.country.empty() || where.precision == "country") return where.name;
  return where.name + ", " + where.country;
}

std::string names_text(const std::vector<Participant>& side) {
  std::string text;
  for (const Participant& participant : side) {
    if (!text.empty()) text += ", ";
    const std::string& name = participant.name.empty() ? participant.text : participant.name;
    const std::string count = participant.count ? fmt::format("{}", *participant.count) : "";
    // The letters of a group often hold its number already.
    if (!count.empty() && name.find(count) == std::string::npos) {
      text += (participant.approximate ? "about " : "") + count + " ";
    }
    text += name;
  }
  return text;
}

std::string speakers_text(const std::vector<Speaker>& chain) {
  std::string text;
  for (const Speaker& speaker : chain) {
    if (!text.empty()) text += " < ";
    text += speaker.name.empty() ? speaker.role : speaker.name;
    if (!speaker.channel.empty()) text += fmt::format(" ({})", speaker.channel);
  }
  return text;
}

std::string claim_text(const Claim& claim) {
  std::string number;
  if (claim.low && claim.high) {
    number = *claim.low == *claim.high ? fmt::format("{}", *claim.low)
                                       : fmt::format("{}-{}", *claim.low, *claim.high);
  } else if (claim.low) {
    number = fmt::format("at least {}", *claim.low);
  } else if (claim.high) {
    number = fmt::format("at most {}", *claim.high);
  }
  std::string text = claim.approximate && !number.empty() ? "about " + number : number;
  if (!claim.of.empty()) text += (text.empty() ? "" : " ") + claim.of;
  if (!claim.unit.empty() && claim.of.find(claim.unit) == std::string::npos) {
    text += fmt::format(" [{}]", claim.unit);
  }
  return text.empty() ? claim.text : text;
}

std::string counted(std::int64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string fit(std::string_view text, std::size_t columns) {
  const std::size_t width = text::columns(text);
  if (width <= columns) return std::string(text) + std::string(columns - width, ' ');
  std::string cut;
  std::size_t used = 0;
  for (std::size_t position = 0; position < text.size();) {
    const text::CodePoint letter = text::decode(text, position);
    const std::string_view bytes = text.substr(position, letter.length);
    const std::size_t wide = text::columns(bytes);
    if (used + wide + 1 > columns) break;
    cut += bytes;
    used += wide;
    position += letter.length;
  }
  return cut + "…" + std::string(columns - used - 1, ' ');
}

}  // namespace dateline::formats
