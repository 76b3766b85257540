// SPDX-License-Identifier: Apache-2.0
// One event in full (`show`) and the reasons behind it (`why`).

#include <fmt/format.h>

#include "formats/timeline.h"
#include "formats/words.h"
#include "text/day.h"
#include "text/visible.h"

namespace dateline::formats {
namespace {

/// One line; the value may hold letters of a report.
void put(std::string& out, std::string_view label, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {:<11}{}\n", label, text::visible(value));
}

std::string id_text(const Event& event, const TextStyle& style) {
  return text::visible(style.short_id ? style.short_id(event.id) : event.id);
}

std::string basis_text(Basis basis) { return fmt::format("[{}]", to_string(basis)); }

void put_when(std::string& out, std::string_view label, const When& when) {
  if (when.edtf.empty()) return put(out, label, "not known");
  std::string value = when.edtf;
  if (when.from && when.to && (*when.from != *when.to)) {
    value += fmt::format(" = {} to {}", text::format_day(*when.from), text::format_day(*when.to));
  }
  put(out, label, value + " " + basis_text(when.basis));
}

void put_where(std::string& out, const Where& where) {
  const std::string place = place_text(where);
  if (place.empty()) return put(out, "where", "not known");
  put(out, "where", fmt::format("{} ({}) {}", place, where.precision, basis_text(where.basis)));
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::string contexts_text(const std::vector<Context>& contexts) {
  std::string text;
  for (const Context context : contexts) {
    text += (text.empty() ? "" : ", ") + std::string(to_string(context));
  }
  return text;
}

void put_claims(std::string& out, const std::vector<Claim>& claims) {
  for (const Claim& claim : claims) {
    std::string text = claim_text(claim);
    if (!claim.said_by.empty()) text += " - said by " + speakers_text(claim.said_by);
    if (claim.hedged) text += " [alleged]";
    if (!claim.when.edtf.empty()) text += fmt::format(" ({})", claim.when.edtf);
    put(out, "claim", text);
  }
}

void put_life(std::string& out, const Event& event) {
  if (event.life.size() < 2) return;
  for (const LifeStep& step : event.life) {
    const std::string told = step.told ? text::format_day(*step.told) : "undated report";
    put(out, "life",
        fmt::format("{}: told as {} for {}", told, to_string(step.status), date_text(step.when)));
  }
}

void put_mention(std::string& out, const RecordMention& record) {
  out += fmt::format("\n  {} [{}] {}{}, bytes {}-{}\n", text::visible(record.mention.id),
                     text::visible(record.lang), text::visible(record.report),
                     record.report_date ? ", " + text::format_day(*record.report_date) : "",
                     record.mention.evidence.begin, record.mention.evidence.end);
  out += fmt::format("    {}\n", text::visible(record.text));
}

std::string letters(const RecordMention& record, const std::optional<Span>& span) {
  if (!span) return {};
  const Span evidence = record.mention.evidence;
  if (!evidence.contains(*span)) return fmt::format("bytes {}-{}", span->begin, span->end);
  return fmt::format("'{}' ({}-{})",
                     slice(record.text, {span->begin - evidence.begin, span->end - evidence.begin}),
                     span->begin, span->end);
}

void explain_side(std::string& out, const RecordMention& record, std::string_view label,
                  const std::vector<Participant>& side) {
  for (const Participant& participant : side) {
    put(out, label,
        fmt::format("{} = {} {}", letters(record, participant.span), participant.id,
                    participant_name(participant)));
  }
}

void explain_mention(std::string& out, const RecordMention& record) {
  const EventMention& mention = record.mention;
  put_mention(out, record);
  put(out, "trigger", fmt::format("{} by rule {}", letters(record, mention.trigger), mention.rule));
  put(out, "class", coding_name(mention.event_class, mention.mode));
  put(out, "status",
      fmt::format("{} {}", to_string(mention.status), letters(record, mention.status_span)));
  explain_side(out, record, "actor", mention.actors);
  explain_side(out, record, "recipient", mention.recipients);
  if (!mention.when.edtf.empty()) {
    put(out, "when",
        fmt::format("{} {} {}: {}", mention.when.edtf, basis_text(mention.when.basis),
                    letters(record, mention.when.span), mention.when.why));
  }
  if (!place_text(mention.where).empty()) {
    put(out, "where",
        fmt::format("{} {} {}", place_text(mention.where), basis_text(mention.where.basis),
                    letters(record, mention.where.span)));
  }
  if (mention.occasion) {
    put(out, "occasion",
        fmt::format("{} = {}", letters(record, mention.occasion->span), mention.occasion->id));
  }
  put(out, "said by", speakers_text(mention.said_by));
  for (const std::string& reason : mention.why) put(out, "because", reason);
}

}  // namespace

std::string describe(const Event& event, const TextStyle& style) {
  std::string out = fmt::format("{}  {}  {}{}\n", id_text(event, style),
                                coding_name(event.event_class, event.mode), to_string(event.status),
                                event.hedged ? " (only alleged)" : "");
  for (const Participant& participant : event.actors)
    put(out, "actor", participant_name(participant));
  for (const Participant& participant : event.recipients) {
    put(out, "recipient", participant_name(participant));
  }
  put_when(out, "when", event.when);
  put_where(out, event.where);
  if (event.occasion) {
    put(out, "occasion", fmt::format("{} <{}>", event.occasion->name, event.occasion->id));
  }
  put(out, "contexts", contexts_text(event.contexts));
  put(out, "topics", joined(event.topics));
  put_claims(out, event.claims);
  put(out, "said by", speakers_text(event.said_by));
  put_life(out, event);
  for (const LedgerLink& link : event.ledger) {
    put(out, "ledger", fmt::format("{} {} ({})", link.kind, link.event, link.why));
  }
  put(out, "told",
      fmt::format("{}, {}, in {}", counted(event.reports, "report"),
                  counted(event.sources, "independent source"), joined(event.langs)));
  for (const RecordMention& record : event.mentions) put_mention(out, record);
  return out;
}

std::string explain(const Event& event, const TextStyle& style) {
  std::string out = fmt::format("{}  {}  {}  {}\n", id_text(event, style),
                                coding_name(event.event_class, event.mode), to_string(event.status),
                                text::visible(date_text(event.when)));
  for (const std::string& reason : event.why) put(out, "because", reason);
  for (const RecordMention& record : event.mentions) explain_mention(out, record);
  return out;
}

}  // namespace dateline::formats
