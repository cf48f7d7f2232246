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


units = layer("units")
renderer = units.renderer()
assert renderer.type() == "categorizedSymbol" and renderer.classAttribute() == "class", renderer.type()
colours = {str(c.value()): c.symbol().color().name() for c in renderer.categories()}
assert colours == {"1": "#b7dfb0", "2": "#f6c6c2", "3": "#fbf3c4"}, colours
labels = [c.label() for c in renderer.categories()]
assert labels[0] == "优先保护单元", labels
assert layer("projects").renderer().type() == "categorizedSymbol"
assert layer("rivers").renderer().type() == "singleSymbol"
assert layer("assessments").featureCount() == 1
print(f"QGIS: units drawn by class {colours}")
app.exitQgis()
