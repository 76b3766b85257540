// SPDX-License-Identifier: Apache-2.0
#pragma once
// Values written one after the other without ambiguity, to be hashed.
//   Signature s; s.add(mention.rule); s.add(3); text::hash_base32(s.bytes());

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/event.h"

namespace dateline::record {

class Signature {
 public:
  void add(std::string_view text);
  void add(std::int64_t number);
  void add(const std::optional<std::int64_t>& number);
  void add(const std::optional<double>& number);  // to five decimals: about a metre
  void add(const Participant& participant);       // without its span
  void add(const When& when);                     // value and basis
  void add(const Where& where);                   // without its span
  void add(const std::optional<Occasion>& occasion);
  void add(const std::vector<Speaker>& chain);

  template <typename Item>
  void add_all(const std::vector<Item>& items) {
    add(static_cast<std::int64_t>(items.size()));
    for (const Item& item : items) add(item);
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace dateline::record
