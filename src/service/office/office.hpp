// SPDX-License-Identifier: MulanPSL-2.0
// What the use cases over the record share: the record, the table of roles, the rules of accounts;
// and who asks. Permission is checked here and nowhere else.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "identity/oidc.hpp"
#include "identity/password_hash.hpp"
#include "identity/password_policy.hpp"
#include "identity/principal.hpp"
#include "identity/vault.hpp"
#include "store/record.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace eco::service {

struct AccountRules {
    identity::PasswordPolicy passwords;
    identity::HashCost cost;
    std::chrono::minutes session_idle{30};
    std::chrono::hours session_whole{12};
    std::size_t failures_by_client = 50; ///< within the lock's time, whatever the names
    identity::OidcClient oidc;
};

struct Office {
    store::Record& record;
    identity::RoleTable roles;
    AccountRules rules;
    identity::Fetch fetch;      ///< for login elsewhere
    identity::Vault vault = {}; ///< seals what of the second factor lies in the record
};

/// Who asks, from where and when.
struct Caller {
    identity::Principal who;
    std::string key;     ///< id of the API key, where one is used
    std::string session; ///< digest of the session's token, where there is one
    std::string client;  ///< address
    std::string request;
    Instant now;
};

/// Refuses a caller that may do this to nothing. Errors: service_login_needed, service_forbidden,
/// service_password_first.
[[nodiscard]] Status require(const Office& office, const Caller& caller, identity::Permission what);
/// The same, for one thing.
[[nodiscard]] Status require(const Office& office, const Caller& caller, identity::Permission what,
                             const identity::Belonging& thing);
/// Owner, organisation and region of a state.
[[nodiscard]] identity::Belonging belonging(const store::State& state);
/// Limits a listing to what the caller may see. Errors: as `require`; service_other_region.
[[nodiscard]] Status narrow(const Office& office, const Caller& caller, identity::Permission what,
                            store::StateQuery& query);

/// Who, when, why and from where, as the record wants it.
[[nodiscard]] store::Context context(const Caller& caller, std::string_view why);
/// One that must exist. Errors: service_unknown_thing.
[[nodiscard]] Result<store::State> existing(const Office& office, store::Kind kind,
                                            std::string_view id);
/// Writes a change and gives what the thing is after it. Errors: those of Record::append.
[[nodiscard]] Result<store::State> written(const Office& office, const Caller& caller,
                                           const store::Change& change, std::string_view why);
/// Writes something that happened without changing anything: log-ins, refusals.
[[nodiscard]] Status note(const Office& office, const Caller& caller, std::string_view stream,
                          std::string_view type);

[[nodiscard]] inline identity::Moment moment(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(at.millis())));
}
[[nodiscard]] inline Instant later(Instant at, std::chrono::milliseconds by) {
    return at.plus_millis(by.count());
}

} // namespace eco::service
