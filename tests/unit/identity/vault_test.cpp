// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/vault.hpp"

#include <gtest/gtest.h>

namespace eco::identity {
namespace {

constexpr const char* k_plain = "JBSWY3DPEHPK3PXP";

Vault vault_of(const std::string& lines) {
    return Vault::from_text(Secret(lines), "keys").value();
}

class Seals : public testing::Test {
  protected:
    std::string m_old = Vault::new_key().reveal(), m_new = Vault::new_key().reveal();
    Vault m_vault = vault_of("# of 2026\n" + m_old);
};

TEST_F(Seals, hide_a_secret_and_give_it_back_where_it_belongs) {
    const std::string sealed = m_vault.seal(Secret(k_plain), "totp:user-1").value();
    EXPECT_EQ(sealed.find(k_plain), std::string::npos);
    EXPECT_EQ(m_vault.open(sealed, "totp:user-1")->reveal(), k_plain);
    EXPECT_FALSE(m_vault.open(sealed, "totp:user-2")) << "nobody takes another's second factor";
    EXPECT_NE(m_vault.seal(Secret(k_plain), "totp:user-1").value(), sealed) << "a nonce is new";
}

TEST_F(Seals, show_every_change) {
    const std::string sealed = m_vault.seal(Secret(k_plain), "x").value();
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        const auto opened = m_vault.open(changed, "x");
        EXPECT_TRUE(!opened || opened->reveal() != k_plain) << i;
        EXPECT_FALSE(m_vault.open(sealed.substr(0, i), "x") && i > sealed.find_last_of(':'));
    }
}

TEST_F(Seals, of_an_old_key_open_until_it_is_taken_away) {
    const std::string sealed = m_vault.seal(Secret(k_plain), "x").value();
    EXPECT_TRUE(m_vault.is_current(sealed));
    const Vault both = vault_of(m_new + m_old);
    EXPECT_EQ(both.open(sealed, "x")->reveal(), k_plain);
    EXPECT_FALSE(both.is_current(sealed));
    const std::string again = both.seal(Secret(k_plain), "x").value();
    EXPECT_TRUE(both.is_current(again));
    const Vault only_new = vault_of(m_new);
    EXPECT_EQ(only_new.open(again, "x")->reveal(), k_plain);
    const auto lost = only_new.open(sealed, "x");
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, ErrorCode::base_file_unreadable);
}

TEST_F(Seals, were_not_always_there) {
    EXPECT_EQ(m_vault.open(k_plain, "x")->reveal(), k_plain);
    EXPECT_FALSE(m_vault.is_current(k_plain));
    EXPECT_EQ(Vault().open(k_plain, "x")->reveal(), k_plain);
    EXPECT_FALSE(Vault().seal(Secret(k_plain), "x")) << "without keys nothing is kept openly";
    EXPECT_FALSE(Vault().is_current(k_plain));
}

TEST_F(Seals, want_keys_of_the_right_form) {
    for (const auto* text : {"", "# nothing\n", "abc\n", "zz", "A123"}) {
        EXPECT_FALSE(Vault::from_text(Secret(text), "keys")) << text;
    }
    EXPECT_FALSE(Vault::from_text(Secret(m_old + "short\n"), "keys"));
}

} // namespace
} // namespace eco::identity
