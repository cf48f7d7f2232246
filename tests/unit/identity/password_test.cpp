// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/password_hash.hpp"
#include "identity/password_policy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eco::identity {
namespace {

constexpr HashCost k_cheap{64, 1, 1};
constexpr Moment k_now{std::chrono::seconds(1'000'000)};

TEST(PasswordHash, knows_its_password_and_no_other) {
    const Secret password("贵州 Green-Gate 7");
    const std::string hash = hash_password(password, k_cheap).value();
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
    EXPECT_TRUE(verify_password(hash, password));
    EXPECT_FALSE(verify_password(hash, Secret("贵州 Green-Gate 8")));
    EXPECT_FALSE(verify_password("no hash", password));
    EXPECT_FALSE(verify_password("", password));
    EXPECT_NE(hash, hash_password(password, k_cheap).value()) << "each has its own salt";
}

TEST(PasswordHash, is_made_anew_when_the_cost_changes) {
    const std::string hash = hash_password(Secret("x"), k_cheap).value();
    EXPECT_FALSE(needs_rehash(hash, k_cheap));
    EXPECT_TRUE(needs_rehash(hash, {128, 1, 1}));
    EXPECT_TRUE(needs_rehash(hash, {64, 2, 1}));
    EXPECT_TRUE(needs_rehash("$2b$12$bcrypt", k_cheap));
}

TEST(PasswordHash, refuses_a_cost_that_cannot_be) {
    const auto hash = hash_password(Secret("x"), {1, 1, 1});
    ASSERT_FALSE(hash);
    EXPECT_EQ(hash.error().code, ErrorCode::identity_hash);
}

std::vector<ErrorCode> faults(const char* password, std::string_view name,
                              const std::vector<std::string>& former) {
    std::vector<ErrorCode> codes;
    for (const Finding& fault : check_password({}, Secret(password), name, former)) {
        codes.push_back(fault.code);
    }
    return codes;
}

TEST(PasswordPolicy, names_every_fault_at_once) {
    using testing::ElementsAre;
    EXPECT_THAT(faults("Gate-of-green-7", "zhang", {}), testing::IsEmpty());
    EXPECT_THAT(faults("绿水青山就是金山银山A1", "zhang", {}), testing::IsEmpty());
    EXPECT_THAT(faults("abc", "zhang", {}), ElementsAre(ErrorCode::identity_password_short,
                                                        ErrorCode::identity_password_classes));
    EXPECT_THAT(faults("ZHANG-green-gate-7", "zhang", {}),
                ElementsAre(ErrorCode::identity_password_name));
    EXPECT_THAT(faults("Password-123", "zhang", {}),
                ElementsAre(ErrorCode::identity_password_common));
    EXPECT_THAT(faults(std::string(300, 'x').c_str(), "zhang", {}),
                ElementsAre(ErrorCode::identity_password_long));
}

TEST(PasswordPolicy, remembers_as_many_as_it_says) {
    const std::string old = hash_password(Secret("Gate-of-green-7"), k_cheap).value();
    const std::string other = hash_password(Secret("Gate-of-green-8"), k_cheap).value();
    EXPECT_THAT(faults("Gate-of-green-7", "zhang", {other, old}),
                testing::ElementsAre(ErrorCode::identity_password_again));
    EXPECT_TRUE(
        faults("Gate-of-green-7", "zhang", {other, other, other, other, other, old}).empty());
}

TEST(PasswordPolicy, outdates) {
    EXPECT_FALSE(is_outdated({}, k_now, k_now + std::chrono::days(90)));
    EXPECT_TRUE(is_outdated({}, k_now, k_now + std::chrono::days(90) + std::chrono::seconds(1)));
    PasswordPolicy for_ever;
    for_ever.age = std::chrono::days(0);
    EXPECT_FALSE(is_outdated(for_ever, k_now, k_now + std::chrono::days(9000)));
}

} // namespace
} // namespace eco::identity
