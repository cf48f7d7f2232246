// SPDX-License-Identifier: MulanPSL-2.0
// The coverage statement: what was loaded, what was missing, what was not in force.
#pragma once

#include "admission/document.hpp"

namespace eco::admission {

[[nodiscard]] Json coverage(const DocumentInput& input);

} // namespace eco::admission
