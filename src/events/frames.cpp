// SPDX-License-Identifier: Apache-2.0
#include "events/frames.h"

#include <array>
#include <utility>

#include "events/lexicon.h"
#include "tables/named_values.h"
#include "tables/tsv.h"

namespace dateline::events {
namespace {

constexpr std::array<std::pair<std::string_view, Edge>, 14> edge_names = {{
    {"subj", Edge::subj},
    {"subj_pass", Edge::subj_pass},
    {"obj", Edge::obj},
    {"iobj", Edge::iobj},
    {"obl", Edge::oblique},
    {"nmod", Edge::oblique},
    {"poss", Edge::poss},
    {"owner", Edge::owner},
    {"of", Edge::of},
    {"mod", Edge::mod},
    {"comp", Edge::complement},
    {"near", Edge::near},
    {"before", Edge::before},
    {"after", Edge::after},
}};

constexpr std::array<std::pair<std::string_view, Slot>, 6> slot_names = {{
    {"actor", Slot::actor},
    {"recipient", Slot::recipient},
    {"place", Slot::place},
    {"topic", Slot::topic},
    {"content", Slot::content},
    {"none", Slot::none},
}};

constexpr std::array<std::pair<std::string_view, Fillers>, 10> filler_names = {{
    {"none", 1},
    {"person", 2},
    {"body", 4},
    {"country", 8},
    {"office", 16},
    {"group", 32},
    {"place", 64},
    {"thing", 128},
    {"agent", agents},
    {"any", any_filler},
}};

std::optional<Step> parse_step(std::string_view cell) {
  const std::size_t colon = cell.find(':');
  const auto edge = tables::value_of(edge_names, cell.substr(0, colon));
  if (!edge) return std::nullopt;
  Step step{*edge, std::nullopt};
  if (colon == std::string_view::npos) return step;
  step.role = names::parse_marker_role(cell.substr(colon + 1));
  if (!step.role) return std::nullopt;
  return step;
}

}  // namespace

std::optional<std::uint16_t> parse_fillers(std::string_view cell) {
  if (cell.empty()) return agents;
  Fillers fillers = 0;
  for (const std::string& name : tables::split_list(cell)) {
    const auto value = tables::value_of(filler_names, name);
    if (!value) return std::nullopt;
    fillers = static_cast<Fillers>(fillers | *value);
  }
  return fillers;
}

std::optional<std::vector<Step>> parse_path(std::string_view cell) {
  std::vector<Step> path;
  for (const std::string& part : tables::split_list(cell, '/')) {
    const auto step = parse_step(part);
    if (!step) return std::nullopt;
    path.push_back(*step);
  }
  if (path.empty()) return std::nullopt;
  return path;
}

Frames::Frames(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics) {
  const auto table = tables::read_optional_tsv(pack_folder / "frames.tsv",
                                               {"frame", "on", "slot", "source"}, diagnostics);
  const auto fault = [&](const tables::Row& row, std::string message) {
    diagnostics.push_back({table.file.string(), row.line, std::move(message)});
  };
  for (const tables::Row& row : table.rows) {
    auto& frame = frames_[std::string(table.cell(row, "frame"))];
    if (!frame) frame = std::make_unique<Frame>();
    frame->name = table.cell(row, "frame");
    if (table.cell(row, "slot") == "needs") {
      frame->needs = tables::split_list(table.cell(row, "source"));
      continue;
    }
    const std::string_view on = table.cell(row, "on");
    const auto slot = tables::value_of(slot_names, table.cell(row, "slot"));
    const auto path = parse_path(table.cell(row, "source"));
    const auto fillers = parse_fillers(table.cell(row, "filler"));
    if (on != "verb" && on != "noun" && on != "any") {
      fault(row, "on is none of verb, noun, any");
    } else if (!slot) {
      fault(row, "unknown slot");
    } else if (!path) {
      fault(row, "source is no path of relations: " + std::string(table.cell(row, "source")));
    } else if (!fillers) {
      fault(row, "unknown filler: " + std::string(table.cell(row, "filler")));
    } else {
      frame->rows.push_back(
          {on != "noun", on != "verb", *slot, *path, *fillers, tables::rule_name(table, row)});
    }
  }
}

const Frame* Frames::find(std::string_view name) const {
  const auto found = frames_.find(name);
  return found == frames_.end() ? nullptr : found->second.get();
}

}  // namespace dateline::events
