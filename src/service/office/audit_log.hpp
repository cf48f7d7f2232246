// SPDX-License-Identifier: MulanPSL-2.0
// The record's events, for the auditor: who did what, when, from where and why.
#pragma once

#include "service/office/users.hpp"

namespace eco::service {

struct AuditSearch {
    std::string actor, kind, id, type; ///< empty: any
    std::string from, to;              ///< moments or days, half-open; empty: open
    Page page;
};
/// {items: [{seq, kind, id, version, type, at, actor, why, client, request, data, hash}], total},
/// newest first. Hashes of passwords and keys are left out of `data`. Errors: service_bad_member,
/// base_bad_instant.
[[nodiscard]] Result<Json> audit_log(const Office& office, const Caller& caller,
                                     const AuditSearch& search);

} // namespace eco::service
