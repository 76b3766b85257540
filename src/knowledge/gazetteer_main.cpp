// SPDX-License-Identifier: Apache-2.0
// dateline-gazetteer: makes places.gaz at set-up (setup/gazetteer calls it), or checks one.
//   dateline-gazetteer --cities cities500.txt --locales /usr/share/locale --versions "..." --out F
//   dateline-gazetteer --check F

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/gazetteer.h"
#include "knowledge/gazetteer_build.h"

namespace {

using dateline::knowledge::GazetteerSources;

struct Request {
  GazetteerSources sources;
  std::filesystem::path out;
  std::filesystem::path check;
};

Request read_request(const std::vector<std::string>& arguments) {
  Request request;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    if (i + 1 >= arguments.size()) throw dateline::Error(std::string(name) + " needs a value");
    const std::string& value = arguments[i + 1];
    if (name == "--cities") {
      request.sources.cities = value;
    } else if (name == "--locales") {
      request.sources.locales = value;
    } else if (name == "--versions") {
      request.sources.versions = value;
    } else if (name == "--out") {
      request.out = value;
    } else if (name == "--check") {
      request.check = value;
    } else {
      throw dateline::Error("unknown option " + std::string(name) +
                            "; known: --cities --locales --versions --out --check");
    }
  }
  return request;
}

int make(const Request& request) {
  std::vector<dateline::Diagnostic> faults;
  const auto counts = build_gazetteer(request.sources, request.out, faults);
  if (faults.size() > 10) faults.resize(10);
  std::fputs(dateline::to_string(faults).c_str(), stderr);
  std::fprintf(stderr, "%s: %zu places, %zu names, %zu keys, %.1f MB\n", request.out.c_str(),
               counts.places, counts.names, counts.keys, static_cast<double>(counts.bytes) / 1e6);
  return 0;
}

int run(const std::vector<std::string>& arguments) {
  const Request request = read_request(arguments);
  if (!request.check.empty()) {
    dateline::knowledge::check_gazetteer(request.check);
    std::fprintf(stderr, "%s is whole\n", request.check.c_str());
    return 0;
  }
  if (request.out.empty() || request.sources.cities.empty()) {
    throw dateline::Error("--cities FILE and --out FILE are needed (or --check FILE)");
  }
  return make(request);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dateline-gazetteer: %s\n", error.what());
    return 2;
  }
}
