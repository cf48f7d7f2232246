// SPDX-License-Identifier: MulanPSL-2.0
// The course of a project: draft → submitted → in_review → concluded, returned, withdrawn. Who may
// take which step is a table.
#pragma once

#include "service/office/users.hpp"

namespace eco::service {

/// `body`: {status, note?}; returning and concluding want a note. Errors: service_no_such_step,
/// service_member_missing.
[[nodiscard]] Result<Json> set_project_status(const Office& office, const Caller& caller,
                                              std::string_view id, std::string_view body);

} // namespace eco::service
