// SPDX-License-Identifier: MulanPSL-2.0
// From the catalogue to problem details.
#include "http/problem.hpp"

#include <algorithm>
#include <array>

namespace eco::http {
namespace {

/// More faults than a person reads, fewer than fill an answer.
constexpr std::size_t k_max_faults = 50;

struct CodeStatus {
    ErrorCode code;
    unsigned status;
};

constexpr CodeStatus k_by_code[] = {
    {ErrorCode::http_method_not_allowed, 405}, {ErrorCode::http_timeout, 408},
    {ErrorCode::http_body_too_large, 413},     {ErrorCode::http_not_json, 415},
    {ErrorCode::service_version_needed, 428},  {ErrorCode::service_locked, 429},
    {ErrorCode::zoning_not_a_release, 422},    {ErrorCode::zoning_other_version, 422},
    {ErrorCode::zoning_truncated, 422},        {ErrorCode::zoning_corrupt, 422},
    {ErrorCode::zoning_digest_mismatch, 422},  {ErrorCode::http_too_many_requests, 429},
    {ErrorCode::http_headers_too_large, 431},
};

struct Reason {
    unsigned status;
    std::string_view text;
};

constexpr Reason k_reasons[] = {
    {200, "OK"},
    {202, "Accepted"},
    {201, "Created"},
    {204, "No Content"},
    {304, "Not Modified"},
    {302, "Found"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

Json fault_json(const Finding& finding) {
    Json json;
    json["code"] = code_name(finding.code);
    json["zh"] = message(finding.code, finding.args, Lang::zh);
    json["en"] = message(finding.code, finding.args, Lang::en);
    json["remedy_zh"] = remedy(finding.code, finding.args, Lang::zh);
    json["remedy_en"] = remedy(finding.code, finding.args, Lang::en);
    json["where"] = place(finding.where);
    json["pointer"] = finding.where.pointer;
    return json;
}

} // namespace

unsigned status_of(ErrorCode code) {
    const auto* const found =
        std::find_if(std::begin(k_by_code), std::end(k_by_code),
                     [&](const CodeStatus& entry) { return entry.code == code; });
    if (found != std::end(k_by_code)) {
        return found->status;
    }
    const std::string_view kind = code_kind(code);
    return kind == "invalid_input" || kind == "unsupported" ? 400
           : kind == "not_found"                            ? 404
           : kind == "conflict"                             ? 409
           : kind == "unauthenticated"                      ? 401
           : kind == "forbidden"                            ? 403
           : kind == "unavailable"                          ? 503
                                                            : 500;
}

std::string_view reason_of(unsigned status) {
    const auto* const found = std::find_if(std::begin(k_reasons), std::end(k_reasons),
                                           [&](const Reason& one) { return one.status == status; });
    return found == std::end(k_reasons) ? std::string_view("Unknown") : found->text;
}

Response problem(const Findings& errors, Lang lang, std::string_view request_id) {
    const Finding& first = errors.front();
    Json json = fault_json(first);
    const unsigned status = status_of(first.code);
    json["type"] = "urn:ecogate:error:" + std::string(code_name(first.code));
    json["title"] = reason_of(status);
    json["status"] = static_cast<double>(status);
    json["detail"] = message(first.code, first.args, lang);
    json["request_id"] = request_id;
    json["faults"] = Json(Json::Array{});
    for (std::size_t i = 0; i < std::min(errors.size(), k_max_faults); ++i) {
        json["faults"].push_back(fault_json(errors[i]));
    }
    json["fault_count"] = errors.size();
    Response response;
    response.status = status;
    response.content_type = "application/problem+json; charset=utf-8";
    response.body = canonical_json(json) + "\n";
    if (status == 401) {
        response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"ecogate\"");
    }
    if (status == 429 || status == 503) {
        response.headers.emplace_back("Retry-After", "1");
    }
    return response;
}

Response problem(const Error& error, Lang lang, std::string_view request_id) {
    return problem(Findings{as_finding(Severity::error, error)}, lang, request_id);
}

} // namespace eco::http
