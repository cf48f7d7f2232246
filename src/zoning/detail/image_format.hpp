// SPDX-License-Identifier: MulanPSL-2.0
// The layout of a release image (version 2), little-endian, sections aligned to 64 bytes.
//   header · section table · sections: meta, book, quality, ready (optional), and for each layer
//   NN: NN.feat NN.part NN.vert NN.cell NN.attr NN.aoff
#pragma once

#include "geo/plane.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace eco::zoning::detail {

constexpr std::array<char, 8> k_magic{'E', 'C', 'O', 'G', 'R', 'E', 'L', '\n'};
constexpr std::uint32_t k_version = 2;
constexpr std::size_t k_alignment = 64;

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t sections = 0;
    std::uint64_t size = 0; ///< of the whole image
    std::uint64_t reserved = 0;
    std::array<std::uint8_t, 32> digest{}; ///< SHA-256 of all that follows the header
};
static_assert(sizeof(Header) == 64);

struct Section {
    std::array<char, 16> name{};
    std::uint64_t offset = 0;
    std::uint64_t size = 0;

    [[nodiscard]] std::string_view title() const {
        return {name.data(), strnlen(name.data(), name.size())};
    }
};
static_assert(sizeof(Section) == 32);

struct Feature {
    std::uint64_t first_vertex = 0;
    std::uint32_t vertices = 0;
    std::uint32_t first_part = 0;
    std::uint32_t parts = 0;
    std::uint32_t kind = 0;
    geo::XyBox box;
};
static_assert(sizeof(Feature) == 40);

} // namespace eco::zoning::detail
