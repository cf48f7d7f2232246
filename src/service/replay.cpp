// SPDX-License-Identifier: MulanPSL-2.0
// Judging again, and comparing.
#include "service/replay.hpp"

#include "service/detail/read_project.hpp"

#include <algorithm>

namespace eco::service {
namespace {

constexpr std::size_t k_shown = 40;

tl::unexpected<Error> not_one(const std::string& key) {
    return fail({ErrorCode::service_not_an_assessment, {{"key", key}}, {{}, "/" + key, {}, 0, 0}});
}

Result<Json> parsed(std::string_view document) {
    ECO_TRY(Json json, parse_json(document, "assessment"));
    for (const auto* key : {"project", "release"}) {
        if (json.find(key) == nullptr || !json.find(key)->is_object()) {
            return not_one(key);
        }
    }
    if (json.string_or("format", "") != "ecogate.assessment/1") {
        return not_one("format");
    }
    return json;
}

/// Printable ASCII around the first difference: enough to find it, no half characters.
std::string around(std::string_view bytes, std::size_t offset) {
    std::string some(bytes.substr(std::min(offset, bytes.size()), k_shown));
    std::replace_if(
        some.begin(), some.end(), [](char c) { return c < ' ' || c > '~'; }, '.');
    return some;
}

} // namespace

Result<std::string> release_of(std::string_view document) {
    ECO_TRY(const Json json, parsed(document));
    return json.find("release")->string_or("digest", "");
}

Answer<Json> replay(const Engine& engine, std::string_view document) {
    const auto stated = parsed(document);
    if (!stated) {
        return refuse(stated.error());
    }
    const std::string digest = stated->find("release")->string_or("digest", "");
    const auto as_of = LocalDate::parse(stated->string_or("as_of", ""));
    if (!as_of) {
        return refuse(not_one("as_of").value());
    }
    if (digest != engine.digest()) {
        return refuse({ErrorCode::service_other_release, {{"digest", digest}}, {}});
    }
    const auto read = detail::read_project_json(engine, engine.book(), *stated->find("project"));
    if (!read) {
        return tl::unexpected(read.error());
    }
    const auto again = engine.assessor().assess_text(read->project, *as_of);
    if (!again) {
        return refuse(again.error());
    }
    const std::string& expected = *again;
    Json json;
    json["same"] = expected == document;
    json["release"] = digest;
    json["as_of"] = as_of->to_string();
    json["verdict"] = parse_json(expected, "assessment")->string_or("verdict", "");
    json["name"] = read->project.name;
    if (expected != document) {
        const auto differ =
            std::mismatch(document.begin(), document.end(), expected.begin(), expected.end());
        const auto offset = static_cast<std::size_t>(differ.first - document.begin());
        json["difference"]["offset"] = offset;
        json["difference"]["found"] = around(document, offset);
        json["difference"]["expected"] = around(expected, offset);
    }
    return json;
}

} // namespace eco::service
