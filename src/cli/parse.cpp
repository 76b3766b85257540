// SPDX-License-Identifier: Apache-2.0
// The one description of the command line; its manual is in manual.cpp, what is said to a wrong one
// in mistakes.cpp.
#include "cli/parse.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/app.h"
#include "store/file_header.h"
#include "text/fold.h"

namespace dateline::cli {
namespace {

constexpr const char* about =
    "Reads news in many languages and keeps one dated, sourced record of who did what to whom.";

/// A value of --limit or --threads.
std::string whole_number_fault(const std::string& value) {
  const bool digits =
      !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  if (digits && value.size() < 10 && value.find_first_not_of('0') != std::string::npos) return {};
  return fmt::format("'{}' is no whole number from 1 on", value);
}

CLI::Validator whole_number() {
  return {[](std::string& value) { return whole_number_fault(value); }, "", "whole number"};
}

CLI::Validator not_empty() {
  return {[](std::string& value) {
            return text::trim(value).empty()
                       ? std::string("the value is empty; give one or leave it out")
                       : std::string();
          },
          "", "not empty"};
}

/// An empty value is a slip of a script, not the wish to have everything.
void refuse_empty_values(CLI::App& app) {
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    for (CLI::Option* option : command->get_options()) {
      if (option->get_items_expected_max() > 0) option->check(not_empty());
    }
  }
}

/// Adds a command with its example; the example is part of the help, the man page and the tests.
CLI::App* add_command(CLI::App& app, const char* name, const char* summary, const char* example) {
  CLI::App* command = app.add_subcommand(name, summary);
  command->footer(fmt::format("Example:\n  {}", example));
  return command;
}

void add_inputs(CLI::App& command, Options& options) {
  command
      .add_option("PATH", options.paths,
                  "Files and folders: plain text, HTML pages, JSON lines; - is standard input")
      ->required();
  command.add_option("--date", options.date,
                     "The reports' date (2025-08-19) where they state none");
  command.add_option("--source", options.source, "The outlet, where the reports do not name it");
  command.add_option("--lang", options.lang,
                     "The reports' language (gu or Gujarati), where it is known");
  command
      .add_option("--threads", options.threads,
                  "Worker threads; as many as the machine has by default")
      ->check(whole_number());
}

void add_record(CLI::App& command, Options& options) {
  command.add_option("--db", options.db, "The record's file")
      ->capture_default_str()
      ->check(CLI::Validator([](std::string& value) { return store::passing_name_fault(value); },
                             "", "file"));
}

void add_least(CLI::App& command, Options& options) {
  command
      .add_option(
          "--least", options.least,
          "Only events of this confidence or more, 0 to 1: of events with 0.8, eight in ten "
          "are right")
      ->check(CLI::Range(0.0, 1.0));
}

void add_filters(CLI::App& command, Options& options) {
  command.add_option("--who", options.who,
                     "Takes part: a person, body or country, in any script; again for more");
  command.add_option("--with", options.with, "Takes part too");
  command.add_option("--class", options.event_class,
                     "PLOVER class, alone or with its mode: CONSULT, CONSULT/visit, ASSAULT ...");
  command.add_option("--status", options.status,
                     "happened, ongoing, planned, cancelled, denied, hypothetical, lapsed");
  command.add_option("--at", options.at, "Part of the name of the place, country or occasion");
  auto* on = command.add_option("--on", options.on,
                                "In this time: 2025, 2025-07, 2025-07-15, 2025-07/2025-09");
  command.add_option("--since", options.since, "On or after this day, month or year")->excludes(on);
  command.add_option("--until", options.until, "On or before it")->excludes(on);
  command.add_option("--lang", options.lang, "Told in this language (gu or Gujarati)");
  command.add_option("--limit", options.limit, "At most so many")->check(whole_number());
  add_least(command, options);
}

void add_shapes(CLI::App& command, Options& options) {
  auto* json = command.add_flag("--json", options.json, "One JSON object a line");
  auto* csv = command.add_flag("--csv", options.csv, "CSV with a header line")->excludes(json);
  command
      .add_flag("--raw", options.raw,
                "CSV cells exactly as they are, for programs; without it a ' goes before a cell "
                "that a spreadsheet would take as a formula, and control characters are written "
                "out")
      ->needs(csv);
}

void add_questions(CLI::App& app, Options& options) {
  const auto question = [&](const char* name, const char* summary, const char* example) {
    CLI::App* command = add_command(app, name, summary, example);
    add_filters(*command, options);
    add_shapes(*command, options);
    add_record(*command, options);
  };
  question("events", "Events of the record, as a table, JSON lines or CSV",
           "dateline events --who Lavrov --with Jaishankar --since 2025 --json");
  question("timeline", "The record as a timeline, one line an event",
           "dateline timeline --on 2025-07");
  question("planned", "What is planned and has not taken place",
           "dateline planned --since 2025-08-01");
  for (const auto& [name, summary, example] :
       {std::tuple{"show", "One event in full, with the letters it comes from",
                   "dateline show ev-3f9c"},
        std::tuple{"why", "Why every field of an event is what it is", "dateline why ev-3f9c"}}) {
    CLI::App* command = add_command(app, name, summary, example);
    command->add_option("ID", options.id, "The event's id or the first letters of it")->required();
    command->add_flag("--json", options.json, "As JSON");
    add_record(*command, options);
  }
}

void add_reading(CLI::App& app, Options& options) {
  CLI::App* read = add_command(app, "read", "Read reports into the record",
                               "dateline read news/ --source \"Divya Bhaskar\" --db gulf.db");
  add_inputs(*read, options);
  add_record(*read, options);
  read->add_flag("--quiet", options.quiet, "Say only what went wrong");
  CLI::App* extract = add_command(
      app, "extract", "The same analysis without a record: a JSON line an event mention",
      "dateline extract report.txt --date 2025-08-19");
  add_inputs(*extract, options);
  add_least(*extract, options);
  CLI::App* annotate =
      add_command(app, "annotate", "Every layer of the analysis as JSON, or the trees as CoNLL-U",
                  "dateline annotate report.txt --conllu");
  add_inputs(*annotate, options);
  annotate->add_flag("--conllu", options.conllu, "Words and trees as CoNLL-U");
  CLI::App* reread =
      add_command(app, "reread", "Derive the whole record again from the stored reports",
                  "dateline reread --db gulf.db");
  add_record(*reread, options);
  reread->add_option("--threads", options.threads, "Worker threads")->check(whole_number());
  reread->add_flag("--quiet", options.quiet, "Say only what went wrong");
}

void add_upkeep(CLI::App& app, Options& options) {
  add_command(app, "languages", "The languages that can be read", "dateline languages --json")
      ->add_flag("--json", options.json, "One JSON object a line");
  CLI::App* doctor = add_command(app, "doctor", "Check data, language packs and the record",
                                 "dateline doctor --db gulf.db");
  add_record(*doctor, options);
  doctor->add_flag("--json", options.json, "One JSON object a line");
  CLI::App* pack = add_command(app, "pack",
                               "Check the folder of a language pack, or print the lines of its "
                               "pack.toml that follow from its files",
                               "dateline pack check languages/gu");
  pack->add_option("ACTION", options.task, "check or hash")
      ->required()
      ->check(CLI::IsMember({"check", "hash"}));
  pack->add_option("FOLDER", options.folder, "The pack's folder")->required();
  CLI::App* sql =
      add_command(app, "sql", "Ask the record in SQL (read only)",
                  "dateline sql \"select class, count(*) from event group by 1\" --csv");
  sql->add_option(
         "QUERY", options.sql,
         "One SQL query. A row is a line, its cells split by tabs; a tab, line feed, "
         "carriage return or backslash in a cell is written \\t, \\n, \\r or \\\\, another "
         "control character like \\x1B")
      ->required();
  add_shapes(*sql, options);
  add_record(*sql, options);
  CLI::App* eval =
      add_command(app, "eval", "Measure a layer of the analysis against a gold standard",
                  "dateline eval events bench/gold/news --lang gu");
  eval->add_option("TASK", options.task,
                   "events, status, roles, links, names, identities, places, times, syntax, pages, "
                   "languages")
      ->required();
  eval->add_option("GOLD", options.gold, "File or folder; its format is found out")->required();
  eval->add_option("--lang", options.lang, "The language to measure (en by default)");
  eval->add_option("--texts", options.texts, "The texts that stand-off gold speaks of");
  eval->add_option("--half", options.half, "open or kept (totals only)")->capture_default_str();
  eval->add_option("--predictions", options.predictions,
                   "Write what was found to this file (events over PLOVER records: as "
                   "score_plover.py reads it)");
  eval->add_flag("--errors", options.errors, "Print what went wrong, with the text, too");
  add_shapes(*eval, options);
  add_command(app, "man", "Print the manual page", "dateline man | man -l -");
  add_command(app, "completion", "Print completions for a shell", "dateline completion bash")
      ->add_option("SHELL", options.shell, "bash, zsh or fish")
      ->required();
}

}  // namespace

std::unique_ptr<CLI::App> make_app(Options& options) {
  auto app = std::make_unique<CLI::App>(about, "dateline");
  app->require_subcommand(0, 1);
  app->set_help_flag("-h,--help", "Print this help");
  app->set_help_all_flag("--help-all", "Print the help of every command");
  app->add_flag_callback(
      "--version", [&options] { options.command = "--version"; },
      "Print the versions of the program, its packs and its knowledge");
  app->footer(
      "`dateline COMMAND --help` tells more and has an example.\n"
      "Exit codes: 0 done, 1 nothing found, 2 something went wrong.\n"
      "Start with: dateline read samples && dateline timeline");
  add_reading(*app, options);
  add_questions(*app, options);
  add_upkeep(*app, options);
  refuse_empty_values(*app);
  return app;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string example_of(const CLI::App& command) {
  const std::string footer = command.get_footer();
  const std::size_t at = footer.find("\n  ");
  return at == std::string::npos ? footer : footer.substr(at + 3);
}

Parsed parse(int argc, const char* const* argv) {
  Parsed parsed;
  const std::unique_ptr<CLI::App> app = make_app(parsed.options);
  try {
    app->parse(argc, argv);
  } catch (const CLI::Success& help) {
    parsed.exit_code = app->exit(help);
    return parsed;
  } catch (const CLI::ParseError& fault) {
    tell_mistake(*app, fault);
    parsed.exit_code = 2;
    return parsed;
  }
  for (const CLI::App* command : app->get_subcommands())
    parsed.options.command = command->get_name();
  if (parsed.options.command.empty()) {
    fmt::print(stderr, "{}", app->help());
    parsed.exit_code = 2;
  }
  return parsed;
}

}  // namespace dateline::cli
