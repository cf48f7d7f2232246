// SPDX-License-Identifier: MulanPSL-2.0
// Checking passwords.
#include "identity/password_policy.hpp"

#include "identity/password_hash.hpp"

#include <algorithm>
#include <array>

namespace eco::identity {
namespace {

/// What attackers try first, whatever signs are appended; folded to small letters.
constexpr std::array<std::string_view, 14> k_common = {
    "password", "passw0rd", "p@ssw0rd", "qwerty",  "admin123", "administrator", "12345678",
    "87654321", "abc123",   "1qaz2wsx", "ecogate", "lvzha",    "welcome",       "letmein"};

std::string folded(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::size_t classes(std::string_view text) {
    std::array<bool, 4> seen{};
    for (const char c : text) {
        const std::size_t kind = c >= 'A' && c <= 'Z'   ? 0
                                 : c >= 'a' && c <= 'z' ? 1
                                 : c >= '0' && c <= '9' ? 2
                                                        : 3;
        seen.at(kind) = true;
    }
    return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
}

bool is_common(std::string_view text) {
    const std::string small = folded(text);
    return std::any_of(k_common.begin(), k_common.end(), [&](std::string_view word) {
        // A common word that makes up most of the password decides it.
        return small.find(word) != std::string::npos && small.size() < word.size() + 6;
    });
}

} // namespace

Findings check_password(const PasswordPolicy& policy, const Secret& password, std::string_view name,
                        const std::vector<std::string>& former) {
    Findings faults;
    const std::string& text = password.reveal();
    const auto complain = [&](ErrorCode code, Args args) {
        faults.push_back({Severity::error, code, std::move(args), {{}, "/new", {}, 0, 0}});
    };
    if (text.size() > policy.most_length) {
        complain(ErrorCode::identity_password_long, {{"most", std::to_string(policy.most_length)}});
        return faults; // not hashed
    }
    if (characters(text) < policy.least_length) {
        complain(ErrorCode::identity_password_short,
                 {{"least", std::to_string(policy.least_length)}});
    }
    if (classes(text) < policy.least_classes) {
        complain(ErrorCode::identity_password_classes,
                 {{"least", std::to_string(policy.least_classes)}});
    }
    if (name.size() >= 3 && folded(text).find(folded(name)) != std::string::npos) {
        complain(ErrorCode::identity_password_name, {});
    }
    if (is_common(text)) {
        complain(ErrorCode::identity_password_common, {});
    }
    const std::size_t kept = std::min(policy.history, former.size());
    if (std::any_of(former.begin(), former.begin() + static_cast<std::ptrdiff_t>(kept),
                    [&](const std::string& hash) { return verify_password(hash, password); })) {
        complain(ErrorCode::identity_password_again, {{"count", std::to_string(policy.history)}});
    }
    return faults;
}

bool is_outdated(const PasswordPolicy& policy, Moment set, Moment now) {
    return policy.age.count() > 0 && now - set > policy.age;
}

} // namespace eco::identity
