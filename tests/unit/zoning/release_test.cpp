// SPDX-License-Identifier: MulanPSL-2.0
// The image of a release: reproducible, opened where it lies, never read past its end.
#include "zoning/release.hpp"

#include "support/small_release.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <thread>

namespace eco::zoning {
namespace {

/// Aligned like a memory map.
class Bytes {
  public:
    explicit Bytes(const std::string& image)
        : m_words((image.size() + 63) / 64), m_size(image.size()) {
        std::memcpy(m_words.data(), image.data(), image.size());
    }
    [[nodiscard]] std::span<std::byte> span() {
        return {reinterpret_cast<std::byte*>(m_words.data()), m_size};
    }

  private:
    struct alignas(64) Line {
        std::array<std::byte, 64> bytes;
    };
    std::vector<Line> m_words;
    std::size_t m_size;
};

std::string image() {
    return *compile_release(test::small_content());
}

TEST(Release, is_the_same_bytes_every_time) {
    EXPECT_EQ(image(), image());
}

TEST(Release, is_the_same_bytes_whoever_builds_the_indexes) {
    const auto backwards = [](std::size_t jobs, const std::function<void(std::size_t)>& job) {
        for (std::size_t i = jobs; i-- > 0;) {
            std::thread([&job, i] { job(i); }).join();
        }
    };
    EXPECT_EQ(*compile_release(test::small_content(), backwards), image());
}

TEST(Release, takes_another_quality_section_as_if_compiled_with_it) {
    ReleaseContent content = test::small_content();
    content.quality = "[]";
    const std::string draft = *compile_release(content);
    content.quality = R"([{"code":"E-ZON-001"}])";
    EXPECT_EQ(with_quality(draft, content.quality), *compile_release(content));
}

TEST(Release, carries_what_was_made_ready_of_its_book) {
    ReleaseContent content = test::small_content();
    content.ready = "ready";
    Bytes bytes(*compile_release(std::move(content)));
    const auto ready = Release::open(bytes.span())->ready();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(ready.data()), ready.size()), "ready");
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(ready.data()) % 8, 0U);
}

TEST(Release, answers_from_where_it_lies) {
    Bytes bytes(image());
    const auto release = Release::open(bytes.span());
    ASSERT_TRUE(release);
    EXPECT_TRUE(release->verify());
    const Layer* units = release->layer("units");
    ASSERT_NE(units, nullptr);
    EXPECT_EQ(units->size(), 3U);
    const auto at = release->plane().to_plane({106.15, 26.05});
    const auto found = units->index().covering(*at);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(units->attributes(found[0]).at("code"), "ZH99990120001");
    EXPECT_EQ(units->filter("class=1|3"), (std::vector<std::uint8_t>{1, 0, 1}));
}

TEST(Release, finds_an_attribute_however_it_is_written) {
    ReleaseContent content = test::small_content();
    content.layers[1].features[0].attributes["name"] = "a \"quoted\" name";
    content.layers[1].features[0].attributes["kind"] = "k|1";
    Bytes bytes(*compile_release(std::move(content)));
    const auto release = Release::open(bytes.span());
    const Layer* units = release->layer("units");
    for (geo::FeatureId id = 0; id < units->size(); ++id) {
        const Attributes all = units->attributes(id);
        for (const auto& [name, value] : all) {
            EXPECT_EQ(units->attribute(id, name), value) << id << " " << name;
        }
        EXPECT_EQ(units->attribute(id, "nam"), std::nullopt);
        EXPECT_EQ(units->attribute(id, ""), std::nullopt);
    }
    EXPECT_EQ(units->filter("class=1|3"), (std::vector<std::uint8_t>{1, 0, 1}));
    EXPECT_EQ(units->filter("class=1;county=529902"), (std::vector<std::uint8_t>{0, 0, 0}));
}

TEST(Release, notices_every_changed_byte) {
    Bytes bytes(image());
    const std::span<std::byte> all = bytes.span();
    all[all.size() / 2] ^= std::byte{1};
    const auto release = Release::open(all);
    EXPECT_TRUE(!release || !release->verify());
}

TEST(Release, refuses_strangers_other_versions_and_cut_files) {
    Bytes bytes(image());
    EXPECT_EQ(Release::open(bytes.span().first(10)).error().code, ErrorCode::zoning_not_a_release);
    EXPECT_EQ(Release::open(bytes.span().first(bytes.span().size() - 64)).error().code,
              ErrorCode::zoning_truncated);
    bytes.span()[8] = std::byte{9};
    EXPECT_EQ(Release::open(bytes.span()).error().code, ErrorCode::zoning_other_version);
}

TEST(Release, survives_hostile_changes_of_its_tables) {
    const std::string whole = image();
    for (std::size_t at = 64; at < std::min<std::size_t>(whole.size(), 4096); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x7F);
        Bytes bytes(changed);
        const auto release = Release::open(bytes.span());
        EXPECT_TRUE(!release || !release->verify()) << at;
    }
}

TEST(Release, names_the_feature_that_cannot_be_compiled) {
    ReleaseContent content = test::small_content();
    content.layers[1].features[0].geometry = test::square(106, 26, 106, 26);
    const auto compiled = compile_release(std::move(content));
    ASSERT_FALSE(compiled);
    EXPECT_EQ(compiled.error().code, ErrorCode::geo_collapsed);
    EXPECT_EQ(compiled.error().where.feature, "units/ZH99990110001");
}

} // namespace
} // namespace eco::zoning
