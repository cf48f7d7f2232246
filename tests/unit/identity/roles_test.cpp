// SPDX-License-Identifier: MulanPSL-2.0
// data/roles.csv: what must hold whatever else is changed in it.
#include "identity/roles.hpp"

#include <gtest/gtest.h>

namespace eco::identity {
namespace {

const RoleTable& table() {
    static const RoleTable k_table =
        RoleTable::from_csv(*read_csv(ECO_SOURCE_DIR "/data/roles.csv"),
                            *read_csv(ECO_SOURCE_DIR "/data/roles_apart.csv"))
            .value();
    return k_table;
}

TEST(Roles, are_those_of_the_trade) {
    EXPECT_EQ(table().roles(),
              (std::vector<std::string>{"public", "applicant", "park_manager", "reviewer",
                                        "zoning_keeper", "inspector", "expert", "auditor",
                                        "system_administrator", "security_administrator",
                                        "administrator"}));
}

TEST(Roles, give_every_permission_to_somebody) {
    for (std::size_t i = 0; i < k_permissions; ++i) {
        const auto what = static_cast<Permission>(i);
        EXPECT_EQ(parse_permission(name_of(what)), what);
        bool given = false;
        for (const std::string& role : table().roles()) {
            given = given || table().reach(role, what) != Reach::none;
        }
        EXPECT_TRUE(given) << name_of(what);
    }
}

TEST(Roles, keep_the_public_to_reading_the_zoning) {
    for (std::size_t i = 0; i < k_permissions; ++i) {
        const auto what = static_cast<Permission>(i);
        EXPECT_EQ(table().reach("public", what),
                  what == Permission::zoning_read ? Reach::all : Reach::none)
            << name_of(what);
    }
}

TEST(Roles, keep_the_three_officers_apart) {
    EXPECT_EQ(table().reach("system_administrator", Permission::user_grant), Reach::none);
    EXPECT_EQ(table().reach("security_administrator", Permission::user_write), Reach::none);
    for (const auto* admin : {"system_administrator", "security_administrator", "administrator"}) {
        EXPECT_EQ(table().reach(admin, Permission::audit_read), Reach::none);
        EXPECT_EQ(table().reach(admin, Permission::project_write), Reach::none);
        EXPECT_EQ(table().conflict("auditor", {"expert", admin}), admin);
    }
    EXPECT_EQ(table().conflict("auditor", {"expert"}), "");
}

TEST(Roles, that_are_unknown_may_nothing) {
    EXPECT_EQ(table().reach("emperor", Permission::zoning_read), Reach::none);
    EXPECT_FALSE(table().knows("emperor"));
}

ErrorCode refused(std::string_view roles, std::string_view apart) {
    const auto made =
        RoleTable::from_csv(*parse_csv(roles, "roles.csv"), *parse_csv(apart, "apart.csv"));
    EXPECT_FALSE(made);
    return made ? ErrorCode{} : made.error().code;
}

TEST(Roles, refuse_words_that_are_none) {
    const auto* none = "role,other,basis\n";
    EXPECT_EQ(refused("role,permission,reach\na,project.burn,all\n", none),
              ErrorCode::identity_unknown_permission);
    EXPECT_EQ(refused("role,permission,reach\na,project.read,far\n", none),
              ErrorCode::identity_unknown_reach);
    EXPECT_EQ(refused("role,permission,reach\na,project.read,own\na,project.read,all\n", none),
              ErrorCode::identity_role_twice);
    EXPECT_EQ(refused("role,permission,reach\na,project.read,own\n", "role,other,basis\na,b,x\n"),
              ErrorCode::identity_unknown_role);
}

} // namespace
} // namespace eco::identity
