// SPDX-License-Identifier: MulanPSL-2.0
// Kept projects as a collection of OGC API – Features: whoever may see a project sees it on the map
// of any client.
#pragma once

#include "service/collections.hpp"
#include "service/office/office.hpp"

namespace eco::service {

inline constexpr std::string_view k_project_collection = "projects";

/// id, title, status, verdict, owner, organisation, region, created_at, updated_at.
[[nodiscard]] const std::vector<std::string>& project_properties();
/// As `collection` of a layer.
[[nodiscard]] Json project_collection(const Engine& engine, Json links);
[[nodiscard]] Json project_queryables(const std::string& id);

/// Those that the caller may see, newest first. The box selects by the boxes of footprints;
/// projects without a footprint have the geometry null. Errors: as for `projects`.
[[nodiscard]] Result<Items> project_items(const Office& office, const Caller& caller,
                                          const ItemQuery& query);
/// Errors: as for `project`.
[[nodiscard]] Result<std::string> project_item(const Office& office, const Caller& caller,
                                               std::string_view id, const OutputCrs& crs);

} // namespace eco::service
