// SPDX-License-Identifier: Apache-2.0
#include "formats/annotation.h"

#include <nlohmann/json.hpp>

#include "store/codec.h"
#include "text/day.h"

namespace dateline::formats {
namespace {

using Json = nlohmann::ordered_json;

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

Json word_json(const Report& report, const Word& word) {
  Json json{{"span", span_json(word.span)}, {"form", slice(report.text, word.span)}};
  json["lemma"] = word.lemma;
  json["upos"] = to_string(word.upos);
  if (!word.features.empty()) json["features"] = word.features;
  if (word.head) json["head"] = *word.head;
  std::string relation(to_string(word.relation));
  const std::string_view sub = to_string(word.subrelation);
  json["relation"] = sub.empty() ? relation : relation + ":" + std::string(sub);
  if (word.glued) json["glued"] = true;
  return json;
}

Json when_json(const When& when) {
  Json json{{"edtf", when.edtf}, {"basis", to_string(when.basis)}};
  if (when.from) json["from"] = text::format_day(*when.from);
  if (when.to) json["to"] = text::format_day(*when.to);
  if (!when.why.empty()) json["why"] = when.why;
  return json;
}

Json time_json(const Report& report, const TimeMention& time) {
  Json json{{"span", span_json(time.span)}, {"text", slice(report.text, time.span)}};
  json["type"] = to_string(time.type);
  json["when"] = when_json(time.when);
  if (!time.timex.empty()) json["timex"] = time.timex;
  if (!time.timex_mod.empty()) json["mod"] = time.timex_mod;
  json["rule"] = time.rule;
  return json;
}

Json entity_json(const Entity& entity) {
  Json json{{"id", entity.id}, {"name", entity.name}, {"kind", to_string(entity.kind)}};
  if (!entity.country.empty()) json["country"] = entity.country;
  if (!entity.office.empty()) json["office"] = entity.office;
  json["sectors"] = Json::array();
  for (const Sector sector : entity.sectors) json["sectors"].push_back(to_string(sector));
  if (entity.count) json["count"] = *entity.count;
  if (entity.latitude && entity.longitude) {
    json["lat"] = *entity.latitude;
    json["lon"] = *entity.longitude;
  }
  json["basis"] = to_string(entity.basis);
  if (!entity.why.empty()) json["why"] = entity.why;
  return json;
}

Json name_json(const Report& report, const NameMention& name) {
  Json json{{"span", span_json(name.span)}, {"text", slice(report.text, name.span)}};
  json["entity"] = name.entity;
  json["kind"] = to_string(name.kind);
  if (!name.members.empty()) json["members"] = name.members;
  if (!name.rule.empty()) json["rule"] = name.rule;
  return json;
}

template <typename Item, typename Writer>
Json list_json(const std::vector<Item>& items, Writer writer) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(writer(item));
  return list;
}

Json report_json(const Report& report) {
  Json json{{"report", report.key}};
  if (!report.outlet.empty()) json["source"] = report.outlet;
  if (!report.url.empty()) json["url"] = report.url;
  if (report.date) json["date"] = text::format_day(*report.date);
  if (!report.revision.empty()) json["revision"] = report.revision;
  if (!report.title.empty()) json["title"] = report.title;
  return json;
}

}  // namespace

std::string annotation(const Report& report, const Analysis& analysis,
                       const std::vector<RecordMention>& mentions) {
  Json json = report_json(report);
  json["lang"] = analysis.lang;
  json["lang_basis"] = analysis.lang_basis;
  json["notes"] = report.notes;
  if (!analysis.notices.empty()) json["notices"] = analysis.notices;
  json["blocks"] = list_json(report.blocks, [](const Block& block) {
    return Json{{"span", span_json(block.span)}, {"kind", to_string(block.kind)}};
  });
  json["sentences"] = list_json(analysis.sentences, [](const Sentence& sentence) {
    return Json{{"span", span_json(sentence.span)},
                {"words", Json::array({sentence.first_word, sentence.end_word})},
                {"block", to_string(sentence.block)}};
  });
  json["words"] = list_json(analysis.words, [&](const Word& w) { return word_json(report, w); });
  json["times"] =
      list_json(analysis.times, [&](const TimeMention& t) { return time_json(report, t); });
  json["entities"] = list_json(analysis.entities, entity_json);
  json["names"] =
      list_json(analysis.names, [&](const NameMention& n) { return name_json(report, n); });
  json["occasions"] = list_json(analysis.occasions, [&](const OccasionMention& o) {
    return Json{{"span", span_json(o.span)},
                {"text", slice(report.text, o.span)},
                {"id", o.occasion.id},
                {"name", o.occasion.name}};
  });
  json["events"] =
      list_json(mentions, [](const RecordMention& m) { return Json::parse(store::to_json(m)); });
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dateline::formats
