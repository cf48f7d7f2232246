// SPDX-License-Identifier: MulanPSL-2.0
// No redirects, no other schemes than HTTP(S), ten seconds, one megabyte.
#include "identity/fetch.hpp"

#include <curl/curl.h>

#include <memory>

namespace eco::identity {
namespace {

constexpr long k_seconds = 10;
constexpr std::size_t k_most_bytes = 1U << 20U;
constexpr long k_ok = 200;

struct Close {
    void operator()(CURL* held) const { curl_easy_cleanup(held); }
};

std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* out) {
    auto& body = *static_cast<std::string*>(out);
    if (body.size() + size * count > k_most_bytes) {
        return 0; // ends the transfer as an error
    }
    body.append(bytes, size * count);
    return size * count;
}

Result<std::string> ask(const std::string& url, const std::string& form) {
    const std::unique_ptr<CURL, Close> curl(curl_easy_init());
    std::string body;
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, k_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
    if (!form.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form.c_str());
    }
    const CURLcode code = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK || status != k_ok) {
        return fail({ErrorCode::identity_issuer_unreachable,
                     {{"reason", code == CURLE_OK ? "HTTP " + std::to_string(status)
                                                  : curl_easy_strerror(code)}},
                     {}});
    }
    return body;
}

} // namespace

Fetch network_fetch() {
    // Once, before there are threads that use it.
    static const CURLcode k_ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(k_ready);
    return ask;
}

} // namespace eco::identity
