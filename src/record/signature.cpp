// SPDX-License-Identifier: Apache-2.0
#include "record/signature.h"

#include <cmath>

#include <fmt/format.h>

namespace dateline::record {

void Signature::add(std::string_view text) {
  bytes_ += fmt::format("{}:", text.size());
  bytes_ += text;
}

void Signature::add(std::int64_t number) { bytes_ += fmt::format("{};", number); }

void Signature::add(const std::optional<std::int64_t>& number) {
  if (number) {
    add(*number);
  } else {
    bytes_ += "-;";
  }
}

void Signature::add(const std::optional<double>& number) {
  constexpr double steps_per_degree = 1e5;
  if (number && std::isfinite(*number)) {
    add(static_cast<std::int64_t>(*number * steps_per_degree));
  } else {
    bytes_ += "-;";
  }
}

void Signature::add(const Participant& participant) {
  for (const std::string* field :
       {&participant.id, &participant.name, &participant.key, &participant.kind,
        &participant.country, &participant.office, &participant.text}) {
    add(*field);
  }
  add(participant.count);
  add(std::int64_t{participant.approximate});
  add(static_cast<std::int64_t>(participant.sectors.size()));
  for (const Sector sector : participant.sectors) add(static_cast<std::int64_t>(sector));
}

void Signature::add(const When& when) {
  add(when.edtf);
  add(static_cast<std::int64_t>(when.basis));
}

void Signature::add(const Where& where) {
  for (const std::string* field : {&where.id, &where.name, &where.country, &where.precision}) {
    add(*field);
  }
  add(where.latitude);
  add(where.longitude);
  add(static_cast<std::int64_t>(where.basis));
}

void Signature::add(const std::optional<Occasion>& occasion) {
  add(std::int64_t{occasion.has_value()});
  if (!occasion) return;
  for (const std::string* field :
       {&occasion->id, &occasion->name, &occasion->series, &occasion->body, &occasion->country}) {
    add(*field);
  }
  add(occasion->edition ? std::optional<std::int64_t>(*occasion->edition) : std::nullopt);
  add(occasion->when);
  add(occasion->where);
}

void Signature::add(const std::vector<Speaker>& chain) {
  add(static_cast<std::int64_t>(chain.size()));
  for (const Speaker& speaker : chain) {
    for (const std::string* field : {&speaker.id, &speaker.name, &speaker.role, &speaker.channel}) {
      add(*field);
    }
  }
}

}  // namespace dateline::record
