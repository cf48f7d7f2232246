// SPDX-License-Identifier: MulanPSL-2.0
#include "http/header_values.hpp"

#include <gtest/gtest.h>

namespace eco::http {
namespace {

TEST(HeaderValues, give_the_cookie_of_that_name_and_no_other) {
    EXPECT_EQ(cookie_value("a=1; ecogate_session=egs_x; b=2", "ecogate_session"), "egs_x");
    EXPECT_EQ(cookie_value("my_ecogate_session=evil", "ecogate_session"), "");
    EXPECT_EQ(cookie_value("ecogate_session_old=evil", "ecogate_session"), "");
    EXPECT_EQ(cookie_value("ecogate_session=a=b==", "ecogate_session"), "a=b==");
    EXPECT_EQ(cookie_value(";;=;a", "a"), "");
}

TEST(HeaderValues, know_one_scheme) {
    EXPECT_EQ(bearer_token("Bearer egk_x").reveal(), "egk_x");
    EXPECT_TRUE(bearer_token("bearer egk_x").empty());
    EXPECT_TRUE(bearer_token("Basic YTpi").empty());
}

TEST(HeaderValues, believe_the_nearest_proxy_alone) {
    EXPECT_EQ(forwarded_client("1.1.1.1, 2.2.2.2", "10.0.0.1"), "2.2.2.2");
    EXPECT_EQ(forwarded_client("", "10.0.0.1"), "10.0.0.1");
    EXPECT_EQ(forwarded_client("1.1.1.1, ", "10.0.0.1"), "10.0.0.1");
}

} // namespace
} // namespace eco::http
