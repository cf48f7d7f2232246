// SPDX-License-Identifier: MulanPSL-2.0
// Where the projects of a list are: counties below, a dot a project in the colour of its verdict.
import 'ol/ol.css'
import Feature from 'ol/Feature'
import Point from 'ol/geom/Point'
import VectorLayer from 'ol/layer/Vector'
import OlMap from 'ol/Map'
import { fromLonLat, transformExtent } from 'ol/proj'
import VectorSource from 'ol/source/Vector'
import View from 'ol/View'
import type { VerdictName } from '@/api/types'
import { k_layers } from './legend'
import { siteStyles } from './styles'
import { tileLayer } from './tiles'

export interface Dot { id: string; label: string; centre: number[]; verdict: VerdictName | null }
export interface ProjectMap {
  show(dots: Dot[]): void
  dispose(): void
}

export function createProjectMap(target: HTMLElement, extent: [number, number, number, number], chosen: (id: string) => void): ProjectMap {
  const whole = transformExtent(extent, 'EPSG:4326', 'EPSG:3857')
  const view = new View({ enableRotation: false, minZoom: 5, maxZoom: 15 })
  const source = new VectorSource()
  const below = k_layers.filter((layer) => layer.id === 'counties' || layer.id === 'rivers').map((layer) => tileLayer(layer, () => undefined))
  const map = new OlMap({
    target, view, controls: [],
    layers: [...below, new VectorLayer({ source, style: (f) => f.get('styles') as ReturnType<typeof siteStyles> })],
  })
  view.fit(whole, { padding: [12, 12, 12, 12], size: map.getSize() ?? [400, 300] })
  map.on('singleclick', (event) => {
    const id = map.forEachFeatureAtPixel(event.pixel, (f) => f.getId(), { hitTolerance: 6 })
    if (typeof id === 'string') chosen(id)
  })
  const resized = new ResizeObserver(() => map.updateSize())
  resized.observe(target)
  return {
    show(dots) {
      source.clear()
      for (const dot of dots) {
        const feature = new Feature({ geometry: new Point(fromLonLat(dot.centre)), styles: siteStyles(dot.verdict, false, '') })
        feature.setId(dot.id)
        source.addFeature(feature)
      }
    },
    dispose() {
      resized.disconnect()
      map.setTarget()
    },
  }
}
