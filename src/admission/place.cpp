// SPDX-License-Identifier: MulanPSL-2.0
// Laying a project out: sites, their parts in units, and kinds of site that are not drawn.
#include "admission/place.hpp"

#include "admission/site_shape.hpp"

#include <algorithm>

namespace eco::admission {
namespace {

using rules::Tri;

class Builder {
  public:
    Builder(const project::Project& project, const LayoutContext& context, Layout& layout)
        : m_project(project), m_context(context), m_units(context.release.layer("units")),
          m_layout(layout) {}

    Status build() {
        clear();
        state_facts();
        m_layout.measurements.resize(m_project.sites.size());
        for (std::size_t i = 0; i < m_project.sites.size(); ++i) {
            ECO_TRY(SiteShape shape, shape_of(m_project.sites[i], m_context.release));
            m_context.measurer.measure(shape.shape.view(), shape.whereabouts,
                                       m_layout.measurements[i]);
            add_place(i, std::nullopt, Tri::yes, situation_of(m_layout.measurements[i]));
            m_layout.shapes.push_back(std::move(shape));
        }
        for (std::size_t i = 0; i < m_project.sites.size() && m_units != nullptr; ++i) {
            ECO_CHECK(add_units(i));
        }
        add_sites_not_drawn();
        return {};
    }

  private:
    const project::Project& m_project;
    const LayoutContext& m_context;
    const zoning::Layer* m_units;
    Layout& m_layout;
    /// What holds everywhere: the stated facts.
    std::vector<std::pair<rules::FactId, const rules::Value*>> m_stated;
    std::optional<std::size_t> m_nowhere; ///< the situation of sites that are not drawn

    void clear() {
        m_layout.shapes.clear();
        m_layout.parts.clear();
        m_layout.places.clear();
        for (Situation& used : m_layout.situations) {
            for (const rules::FactId fact : used.told) {
                used.facts[fact] = {};
            }
            used.told.clear();
            m_layout.spare.push_back(std::move(used));
        }
        m_layout.situations.clear();
    }

    void state_facts() {
        for (const auto& [name, value] : m_project.facts) {
            if (const auto id = m_context.book.facts.find(name)) {
                m_stated.emplace_back(*id, &value);
            }
        }
    }

    [[nodiscard]] const rules::Value* stated(rules::FactId fact) const {
        const auto found = std::find_if(m_stated.begin(), m_stated.end(),
                                        [&](const auto& one) { return one.first == fact; });
        return found == m_stated.end() ? nullptr : found->second;
    }

    /// A situation in which only the stated facts are known.
    Situation as_stated() {
        Situation situation;
        if (!m_layout.spare.empty()) {
            situation = std::move(m_layout.spare.back());
            m_layout.spare.pop_back();
        }
        situation.facts.resize(m_context.book.facts.size());
        for (const auto& [fact, value] : m_stated) {
            situation.facts[fact].value = *value;
            situation.told.push_back(fact);
        }
        return situation;
    }

    void add_place(std::size_t site, std::optional<std::size_t> part, Tri present,
                   std::size_t situation) {
        m_layout.places.push_back({site, m_project.sites[site].role, part, present, situation});
    }

    /// What is known where these were measured.
    std::size_t situation_of(const std::vector<Measurement>& measured) {
        Situation situation = as_stated();
        for (const Measurement& one : measured) {
            situation.facts[one.fact] = one.state;
            situation.told.push_back(one.fact);
        }
        return finish(std::move(situation));
    }

    std::size_t finish(Situation situation) {
        m_layout.memo.derive(m_context.book, m_context.release.digest(), m_context.as_of,
                             situation.facts, situation.derived);
        for (const rules::DecisionTable& table : m_context.book.tables) {
            situation.told.insert(situation.told.end(), table.outputs.begin(), table.outputs.end());
        }
        m_layout.situations.push_back(std::move(situation));
        return m_layout.situations.size() - 1;
    }

    [[nodiscard]] UnitPart unit_part(std::size_t site, geo::FeatureId unit) const {
        UnitPart part;
        part.site = site;
        part.unit = unit;
        part.is = &m_context.units.at(unit);
        return part;
    }

    [[nodiscard]] std::vector<std::uint8_t> only(geo::FeatureId unit) const {
        std::vector<std::uint8_t> accept(m_units->size(), 0);
        accept[unit] = 1;
        return accept;
    }

    Status add_units(std::size_t site) {
        const SiteShape& shape = m_layout.shapes[site];
        switch (shape.whereabouts) {
        case Whereabouts::exact:
            return units_of(site, shape.shape.view());
        case Whereabouts::somewhere_inside:
            return units_of_county(site, shape.shape.view());
        case Whereabouts::unstated:
            break;
        }
        return {};
    }

    /// Units that the site touches, and those within tolerance of it.
    Status units_of(std::size_t site, const geo::ShapeView& shape) {
        const double tolerance = m_units->info().tolerance.base();
        const double size = size_of(shape);
        std::vector<UnitPart> touched;
        for (const geo::Overlap& overlap : m_units->index().overlaps(shape)) {
            const double inside = size_of(overlap, shape.kind);
            if (inside <= 0) {
                continue;
            }
            UnitPart part = unit_part(site, overlap.feature);
            part.area_m2 = overlap.area_m2;
            part.length_m = overlap.length_m;
            part.share = size > 0 ? std::min(1.0, inside / size) : 0;
            const auto accept = only(overlap.feature);
            part.membership = m_units->index().depth_m(shape, tolerance, accept) >= tolerance
                                  ? Tri::yes
                                  : Tri::unknown;
            touched.push_back(part);
        }
        std::sort(touched.begin(), touched.end(),
                  [](const UnitPart& a, const UnitPart& b) { return a.is->code < b.is->code; });
        const std::vector<UnitPart> near = units_near(site, shape, tolerance, touched);
        for (const UnitPart& part : touched) {
            ECO_CHECK(add_unit(part, touched.size() == 1));
        }
        for (const UnitPart& part : near) {
            ECO_CHECK(add_unit(part, true));
        }
        return {};
    }

    /// The nearest unit that is not touched, and the next, as long as they are within tolerance.
    [[nodiscard]] std::vector<UnitPart> units_near(std::size_t site, const geo::ShapeView& shape,
                                                   double tolerance,
                                                   const std::vector<UnitPart>& touched) const {
        std::vector<std::uint8_t> accept(m_units->size(), 1);
        for (const UnitPart& part : touched) {
            accept[part.unit] = 0;
        }
        std::vector<UnitPart> near;
        while (const auto next = m_units->index().nearest(shape, tolerance, accept)) {
            accept[next->feature] = 0;
            near.push_back(unit_part(site, next->feature));
            near.back().distance_m = next->distance_m;
        }
        return near;
    }

    /// The part inside the unit is measured for itself; where the border is in doubt, or the whole
    /// site lies inside, the site as a whole stands for it.
    Status add_unit(const UnitPart& part, bool whole) { // NOLINT(readability-identifier-naming)
        const std::size_t index = m_layout.parts.size();
        m_layout.parts.push_back(part);
        if (whole || part.membership != Tri::yes) {
            // Whole sites come first, one place and one situation each.
            add_place(part.site, index, part.membership, m_layout.places[part.site].situation);
            return {};
        }
        const geo::ShapeView site = m_layout.shapes[part.site].shape.view();
        const geo::Geometry inside = m_units->index().intersection(site, only(part.unit));
        ECO_TRY(const geo::Shape shape, geo::to_shape(inside, m_context.release.plane()));
        add_place(part.site, index, part.membership,
                  situation_of(m_context.measurer.measure_part(shape.view(),
                                                               m_layout.measurements[part.site])));
        return {};
    }

    /// A site known only by county may lie in any of its units; each is measured as the place.
    Status units_of_county(std::size_t site, const geo::ShapeView& county) {
        for (const geo::Overlap& overlap : m_units->index().overlaps(county)) {
            UnitPart part = unit_part(site, overlap.feature);
            if (overlap.area_m2 <= 0 || part.is->county != m_project.sites[site].county) {
                continue;
            }
            const std::size_t index = m_layout.parts.size();
            m_layout.parts.push_back(part);
            add_place(site, index, Tri::unknown,
                      situation_of(m_context.measurer.measure(m_units->shape(overlap.feature),
                                                              Whereabouts::somewhere_inside)));
        }
        return {};
    }

    /// A role that is not drawn, though its presence fact says it is there, or does not say it is
    /// not: it stands somewhere, and nothing about its place is known.
    void add_sites_not_drawn() {
        for (const rules::SiteRole& role : m_context.book.roles) {
            const bool drawn =
                std::any_of(m_project.sites.begin(), m_project.sites.end(),
                            [&](const project::Site& site) { return site.role == role.role; });
            const Tri present = presence(role);
            if (drawn || present == Tri::no) {
                continue;
            }
            const Place place{std::nullopt, role.role, std::nullopt, present, nowhere()};
            m_layout.places.push_back(place);
            for (std::size_t i = 0; i < m_layout.parts.size(); ++i) {
                if (m_project.sites[m_layout.parts[i].site].role == "main") {
                    m_layout.places.push_back(place);
                    m_layout.places.back().part = i;
                    m_layout.places.back().present = Tri::unknown;
                }
            }
        }
    }

    /// What is known of a place that is not known: the same for every kind of site.
    std::size_t nowhere() {
        if (!m_nowhere) {
            Situation situation = as_stated();
            for (const rules::FactId fact : m_context.measurer.facts()) {
                situation.facts[fact] = {std::nullopt, rules::UnknownBecause::place_vague, {}};
                situation.told.push_back(fact);
            }
            m_nowhere = finish(std::move(situation));
        }
        return *m_nowhere;
    }

    [[nodiscard]] Tri presence(const rules::SiteRole& role) const {
        if (!role.presence_fact) {
            return Tri::no;
        }
        const rules::Value* value = stated(*role.presence_fact);
        if (value == nullptr) {
            return role.when_unstated;
        }
        if (const bool* flag = std::get_if<bool>(value)) {
            return *flag ? Tri::yes : Tri::no;
        }
        const auto* texts = std::get_if<rules::Texts>(value);
        return texts != nullptr && texts->empty() ? Tri::no : Tri::yes;
    }
};

} // namespace

Result<Layout> lay_out(const project::Project& project, const LayoutContext& context) {
    Layout layout;
    ECO_CHECK(lay_out(project, context, layout));
    return layout;
}

Status lay_out(const project::Project& project, const LayoutContext& context, Layout& layout) {
    return Builder(project, context, layout).build();
}

} // namespace eco::admission
