// SPDX-License-Identifier: MulanPSL-2.0
// A release as it lies in memory (usually memory-mapped): nothing is parsed but the description.
#pragma once

#include "base/json.hpp"
#include "base/quantity.hpp"
#include "base/result.hpp"
#include "geo/layer_index.hpp"
#include "zoning/layer_schema.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace eco::zoning {

struct LayerInfo {
    std::string role, title_zh, title_en, source, licence, as_of;
    Metres tolerance; ///< includes the stated error of the datum conversion
    bool example = false;
};

/// One layer: shapes, attributes and an index.
class Layer final : public geo::ShapeSource {
  public:
    [[nodiscard]] const LayerInfo& info() const { return m_info; }
    [[nodiscard]] geo::FeatureId size() const override;
    [[nodiscard]] geo::ShapeView shape(geo::FeatureId id) const override;
    [[nodiscard]] std::span<const geo::Xy> vertices() const override;
    [[nodiscard]] Attributes attributes(geo::FeatureId id) const;
    /// One of them, or nothing.
    [[nodiscard]] std::optional<std::string> attribute(geo::FeatureId id,
                                                       const std::string& name) const;
    [[nodiscard]] const geo::LayerIndex& index() const { return *m_index; }
    /// One byte a feature: 1 where every key has one of the values ("zone=core;kind=a|b"; empty:
    /// all).
    [[nodiscard]] std::vector<std::uint8_t> filter(std::string_view condition) const;

  private:
    friend class Release;
    LayerInfo m_info;
    std::span<const std::byte> m_features, m_parts, m_vertices, m_cells, m_attributes, m_offsets;
    std::unique_ptr<geo::LayerIndex> m_index;
};

class Release {
  public:
    /// Checks magic, version, size and that every section lies inside; the bytes must outlive the
    /// release. Errors: zoning_not_a_release, zoning_other_version, zoning_truncated,
    /// zoning_corrupt.
    [[nodiscard]] static Result<Release> open(std::span<const std::byte> bytes);
    /// Recomputes the digest over all bytes. Errors: zoning_digest_mismatch.
    [[nodiscard]] Status verify() const;

    [[nodiscard]] const std::string& digest() const { return m_digest; } ///< SHA-256, hex
    [[nodiscard]] const Json& meta() const { return m_meta; }
    [[nodiscard]] const geo::Plane& plane() const { return *m_plane; }
    [[nodiscard]] const std::vector<std::unique_ptr<Layer>>& layers() const { return m_layers; }
    [[nodiscard]] const Layer* layer(std::string_view role) const;
    [[nodiscard]] std::string_view book() const { return m_book; }       ///< canonical JSON
    [[nodiscard]] std::string_view quality() const { return m_quality; } ///< canonical JSON
    /// What admission made ready of the book; empty: nothing.
    [[nodiscard]] std::span<const std::byte> ready() const { return m_ready; }

  private:
    std::span<const std::byte> m_bytes;
    std::string m_digest;
    Json m_meta;
    std::unique_ptr<geo::Plane> m_plane;
    std::vector<std::unique_ptr<Layer>> m_layers;
    std::string_view m_book, m_quality;
    std::span<const std::byte> m_ready;

    Status
    load_layers(const std::map<std::string, std::span<const std::byte>, std::less<>>& sections);
};

} // namespace eco::zoning
