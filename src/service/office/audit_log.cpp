// SPDX-License-Identifier: MulanPSL-2.0
// Reading the log.
#include "service/office/audit_log.hpp"

#include "base/date.hpp"
#include "service/office/body.hpp"
#include "service/office/people.hpp"

#include <array>

namespace eco::service {
namespace {

using identity::Permission;

constexpr std::array<std::string_view, 4> k_hidden = {"password", "former", "totp_key", "key"};
constexpr std::size_t k_day_length = 10;

/// "2026-11-28" is midnight in China.
Result<Instant> moment_of(const std::string& text) {
    if (text.size() != k_day_length) {
        return Instant::parse(text);
    }
    ECO_TRY(const LocalDate day, LocalDate::parse(text));
    constexpr std::int64_t k_day_millis = 86'400'000;
    constexpr std::int64_t k_china_millis = 28'800'000;
    return Instant::from_millis(std::int64_t{day.days()} * k_day_millis - k_china_millis);
}

Result<Json> event_json(const store::Event& event) {
    Json json;
    json["seq"] = static_cast<double>(event.seq);
    json["kind"] = store::kind_name(event.kind);
    json["id"] = event.id;
    json["version"] = static_cast<double>(event.version);
    json["type"] = event.type;
    json["at"] = event.context.at.to_string();
    json["actor"] = event.context.actor;
    json["why"] = event.context.why;
    json["client"] = event.context.client;
    json["request"] = event.context.request;
    json["hash"] = event.hash;
    ECO_TRY(Json data, parse_json(event.data, "event"));
    for (const std::string_view hidden : k_hidden) {
        if (data.find(hidden) != nullptr) {
            data[hidden] = "…";
        }
    }
    json["data"] = std::move(data);
    return json;
}

} // namespace

Result<Json> audit_log(const Office& office, const Caller& caller, const AuditSearch& search) {
    ECO_CHECK(require(office, caller, Permission::audit_read));
    store::EventQuery query;
    query.actor = search.actor;
    query.id = search.id;
    query.type = search.type;
    query.limit = search.page.limit;
    query.offset = search.page.offset;
    if (!search.kind.empty()) {
        query.kind = store::kind_of(search.kind);
        if (!query.kind) {
            return fail(bad_member("kind", "a kind of stream"));
        }
    }
    if (!search.from.empty()) {
        ECO_TRY(query.from, moment_of(search.from));
    }
    if (!search.to.empty()) {
        ECO_TRY(query.to, moment_of(search.to));
    }
    ECO_TRY(const store::EventPage found, office.record.events(query));
    Json json;
    json["items"] = Json(Json::Array{});
    for (const store::Event& event : found.items) {
        ECO_TRY(Json one, event_json(event));
        json["items"].push_back(std::move(one));
    }
    json["total"] = found.total;
    return with_names(office, std::move(json), {"actor"});
}

} // namespace eco::service
