// SPDX-License-Identifier: Apache-2.0
#include "eval/news_gold.h"

#include <algorithm>

#include <fmt/format.h>

#include "dateline/error.h"
#include "ingest/ingest.h"
#include "tables/tsv.h"
#include "text/day.h"

namespace dateline::eval {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const tables::Table& table, const tables::Row& row, std::string_view why) {
  throw Error(fmt::format("{}:{}: {}; write the gold anew with bench/gold/standoff.py",
                          table.file.string(), row.line, why));
}

/// A table of which every row must be good: gold with holes measures nothing.
tables::Table read_whole(const fs::path& file, const std::vector<std::string>& columns) {
  std::vector<Diagnostic> faults;
  tables::Table table = tables::read_tsv(file, columns, faults);
  if (!faults.empty()) throw Error(to_string(faults));
  return table;
}

int number(const tables::Table& table, const tables::Row& row, std::string_view column) {
  const auto value = tables::parse_int(table.cell(row, column));
  if (!value || *value < 0) fail(table, row, fmt::format("{} is no number", column));
  return static_cast<int>(*value);
}

std::vector<std::string> words_of(std::string_view cell) { return tables::split_list(cell, ' '); }

class Reader {
 public:
  Reader(fs::path folder, std::string lang, const std::vector<std::string>& lines)
      : folder_(std::move(folder)), lang_(std::move(lang)), lines_(lines) {}

  std::vector<NewsDocument> read() {
    read_documents();
    read_entities();
    read_times();
    read_events();
    read_spans("names", "entity", &NewsDocument::names, &NewsDocument::entities);
    read_spans("times", "time", &NewsDocument::time_mentions, &NewsDocument::times);
    read_spans("events", "event", &NewsDocument::event_mentions, &NewsDocument::events);
    read_fillers();
    drop_unspoken();
    return std::move(documents_);
  }

 private:
  void read_documents() {
    const tables::Table table = read_whole(folder_ / "documents.tsv", {"document", "first"});
    std::vector<std::string> coded;
    if (lang_ != "en") {
      const tables::Table some = read_whole(folder_ / lang_ / "documents.tsv", {"document"});
      for (const auto& row : some.rows) coded.emplace_back(some.cell(row, "document"));
    }
    for (const tables::Row& row : table.rows) {
      NewsDocument document;
      document.name = table.cell(row, "document");
      names_.push_back(document.name);
      if (lang_ != "en" && !std::ranges::count(coded, document.name)) continue;
      document.first_line = number(table, row, "first");
      document.last_line = number(table, row, "last");
      const auto day = text::parse_day(table.cell(row, "date"));
      if (!day) fail(table, row, "date is no day");
      document.date = *day;
      documents_.push_back(std::move(document));
    }
  }

  /// Null when the document is not coded in this language.
  NewsDocument* document_of(const tables::Table& table, const tables::Row& row) {
    const std::string_view name = table.cell(row, "document");
    if (!std::ranges::count(names_, name)) fail(table, row, fmt::format("no document {}", name));
    const auto found = std::ranges::find(documents_, name, &NewsDocument::name);
    return found == documents_.end() ? nullptr : &*found;
  }

  void read_entities() {
    const tables::Table table = read_whole(folder_ / "entities.tsv", {"document", "id", "kind"});
    for (const tables::Row& row : table.rows) {
      NewsDocument* document = document_of(table, row);
      if (document == nullptr) continue;
      GoldEntity entity;
      entity.kind = table.cell(row, "kind");
      const auto codes = tables::split_list(table.cell(row, "code"), '.');
      if (!codes.empty() && codes.front() != "---") entity.country = codes.front();
      if (codes.size() > 1) entity.sectors = tables::split_list(codes[1], ',');
      entity.label = table.cell(row, "label");
      document->entities.emplace(table.cell(row, "id"), std::move(entity));
    }
  }

  void read_times() {
    const tables::Table table = read_whole(folder_ / "times.tsv", {"document", "id", "value"});
    for (const tables::Row& row : table.rows) {
      NewsDocument* document = document_of(table, row);
      if (document == nullptr) continue;
      document->times.emplace(
          table.cell(row, "id"),
          GoldTime{std::string(table.cell(row, "type")), std::string(table.cell(row, "value"))});
    }
  }

  void read_events() {
    const tables::Table table = read_whole(folder_ / "events.tsv", {"document", "id", "class"});
    for (const tables::Row& row : table.rows) {
      NewsDocument* document = document_of(table, row);
      if (document == nullptr) continue;
      const auto event_class = parse_event_class(table.cell(row, "class"));
      const auto status = parse_status(table.cell(row, "status"));
      if (!event_class || !status) fail(table, row, "class or status is none");
      GoldEvent event;
      event.event_class = *event_class;
      event.status = *status;
      event.mode = parse_mode(table.cell(row, "mode")).value_or(Mode::none);
      event.actors = words_of(table.cell(row, "actors"));
      event.recipients = words_of(table.cell(row, "recipients"));
      event.place = table.cell(row, "place");
      event.time = table.cell(row, "time");
      event.said_by = table.cell(row, "said_by");
      for (const auto& entity : event.actors) need(table, row, document->entities, entity);
      for (const auto& entity : event.recipients) need(table, row, document->entities, entity);
      if (!event.place.empty()) need(table, row, document->entities, event.place);
      document->events.emplace(table.cell(row, "id"), std::move(event));
    }
  }

  NewsDocument* at_line(int line) {
    const auto found = std::ranges::find_if(documents_, [&](const NewsDocument& document) {
      return document.first_line <= line && line <= document.last_line;
    });
    return found == documents_.end() ? nullptr : &*found;
  }

  /// Gold that speaks of what it does not have measures nothing.
  template <typename Things>
  static void need(const tables::Table& table, const tables::Row& row, const Things& things,
                   std::string_view id) {
    if (!things.contains(std::string(id))) fail(table, row, fmt::format("the gold has no {}", id));
  }

  Letters letters_of(const tables::Table& table, const tables::Row& row) const {
    const Letters at{number(table, row, "line"),
                     {static_cast<std::uint32_t>(number(table, row, "from")),
                      static_cast<std::uint32_t>(number(table, row, "to"))}};
    const auto line = static_cast<std::size_t>(at.line);
    if (at.span.empty() || (line < lines_.size() && at.span.end > lines_[line].size())) {
      fail(table, row, "the line has no such letters");
    }
    return at;
  }

  template <typename Things>
  void read_spans(const std::string& layer, std::string_view column,
                  std::vector<GoldMention> NewsDocument::* list, Things NewsDocument::* things) {
    const tables::Table table = read_whole(folder_ / lang_ / (layer + ".tsv"), {"line", "from"});
    for (const tables::Row& row : table.rows) {
      const Letters at = letters_of(table, row);
      NewsDocument* document = at_line(at.line);
      if (document == nullptr) fail(table, row, "line belongs to no document");
      need(table, row, document->*things, table.cell(row, column));
      (document->*list)
          .push_back(
              {at, std::string(table.cell(row, column)), table.cell(row, "kind") == "repeat"});
    }
  }

  /// Events that the translation has no letters for cannot be found in it.
  void drop_unspoken() {
    for (NewsDocument& document : documents_) {
      std::erase_if(document.events, [&](const auto& event) {
        return std::ranges::none_of(document.event_mentions, [&](const GoldMention& mention) {
          return mention.of == event.first;
        });
      });
    }
  }

  void read_fillers() {
    const tables::Table table = read_whole(folder_ / lang_ / "roles.tsv", {"line", "from", "role"});
    for (const tables::Row& row : table.rows) {
      const Letters at = letters_of(table, row);
      NewsDocument* document = at_line(at.line);
      if (document == nullptr) fail(table, row, "line belongs to no document");
      need(table, row, document->events, table.cell(row, "event"));
      need(table, row, document->entities, table.cell(row, "entity"));
      document->fillers.push_back({at, std::string(table.cell(row, "event")),
                                   table.cell(row, "role") == "rec",
                                   std::string(table.cell(row, "entity"))});
    }
  }

  fs::path folder_;
  std::string lang_;
  const std::vector<std::string>& lines_;
  std::vector<std::string> names_;  // of all documents, coded in this language or not
  std::vector<NewsDocument> documents_;
};

std::vector<std::string> read_lines(const fs::path& file) {
  const std::string bytes = tables::read_file(file);
  std::vector<std::string> lines{""};
  std::string line;
  for (const char c : bytes) {
    if (c != '\n') {
      line += c;
      continue;
    }
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
    line.clear();
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

/// The file of a language among the parallel texts, as languages.tsv beside the gold says.
fs::path text_file(const fs::path& folder, const fs::path& texts, const std::string& lang) {
  const tables::Table table = read_whole(folder / "languages.tsv", {"lang", "file"});
  for (const tables::Row& row : table.rows) {
    if (table.cell(row, "lang") == lang) return texts / table.cell(row, "file");
  }
  throw Error(fmt::format("{}: no gold in language {}", table.file.string(), lang));
}

/// The lines of a document as a report, read the way any text is.
void lay_out(NewsDocument& document, const std::vector<std::string>& lines, const std::string& lang,
             const ingest::AnatomyTables& anatomy) {
  std::string source;
  for (int line = document.first_line; line <= document.last_line; ++line) {
    if (static_cast<std::size_t>(line) >= lines.size()) {
      throw Error(
          fmt::format("line {} of {} is not in the texts: these are other texts than those "
                      "the gold was made over",
                      line, document.name));
    }
    document.starts.push_back(static_cast<std::uint32_t>(source.size()));
    source += lines[static_cast<std::size_t>(line)] + "\n\n";
  }
  auto in = ingest::ingest(
      std::move(source),
      {.lang = lang, .name = document.name + ".txt", .date = document.date, .id = document.name},
      anatomy);
  if (in.reports.empty()) throw Error(document.name + ": no report in these lines");
  document.report = std::move(in.reports.front());
}

}  // namespace

Letters NewsDocument::letters(Span in_text) const {
  if (in_text.empty()) return {};
  const std::uint32_t begin = source_position(report, in_text.begin);
  const std::uint32_t end = source_position(report, in_text.end - 1) + 1;
  const auto after = std::ranges::upper_bound(starts, begin);
  if (after == starts.begin()) return {};
  const std::uint32_t start = *(after - 1);
  return {first_line + static_cast<int>(after - starts.begin()) - 1, {begin - start, end - start}};
}

std::string_view NewsDocument::line_text(int line) const {
  const auto number = static_cast<std::size_t>(line - first_line);
  if (line < first_line || number >= starts.size()) return {};
  const std::size_t end = number + 1 < starts.size() ? starts[number + 1] : report.source.size();
  return std::string_view(report.source).substr(starts[number], end - starts[number] - 2);
}

std::vector<std::string> read_news_lines(const fs::path& folder, const fs::path& texts,
                                         const std::string& lang) {
  const fs::path file = text_file(folder, texts, lang);
  if (!fs::exists(file)) {
    throw Error(
        fmt::format("{}: no such file; this gold only points at texts, and --texts names "
                    "the folder that holds them (NTREX-128)",
                    file.string()));
  }
  return read_lines(file);
}

std::vector<NewsDocument> read_news_gold(const fs::path& folder, const fs::path& texts,
                                         const std::string& half, const std::string& lang,
                                         const ingest::AnatomyTables& anatomy) {
  if (half != "open" && half != "kept") throw Error("--half is open or kept, not " + half);
  const std::vector<std::string> lines = read_news_lines(folder, texts, lang);
  std::vector<NewsDocument> documents = Reader(folder / half, lang, lines).read();
  for (NewsDocument& document : documents) lay_out(document, lines, lang, anatomy);
  return documents;
}

}  // namespace dateline::eval
