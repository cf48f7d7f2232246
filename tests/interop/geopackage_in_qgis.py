# SPDX-License-Identifier: MulanPSL-2.0
"""Opens an exported GeoPackage as QGIS does and holds it to the trade's expectations: the default style is applied
on loading, units are drawn by class in our colours, everything is valid and in CGCS2000."""
import sys

from qgis.core import QgsApplication, QgsVectorLayer

app = QgsApplication([], False)
app.initQgis()
path = sys.argv[1]


def layer(name):
    loaded = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert loaded.isValid(), name
    assert loaded.crs().authid() == "EPSG:4490", (name, loaded.crs().authid())
    _, applied = loaded.loadDefaultStyle()
    assert applied, f"{name}: no default style"
    return loaded


def check():
    """In a function, so that every layer is gone before QGIS is: it crashes otherwise."""
    units = layer("units")
    assert units.renderer().type() == "categorizedSymbol", units.renderer().type()
    assert units.renderer().classAttribute() == "class"
    categories = units.renderer().categories()
    colours = {str(one.value()): one.symbol().color().name() for one in categories}
    assert colours == {"1": "#b7dfb0", "2": "#f6c6c2", "3": "#fbf3c4"}, colours
    assert categories[0].label() == "优先保护单元", categories[0].label()
    projects, rivers, assessments = layer("projects"), layer("rivers"), layer("assessments")
    assert projects.renderer().type() == "categorizedSymbol"
    assert rivers.renderer().type() == "singleSymbol"
    assert assessments.featureCount() == 1
    print(f"QGIS: units drawn by class {colours}", flush=True)


check()
app.exitQgis()
