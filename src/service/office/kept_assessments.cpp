// SPDX-License-Identifier: MulanPSL-2.0
// Keeping, giving back and replaying.
#include "service/office/kept_assessments.hpp"

#include "identity/token.hpp"
#include "service/judge_project.hpp"
#include "service/office/listing.hpp"
#include "service/office/projects.hpp"
#include "service/replay.hpp"

namespace eco::service {
namespace {

using identity::Permission;
using store::Kind;

/// No attachment is kept under this type: a digest with it is an assessment of ours.
constexpr std::string_view k_media_type = "application/vnd.ecogate.assessment+json";

tl::unexpected<Error> unknown(std::string_view id) {
    return fail(
        {ErrorCode::service_unknown_thing, {{"kind", "assessment"}, {"id", std::string(id)}}, {}});
}

Json assessment_line(const store::State& state) {
    Json json;
    json["id"] = state.id;
    copy_members(
        state,
        {"verdict", "release", "as_of", "project_version", "edition", "created_at", "created_by"},
        json);
    json["digest"] = state.data.string_or("blob", "");
    json["project"] = state.data.string_or("parent", "");
    return json;
}

/// The assessment, and the project's verdict where the project is still the one that was judged.
std::vector<store::Change> changes_of(const store::State& project, Json members) {
    std::vector<store::Change> changes;
    Json verdict;
    verdict["verdict"] = members.string_or("verdict", "");
    changes.push_back({Kind::assessment, identity::random_id(), 0, "made", std::move(members)});
    changes.push_back({Kind::project, project.id, project.version, "assessed", std::move(verdict)});
    return changes;
}

Result<Json> keep(const Office& office, const Caller& caller, const store::State& project,
                  const std::string& bytes, Json members) {
    ECO_TRY(const store::Blob blob, office.record.put_blob(bytes, k_media_type, caller.now));
    members["blob"] = blob.digest;
    members["parent"] = project.id;
    members["project_version"] = static_cast<double>(project.version);
    members["edition"] = edition_of(project);
    for (const auto* name : {"owner", "organisation", "region"}) {
        members[name] = project.data.string_or(name, "");
    }
    const std::vector<store::Change> changes = changes_of(project, std::move(members));
    ECO_TRY(const std::vector<store::Event> written,
            office.record.append(changes, context(caller, "assess")));
    static_cast<void>(written);
    ECO_TRY(const store::State made, existing(office, Kind::assessment, changes.front().id));
    return assessment_line(made);
}

Result<store::State> reachable(const Office& office, const Caller& caller, std::string_view id) {
    ECO_CHECK(require(office, caller, Permission::assessment_read));
    ECO_TRY(store::State found, existing(office, Kind::assessment, id));
    ECO_CHECK(require(office, caller, Permission::assessment_read, belonging(found)));
    return found;
}

Result<std::string> bytes_of(const Office& office, const std::string& digest) {
    ECO_TRY(auto bytes, office.record.blob_bytes(digest));
    if (!bytes) {
        return unknown(digest);
    }
    return *std::move(bytes);
}

Answer<Json> replayed(const std::string& digest, const std::string& bytes,
                      const EngineOf& engine_of) {
    const auto release = release_of(bytes);
    if (!release) {
        return refuse(release.error());
    }
    const auto engine = engine_of(*release);
    if (!engine) {
        return refuse(engine.error());
    }
    auto json = replay(**engine, bytes);
    if (json) {
        (*json)["digest"] = digest;
    }
    return json;
}

} // namespace

Answer<Json> keep_assessment(const Office& office, const Engine& engine, const Caller& caller,
                             std::string_view id, LocalDate as_of) {
    const auto project = reachable_project(office, caller, Permission::project_read, id);
    if (!project) {
        return refuse(project.error());
    }
    // Who reviews may assess too, though not change the project.
    const Status writes = require(office, caller, Permission::project_write, belonging(*project));
    const Status reviews = require(office, caller, Permission::project_review, belonging(*project));
    if (!writes && !reviews) {
        return refuse(writes.error());
    }
    const Json* body = project->data.find("body");
    const auto judged = assess(engine, canonical_json(body == nullptr ? Json() : *body), as_of);
    if (!judged) {
        return tl::unexpected(judged.error());
    }
    const auto parsed = parse_json(judged->document, "assessment");
    if (!parsed) {
        return refuse(parsed.error());
    }
    Json members;
    members["verdict"] = parsed->string_or("verdict", "");
    members["release"] = engine.digest();
    members["as_of"] = as_of.to_string();
    members["title"] = project->data.string_or("title", "");
    // The canonical bytes themselves: the digest that reports print is theirs.
    const std::string bytes =
        judged->document.substr(0, judged->document.find_last_not_of('\n') + 1);
    const auto kept = keep(office, caller, *project, bytes, std::move(members));
    return kept ? Answer<Json>(*kept) : refuse(kept.error());
}

Result<Json> kept_assessments(const Office& office, const Caller& caller, std::string_view project,
                              const Page& page) {
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::assessment_read, project));
    store::StateQuery query;
    query.kind = Kind::assessment;
    query.parents = {found.id};
    query.order = store::Order::created_newest;
    query.limit = page.limit;
    query.offset = page.offset;
    ECO_TRY(const store::StatePage all, office.record.list(query));
    return listing(all, assessment_line);
}

Result<std::string> kept_assessment(const Office& office, const Caller& caller,
                                    std::string_view id) {
    ECO_TRY(const store::State found, reachable(office, caller, id));
    return bytes_of(office, found.data.string_or("blob", ""));
}

Answer<Json> verify_assessment(const Office& office, const Caller& caller, std::string_view id,
                               const EngineOf& engine_of) {
    const auto found = reachable(office, caller, id);
    if (!found) {
        return refuse(found.error());
    }
    const std::string digest = found->data.string_or("blob", "");
    const auto bytes = bytes_of(office, digest);
    return bytes ? replayed(digest, *bytes, engine_of) : refuse(bytes.error());
}

Answer<Json> verify_digest(const Office& office, std::string_view digest,
                           const EngineOf& engine_of) {
    const auto blob = office.record.find_blob(digest);
    if (!blob) {
        return refuse(blob.error());
    }
    if (!*blob || (*blob)->media_type != k_media_type) {
        return refuse(unknown(digest).value());
    }
    const auto bytes = bytes_of(office, (*blob)->digest);
    return bytes ? replayed((*blob)->digest, *bytes, engine_of) : refuse(bytes.error());
}

} // namespace eco::service
