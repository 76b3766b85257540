// SPDX-License-Identifier: Apache-2.0
#pragma once
// Ways to damage bytes, decided by chance.

#include <string>
#include <string_view>

#include "random.h"

namespace dateline::trials {

/// Changes 1 to `most` bytes of [begin, end).
void flip_bytes(std::string& bytes, std::size_t begin, std::size_t end, std::size_t most,
                Random& chance);

/// One of: bytes flipped, cut short, a piece twice, a piece gone, a piece of `other` put in, a
/// piece many times over, control characters put in.
std::string mutate(std::string bytes, std::string_view other, Random& chance);

}  // namespace dateline::trials
