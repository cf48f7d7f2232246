// SPDX-License-Identifier: MulanPSL-2.0
// Walks the nested arrays of GeoJSON: the type says how deep they are.
#include "store/footprint.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace eco::store {
namespace {

class Walker {
  public:
    [[nodiscard]] bool geometry(const Json& value) {
        const std::string type = value.string_or("type", "");
        if (type == "GeometryCollection") {
            const Json* parts = value.find("geometries");
            return each(parts, [this](const Json& part) { return geometry(part); });
        }
        const Json* coordinates = value.find("coordinates");
        if (coordinates == nullptr) {
            return false;
        }
        for (const Shape& shape : k_shapes) {
            if (type == shape.type) {
                return nested(*coordinates, shape.depth, shape);
            }
        }
        return false;
    }
    [[nodiscard]] std::optional<Box> box() const { return m_box; }

  private:
    struct Shape {
        std::string_view type;
        int depth;         ///< of arrays around a position
        std::size_t least; ///< positions of the innermost array
        bool ring;         ///< which is closed
    };
    static constexpr std::array k_shapes = {
        Shape{"Point", 0, 0, false},      Shape{"MultiPoint", 1, 1, false},
        Shape{"LineString", 1, 2, false}, Shape{"MultiLineString", 2, 2, false},
        Shape{"Polygon", 2, 4, true},     Shape{"MultiPolygon", 3, 4, true}};

    template <class Visit>
    static bool each(const Json* array, Visit visit) {
        return array != nullptr && array->is_array() && !array->as_array().empty() &&
               std::all_of(array->as_array().begin(), array->as_array().end(), visit);
    }

    bool nested(const Json& value, int depth, const Shape& shape) {
        if (depth == 0) {
            return position(value);
        }
        if (depth == 1 && value.is_array()) {
            const Json::Array& line = value.as_array();
            if (line.size() < shape.least || (shape.ring && !(line.front() == line.back()))) {
                return false;
            }
        }
        return each(&value, [&](const Json& part) { return nested(part, depth - 1, shape); });
    }

    bool position(const Json& value) {
        if (!value.is_array() || value.as_array().size() < 2 || value.as_array().size() > 3) {
            return false;
        }
        for (const Json& ordinate : value.as_array()) {
            if (!ordinate.is_number()) {
                return false;
            }
        }
        const double x = value.as_array()[0].as_number();
        const double y = value.as_array()[1].as_number();
        if (!(x >= -180 && x <= 180 && y >= -90 && y <= 90)) {
            return false;
        }
        const Box seen = m_box.value_or(Box{x, y, x, y});
        m_box = Box{std::min(seen.west, x), std::min(seen.south, y), std::max(seen.east, x),
                    std::max(seen.north, y)};
        return true;
    }

    std::optional<Box> m_box;
};

} // namespace

std::optional<Box> box_of(const Json& geometry) {
    Walker walker;
    return walker.geometry(geometry) ? walker.box() : std::nullopt;
}

} // namespace eco::store
