// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/principal.hpp"

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

Principal person(const char* role, const char* region) {
    return {"u1", "zhang", "o1", {{role, region}}, {}, false};
}
const Belonging k_of_u1{"u1", "o1", "520103"};
const Belonging k_of_u2{"u2", "o2", "520103"};
const Belonging k_of_o1{"u2", "o1", "520103"};
const Belonging k_elsewhere{"u2", "o2", "522301"};
const Belonging k_nowhere{"u2", "o2", ""};

bool reads(const Principal& who, const Belonging& thing) {
    return may(table(), who, Permission::project_read, thing);
}

TEST(Principal, without_login_reads_the_zoning_and_nothing_else) {
    const Principal nobody;
    EXPECT_TRUE(may(table(), nobody, Permission::zoning_read, {}));
    EXPECT_FALSE(reads(nobody, k_of_u1));
    EXPECT_FALSE(reads(nobody, {}));
}

TEST(Principal, reaches_what_is_own) {
    EXPECT_TRUE(reads(person("applicant", ""), k_of_u1));
    EXPECT_FALSE(reads(person("applicant", ""), k_of_u2));
    EXPECT_FALSE(reads(person("applicant", ""), k_of_o1));
}

TEST(Principal, reaches_the_organisation) {
    EXPECT_TRUE(reads(person("park_manager", ""), k_of_o1));
    EXPECT_FALSE(reads(person("park_manager", ""), k_of_u2));
    Principal alone = person("park_manager", "");
    alone.organisation.clear();
    EXPECT_FALSE(reads(alone, {"u2", "", "520103"})) << "no organisation is not a common one";
}

TEST(Principal, reaches_its_region_by_the_code_s_beginning) {
    for (const auto* region : {"520103", "5201", "52", ""}) {
        EXPECT_TRUE(reads(person("reviewer", region), k_of_u2)) << region;
    }
    EXPECT_FALSE(reads(person("reviewer", "5201"), k_elsewhere));
    EXPECT_FALSE(reads(person("reviewer", "5201"), k_nowhere));
    EXPECT_TRUE(reads(person("reviewer", ""), k_nowhere));
    EXPECT_EQ(widest(table(), person("reviewer", ""), Permission::project_read), Reach::all);
    EXPECT_EQ(widest(table(), person("reviewer", "52"), Permission::project_read), Reach::region);
}

TEST(Principal, is_held_to_its_key_s_limits) {
    Principal key = person("reviewer", "");
    key.only = {Permission::assessment_read};
    EXPECT_FALSE(reads(key, k_of_u2));
    EXPECT_TRUE(may(table(), key, Permission::assessment_read, k_of_u2));
    EXPECT_TRUE(may(table(), key, Permission::zoning_read, {})) << "what everybody may";
}

TEST(Principal, changes_the_password_before_anything_else) {
    Principal fresh = person("administrator", "");
    fresh.must_change_password = true;
    EXPECT_FALSE(may(table(), fresh, Permission::user_write, {}));
    EXPECT_EQ(widest(table(), fresh, Permission::user_write), Reach::none);
    EXPECT_TRUE(may(table(), fresh, Permission::account_use, {"u1", "", ""}));
}

TEST(Principal, lists_the_regions_of_its_roles) {
    Principal who = person("reviewer", "5201");
    who.grants.push_back({"reviewer", "5202"});
    who.grants.push_back({"applicant", "5203"});
    EXPECT_EQ(regions_of(table(), who, Permission::project_read),
              (std::vector<std::string>{"5201", "5202"}));
}

} // namespace
} // namespace eco::identity
