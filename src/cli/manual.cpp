// SPDX-License-Identifier: Apache-2.0
// The man page and the shell completions, out of the description of the command line.
#include <fmt/format.h>

#include "cli/app.h"
#include "cli/parse.h"
#include "dateline/error.h"

namespace dateline::cli {
namespace {

std::string roff(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\\') {
      out += "\\e";
    } else if (letter == '-') {
      out += "\\-";
    } else {
      out += letter;
    }
  }
  // A line that begins with a dot or quote would be a request.
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

std::string man_command(const CLI::App& command) {
  std::string out =
      fmt::format(".SS {}\n{}.\n", command.get_name(), roff(command.get_description()));
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_name().find("help") != std::string::npos) continue;
    out += fmt::format(".TP\n.B {}\n{}\n", roff(option->get_name(option->get_positional())),
                       roff(option->get_description()));
  }
  return out + fmt::format(".P\nExample:\n.P\n.RS\n.nf\n{}\n.fi\n.RE\n", roff(example_of(command)));
}

std::string long_options(const CLI::App& command) {
  std::string names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames())
      names += (names.empty() ? "--" : " --") + name;
  }
  return names;
}

std::string bash_completions(const CLI::App& app) {
  std::string cases;
  std::string names;
  for (const CLI::App* command : commands_of(app)) {
    names += command->get_name() + " ";
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command->get_name(), long_options(*command));
  }
  return fmt::format(
      "_dateline() {{\n  local words=\"{} --help --version\"\n  case \"${{COMP_WORDS[1]}}\" in\n{} "
      " esac\n"
      "  [ \"$COMP_CWORD\" -eq 1 ] && words=\"{} --help --version\"\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"${{COMP_WORDS[COMP_CWORD]}}\"))\n"
      "}}\ncomplete -o default -F _dateline dateline\n",
      names, cases, names);
}

std::string zsh_completions(const CLI::App& app) {
  return "#compdef dateline\nautoload -U +X bashcompinit && bashcompinit\n" + bash_completions(app);
}

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2)
    text.insert(at, "\\");
  return "'" + text + "'";
}

std::string fish_completions(const CLI::App& app) {
  std::string out;
  for (const CLI::App* command : commands_of(app)) {
    out += fmt::format("complete -c dateline -n __fish_use_subcommand -a {} -d {}\n",
                       command->get_name(), quoted(command->get_description()));
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        out += fmt::format("complete -c dateline -n '__fish_seen_subcommand_from {}' -l {} -d {}\n",
                           command->get_name(), name, quoted(option->get_description()));
      }
    }
  }
  return out;
}

}  // namespace

std::string man_page() {
  Options options;
  const std::unique_ptr<CLI::App> app = make_app(options);
  std::string out = fmt::format(
      ".TH DATELINE 1\n.SH NAME\ndateline \\- one dated, sourced record of who did what to whom\n"
      ".SH SYNOPSIS\n.B dateline\n.I COMMAND\n[options]\n.SH DESCRIPTION\n{}\n.SH COMMANDS\n",
      roff(app->get_description()));
  for (const CLI::App* command : commands_of(*app)) out += man_command(*command);
  return out +
         ".SH EXIT STATUS\n0: done. 1: a question found nothing. 2: something went wrong; the "
         "message says "
         "what and what to do.\n.SH ENVIRONMENT\n.TP\n.B DATELINE_DATA\nThe folder that holds "
         "languages/ and "
         "knowledge/.\n";
}

std::string completions(const std::string& shell) {
  Options options;
  const std::unique_ptr<CLI::App> app = make_app(options);
  if (shell == "bash") return bash_completions(*app);
  if (shell == "zsh") return zsh_completions(*app);
  if (shell == "fish") return fish_completions(*app);
  throw Error(fmt::format("no completions for '{}'; there are some for bash, zsh and fish", shell));
}

}  // namespace dateline::cli
