// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "store/codec.h"
#include "text/day.h"

namespace dateline::store {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(Span span) { return Json::array({span.begin, span.end}); }

/// Sets `key` unless the value is empty or absent.
void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}
void put(Json& json, const char* key, const std::optional<Span>& span) {
  if (span) json[key] = json_of(*span);
}
void put_day(Json& json, const char* key, const std::optional<Day>& day) {
  if (day) json[key] = text::format_day(*day);
}
template <typename Number>
void put_number(Json& json, const char* key, const std::optional<Number>& number) {
  if (number) json[key] = *number;
}
void put_true(Json& json, const char* key, bool value) {
  if (value) json[key] = true;
}

template <typename Item, typename Writer>
Json list_of(const std::vector<Item>& items, Writer writer) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(writer(item));
  return list;
}

Json json_of(const When& when) {
  Json json = Json::object();
  put(json, "edtf", when.edtf);
  put_day(json, "from", when.from);
  put_day(json, "to", when.to);
  if (!when.edtf.empty()) json["basis"] = to_string(when.basis);
  put(json, "span", when.span);
  put(json, "why", when.why);
  return json;
}

bool is_known(const Where& where) { return !where.name.empty() || !where.country.empty(); }

Json json_of(const Where& where) {
  Json json = Json::object();
  put(json, "id", where.id);
  put(json, "name", where.name);
  put(json, "country", where.country);
  put_number(json, "lat", where.latitude);
  put_number(json, "lon", where.longitude);
  put(json, "precision", where.precision);
  if (is_known(where)) json["basis"] = to_string(where.basis);
  put(json, "span", where.span);
  return json;
}

Json json_of(const Occasion& occasion) {
  Json json = Json::object();
  put(json, "id", occasion.id);
  put(json, "name", occasion.name);
  put(json, "series", occasion.series);
  put_number(json, "edition", occasion.edition);
  put(json, "body", occasion.body);
  put(json, "country", occasion.country);
  if (!occasion.when.edtf.empty()) json["when"] = json_of(occasion.when);
  if (is_known(occasion.where)) json["where"] = json_of(occasion.where);
  put(json, "span", occasion.span);
  return json;
}

Json json_of(const Participant& participant) {
  Json json = Json::object();
  put(json, "id", participant.id);
  put(json, "name", participant.name);
  put(json, "key", participant.key);
  put(json, "kind", participant.kind);
  put(json, "country", participant.country);
  json["sectors"] = list_of(participant.sectors, [](Sector s) { return to_string(s); });
  put(json, "office", participant.office);
  put(json, "text", participant.text);
  put(json, "span", participant.span);
  put_number(json, "count", participant.count);
  put_true(json, "approximate", participant.approximate);
  return json;
}

Json json_of(const Speaker& speaker) {
  Json json = Json::object();
  put(json, "id", speaker.id);
  put(json, "name", speaker.name);
  put(json, "role", speaker.role);
  put(json, "channel", speaker.channel);
  put(json, "span", speaker.span);
  return json;
}

Json speakers(const std::vector<Speaker>& chain) {
  return list_of(chain, [](const Speaker& speaker) { return json_of(speaker); });
}

Json json_of(const Claim& claim) {
  Json json = Json::object();
  put(json, "text", claim.text);
  json["span"] = json_of(claim.span);
  put_number(json, "low", claim.low);
  put_number(json, "high", claim.high);
  put_true(json, "approximate", claim.approximate);
  put(json, "unit", claim.unit);
  put(json, "of", claim.of);
  json["said_by"] = speakers(claim.said_by);
  put_true(json, "hedged", claim.hedged);
  if (!claim.when.edtf.empty()) json["when"] = json_of(claim.when);
  return json;
}

/// The fields that a mention and an event share, in the order of the design.
template <typename Coded>
void put_coding(Json& json, const Coded& coded) {
  json["class"] = to_string(coded.event_class);
  if (coded.mode != Mode::none) json["mode"] = to_string(coded.mode);
  json["contexts"] = list_of(coded.contexts, [](Context c) { return to_string(c); });
  json["status"] = to_string(coded.status);
  if (!coded.when.edtf.empty()) json["when"] = json_of(coded.when);
  if (is_known(coded.where)) json["where"] = json_of(coded.where);
  if (coded.occasion) json["occasion"] = json_of(*coded.occasion);
  json["topics"] = coded.topics;
  const auto participant = [](const Participant& p) { return json_of(p); };
  json["actors"] = list_of(coded.actors, participant);
  json["recipients"] = list_of(coded.recipients, participant);
  json["claims"] = list_of(coded.claims, [](const Claim& claim) { return json_of(claim); });
  json["said_by"] = speakers(coded.said_by);
  put_true(json, "hedged", coded.hedged);
  constexpr double hundred = 100.0;
  if (coded.confidence > 0) json["confidence"] = coded.confidence / hundred;
}

Json json_of(const RecordMention& record) {
  const EventMention& mention = record.mention;
  Json json = Json::object();
  json["id"] = mention.id;
  json["report"] = record.report;
  put(json, "lang", record.lang);
  put_day(json, "report_date", record.report_date);
  put(json, "outlet", record.outlet);
  put(json, "agency", record.agency);
  json["span"] = json_of(mention.evidence);
  json["trigger"] = json_of(mention.trigger);
  json["text"] = record.text;
  put(json, "rule", mention.rule);
  put(json, "retells", record.retells);
  put_coding(json, mention);
  put(json, "status_span", mention.status_span);
  json["sentence"] = mention.sentence;
  json["ordinal"] = mention.ordinal;
  if (!mention.topic_spans.empty()) {
    json["topic_spans"] = list_of(mention.topic_spans, [](Span span) { return json_of(span); });
  }
  if (!mention.quotations.empty()) json["quotations"] = mention.quotations;
  put_number(json, "same_as", mention.same_as);
  json["why"] = mention.why;
  return json;
}

/// A mention as it stands inside an event: where to find it, not all it says.
Json json_of_reference(const RecordMention& record) {
  Json json = Json::object();
  json["id"] = record.mention.id;
  json["report"] = record.report;
  put(json, "lang", record.lang);
  put_day(json, "report_date", record.report_date);
  json["span"] = json_of(record.mention.evidence);
  json["trigger"] = json_of(record.mention.trigger);
  json["text"] = record.text;
  put(json, "rule", record.mention.rule);
  return json;
}

Json json_of(const LifeStep& step) {
  Json json = Json::object();
  json["status"] = to_string(step.status);
  json["mention"] = step.mention;
  if (!step.when.edtf.empty()) json["when"] = json_of(step.when);
  put_day(json, "told", step.told);
  return json;
}

Json json_of(const LedgerLink& link) {
  return Json{{"kind", link.kind}, {"event", link.event}, {"why", link.why}};
}

Json json_of(const Event& event) {
  Json json = Json::object();
  json["id"] = event.id;
  put_coding(json, event);
  json["reports"] = event.reports;
  json["sources"] = event.sources;
  json["langs"] = event.langs;
  json["life"] = list_of(event.life, [](const LifeStep& step) { return json_of(step); });
  json["ledger"] = list_of(event.ledger, [](const LedgerLink& link) { return json_of(link); });
  json["mentions"] =
      list_of(event.mentions, [](const RecordMention& m) { return json_of_reference(m); });
  json["why"] = event.why;
  return json;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const record::Telling& telling) {
  Json json = Json::object();
  json["key"] = telling.key;
  json["content"] = telling.content;
  put(json, "owner", telling.owner);
  json["views"] = list_of(telling.views, [](const record::View& view) {
    Json one = json_of(view.slots);
    if (!view.when.edtf.empty()) one["when"] = json_of(view.when);
    if (is_known(view.where)) one["where"] = json_of(view.where);
    put(one, "when_note", view.when_note);
    return one;
  });
  return dump(json);
}

std::string to_stored_json(const Event& event) {
  Json json = json_of(event);
  json.erase("mentions");
  json.erase("ledger");
  return dump(json);
}

std::string to_json(const RecordMention& mention) { return dump(json_of(mention)); }
std::string to_json(const Event& event) { return dump(json_of(event)); }

}  // namespace dateline::store
