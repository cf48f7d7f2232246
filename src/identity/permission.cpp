// SPDX-License-Identifier: MulanPSL-2.0
// Names, in the order of the enumerators.
#include "identity/permission.hpp"

#include <algorithm>

namespace eco::identity {
namespace {

constexpr std::array<std::string_view, k_permissions> k_names = {
    "zoning.read",       "zoning.bulk",        "zoning.exact",     "account.use",
    "project.read",      "project.write",      "project.review",   "assessment.read",
    "comment.write",     "contest.raise",      "contest.answer",   "attachment.read",
    "attachment.write",  "release.drafts",     "release.register", "release.publish",
    "job.run",           "user.read",          "user.write",       "user.grant",
    "organisation.read", "organisation.write", "key.use",          "key.manage",
    "audit.read"};
constexpr std::array<std::string_view, 5> k_reaches = {"none", "own", "organisation", "region",
                                                       "all"};

template <class Kind, std::size_t N>
std::optional<Kind> find(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional<Kind>(static_cast<Kind>(found - names.begin()));
}

} // namespace

std::string_view name_of(Permission permission) {
    return k_names.at(static_cast<std::size_t>(permission));
}

std::optional<Permission> parse_permission(std::string_view name) {
    return find<Permission>(k_names, name);
}

std::string_view name_of(Reach reach) {
    return k_reaches.at(static_cast<std::size_t>(reach));
}

std::optional<Reach> parse_reach(std::string_view name) {
    return find<Reach>(k_reaches, name);
}

} // namespace eco::identity
