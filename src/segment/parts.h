// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cuts a token into the words Universal Dependencies sees in it: "doesn't" -> does, n't;
// "રશિયાના" -> રશિયા, ના.

#include <string_view>
#include <vector>

#include "segment/tokens.h"

namespace dateline::segment {

/// The words of `token`, in order; one span, the token's own, when nothing is to be cut.
/// `next` is the token after it in the same paragraph, or nothing.
std::vector<Span> parts_of(const Tables& tables, std::string_view text, const Token& token,
                           const Token* next);

}  // namespace dateline::segment
