# SPDX-License-Identifier: MulanPSL-2.0
"""QGIS opens the running service as its users do: a layer of OGC API – Features, paged and by the map's box, and vector
tiles."""
import sys

from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsFeatureRequest, QgsMapRendererSequentialJob,
                       QgsMapSettings, QgsRectangle, QgsVectorLayer, QgsVectorTileLayer)
from qgis.PyQt.QtCore import QSize

app = QgsApplication([], False)
app.initQgis()
url = sys.argv[1]


def check_features():
    units = QgsVectorLayer(f"pagingEnabled='true' pageSize='500' restrictToRequestBBOX='1' typename='units' "
                           f"url='{url}/ogc'", "units", "OAPIF")
    assert units.isValid(), units.error().message()
    assert {"code", "class", "county"} <= {field.name() for field in units.fields()}
    box = QgsRectangle(106.70, 26.57, 106.72, 26.59)
    found = list(units.getFeatures(QgsFeatureRequest(box)))
    assert 0 < len(found) < 50, len(found)
    assert all(one.geometry().intersects(box) for one in found)
    everything = sum(1 for _ in units.getFeatures())
    assert everything == 1341, everything
    return len(found)


def check_tiles():
    tiles = QgsVectorTileLayer(f"type=xyz&zmin=0&zmax=14&url={url}/ogc/collections/units/tiles/WebMercatorQuad/"
                               "{z}/{y}/{x}", "tiles")
    assert tiles.isValid()
    settings = QgsMapSettings()
    settings.setLayers([tiles])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setExtent(QgsRectangle(11.80e6, 3.02e6, 11.96e6, 3.18e6))  # around Guiyang
    settings.setOutputSize(QSize(256, 256))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colours = {image.pixel(x, y) for x in range(0, 256, 4) for y in range(0, 256, 4)}
    assert len(colours) > 1, "nothing is drawn"
    return len(colours)


print(f"QGIS: {check_features()} units at Guiyang, 1341 in all; tiles drawn in {check_tiles()} colours", flush=True)
app.exitQgis()
