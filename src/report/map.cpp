// SPDX-License-Identifier: MulanPSL-2.0
// What is drawn, in which order and colour.
#include "report/map.hpp"

#include "base/text.hpp"
#include "geo/shape.hpp"
#include "report/map_canvas.hpp"
#include "report/map_furniture.hpp"
#include "report/phrase.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace eco::report {
namespace {

/// How a layer looks; `filter` picks features, the label is the layer's own title unless given.
struct Style {
    std::string_view role, filter, label; ///< label: a text key, or empty
    std::string_view attributes;          ///< of the SVG path
};

/// Bottom to top. Units in the colours of the trade: priority green, key red, general yellow.
constexpr std::array<Style, 10> k_styles{{
    {"units", "class=1", "unit_class.1",
     R"svg(fill="#b7dfb0" stroke="#5f8f58" stroke-width="0.8")svg"},
    {"units", "class=2", "unit_class.2",
     R"svg(fill="#f6c6c2" stroke="#b0706b" stroke-width="0.8")svg"},
    {"units", "class=3", "unit_class.3",
     R"svg(fill="#fbf3c4" stroke="#b5a452" stroke-width="0.8")svg"},
    {"reserves", "", "",
     R"svg(fill="#2e7d32" fill-opacity="0.18" stroke="#2e7d32" stroke-width="1.2")svg"},
    {"redline", "", "", R"svg(fill="url(#redline)" stroke="#c62828" stroke-width="1")svg"},
    {"water_sources", "", "",
     R"svg(fill="#1565c0" fill-opacity="0.22" stroke="#1565c0" stroke-width="1")svg"},
    {"parks", "", "",
     R"svg(fill="none" stroke="#6a1b9a" stroke-width="1.6" stroke-dasharray="7 3")svg"},
    {"liquor_areas", "", "",
     R"svg(fill="none" stroke="#8d5a00" stroke-width="1.4" stroke-dasharray="2 3")svg"},
    {"rivers", "", "",
     R"svg(fill="none" stroke="#2a7fbf" stroke-width="2" stroke-linecap="round")svg"},
    {"counties", "", "",
     R"svg(fill="none" stroke="#555" stroke-width="1.2" stroke-dasharray="9 3 2 3")svg"},
}};

constexpr std::string_view k_site_style =
    R"svg(fill="#d50000" fill-opacity="0.35" stroke="#d50000" stroke-width="3" stroke-linejoin="round" stroke-linecap="round")svg";

constexpr double k_seen_px = 12; ///< a site smaller than this gets a ring around it

class Map {
  public:
    Map(const zoning::Release& release, Lang lang, const geo::XyBox& content)
        : m_release(release), m_lang(lang), m_canvas(content) {}

    MapDrawing draw(const std::vector<geo::Shape>& sites, std::string_view site_label) {
        std::string layers;
        for (const Style& style : k_styles) {
            layers += layer(style);
        }
        std::string areas; // filled
        std::string strokes;
        for (const geo::Shape& site : sites) {
            (site.kind == geo::ShapeKind::polygons ? areas : strokes) += m_canvas.path(site.view());
        }
        std::string marks;
        for (const geo::Shape& site : sites) {
            marks += mark(site.box);
        }
        const std::size_t legend_rows = (m_legend.size() + 4) / 3; // the sites and the datum follow
        const double bar = 26.0 + 20.0 * static_cast<double>(legend_rows);
        legend_entry(k_site_style, std::string(site_label));
        std::string svg = fmt::format(
            R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:.0f} {1:.0f}" role="img" font-family="Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,sans-serif" font-size="12">)svg"
            R"svg(<defs><pattern id="redline" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="#c62828" stroke-width="1.6"/></pattern>)svg"
            R"svg(<clipPath id="frame"><path d="M0 0H{0:.0f}V{2:.0f}H0Z"/></clipPath></defs>)svg"
            R"svg(<g clip-path="url(#frame)"><path d="M0 0H{0:.0f}V{2:.0f}H0Z" fill="#eef2f4"/>)svg",
            MapCanvas::k_width, MapCanvas::k_height + bar, MapCanvas::k_height);
        svg += layers;
        svg += fmt::format(R"svg(<g {}><path d="{}"/><path d="{}" fill="none"/></g></g>)svg",
                           k_site_style, areas, strokes);
        svg += marks;
        svg += furniture({m_canvas, m_release.plane(), m_lang,
                          member(m_release.meta(), "example") == Json(true)});
        svg += legend() + "</svg>";
        return {std::move(svg), m_canvas.metres_per_pixel() * MapCanvas::k_width / 1000.0};
    }

  private:
    const zoning::Release& m_release;
    Lang m_lang;
    MapCanvas m_canvas;
    std::vector<std::pair<std::string, std::string>> m_legend; ///< style, label

    void legend_entry(std::string_view style, std::string label) {
        m_legend.emplace_back(style, std::move(label));
    }

    std::string layer(const Style& style) {
        const zoning::Layer* layer = m_release.layer(style.role);
        if (layer == nullptr) {
            return {};
        }
        const std::vector<std::uint8_t> accept = layer->filter(style.filter);
        std::string path;
        for (geo::FeatureId id = 0; id < layer->size(); ++id) {
            if (accept[id] != 0) {
                path += m_canvas.path(layer->shape(id));
            }
        }
        if (path.empty()) {
            return {};
        }
        const zoning::LayerInfo& info = layer->info();
        legend_entry(style.attributes, style.label.empty()
                                           ? (m_lang == Lang::zh ? info.title_zh : info.title_en)
                                           : std::string(text(style.label, m_lang)));
        return fmt::format(R"svg(<path fill-rule="evenodd" d="{}" {}/>)svg", path,
                           style.attributes);
    }

    /// A ring around a site too small to be seen at this scale (a point has no size at all).
    [[nodiscard]] std::string mark(const geo::XyBox& box) const {
        const auto [x0, y1] = m_canvas.pixel({box.x0, box.y0});
        const auto [x1, y0] = m_canvas.pixel({box.x1, box.y1});
        if (std::max(x1 - x0, y1 - y0) >= k_seen_px) {
            return {};
        }
        return fmt::format(
            R"svg(<g fill="none"><circle cx="{0:.1f}" cy="{1:.1f}" r="9" stroke="#fff" stroke-width="6"/>)svg"
            R"svg(<circle cx="{0:.1f}" cy="{1:.1f}" r="9" stroke="#d50000" stroke-width="3"/></g>)svg"
            R"svg(<circle cx="{0:.1f}" cy="{1:.1f}" r="3" fill="#d50000"/>)svg",
            (x0 + x1) / 2, (y0 + y1) / 2);
    }

    [[nodiscard]] std::string legend() const {
        std::string out;
        for (std::size_t i = 0; i < m_legend.size(); ++i) {
            const double x = 8 + double(i % 3) * MapCanvas::k_width / 3;
            const std::size_t row = i / 3;
            const double y = MapCanvas::k_height + 12 + 20.0 * static_cast<double>(row);
            out += fmt::format(R"svg(<path d="M{:.1f} {:.1f}h22v12h-22z" {}/>)svg"
                               R"svg(<text x="{:.1f}" y="{:.1f}" fill="#111">{}</text>)svg",
                               x, y, m_legend[i].first, x + 30, y + 11,
                               escape_markup(m_legend[i].second));
        }
        const std::size_t last = m_legend.size() / 3;
        const double y = MapCanvas::k_height + 23 + 20.0 * static_cast<double>(last);
        return out + fmt::format(R"svg(<text x="{:.1f}" y="{:.1f}" text-anchor="end" )svg"
                                 R"svg(fill="#111">{}</text>)svg",
                                 MapCanvas::k_width - 8, y, text("report.map_datum", m_lang));
    }
};

geo::Shape county_shape(const zoning::Release& release, const std::string& code) {
    const zoning::Layer* counties = release.layer("counties");
    for (geo::FeatureId id = 0; counties != nullptr && id < counties->size(); ++id) {
        if (counties->attributes(id)["code"] == code) {
            const geo::ShapeView view = counties->shape(id);
            return {view.kind,
                    {view.vertices.begin(), view.vertices.end()},
                    {view.parts.begin(), view.parts.end()},
                    view.box};
        }
    }
    return {};
}

} // namespace

Result<MapDrawing> draw_map(const zoning::Release& release, const project::Project& project,
                            Lang lang) {
    std::vector<geo::Shape> shapes;
    geo::XyBox box;
    for (const project::Site& site : project.sites) {
        geo::Shape shape;
        if (site.vague()) {
            shape = county_shape(release, site.county);
        } else {
            ECO_TRY(shape, geo::to_shape(site.geometry, release.plane()));
        }
        if (shape.vertices.empty()) {
            continue;
        }
        box = box.empty()
                  ? shape.box
                  : geo::XyBox{std::min(box.x0, shape.box.x0), std::min(box.y0, shape.box.y0),
                               std::max(box.x1, shape.box.x1), std::max(box.y1, shape.box.y1)};
        shapes.push_back(std::move(shape));
    }
    if (shapes.empty()) {
        return MapDrawing{};
    }
    return Map(release, lang, box).draw(shapes, text("report.sites", lang));
}

} // namespace eco::report
