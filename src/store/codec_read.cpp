// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <nlohmann/json.hpp>

#include "dateline/error.h"
#include "store/codec.h"
#include "text/day.h"

namespace dateline::store {
namespace {

using Json = nlohmann::ordered_json;

std::string get_string(const Json& json, const char* key) { return json.value(key, std::string()); }

Span span_of(const Json& json) {
  return {json.at(0).get<std::uint32_t>(), json.at(1).get<std::uint32_t>()};
}

std::optional<Span> get_span(const Json& json, const char* key) {
  if (!json.contains(key)) return std::nullopt;
  return span_of(json.at(key));
}

std::optional<Day> get_day(const Json& json, const char* key) {
  return text::parse_day(get_string(json, key));
}

template <typename Number>
std::optional<Number> get_number(const Json& json, const char* key) {
  if (!json.contains(key)) return std::nullopt;
  return json.at(key).get<Number>();
}

template <typename Item, typename Reader>
std::vector<Item> read_list(const Json& json, const char* key, Reader reader) {
  std::vector<Item> items;
  if (!json.contains(key)) return items;
  for (const Json& item : json.at(key)) items.push_back(reader(item));
  return items;
}

/// The enumerator that a name stands for; a store that names another is damaged or newer.
template <typename Enum>
Enum known(std::optional<Enum> value, const std::string& name) {
  if (!value)
    throw Error("the record holds the unknown name '" + name +
                "'; run `dateline reread`, which derives it again from the reports");
  return *value;
}

When when_of(const Json& json) {
  When when;
  when.edtf = get_string(json, "edtf");
  when.from = get_day(json, "from");
  when.to = get_day(json, "to");
  if (json.contains("basis")) {
    when.basis = known(parse_basis(get_string(json, "basis")), get_string(json, "basis"));
  }
  when.span = get_span(json, "span");
  when.why = get_string(json, "why");
  return when;
}

When get_when(const Json& json, const char* key) {
  return json.contains(key) ? when_of(json.at(key)) : When{};
}

Where where_of(const Json& json) {
  Where where;
  where.id = get_string(json, "id");
  where.name = get_string(json, "name");
  where.country = get_string(json, "country");
  where.latitude = get_number<double>(json, "lat");
  where.longitude = get_number<double>(json, "lon");
  where.precision = get_string(json, "precision");
  if (json.contains("basis")) {
    where.basis = known(parse_basis(get_string(json, "basis")), get_string(json, "basis"));
  }
  where.span = get_span(json, "span");
  return where;
}

Where get_where(const Json& json, const char* key) {
  return json.contains(key) ? where_of(json.at(key)) : Where{};
}

Occasion occasion_of(const Json& json) {
  Occasion occasion;
  occasion.id = get_string(json, "id");
  occasion.name = get_string(json, "name");
  occasion.series = get_string(json, "series");
  occasion.edition = get_number<int>(json, "edition");
  occasion.body = get_string(json, "body");
  occasion.country = get_string(json, "country");
  occasion.when = get_when(json, "when");
  occasion.where = get_where(json, "where");
  occasion.span = get_span(json, "span");
  return occasion;
}

Participant participant_of(const Json& json) {
  Participant participant;
  participant.id = get_string(json, "id");
  participant.name = get_string(json, "name");
  participant.key = get_string(json, "key");
  participant.kind = get_string(json, "kind");
  participant.country = get_string(json, "country");
  participant.sectors = read_list<Sector>(json, "sectors", [](const Json& name) {
    return known(parse_sector(name.get<std::string>()), name.get<std::string>());
  });
  participant.office = get_string(json, "office");
  participant.text = get_string(json, "text");
  participant.span = get_span(json, "span");
  participant.count = get_number<std::int64_t>(json, "count");
  participant.approximate = json.value("approximate", false);
  return participant;
}

Speaker speaker_of(const Json& json) {
  return {.id = get_string(json, "id"),
          .name = get_string(json, "name"),
          .role = get_string(json, "role"),
          .channel = get_string(json, "channel"),
          .span = get_span(json, "span")};
}

Claim claim_of(const Json& json) {
  Claim claim;
  claim.text = get_string(json, "text");
  claim.span = span_of(json.at("span"));
  claim.low = get_number<std::int64_t>(json, "low");
  claim.high = get_number<std::int64_t>(json, "high");
  claim.approximate = json.value("approximate", false);
  claim.unit = get_string(json, "unit");
  claim.of = get_string(json, "of");
  claim.said_by = read_list<Speaker>(json, "said_by", speaker_of);
  claim.hedged = json.value("hedged", false);
  claim.when = get_when(json, "when");
  return claim;
}

template <typename Coded>
void get_coding(const Json& json, Coded& coded) {
  coded.event_class =
      known(parse_event_class(get_string(json, "class")), get_string(json, "class"));
  coded.mode = known(parse_mode(get_string(json, "mode")), get_string(json, "mode"));
  coded.contexts = read_list<Context>(json, "contexts", [](const Json& name) {
    return known(parse_context(name.get<std::string>()), name.get<std::string>());
  });
  coded.status = known(parse_status(get_string(json, "status")), get_string(json, "status"));
  coded.when = get_when(json, "when");
  coded.where = get_where(json, "where");
  if (json.contains("occasion")) coded.occasion = occasion_of(json.at("occasion"));
  coded.topics = json.at("topics").get<std::vector<std::string>>();
  coded.actors = read_list<Participant>(json, "actors", participant_of);
  coded.recipients = read_list<Participant>(json, "recipients", participant_of);
  coded.claims = read_list<Claim>(json, "claims", claim_of);
  coded.said_by = read_list<Speaker>(json, "said_by", speaker_of);
  coded.hedged = json.value("hedged", false);
  constexpr double hundred = 100.0;
  coded.confidence = static_cast<int>(std::lround(json.value("confidence", 0.0) * hundred));
}

RecordMention mention_of(const Json& json) {
  RecordMention record;
  record.report = get_string(json, "report");
  record.lang = get_string(json, "lang");
  record.report_date = get_day(json, "report_date");
  record.text = get_string(json, "text");
  record.outlet = get_string(json, "outlet");
  record.agency = get_string(json, "agency");
  record.retells = get_string(json, "retells");
  EventMention& mention = record.mention;
  mention.id = get_string(json, "id");
  mention.evidence = span_of(json.at("span"));
  mention.trigger = span_of(json.at("trigger"));
  mention.rule = get_string(json, "rule");
  get_coding(json, mention);
  mention.status_span = get_span(json, "status_span");
  mention.sentence = json.value("sentence", Index{0});
  mention.ordinal = json.value("ordinal", 0U);
  mention.topic_spans = read_list<Span>(json, "topic_spans", span_of);
  mention.quotations = json.value("quotations", std::vector<std::string>{});
  mention.same_as = get_number<Index>(json, "same_as");
  mention.why = json.value("why", std::vector<std::string>{});
  return record;
}

LifeStep life_of(const Json& json) {
  return {.status = known(parse_status(get_string(json, "status")), get_string(json, "status")),
          .mention = get_string(json, "mention"),
          .when = get_when(json, "when"),
          .told = get_day(json, "told")};
}

Event event_of(const Json& json) {
  Event event;
  event.id = get_string(json, "id");
  get_coding(json, event);
  event.reports = json.value("reports", 0);
  event.sources = json.value("sources", 0);
  event.langs = json.value("langs", std::vector<std::string>{});
  event.life = read_list<LifeStep>(json, "life", life_of);
  event.why = json.value("why", std::vector<std::string>{});
  return event;
}

record::View view_of(const Json& json) {
  record::View view;
  view.slots = mention_of(json);
  record::set_when(view, std::move(view.slots.mention.when));
  view.where = std::move(view.slots.mention.where);
  view.slots.mention.when = {};
  view.slots.mention.where = {};
  view.when_note = get_string(json, "when_note");
  return view;
}

record::Telling telling_of(const Json& json) {
  record::Telling telling;
  telling.key = json.at("key").get<std::string>();
  telling.content = json.at("content").get<std::string>();
  telling.owner = get_string(json, "owner");
  telling.views = read_list<record::View>(json, "views", view_of);
  record::place(telling);
  return telling;
}

template <typename Reader>
auto parse(std::string_view text, Reader reader) {
  try {
    return reader(Json::parse(text));
  } catch (const nlohmann::json::exception& fault) {
    throw Error(std::string("the record holds a damaged entry (") + fault.what() +
                "); run `dateline reread`, which derives it again from the reports");
  }
}

}  // namespace

RecordMention mention_from_json(std::string_view json) { return parse(json, mention_of); }
record::Telling telling_from_json(std::string_view json) { return parse(json, telling_of); }
Event event_from_json(std::string_view json) { return parse(json, event_of); }

}  // namespace dateline::store
