// SPDX-License-Identifier: MulanPSL-2.0
// Keeping files.
#include "service/office/attachments.hpp"

#include "base/text.hpp"
#include "identity/token.hpp"
#include "service/office/body.hpp"
#include "service/office/listing.hpp"
#include "service/office/media_type.hpp"
#include "service/office/projects.hpp"

#include <algorithm>

namespace eco::service {
namespace {

using identity::Permission;
using store::Kind;

constexpr std::size_t k_most_name = 200;

Json attachment_json(const store::State& state) {
    Json json;
    json["id"] = state.id;
    json["digest"] = state.data.string_or("blob", "");
    json["project"] = state.data.string_or("parent", "");
    copy_members(state, {"name", "media_type", "size", "created_at", "created_by"}, json);
    return json;
}

/// A file's name, not a path, and nothing that a header or a terminal could take for an order.
bool is_file_name(std::string_view name) {
    return !trim(name).empty() && name.size() <= k_most_name && is_utf8(name) && name != "." &&
           name != ".." && std::none_of(name.begin(), name.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == '"' ||
                      c == 0x7f;
           });
}

} // namespace

Result<Json> attachments(const Office& office, const Caller& caller, std::string_view project,
                         const Page& page) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::attachment_read, project));
    store::StateQuery query;
    query.kind = Kind::attachment;
    query.parents = {found.id};
    query.order = store::Order::created_newest;
    query.limit = page.limit;
    query.offset = page.offset;
    ECO_TRY(const store::StatePage all, office.record.list(query));
    return listing(all, attachment_json);
}

Result<Json> attach(const Office& office, const Caller& caller, std::string_view project,
                    std::string_view name, std::string_view bytes) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::attachment_write, project));
    if (!is_file_name(name)) {
        return fail(bad_member("name", "a file's name without / \\ \""));
    }
    if (bytes.size() > k_most_attachment) {
        return fail({ErrorCode::service_attachment_size,
                     {{"limit", std::to_string(k_most_attachment)}},
                     {}});
    }
    const auto type = media_type_of(bytes);
    if (!type) {
        return fail({ErrorCode::service_attachment_kind, {{"name", std::string(name)}}, {}});
    }
    ECO_TRY(const store::Blob blob, office.record.put_blob(bytes, *type, caller.now));
    Json data;
    data["parent"] = found.id;
    for (const auto* member : {"owner", "organisation", "region"}) {
        data[member] = found.data.string_or(member, "");
    }
    data["name"] = name;
    data["media_type"] = *type;
    data["size"] = bytes.size();
    data["blob"] = blob.digest;
    ECO_TRY(const store::State made,
            written(office, caller,
                    {Kind::attachment, identity::random_id(), 0, "attached", std::move(data)},
                    "attach"));
    return attachment_json(made);
}

Result<AttachedFile> attachment(const Office& office, const Caller& caller, std::string_view id) {
    ECO_CHECK(require(office, caller, Permission::attachment_read));
    ECO_TRY(const store::State found, existing(office, Kind::attachment, id));
    ECO_CHECK(require(office, caller, Permission::attachment_read, belonging(found)));
    ECO_TRY(auto bytes, office.record.blob_bytes(found.data.string_or("blob", "")));
    if (!bytes) {
        return fail({ErrorCode::service_unknown_thing,
                     {{"kind", "attachment"}, {"id", std::string(id)}},
                     {}});
    }
    return AttachedFile{found.data.string_or("name", ""), found.data.string_or("media_type", ""),
                        *std::move(bytes)};
}

} // namespace eco::service
