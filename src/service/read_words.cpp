// SPDX-License-Identifier: MulanPSL-2.0
// Reading a request's words.
#include "service/read_words.hpp"

#include "project/reading/reading.hpp"

namespace eco::service {

Answer<std::string> read_words(const Engine& engine, std::string_view body) {
    const auto json = parse_json(body, "body");
    if (!json) {
        return refuse(json.error());
    }
    const Json* words = json->find("text");
    if (words == nullptr || !words->is_string()) {
        return refuse({ErrorCode::service_no_text, {}, {"body", "/text", {}, 0, 0}});
    }
    auto read = project::reading::read(words->as_string(), engine.knowledge());
    if (!read && read.error().code == ErrorCode::project_reading_no_project) {
        project::reading::Reading nothing;
        nothing.findings.push_back(as_finding(Severity::info, read.error()));
        read = std::move(nothing);
    }
    if (!read) {
        return refuse(read.error());
    }
    const auto& facts = engine.tables().book.facts;
    Json answer = project::reading::to_json(*read, facts);
    answer["accepted"] = project::reading::accepted(*read, facts);
    return canonical_json(answer) + "\n";
}

} // namespace eco::service
