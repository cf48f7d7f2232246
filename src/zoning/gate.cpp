// SPDX-License-Identifier: MulanPSL-2.0
// One function a check; each reports all it finds.
#include "zoning/gate.hpp"

#include "base/codes.hpp"
#include "geo/coverage.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <set>

namespace eco::zoning {
namespace {

/// A sliver thinner than this is rounding of the delivery, not a fault: 1 m².
constexpr double k_min_fault_m2 = 1.0;

std::string attribute(const Attributes& attributes, std::string_view key) {
    const auto found = attributes.find(std::string(key));
    return found == attributes.end() ? std::string() : found->second;
}

class Gate {
  public:
    Gate(const Release& release, Findings& findings) : m_release(release), m_findings(findings) {}

    void layers_are_complete(const LayerSchemas& schemas) {
        for (const LayerSchema& schema : schemas.all()) {
            const Layer* layer = m_release.layer(schema.role);
            if (layer == nullptr) {
                const Severity severity =
                    schema.need == Need::required ? Severity::error : Severity::warning;
                add(severity, ErrorCode::zoning_layer_missing,
                    {{"role", schema.role}, {"title", schema.title_zh}}, schema.role);
                continue;
            }
            for (geo::FeatureId id = 0; id < layer->size(); ++id) {
                const Attributes have = layer->attributes(id);
                for (const std::string& name : schema.attributes) {
                    if (attribute(have, name).empty()) {
                        add(Severity::warning, ErrorCode::zoning_attribute_missing,
                            {{"attribute", name}}, named(*layer, id));
                    }
                }
            }
        }
    }

    void codes_are_sound(const Layer& units) {
        std::set<std::string> seen;
        for (geo::FeatureId id = 0; id < units.size(); ++id) {
            const Attributes have = units.attributes(id);
            const std::string code = attribute(have, "code");
            const auto parsed = parse_unit_code(code);
            if (!parsed) {
                add(Severity::error, ErrorCode::base_bad_unit_code, {{"text", code}},
                    named(units, id));
                continue;
            }
            if (!seen.insert(code).second) {
                add(Severity::error, ErrorCode::zoning_duplicate_code, {{"code", code}},
                    named(units, id));
            }
            if (std::to_string(class_digit(*parsed)) != attribute(have, "class")) {
                add(Severity::error, ErrorCode::zoning_class_mismatch,
                    {{"code", code}, {"class", attribute(have, "class")}}, named(units, id));
            }
        }
    }

    void units_tile(const Layer& units, const Layer& counties) {
        static constexpr std::array<ErrorCode, 3> k_codes{
            ErrorCode::zoning_gap, ErrorCode::zoning_overlap, ErrorCode::zoning_outside_territory};
        for (const geo::CoverageFault& fault :
             geo::check_coverage(units, counties, m_release.plane(), k_min_fault_m2)) {
            std::string members;
            for (const geo::FeatureId id : fault.features) {
                members += members.empty() ? "" : ", ";
                members += named(units, id);
            }
            add(Severity::error, k_codes[static_cast<std::size_t>(fault.kind)],
                place(fault.area_m2, fault.at), members);
        }
    }

    void unit_lies_in_its_county(const Layer& units, const Layer& counties) {
        for (geo::FeatureId id = 0; id < units.size(); ++id) {
            const std::string county = attribute(units.attributes(id), "county");
            const geo::ShapeView shape = units.shape(id);
            double outside = geo::area_m2(shape);
            for (const geo::Overlap& overlap : counties.index().overlaps(shape)) {
                outside -= attribute(counties.attributes(overlap.feature), "code") == county
                               ? overlap.area_m2
                               : 0;
            }
            if (outside > k_min_fault_m2) {
                add(Severity::error, ErrorCode::zoning_unit_outside_county,
                    {{"county", county}, {"area", fmt::format("{:.1f}", outside)}},
                    named(units, id));
            }
        }
    }

    void red_line_is_in_priority_units(const Layer& redline, const Layer& units) {
        const auto priority = units.filter("class=1");
        for (const geo::Excess& excess :
             geo::outside_of(redline, units.index(), priority, m_release.plane(), k_min_fault_m2)) {
            add(Severity::error, ErrorCode::zoning_redline_outside_priority,
                place(excess.area_m2, excess.at), named(redline, excess.feature));
        }
    }

    void shares_are_as_published(const Layer& units, const ClassShares& shares) {
        std::array<double, 4> area{};
        for (geo::FeatureId id = 0; id < units.size(); ++id) {
            const std::string unit_class = attribute(units.attributes(id), "class");
            const std::size_t slot = unit_class == "1"   ? 1U
                                     : unit_class == "2" ? 2U
                                     : unit_class == "3" ? 3U
                                                         : 0U;
            area[slot] += geo::area_m2(units.shape(id));
        }
        const double total = area[0] + area[1] + area[2] + area[3];
        const std::array<Decimal, 4> stated{Decimal(), shares.priority, shares.key, shares.general};
        for (std::size_t i = 1; i < stated.size(); ++i) {
            const double percent = total == 0 ? 0 : 100.0 * area[i] / total;
            if (std::abs(percent - stated[i].to_double()) > shares.tolerance.to_double()) {
                add(Severity::error, ErrorCode::zoning_share_differs,
                    {{"class", std::to_string(i)},
                     {"found", fmt::format("{:.3f}", percent)},
                     {"stated", stated[i].to_string()}},
                    "units");
            }
        }
    }

  private:
    const Release& m_release;
    Findings& m_findings;

    static std::string named(const Layer& layer, geo::FeatureId id) {
        return layer.info().role + "/" + attribute(layer.attributes(id), "code");
    }

    static Args place(double area, geo::LonLat at) {
        return {{"area", fmt::format("{:.1f}", area)},
                {"lon", fmt::format("{:.6f}", at.lon)},
                {"lat", fmt::format("{:.6f}", at.lat)}};
    }

    void add(Severity severity, ErrorCode code, Args args, std::string feature) {
        m_findings.push_back({severity, code, std::move(args), {{}, {}, std::move(feature), 0, 0}});
    }
};

} // namespace

Findings check_map(const Release& release, const LayerSchemas& schemas,
                   const std::optional<ClassShares>& shares) {
    Findings findings;
    Gate gate(release, findings);
    gate.layers_are_complete(schemas);
    const Layer* units = release.layer("units");
    const Layer* counties = release.layer("counties");
    const Layer* redline = release.layer("redline");
    if (units == nullptr) {
        return findings;
    }
    gate.codes_are_sound(*units);
    if (counties != nullptr) {
        gate.units_tile(*units, *counties);
        gate.unit_lies_in_its_county(*units, *counties);
    }
    if (redline != nullptr) {
        gate.red_line_is_in_priority_units(*redline, *units);
    }
    if (shares) {
        gate.shares_are_as_published(*units, *shares);
    }
    return findings;
}

} // namespace eco::zoning
