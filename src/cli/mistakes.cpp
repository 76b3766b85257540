// SPDX-License-Identifier: Apache-2.0
// What is said to a wrong command line: what is wrong, what was probably meant, an example.
#include <algorithm>

#include <fmt/format.h>

#include "cli/app.h"
#include "cli/output.h"
#include "cli/suggest.h"

namespace dateline::cli {
namespace {

std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  names.reserve(commands.size());
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string unknown_command(const CLI::App& app, const std::string& word) {
  if (word == "help") return "there is no command 'help'; ask `dateline --help`";
  if (word == "version") return "there is no command 'version'; ask `dateline --version`";
  return fmt::format("there is no command '{}'{} (`dateline --help` lists them)", word,
                     did_you_mean(word, names_of(commands_of(app))));
}

/// Words that no option or argument takes.
std::string unexpected(const CLI::App& app, const CLI::App& command) {
  const std::vector<std::string> words = app.remaining(true);
  const auto option =
      std::ranges::find_if(words, [](const std::string& word) { return word.starts_with('-'); });
  if (&app == &command) {
    if (words.empty() || option == words.begin()) {
      return fmt::format("no command is given, and `dateline` alone has no option {}",
                         words.empty() ? "" : words.front());
    }
    return unknown_command(app, words.front());
  }
  if (const std::vector<std::string> early = app.remaining(false); !early.empty()) {
    return fmt::format("what belongs to a command stands after it: `dateline {} {}`",
                       command.get_name(), early.front());
  }
  if (option != words.end()) {
    const std::string name = option->substr(0, option->find('='));
    return fmt::format("`dateline {}` has no option {}{}", command.get_name(), name,
                       did_you_mean(name, option_names(command)));
  }
  const std::string word = words.empty() ? "" : words.front();
  const bool asks = command.get_option_no_throw("--who") != nullptr;
  return fmt::format("`dateline {}` does not know what '{}' is for{}", command.get_name(), word,
                     asks ? "; for a name write --who '" + word + "'" : "");
}

/// "--limit" out of CLI11's "--limit: 1 required TEXT missing".
std::string first_word(const std::string& text) { return text.substr(0, text.find_first_of(": ")); }

std::string mistake(const CLI::App& app, const CLI::App& command, const CLI::ParseError& fault) {
  std::string said = fault.what();
  const std::string name = first_word(said);
  if (dynamic_cast<const CLI::ExtrasError*>(&fault) != nullptr) return unexpected(app, command);
  if (dynamic_cast<const CLI::RequiredError*>(&fault) != nullptr) {
    return fmt::format("`dateline {}` needs {}", command.get_name(), name);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&fault) != nullptr) {
    const bool missing = said.find("missing") != std::string::npos;
    return name + (missing ? " needs a value after it" : " can be given only once");
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&fault) != nullptr) {
    return fmt::format("{} and {} cannot stand together; give one of them", name,
                       said.substr(said.rfind(' ') + 1));
  }
  if (dynamic_cast<const CLI::RequiresError*>(&fault) != nullptr) {
    return fmt::format("{} is only for {}", name, said.substr(said.rfind(' ') + 1));
  }
  return said;
}

}  // namespace

void tell_mistake(const CLI::App& app, const CLI::ParseError& fault) {
  const auto parsed = app.get_subcommands();
  const CLI::App& command = parsed.empty() ? app : *parsed.front();
  std::string text = "dateline: " + mistake(app, command, fault);
  if (!parsed.empty()) {
    text += fmt::format("\n`dateline {} --help` tells more; for example:\n  {}", command.get_name(),
                        example_of(command));
  }
  say(text);
}

}  // namespace dateline::cli
