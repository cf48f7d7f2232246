// SPDX-License-Identifier: MulanPSL-2.0
// Puts the map together and ties it to the stores: stores say what is to be seen, the map says what was done on it.
import 'ol/ol.css'
import ScaleLine from 'ol/control/ScaleLine'
import { defaults as defaultInteractions } from 'ol/interaction/defaults'
import KeyboardPan from 'ol/interaction/KeyboardPan'
import KeyboardZoom from 'ol/interaction/KeyboardZoom'
import type VectorTileLayer from 'ol/layer/VectorTile'
import OlMap from 'ol/Map'
import { fromLonLat, toLonLat, transformExtent } from 'ol/proj'
import View from 'ol/View'
import { watch } from 'vue'
import { useCatalogue } from '@/state/catalogue'
import { useMap } from '@/state/map'
import { useProject } from '@/state/project'
import { useUi } from '@/state/ui'
import { useVerdict } from '@/state/verdict'
import type { Geometry } from '@/api/types'
import type { LonLat } from '@/logic/coordinates'
import { addBaseMap } from './base_map'
import { BorderSnap } from './border_snap'
import { labelLayer } from './labels'
import { k_layers } from './legend'
import { SiteLayer } from './sites'
import { cutAtDivide, OtherRelease, type Side } from './swipe'
import { highlightLayer, tileLayer, tileSource } from './tiles'

export interface MapHandle {
  zoom(steps: number): void
  home(): void
  dispose(): void
}

const k_margin = [70, 60, 60, 60]

const lonLat = (coordinate: number[]): LonLat => {
  const [lon, lat] = toLonLat(coordinate) as [number, number]
  return { lon, lat }
}

export function createMap(target: HTMLElement): MapHandle {
  const [catalogue, state, project, verdict, ui] = [useCatalogue(), useMap(), useProject(), useVerdict(), useUi()]
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const duration = calm ? 0 : 250
  const whole = transformExtent(catalogue.about?.extent ?? [73, 18, 135, 54], 'EPSG:4326', 'EPSG:3857') as [number, number, number, number]
  const failed = (): void => void (state.tilesFailed = true)
  const roles = new Set(catalogue.about?.release.layers.map((layer) => layer.role))

  const view = new View({ center: [(whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2], zoom: 7, minZoom: 5, maxZoom: 18, enableRotation: false })
  const map = new OlMap({
    target, view, controls: [new ScaleLine({ minWidth: 70 })],
    interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false, keyboard: false, zoomDuration: duration })
      .extend([new KeyboardPan({ duration: calm ? 0 : 100 }), new KeyboardZoom({ duration: calm ? 0 : 100 })]),
  })

  const side = (id: string): Side => {
    if (!state.swipe) return 'both'
    const [left, right] = [state.layers[id]?.visible, state.rightRelease === '' && state.right[id]?.visible]
    return left && right ? 'both' : left ? 'left' : 'right'
  }
  if (catalogue.about?.base_map) addBaseMap(map, catalogue.about.base_map)
  const layers = new Map<string, VectorTileLayer>()
  for (const layer of k_layers.filter((l) => roles.has(l.role))) {
    const made = tileLayer(layer, failed)
    cutAtDivide(map, made, () => side(layer.id), () => state.divide)
    layers.set(layer.id, made)
    map.addLayer(made)
  }
  const other = new OtherRelease(map, (layer, release) => tileLayer(layer, failed, release), k_layers.filter((l) => roles.has(l.role)))
  map.addLayer(labelLayer(tileSource('counties', failed), () => ui.dark))

  const highlights = new Map<string, VectorTileLayer>()
  const codes = (role: string): Set<string> => new Set(state.highlight[role] ?? [])

  const borders = new BorderSnap(map, roles, (any) => void (state.snapping = any))
  const sites = new SiteLayer(map, borders.source, {
    drawn: (geometry: Geometry) => {
      project.addSite(geometry, 'CGCS2000', '')
      state.mode = 'browse'
    },
    reshaped: (index, geometry) => project.reshapeSite(index, geometry),
    measured: (figures) => void (state.measured = figures),
    ended: () => void (state.mode = 'browse'),
  })

  const home = (): void => view.fit(whole, { padding: [20, 20, 40, 20], duration })
  view.fit(whole, { padding: [20, 20, 40, 20], size: map.getSize() ?? [800, 600] })

  map.on('pointermove', (event) => {
    if (!event.dragging) state.pointer = lonLat(event.coordinate)
  })
  map.on('singleclick', (event) => {
    if (state.mode !== 'browse') return
    const site = sites.siteAt(event.pixel)
    if (site !== null) state.activeSite = site
    else state.picked = lonLat(event.coordinate)
  })
  map.on('moveend', () => {
    const centre = view.getCenter()
    if (centre && state.drawing) state.pointer = lonLat(centre)
  })
  const onKey = (event: KeyboardEvent): void => {
    if (sites.key(event, state.mode)) return
    if (event.key === 'Enter' && state.mode === 'browse') {
      const centre = view.getCenter()
      if (centre) state.picked = lonLat(centre)
    }
  }
  target.addEventListener('keydown', onKey, { capture: true })

  const stops = [
    watch([() => state.layers, () => state.right, () => state.swipe, () => state.rightRelease], () => {
      other.show(state.swipe ? state.rightRelease : '', (id) => state.right[id] ?? { visible: false, opacity: 1 }, () => state.divide)
      for (const [id, layer] of layers) {
        const [left, right] = [state.layers[id], state.swipe && state.rightRelease === '' ? state.right[id] : undefined]
        layer.setVisible(Boolean(left?.visible || right?.visible))
        layer.setOpacity((left?.visible ? left : (right ?? left))?.opacity ?? 1)
        layer.changed()
      }
    }, { deep: true, immediate: true }),
    watch(() => state.divide, () => map.render()),
    watch(() => state.mode, (mode) => {
      sites.setMode(mode)
      borders.follow(mode !== 'browse' && !state.measuring)
    }),
    watch(() => state.takenBack, () => sites.takeBack()),
    watch(() => state.highlight, (wanted) => {
      for (const role of Object.keys(wanted))
        if (!highlights.has(role) && roles.has(role)) {
          const layer = highlightLayer(role, failed, () => codes(role))
          highlights.set(role, layer)
          map.addLayer(layer)
        }
      for (const layer of highlights.values()) layer.changed()
    }),
    watch(() => state.target, (next) => {
      if (!next) return
      if ('extent' in next) view.fit(transformExtent(next.extent, 'EPSG:4326', 'EPSG:3857'), { padding: k_margin, maxZoom: 15, duration })
      else view.animate({ center: fromLonLat([next.centre.lon, next.centre.lat]), zoom: next.zoom ?? Math.max(view.getZoom() ?? 0, 12), duration })
    }),
    watch([() => project.doc.site, () => verdict.assessment, () => state.activeSite, () => ui.dark], () => {
      const answered = verdict.assessment
      sites.show(project.doc.site.map((site, index) => {
        // Only the engine converts datums: a site stated in another one is shown where the engine put it.
        const converted = site.crs && site.crs !== 'CGCS2000' ? answered?.project.site[index]?.geometry : site.geometry
        const { geometry: _, ...rest } = site
        return {
          site: converted ? { ...rest, geometry: converted } : rest,
          label: site.name ?? '', verdict: answered?.verdict ?? null, active: state.activeSite === index,
        }
      }))
    }, { immediate: true }),
    watch(() => ui.dark, () => map.getLayers().forEach((layer) => layer.changed())),
  ]
  const resized = new ResizeObserver(() => map.updateSize())
  resized.observe(target)

  return {
    zoom: (steps) => view.animate({ zoom: (view.getZoom() ?? 7) + steps, duration }),
    home,
    dispose: () => {
      stops.forEach((stop) => stop())
      resized.disconnect()
      target.removeEventListener('keydown', onKey, { capture: true })
      map.setTarget()
    },
  }
}
