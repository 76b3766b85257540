// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/news.h"
#include "eval/tasks.h"

namespace dateline::eval {
namespace {

struct Layer {
  std::string_view task;
  void (*score)(const Reading&);
};

constexpr std::array layers = {
    Layer{"events", score_events}, Layer{"status", score_status},
    Layer{"roles", score_roles},   Layer{"links", score_links},
    Layer{"names", score_names},   Layer{"identities", score_identities},
    Layer{"places", score_places}, Layer{"times", score_times},
};

}  // namespace

Outcome news(const Request& request, const Engine& engine) {
  if (request.errors && request.half == "kept") {
    throw Error(
        "the kept half is scored as totals only: leave out --errors, or ask for the open "
        "half");
  }
  need_pack(request, engine);
  const auto layer = std::ranges::find(layers, request.task, &Layer::task);
  const auto documents = read_news_gold(request.gold, texts_of(request), request.half, request.lang,
                                        engine.parts().anatomy);
  Outcome outcome{.corpus = fmt::format("news, {} half, {}", request.half, request.lang),
                  .unit = "documents"};
  Sheet sheet;
  Engine::Worker analyse = engine.worker();
  for (const NewsDocument& document : documents) {
    sheet.next_unit();
    layer->score({.document = &document,
                  .analysis = analyse(document.report),
                  .sheet = &sheet,
                  .errors = request.errors ? &outcome.errors : nullptr});
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
