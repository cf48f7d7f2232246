// SPDX-License-Identifier: MulanPSL-2.0
// Keeping projects.
#include "service/office/projects.hpp"

#include "identity/token.hpp"
#include "service/office/body.hpp"
#include "service/office/listing.hpp"
#include "service/office/people.hpp"
#include "service/office/project_form.hpp"

namespace eco::service {
namespace {

using identity::Permission;
using store::Kind;

constexpr std::size_t k_most_note = 4000;
constexpr std::string_view k_owner = "owner";
/// How often the project file was written: what people call its version. The record's own version
/// also counts steps and assessments, and guards against overwriting.
constexpr std::string_view k_edition = "edition";

constexpr std::string_view k_edited = "edited";

Json project_line(const store::State& state) {
    Json json;
    json["id"] = state.id;
    json["version"] = static_cast<double>(state.version);
    json[k_edition] = edition_of(state);
    copy_members(state,
                 {"title", "status", "verdict", "owner", "organisation", "region", "centre",
                  "created_at", "updated_at"},
                 json);
    return json;
}

Json project_json(const store::State& state) {
    Json json = project_line(state);
    const Json* body = state.data.find("body");
    json["project"] = body == nullptr ? Json() : *body;
    json["note"] = state.data.string_or("note", "");
    return json;
}

struct Form {
    Json members;
    std::string note;
};

Answer<Form> read_form(const Engine& engine, std::string_view text) {
    const auto body = Body::read(text, {"project", "note"});
    if (!body) {
        return refuse(body.error());
    }
    if (!body->has("project")) {
        return refuse({ErrorCode::service_member_missing,
                       {{"name", "project"}},
                       {"body", "/project", {}, 0, 0}});
    }
    auto note = body->text_or_empty("note", k_most_note);
    if (!note) {
        return refuse(note.error());
    }
    auto members = project_members(engine, *body->find("project"));
    if (!members) {
        return tl::unexpected(std::move(members).error());
    }
    (*members)["note"] = *note;
    return Form{*std::move(members), *std::move(note)};
}

Answer<Json> keep(const Office& office, const Caller& caller, const store::Change& change,
                  const std::string& note) {
    const auto kept = written(office, caller, change, note.empty() ? change.type : note);
    const auto named = kept ? with_names(office, project_json(*kept), {k_owner})
                            : Result<Json>(fail(kept.error()));
    return named ? Answer<Json>(*named) : refuse(named.error());
}

bool is_open(const store::State& state) {
    const std::string status = state.data.string_or("status", "");
    return status == "draft" || status == "returned";
}

} // namespace

double edition_of(const store::State& project) {
    const Json* edition = project.data.find(k_edition);
    return edition != nullptr && edition->is_number() ? edition->as_number() : 1;
}

Result<store::State> reachable_project(const Office& office, const Caller& caller, Permission what,
                                       std::string_view id) {
    ECO_CHECK(require(office, caller, what));
    ECO_TRY(store::State found, existing(office, Kind::project, id));
    ECO_CHECK(require(office, caller, what, belonging(found)));
    return found;
}

Result<Json> projects(const Office& office, const Caller& caller, const ProjectSearch& search) {
    store::StateQuery query;
    query.kind = Kind::project;
    query.text = search.text;
    if (!search.status.empty()) {
        query.statuses = {search.status};
    }
    if (!search.owner.empty()) {
        query.owners = {search.owner == "me" ? caller.who.user : search.owner};
    }
    if (!search.region.empty()) {
        query.regions = {search.region};
    }
    query.limit = search.page.limit;
    query.offset = search.page.offset;
    ECO_CHECK(narrow(office, caller, Permission::project_read, query));
    ECO_TRY(const store::StatePage found, office.record.list(query));
    return with_names(office, listing(found, project_line), {k_owner});
}

Answer<Json> make_project(const Office& office, const Engine& engine, const Caller& caller,
                          std::string_view body) {
    const identity::Belonging mine{caller.who.user, caller.who.organisation, ""};
    if (const Status may = require(office, caller, Permission::project_write, mine); !may) {
        return refuse(may.error());
    }
    auto form = read_form(engine, body);
    if (!form) {
        return tl::unexpected(std::move(form).error());
    }
    form->members["owner"] = caller.who.user;
    form->members["organisation"] = caller.who.organisation;
    form->members["status"] = "draft";
    form->members[k_edition] = 1.0;
    form->members["verdict"] = Json();
    return keep(office, caller, {Kind::project, identity::random_id(), 0, "created", form->members},
                form->note);
}

Result<Json> project(const Office& office, const Caller& caller, std::string_view id) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::project_read, id));
    return with_names(office, project_json(found), {k_owner});
}

Answer<Json> change_project(const Office& office, const Engine& engine, const Caller& caller,
                            std::string_view id, std::uint64_t expected, std::string_view body) {
    const auto found = reachable_project(office, caller, Permission::project_write, id);
    if (!found) {
        return refuse(found.error());
    }
    if (!is_open(*found)) {
        return refuse({ErrorCode::service_project_closed,
                       {{"status", found->data.string_or("status", "")}},
                       {}});
    }
    auto form = read_form(engine, body);
    if (!form) {
        return tl::unexpected(std::move(form).error());
    }
    // Another project file is another question: the old verdict does not speak about it.
    form->members["verdict"] = Json();
    form->members[k_edition] = edition_of(*found) + 1;
    return keep(office, caller,
                {Kind::project, found->id, expected, std::string(k_edited), form->members},
                form->note);
}

Result<Json> project_history(const Office& office, const Caller& caller, std::string_view id) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::project_read, id));
    ECO_TRY(const std::vector<store::Event> events, office.record.history(Kind::project, found.id));
    Json json;
    json["items"] = Json(Json::Array{});
    double edition = 1;
    for (const store::Event& event : events) {
        edition += event.type == k_edited ? 1 : 0;
        Json one;
        one["version"] = static_cast<double>(event.version);
        one[k_edition] = edition;
        one["type"] = event.type;
        one["at"] = event.context.at.to_string();
        one["actor"] = event.context.actor;
        one["why"] = event.context.why;
        json["items"].push_back(std::move(one));
    }
    return with_names(office, std::move(json), {"actor"});
}

Result<Json> project_version(const Office& office, const Caller& caller, std::string_view id,
                             std::uint64_t version) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::project_read, id));
    ECO_TRY(const auto then, office.record.at_version(Kind::project, found.id, version));
    if (!then) {
        return fail({ErrorCode::service_unknown_thing,
                     {{"kind", "project"}, {"id", found.id + "/" + std::to_string(version)}},
                     {}});
    }
    return with_names(office, project_json(*then), {k_owner});
}

} // namespace eco::service
