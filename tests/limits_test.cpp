// SPDX-License-Identifier: Apache-2.0
// No report stalls: each hostile shape is read within seconds, and what is left out is told.
#include <ctime>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/engine.h"
#include "engine/parts.h"
#include "ingest/ingest.h"
#include "program.h"
#include "shapes.h"

namespace dateline::tests {
namespace {

using testing::HasSubstr;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double most_seconds = 150.0;
#else
constexpr double most_seconds = 10.0;
#endif

const Engine& engine() {
  static std::vector<Diagnostic> diagnostics;
  static const Engine one(find_data(), diagnostics);
  return one;
}

std::vector<Report> reports_of(const Shape& shape) {
  ingest::IngestOptions options;
  options.lang = shape.lang;
  options.name = "shape." + std::string(shape.ending);
  options.date = 20'090;  // 2025-01-02
  return ingest::ingest(shape.make(shape.size), options, engine().parts().anatomy).reports;
}

/// Of this process, which has one thread: what else runs on the machine does not count.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

class Limits : public testing::TestWithParam<Shape> {};

TEST_P(Limits, hostile_shape_is_read_within_seconds) {
  static_cast<void>(engine());
  const double begin = processor_seconds();
  Engine::Worker worker = engine().worker();
  for (const Report& report : reports_of(GetParam())) {
    const Analysis analysis = worker(report);
    static_cast<void>(engine().mentions(report, analysis));
  }
  EXPECT_LT(processor_seconds() - begin, most_seconds);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Limits, testing::ValuesIn(shapes()),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Notices, annotate_tells_what_was_left_out) {
  const Program program;
  program.write("long.txt", made::one_word(50'000) + "left.\n");
  const Result result = program.run("annotate long.txt --lang en");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.out, HasSubstr("\"notices\":[\"the text from byte 0 on runs for 50002 words"));
}

TEST(Notices, more_than_four_thousand_events_are_kept) {
  const Program program;
  program.write("long.txt", made::one_meeting(4'500));
  const Result result = program.run("extract long.txt --lang en");
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 4'500);
}

}  // namespace
}  // namespace dateline::tests
