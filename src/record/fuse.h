// SPDX-License-Identifier: Apache-2.0
#pragma once
// One event out of the mentions of a group.

#include <vector>

#include "record/cluster.h"
#include "record/slots.h"

namespace dateline::record {

Event fuse(const Group& group, const std::vector<View>& views, const Identities& identities);

}  // namespace dateline::record
