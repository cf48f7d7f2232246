// SPDX-License-Identifier: MulanPSL-2.0
// Comments and contests: both hang on a project and are seen by who sees it.
#include "service/office/comments.hpp"

#include "identity/token.hpp"
#include "service/office/body.hpp"
#include "service/office/listing.hpp"
#include "service/office/people.hpp"
#include "service/office/projects.hpp"

#include <algorithm>
#include <array>

namespace eco::service {
namespace {

using identity::Permission;
using store::Kind;

constexpr std::size_t k_most_text = 8000;
constexpr std::size_t k_most_id = 128;
constexpr std::array<std::string_view, 3> k_outcomes = {"upheld", "amended", "rejected"};

Json comment_json(const store::State& state) {
    Json json;
    json["id"] = state.id;
    json["author"] = state.data.string_or("created_by", "");
    copy_members(state, {"text", "created_at"}, json);
    return json;
}

Json contest_json(const store::State& state) {
    Json json;
    json["id"] = state.id;
    json["version"] = static_cast<double>(state.version);
    json["project"] = state.data.string_or("parent", "");
    copy_members(state,
                 {"assessment", "clause", "reason", "status", "raised_by", "outcome", "answer",
                  "answered_by", "title", "region", "created_at", "updated_at"},
                 json);
    return json;
}

/// What hangs on a project belongs to whom the project belongs.
Json hung_on(const store::State& project) {
    Json data;
    data["parent"] = project.id;
    for (const auto* name : {"owner", "organisation", "region", "title"}) {
        data[name] = project.data.string_or(name, "");
    }
    return data;
}

} // namespace

Result<Json> comments(const Office& office, const Caller& caller, std::string_view project,
                      const Page& page) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::project_read, project));
    store::StateQuery query;
    query.kind = Kind::comment;
    query.parents = {found.id};
    query.order = store::Order::created_newest;
    query.limit = page.limit;
    query.offset = page.offset;
    ECO_TRY(const store::StatePage all, office.record.list(query));
    return with_names(office, listing(all, comment_json), {"author"});
}

Result<Json> make_comment(const Office& office, const Caller& caller, std::string_view project,
                          std::string_view text) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::comment_write, project));
    ECO_TRY(const Body body, Body::read(text, {"text"}));
    Json data = hung_on(found);
    ECO_TRY(data["text"], body.text("text", k_most_text));
    ECO_TRY(const store::State made,
            written(office, caller, {Kind::comment, identity::random_id(), 0, "written", data},
                    "comment"));
    return with_names(office, comment_json(made), {"author"});
}

Result<Json> contests(const Office& office, const Caller& caller, const ContestSearch& search) {
    store::StateQuery query;
    query.kind = Kind::contest;
    if (!search.project.empty()) {
        query.parents = {search.project};
    }
    if (!search.status.empty()) {
        query.statuses = {search.status};
    }
    query.limit = search.page.limit;
    query.offset = search.page.offset;
    // Whoever sees the projects sees what is contested about them.
    ECO_CHECK(narrow(office, caller, Permission::project_read, query));
    ECO_TRY(const store::StatePage all, office.record.list(query));
    return with_names(office, listing(all, contest_json), {"raised_by", "answered_by"});
}

Result<Json> raise_contest(const Office& office, const Caller& caller, std::string_view text) {
    ECO_CHECK(require(office, caller, Permission::contest_raise));
    ECO_TRY(const Body body, Body::read(text, {"project", "assessment", "clause", "reason"}));
    ECO_TRY(const std::string project_id, body.text("project", k_most_id));
    ECO_TRY(const std::string assessment_id, body.text("assessment", k_most_id));
    ECO_TRY(const store::State project,
            reachable_project(office, caller, Permission::contest_raise, project_id));
    ECO_TRY(const store::State assessment, existing(office, Kind::assessment, assessment_id));
    if (assessment.data.string_or("parent", "") != project.id) {
        return fail({ErrorCode::service_other_project, {}, {"body", "/assessment", {}, 0, 0}});
    }
    Json data = hung_on(project);
    data["assessment"] = assessment.id;
    ECO_TRY(data["clause"], body.text("clause", k_most_id));
    ECO_TRY(data["reason"], body.text("reason", k_most_text));
    data["raised_by"] = caller.who.user;
    data["status"] = "open";
    ECO_TRY(const store::State made,
            written(office, caller, {Kind::contest, identity::random_id(), 0, "raised", data},
                    "contest"));
    return with_names(office, contest_json(made), {"raised_by", "answered_by"});
}

Result<Json> answer_contest(const Office& office, const Caller& caller, std::string_view id,
                            std::string_view text) {
    ECO_CHECK(require(office, caller, Permission::contest_answer));
    ECO_TRY(const store::State found, existing(office, Kind::contest, id));
    ECO_CHECK(require(office, caller, Permission::contest_answer, belonging(found)));
    if (found.data.string_or("status", "") != "open") {
        return fail({ErrorCode::service_answered, {}, {}});
    }
    ECO_TRY(const Body body, Body::read(text, {"outcome", "answer"}));
    Json data;
    ECO_TRY(const std::string outcome, body.text("outcome", k_most_id));
    if (std::find(k_outcomes.begin(), k_outcomes.end(), outcome) == k_outcomes.end()) {
        return fail(bad_member("outcome", "upheld | amended | rejected"));
    }
    ECO_TRY(data["answer"], body.text("answer", k_most_text));
    data["outcome"] = outcome;
    data["answered_by"] = caller.who.user;
    data["status"] = "answered";
    ECO_TRY(const store::State answered,
            written(office, caller, {Kind::contest, found.id, found.version, "answered", data},
                    "answer contest"));
    return with_names(office, contest_json(answered), {"raised_by", "answered_by"});
}

} // namespace eco::service
