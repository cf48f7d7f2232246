// SPDX-License-Identifier: MulanPSL-2.0
// Registering and publishing.
#include "service/office/releases.hpp"

#include "base/messages.hpp"
#include "service/office/body.hpp"
#include "service/office/listing.hpp"
#include "service/release_difference.hpp"
#include "service/release_gate.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace eco::service {
namespace {

using identity::Permission;
using store::Kind;

constexpr std::string_view k_media_type = "application/vnd.ecogate.release";
constexpr std::size_t k_most = 1000; ///< releases that are looked through
constexpr std::size_t k_most_note = 4000;

std::string_view word(Severity severity) {
    return severity == Severity::error     ? "error"
           : severity == Severity::warning ? "warning"
                                           : "info";
}

Json finding_json(const Finding& finding) {
    Json json;
    json["severity"] = word(finding.severity);
    json["code"] = code_name(finding.code);
    json["place"] = place(finding.where);
    json["zh"] = message(finding.code, finding.args, Lang::zh);
    json["en"] = message(finding.code, finding.args, Lang::en);
    return json;
}

bool is_published(const store::State& state) {
    return state.data.string_or("status", "") == "published";
}

Result<std::vector<store::State>> all_published(const Office& office) {
    store::StateQuery query;
    query.kind = Kind::release;
    query.statuses = {"published"};
    query.limit = k_most;
    ECO_TRY(store::StatePage page, office.record.list(query));
    return std::move(page.items);
}

/// Later effective day first; of one day, what was published last.
bool is_newer(const store::State& a, const store::State& b) {
    const auto rank = [](const store::State& state) {
        return std::tuple(state.data.string_or("effective", ""),
                          state.data.string_or("published_at", ""), state.id);
    };
    return rank(a) > rank(b);
}

std::string in_force(std::vector<store::State> published, const std::string& today) {
    std::erase_if(published, [&](const store::State& one) {
        return one.data.string_or("effective", "") > today;
    });
    const auto newest = std::min_element(published.begin(), published.end(), is_newer);
    return newest == published.end() ? std::string() : newest->id;
}

Json release_json(const store::State& state, const std::string& current, LocalDate today) {
    Json json;
    json["digest"] = state.id;
    json["version"] = static_cast<double>(state.version);
    copy_members(state,
                 {"title", "title_en", "status", "effective", "quality", "size", "note",
                  "published_at", "created_at"},
                 json);
    json["current"] = state.id == current;
    // What came into force before the current one, and is not it, was superseded.
    if (is_published(state) && state.id != current &&
        state.data.string_or("effective", "") <= today.to_string()) {
        json["status"] = "superseded";
    }
    return json;
}

/// What the gate says today, not what the file says of itself.
struct Quality {
    Json summary, findings;
};

Result<Quality> quality_of(const Engine& engine) {
    ECO_TRY(const Findings found, check_release(engine.release()));
    Quality quality{{}, Json(Json::Array{})};
    std::map<Severity, std::size_t> counts;
    for (const Finding& finding : found) {
        ++counts[finding.severity];
        if (quality.findings.as_array().size() < k_most) {
            quality.findings.push_back(finding_json(finding));
        }
    }
    quality.summary["errors"] = counts[Severity::error];
    quality.summary["warnings"] = counts[Severity::warning];
    quality.summary["infos"] = counts[Severity::info];
    return quality;
}

Result<store::State> visible(const Office& office, const Caller& caller,
                             const std::string& digest) {
    ECO_TRY(store::State found, existing(office, Kind::release, digest));
    ECO_CHECK(require(office, caller,
                      is_published(found) ? Permission::zoning_read : Permission::release_drafts));
    return found;
}

Result<store::State> registered(const Office& office, const Caller& caller, const Engine& engine,
                                std::string_view bytes) {
    ECO_TRY(auto known, office.record.find(Kind::release, engine.digest()));
    if (known) {
        return *std::move(known);
    }
    ECO_TRY(const store::Blob blob, office.record.put_blob(bytes, k_media_type, caller.now));
    ECO_TRY(Quality quality, quality_of(engine));
    Json data;
    data["title"] = engine.release().meta().string_or("title_zh", engine.digest());
    data["title_en"] = engine.release().meta().string_or("title_en", "");
    data["status"] = "draft";
    data["quality"] = std::move(quality.summary);
    data["body"] = std::move(quality.findings);
    data["size"] = bytes.size();
    data["blob"] = blob.digest;
    const auto written =
        office.record.append({Kind::release, engine.digest(), 0, "registered", std::move(data)},
                             context(caller, "register release"));
    // Another server registered it at the same time: the same file, so nothing is lost.
    if (!written && written.error().code != ErrorCode::store_conflict) {
        return fail(written.error());
    }
    return existing(office, Kind::release, engine.digest());
}

/// Errors: service_release_faulty, also where the record holds no report.
Status passed_the_gate(const store::State& release) {
    const Json* quality = release.data.find("quality");
    const Json* errors = quality == nullptr ? nullptr : quality->find("errors");
    return errors != nullptr && errors->is_number() && errors->as_number() == 0
               ? Status()
               : fail({ErrorCode::service_release_faulty, {}, {}});
}

Status publish(const Office& office, const Caller& caller, const store::State& draft,
               const std::string& effective, const std::string& note) {
    Json data;
    data["status"] = "published";
    data["effective"] = effective;
    data["published_at"] = caller.now.to_string();
    data["note"] = note;
    ECO_TRY(const store::Event written,
            office.record.append({Kind::release, draft.id, draft.version, "published", data},
                                 context(caller, note.empty() ? "publish release" : note)));
    static_cast<void>(written);
    return {};
}

} // namespace

Result<std::string> release_in_force(const Office& office, LocalDate today) {
    ECO_TRY(std::vector<store::State> published, all_published(office));
    return in_force(std::move(published), today.to_string());
}

Result<Json> releases(const Office& office, const Caller& caller, LocalDate today,
                      const Page& page) {
    ECO_CHECK(require(office, caller, Permission::zoning_read));
    store::StateQuery query;
    query.kind = Kind::release;
    query.limit = page.limit;
    query.offset = page.offset;
    if (!require(office, caller, Permission::release_drafts)) {
        query.statuses = {"published"};
    }
    ECO_TRY(const store::StatePage found, office.record.list(query));
    ECO_TRY(const std::string current, release_in_force(office, today));
    return listing(found,
                   [&](const store::State& state) { return release_json(state, current, today); });
}

Result<Json> release(const Office& office, const Caller& caller, LocalDate today,
                     const std::string& digest) {
    ECO_TRY(const store::State found, visible(office, caller, digest));
    ECO_TRY(const std::string current, release_in_force(office, today));
    return release_json(found, current, today);
}

Result<Json> register_release(const Office& office, ReleaseShelf& shelf, const Caller& caller,
                              LocalDate today, std::string_view bytes) {
    ECO_CHECK(require(office, caller, Permission::release_register));
    ECO_TRY(const EnginePointer engine, shelf.take(bytes));
    ECO_TRY(const store::State made, registered(office, caller, *engine, bytes));
    ECO_TRY(const std::string current, release_in_force(office, today));
    return release_json(made, current, today);
}

Result<Json> publish_release(const Office& office, const Caller& caller, LocalDate today,
                             const std::string& digest, std::string_view text) {
    ECO_CHECK(require(office, caller, Permission::release_publish));
    ECO_TRY(const store::State draft, existing(office, Kind::release, digest));
    ECO_TRY(const Body body, Body::read(text, {"effective", "note"}));
    ECO_TRY(std::string effective, body.text_or_empty("effective", k_most_note));
    ECO_TRY(const std::string note, body.text_or_empty("note", k_most_note));
    effective = effective.empty() ? today.to_string() : effective;
    const auto day = LocalDate::parse(effective);
    if (!day || *day < today) {
        return fail(bad_member("effective", "a day, today or later"));
    }
    if (is_published(draft)) {
        return fail({ErrorCode::service_published, {}, {}});
    }
    ECO_CHECK(passed_the_gate(draft));
    ECO_CHECK(publish(office, caller, draft, effective, note));
    return release(office, caller, today, digest);
}

Result<Json> release_quality(const Office& office, const Caller& caller,
                             const std::string& digest) {
    ECO_TRY(const store::State found, visible(office, caller, digest));
    Json report;
    report["digest"] = found.id;
    copy_members(found, {"quality", "body"}, report);
    report["findings"] = report["body"];
    report.as_object().erase("body");
    return report;
}

Result<Json> release_difference(const Office& office, ReleaseShelf& shelf, const Caller& caller,
                                const std::string& before, const std::string& after) {
    ECO_TRY(const store::State first, visible(office, caller, before));
    ECO_TRY(const store::State second, visible(office, caller, after));
    ECO_TRY(const EnginePointer a, shelf.find(office, first.id));
    ECO_TRY(const EnginePointer b, shelf.find(office, second.id));
    return difference(*a, *b);
}

Status seed_release(const Office& office, ReleaseShelf& shelf, const Caller& caller,
                    LocalDate today, std::string_view bytes) {
    ECO_TRY(const EnginePointer engine, shelf.take(bytes));
    ECO_TRY(const store::State made, registered(office, caller, *engine, bytes));
    // Also one that an earlier version of the program published: nobody is judged by a faulty map.
    ECO_CHECK(passed_the_gate(made));
    if (is_published(made)) {
        return {};
    }
    const Status published = publish(office, caller, made, today.to_string(), "given at the start");
    const bool late = !published && published.error().code == ErrorCode::store_conflict;
    return late ? Status() : published;
}

} // namespace eco::service
