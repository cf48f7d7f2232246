// SPDX-License-Identifier: MulanPSL-2.0
// A base map from elsewhere (such as Tianditu), below everything: only where the operator configured one.
import Attribution from 'ol/control/Attribution'
import TileLayer from 'ol/layer/Tile'
import type OlMap from 'ol/Map'
import XYZ from 'ol/source/XYZ'

export function addBaseMap(map: OlMap, { url, attribution }: { url: string; attribution: string }): void {
  // The provider's pixels are not read, so they may come without permission to.
  map.getLayers().insertAt(0, new TileLayer({ source: new XYZ({ url, maxZoom: 18, attributions: attribution }), opacity: 0.75 }))
  map.addControl(new Attribution({ collapsible: false }))
}
