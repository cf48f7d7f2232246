// SPDX-License-Identifier: MulanPSL-2.0
// Bureaus, parks and firms that people belong to.
#pragma once

#include "service/office/users.hpp"

namespace eco::service {

/// {items: [{id, version, title, region, kind}], total}; those who may not see all see their own.
[[nodiscard]] Result<Json> organisations(const Office& office, const Caller& caller,
                                         std::string_view text, const Page& page);
/// `body`: {title, region?, kind?: bureau|park|firm|other}.
[[nodiscard]] Result<Json> make_organisation(const Office& office, const Caller& caller,
                                             std::string_view body);

} // namespace eco::service
