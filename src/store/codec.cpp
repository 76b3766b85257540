// SPDX-License-Identifier: Apache-2.0
#include "store/codec.h"

#include <nlohmann/json.hpp>

#include "dateline/error.h"
#include "text/day.h"

namespace dateline::store {
namespace {

using Json = nlohmann::ordered_json;

// ---- writing -------------------------------------------------------------------------------

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

// ---- reading -------------------------------------------------------------------------------

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
  if (!value) throw Error("unknown name '" + name + "' in the store; run `dateline reread`");
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
}

RecordMention reference_of(const Json& json) {
  RecordMention record;
  record.report = get_string(json, "report");
  record.lang = get_string(json, "lang");
  record.report_date = get_day(json, "report_date");
  record.text = get_string(json, "text");
  record.mention.id = get_string(json, "id");
  record.mention.evidence = span_of(json.at("span"));
  record.mention.trigger = span_of(json.at("trigger"));
  record.mention.rule = get_string(json, "rule");
  return record;
}

RecordMention mention_of(const Json& json) {
  RecordMention record = reference_of(json);
  record.outlet = get_string(json, "outlet");
  record.agency = get_string(json, "agency");
  record.retells = get_string(json, "retells");
  EventMention& mention = record.mention;
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

LedgerLink ledger_of(const Json& json) {
  return {.kind = get_string(json, "kind"),
          .event = get_string(json, "event"),
          .why = get_string(json, "why")};
}

Event event_of(const Json& json) {
  Event event;
  event.id = get_string(json, "id");
  get_coding(json, event);
  event.reports = json.value("reports", 0);
  event.sources = json.value("sources", 0);
  event.langs = json.value("langs", std::vector<std::string>{});
  event.life = read_list<LifeStep>(json, "life", life_of);
  event.ledger = read_list<LedgerLink>(json, "ledger", ledger_of);
  event.mentions = read_list<RecordMention>(json, "mentions", reference_of);
  event.why = json.value("why", std::vector<std::string>{});
  return event;
}

template <typename Reader>
auto parse(std::string_view text, Reader reader) {
  try {
    return reader(Json::parse(text));
  } catch (const nlohmann::json::exception& fault) {
    throw Error(std::string("the store holds an entry that cannot be read (") + fault.what() +
                "); run `dateline doctor`");
  }
}

}  // namespace

std::string to_json(const RecordMention& mention) { return dump(json_of(mention)); }
std::string to_json(const Event& event) { return dump(json_of(event)); }

RecordMention mention_from_json(std::string_view json) { return parse(json, mention_of); }
Event event_from_json(std::string_view json) { return parse(json, event_of); }

}  // namespace dateline::store
