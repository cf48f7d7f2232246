// SPDX-License-Identifier: MulanPSL-2.0
// Files that belong to a project, by the digest of their bytes.
#pragma once

#include "service/office/users.hpp"

namespace eco::service {

inline constexpr std::size_t k_most_attachment = 32U << 20U; ///< bytes

/// {items: [{id, name, media_type, size, digest, created_at, created_by}], total}.
[[nodiscard]] Result<Json> attachments(const Office& office, const Caller& caller,
                                       std::string_view project, const Page& page);
/// Errors: service_attachment_kind, service_attachment_size, service_bad_member (name).
[[nodiscard]] Result<Json> attach(const Office& office, const Caller& caller,
                                  std::string_view project, std::string_view name,
                                  std::string_view bytes);

struct AttachedFile {
    std::string name, media_type, bytes;
};
[[nodiscard]] Result<AttachedFile> attachment(const Office& office, const Caller& caller,
                                              std::string_view id);

} // namespace eco::service
