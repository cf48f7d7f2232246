// SPDX-License-Identifier: MulanPSL-2.0
// How a layer is drawn (data/map_styles.csv), and the same in the words of QGIS (QML) and of OGC
// (SLD).
#pragma once

#include "base/csv.hpp"
#include "base/messages.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eco::formats {

enum class Drawn { polygon, line, point };

/// One symbol; colours as "#rrggbb", an empty fill is none.
struct Symbol {
    std::string value; ///< of the attribute; empty = every other
    Drawn drawn = Drawn::polygon;
    std::string fill, stroke;
    double width_mm = 0.2; ///< of the line; of a point, its size
    double opacity = 1;
    std::string label;
};

struct MapStyle {
    std::string attribute; ///< the symbols go by its value; empty: there is one symbol
    std::vector<Symbol> symbols;
};

class MapStyles {
  public:
    /// Errors: base_csv_missing_column, formats_bad_style (with row and column).
    [[nodiscard]] static Result<MapStyles> from_csv(const CsvTable& table, Lang lang);
    /// The layer's own style, else the neutral one for what is drawn.
    [[nodiscard]] MapStyle find(std::string_view layer, Drawn drawn) const;

  private:
    struct Row {
        std::string layer, attribute;
        Symbol symbol;
    };
    std::vector<Row> m_rows;
};

/// As QGIS 3.22 writes and reads it.
[[nodiscard]] std::string qml(const MapStyle& style);
/// OGC Styled Layer Descriptor 1.1 (05-078r4) with Symbology Encoding.
[[nodiscard]] std::string sld(const MapStyle& style, std::string_view layer);

} // namespace eco::formats
