// SPDX-License-Identifier: MulanPSL-2.0
// One name per county. A tile holds only a piece of a county, so the name stands in the largest piece seen so far.
import Feature from 'ol/Feature'
import Point from 'ol/geom/Point'
import VectorLayer from 'ol/layer/Vector'
import type RenderFeature from 'ol/render/Feature'
import VectorSource from 'ol/source/Vector'
import type VectorTileSource from 'ol/source/VectorTile'
import type VectorTile from 'ol/VectorTile'
import { countyLabel } from './styles'

export function labelLayer(counties: VectorTileSource, dark: () => boolean): VectorLayer {
  const source = new VectorSource()
  const sizes = new Map<string, number>()
  counties.on('tileloadend', (event) => {
    for (const piece of (event.tile as VectorTile<RenderFeature>).getFeatures() ?? []) {
      if (!piece.getType().endsWith('Polygon')) continue
      const [west, south, east, north] = piece.getExtent() as [number, number, number, number]
      const code = String(piece.get('code'))
      const size = (east - west) * (north - south)
      if (size <= (sizes.get(code) ?? 0)) continue
      sizes.set(code, size)
      const [x, y] = piece.getType() === 'Polygon' ? piece.getFlatInteriorPoint() : largest(piece.getFlatInteriorPoints())
      const known = source.getFeatureById(code) as Feature<Point> | null
      if (known) known.setGeometry(new Point([x as number, y as number]))
      else {
        const feature = new Feature({ geometry: new Point([x as number, y as number]), name: String(piece.get('name')) })
        feature.setId(code)
        source.addFeature(feature)
      }
    }
  })
  return new VectorLayer({
    source, declutter: true, zIndex: 30, maxResolution: 1300,
    style: (feature) => countyLabel(String(feature.get('name')), dark()),
  })
}

/** Interior points come as x, y, width: the widest part is taken. */
function largest(points: number[]): [number, number] {
  let best = 0
  for (let i = 3; i < points.length; i += 3) if ((points[i + 2] ?? 0) > (points[best + 2] ?? 0)) best = i
  return [points[best] as number, points[best + 1] as number]
}
