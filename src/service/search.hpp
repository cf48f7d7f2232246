// SPDX-License-Identifier: MulanPSL-2.0
// The search field: units by code and name, parks, counties and cities by name, sectors by code and
// name.
#pragma once

#include "base/json.hpp"
#include "service/engine.hpp"

#include <string_view>
#include <vector>

namespace eco::service {

[[nodiscard]] std::vector<SearchEntry> search_entries_of(const zoning::Release& release,
                                                         const std::vector<LayerDesk>& desks,
                                                         const Tables& tables);

/// [{kind, id, label, center?}], the likeliest first: whole match, beginning, anywhere.
[[nodiscard]] Json search(const Engine& engine, std::string_view text, std::size_t limit);

} // namespace eco::service
