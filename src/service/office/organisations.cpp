// SPDX-License-Identifier: MulanPSL-2.0
// Listing and making organisations.
#include "service/office/organisations.hpp"

#include "identity/token.hpp"
#include "service/office/body.hpp"
#include "service/office/listing.hpp"

#include <algorithm>
#include <array>

namespace eco::service {
namespace {

using identity::Permission;
using store::Kind;

constexpr std::size_t k_most_title = 200;
constexpr std::size_t k_most_code = 12;
constexpr std::array<std::string_view, 4> k_kinds = {"bureau", "park", "firm", "other"};

Json organisation_json(const store::State& state) {
    Json json;
    json["id"] = state.id;
    json["version"] = static_cast<double>(state.version);
    copy_members(state, {"title", "region", "kind", "created_at", "updated_at"}, json);
    return json;
}

} // namespace

Result<Json> organisations(const Office& office, const Caller& caller, std::string_view text,
                           const Page& page) {
    ECO_CHECK(require(office, caller, Permission::organisation_read));
    if (identity::widest(office.roles, caller.who, Permission::organisation_read) !=
        identity::Reach::all) {
        store::StatePage own;
        if (!caller.who.organisation.empty()) {
            ECO_TRY(auto found, office.record.find(Kind::organisation, caller.who.organisation));
            if (found) {
                own = {{*std::move(found)}, 1};
            }
        }
        return listing(own, organisation_json);
    }
    store::StateQuery query;
    query.kind = Kind::organisation;
    query.text = text;
    query.order = store::Order::title;
    query.limit = page.limit;
    query.offset = page.offset;
    ECO_TRY(const store::StatePage found, office.record.list(query));
    return listing(found, organisation_json);
}

Result<Json> make_organisation(const Office& office, const Caller& caller, std::string_view text) {
    ECO_CHECK(require(office, caller, Permission::organisation_write));
    ECO_TRY(const Body body, Body::read(text, {"title", "region", "kind"}));
    Json data;
    ECO_TRY(data["title"], body.text("title", k_most_title));
    ECO_TRY(data["region"], body.text_or_empty("region", k_most_code));
    ECO_TRY(std::string kind, body.text_or_empty("kind", k_most_code));
    kind = kind.empty() ? "other" : kind;
    if (std::find(k_kinds.begin(), k_kinds.end(), kind) == k_kinds.end()) {
        return fail(bad_member("kind", "bureau | park | firm | other"));
    }
    data["kind"] = kind;
    ECO_TRY(const store::State made,
            written(office, caller,
                    {Kind::organisation, identity::random_id(), 0, "created", std::move(data)},
                    "make organisation"));
    return organisation_json(made);
}

} // namespace eco::service
