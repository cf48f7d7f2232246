// SPDX-License-Identifier: MulanPSL-2.0
// The registry of releases: immutable files by digest, drafts until they are published with the day
// from which they hold.
#pragma once

#include "base/date.hpp"
#include "service/office/release_shelf.hpp"
#include "service/office/users.hpp"

namespace eco::service {

/// {items: [{digest, title, title_en, status: draft|published|superseded, current, effective,
/// quality: {errors, warnings, infos}, size, created_at}], total}; without release.drafts only
/// those that are published.
[[nodiscard]] Result<Json> releases(const Office& office, const Caller& caller, LocalDate today,
                                    const Page& page);
[[nodiscard]] Result<Json> release(const Office& office, const Caller& caller, LocalDate today,
                                   const std::string& digest);
/// Takes a release file in as a draft; one that is known stays as it is. Errors: those of
/// ReleaseShelf::take.
[[nodiscard]] Result<Json> register_release(const Office& office, ReleaseShelf& shelf,
                                            const Caller& caller, LocalDate today,
                                            std::string_view bytes);
/// `body`: {effective?: day, today by default, note?}. Errors: service_release_faulty,
/// service_bad_member (a day that is over), service_published.
[[nodiscard]] Result<Json> publish_release(const Office& office, const Caller& caller,
                                           LocalDate today, const std::string& digest,
                                           std::string_view body);
/// {digest, quality: {errors, warnings, infos}, findings: [{severity, code, place, zh, en}]} as the
/// gate found when it was registered. Drafts want release.drafts.
[[nodiscard]] Result<Json> release_quality(const Office& office, const Caller& caller,
                                           const std::string& digest);
/// Map and clauses of two releases compared.
[[nodiscard]] Result<Json> release_difference(const Office& office, ReleaseShelf& shelf,
                                              const Caller& caller, const std::string& before,
                                              const std::string& after);

/// Digest of the release in force on that day: published, effective last; empty: none.
[[nodiscard]] Result<std::string> release_in_force(const Office& office, LocalDate today);
/// At the start of a server: a file given by the operator is registered, and published from today
/// on where it was not known. Errors: service_release_faulty (it stays a draft, whose report
/// release_quality shows), those of ReleaseShelf::take.
[[nodiscard]] Status seed_release(const Office& office, ReleaseShelf& shelf, const Caller& caller,
                                  LocalDate today, std::string_view bytes);

} // namespace eco::service
