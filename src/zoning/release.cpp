// SPDX-License-Identifier: MulanPSL-2.0
// Opening a release image with every bound checked, and reading it where it lies.
#include "zoning/release.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "geo/cell_index.hpp"
#include "zoning/detail/image_format.hpp"
#include "zoning/detail/plain_member.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace eco::zoning {
namespace {

using Bytes = std::span<const std::byte>;
using Sections = std::map<std::string, Bytes, std::less<>>;

Error corrupt(std::string what) {
    return {ErrorCode::zoning_corrupt, {{"what", std::move(what)}}, {}};
}

/// Sections are aligned, so their arrays can be read in place.
template <class T>
std::span<const T> array_of(Bytes bytes) {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

std::string_view text_of(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<detail::Header> header_of(Bytes bytes) {
    detail::Header header;
    if (bytes.size() < sizeof header) {
        return fail({ErrorCode::zoning_not_a_release, {}, {}});
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != detail::k_magic) {
        return fail({ErrorCode::zoning_not_a_release, {}, {}});
    }
    if (header.version != detail::k_version) {
        return fail({ErrorCode::zoning_other_version,
                     {{"found", std::to_string(header.version)},
                      {"expected", std::to_string(detail::k_version)}},
                     {}});
    }
    if (header.size != bytes.size()) {
        return fail(
            {ErrorCode::zoning_truncated,
             {{"found", std::to_string(bytes.size())}, {"expected", std::to_string(header.size)}},
             {}});
    }
    if (header.sections > (bytes.size() - sizeof header) / sizeof(detail::Section)) {
        return fail(corrupt("section table"));
    }
    return header;
}

Result<Sections> sections_of(Bytes bytes, const detail::Header& header) {
    Sections sections;
    for (std::uint32_t i = 0; i < header.sections; ++i) {
        detail::Section section;
        std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
        const bool inside =
            section.offset <= bytes.size() && section.size <= bytes.size() - section.offset;
        if (!inside || section.offset % detail::k_alignment != 0) {
            return fail(corrupt(std::string(section.title())));
        }
        sections.emplace(section.title(), bytes.subspan(section.offset, section.size));
    }
    return sections;
}

Result<Bytes> section(const Sections& sections, std::string_view name) {
    const auto found = sections.find(name);
    return found == sections.end() ? Result<Bytes>(fail(corrupt(std::string(name))))
                                   : found->second;
}

double number(const Json& json, std::string_view key) {
    const Json* member = json.find(key);
    return member != nullptr && member->is_number() ? member->as_number() : 0;
}

Result<geo::PlaneDefinition> plane_of(const Json& meta) {
    const Json* json = meta.find("plane");
    const Json* extent = json == nullptr ? nullptr : json->find("extent");
    if (extent == nullptr || !extent->is_array() || extent->as_array().size() != 4) {
        return fail(corrupt("plane"));
    }
    const auto edge = [&](std::size_t i) {
        return extent->as_array()[i].is_number() ? extent->as_array()[i].as_number() : 0;
    };
    return geo::PlaneDefinition{number(*json, "lat_1"),
                                number(*json, "lat_2"),
                                number(*json, "lat_0"),
                                number(*json, "lon_0"),
                                {edge(0), edge(1), edge(2), edge(3)}};
}

LayerInfo info_of(const Json& json) {
    const Json* example = json.find("example");
    return {json.string_or("role", ""),
            json.string_or("title_zh", ""),
            json.string_or("title_en", ""),
            json.string_or("source", ""),
            json.string_or("licence", ""),
            json.string_or("as_of", ""),
            Metres::from_base(number(json, "tolerance_m") + number(json, "conversion_error_m")),
            example != nullptr && example->is_bool() && example->as_bool()};
}

/// Every index that a feature holds must lie inside its section: a digest does not protect from a
/// file that was made wrong on purpose.
bool features_are_sound(std::span<const detail::Feature> features, std::span<const geo::Part> parts,
                        std::size_t vertices) {
    return std::all_of(features.begin(), features.end(), [&](const detail::Feature& f) {
        const bool inside = f.first_vertex <= vertices && f.vertices <= vertices - f.first_vertex &&
                            f.first_part <= parts.size() &&
                            f.parts <= parts.size() - f.first_part && f.kind <= 2;
        return inside &&
               std::all_of(parts.begin() + f.first_part, parts.begin() + f.first_part + f.parts,
                           [&](const geo::Part& part) {
                               return part.first <= f.vertices &&
                                      part.count <= f.vertices - part.first;
                           });
    });
}

} // namespace

geo::FeatureId Layer::size() const {
    return static_cast<geo::FeatureId>(m_features.size() / sizeof(detail::Feature));
}

geo::ShapeView Layer::shape(geo::FeatureId id) const {
    const detail::Feature& f = array_of<detail::Feature>(m_features)[id];
    return {static_cast<geo::ShapeKind>(f.kind),
            array_of<geo::Xy>(m_vertices).subspan(f.first_vertex, f.vertices),
            array_of<geo::Part>(m_parts).subspan(f.first_part, f.parts), f.box};
}

std::span<const geo::Xy> Layer::vertices() const {
    return array_of<geo::Xy>(m_vertices);
}

Attributes Layer::attributes(geo::FeatureId id) const {
    const auto offsets = array_of<std::uint64_t>(m_offsets);
    const auto parsed = parse_json(
        text_of(m_attributes).substr(offsets[id], offsets[id + 1] - offsets[id]), m_info.role);
    Attributes out;
    if (parsed && parsed->is_object()) {
        for (const auto& [key, value] : parsed->as_object()) {
            out.emplace(key, value.is_string() ? value.as_string() : std::string());
        }
    }
    return out;
}

std::vector<std::uint8_t> Layer::filter(std::string_view condition) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> wanted;
    for (const std::string& term : split_list(condition, ';')) {
        const auto equals = term.find('=');
        wanted.emplace_back(term.substr(0, equals),
                            split_list(std::string_view(term).substr(equals + 1), '|'));
    }
    std::vector<std::uint8_t> accept(size(), 1);
    for (geo::FeatureId id = 0; !wanted.empty() && id < size(); ++id) {
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const auto& term) {
            const std::optional<std::string> have = attribute(id, term.first);
            return have &&
                   std::find(term.second.begin(), term.second.end(), *have) != term.second.end();
        });
        accept[id] = all ? 1 : 0;
    }
    return accept;
}

std::optional<std::string> Layer::attribute(geo::FeatureId id, const std::string& name) const {
    const auto offsets = array_of<std::uint64_t>(m_offsets);
    const auto plain = detail::plain_member(
        text_of(m_attributes).substr(offsets[id], offsets[id + 1] - offsets[id]), name);
    switch (plain.found) {
    case detail::PlainMember::Found::yes:
        return std::string(plain.value);
    case detail::PlainMember::Found::no:
        return std::nullopt;
    case detail::PlainMember::Found::not_plain:
        break;
    }
    const Attributes have = attributes(id);
    const auto found = have.find(name);
    return found == have.end() ? std::nullopt : std::optional(found->second);
}

Result<Release> Release::open(std::span<const std::byte> bytes) {
    ECO_TRY(const detail::Header header, header_of(bytes));
    ECO_TRY(const Sections sections, sections_of(bytes, header));
    Release release;
    release.m_bytes = bytes;
    DigestBytes digest{};
    std::memcpy(digest.data(), header.digest.data(), digest.size());
    release.m_digest = hex(digest);
    ECO_TRY(const Bytes meta, section(sections, "meta"));
    ECO_TRY(release.m_meta, parse_json(text_of(meta), "meta"));
    ECO_TRY(const Bytes book, section(sections, "book"));
    ECO_TRY(const Bytes quality, section(sections, "quality"));
    release.m_book = text_of(book);
    release.m_quality = text_of(quality);
    if (const auto ready = sections.find("ready"); ready != sections.end()) {
        release.m_ready = ready->second; // releases of before it was carried have none
    }
    ECO_TRY(const geo::PlaneDefinition plane, plane_of(release.m_meta));
    release.m_plane = std::make_unique<geo::Plane>(plane);
    ECO_CHECK(release.load_layers(sections));
    return release;
}

Status Release::load_layers(const Sections& sections) {
    const Json* layers = m_meta.find("layers");
    if (layers == nullptr || !layers->is_array()) {
        return fail(corrupt("layers"));
    }
    for (std::size_t i = 0; i < layers->as_array().size(); ++i) {
        auto layer = std::make_unique<Layer>();
        layer->m_info = info_of(layers->as_array()[i]);
        for (const auto& [suffix, target] :
             {std::pair(".feat", &layer->m_features), std::pair(".part", &layer->m_parts),
              std::pair(".vert", &layer->m_vertices), std::pair(".cell", &layer->m_cells),
              std::pair(".attr", &layer->m_attributes), std::pair(".aoff", &layer->m_offsets)}) {
            ECO_TRY(*target, section(sections, fmt::format("{:02}{}", i, suffix)));
        }
        const auto offsets = array_of<std::uint64_t>(layer->m_offsets);
        const bool sound = offsets.size() == std::size_t{layer->size()} + 1 &&
                           std::is_sorted(offsets.begin(), offsets.end()) &&
                           offsets.back() <= layer->m_attributes.size() &&
                           features_are_sound(array_of<detail::Feature>(layer->m_features),
                                              array_of<geo::Part>(layer->m_parts),
                                              layer->m_vertices.size() / sizeof(geo::Xy));
        if (!sound) {
            return fail(corrupt(layer->m_info.role));
        }
        ECO_TRY(layer->m_index,
                geo::open_cell_index(*layer, array_of<std::uint32_t>(layer->m_cells), *m_plane));
        m_layers.push_back(std::move(layer));
    }
    return {};
}

Status Release::verify() const {
    Digester digester(DigestKind::sha256);
    digester.add(m_bytes.subspan(sizeof(detail::Header)));
    const std::string found = hex(digester.finish());
    return found == m_digest ? Status()
                             : fail({ErrorCode::zoning_digest_mismatch,
                                     {{"found", found}, {"expected", m_digest}},
                                     {}});
}

const Layer* Release::layer(std::string_view role) const {
    const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [&](const auto& layer) { return layer->info().role == role; });
    return found == m_layers.end() ? nullptr : found->get();
}

} // namespace eco::zoning
