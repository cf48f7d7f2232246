// SPDX-License-Identifier: MulanPSL-2.0
// The project's sites on the map, and drawing, editing and measuring with mouse, touch and keyboard.
import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import type { Geometry as OlGeometry } from 'ol/geom'
import Point from 'ol/geom/Point'
import Draw from 'ol/interaction/Draw'
import Modify from 'ol/interaction/Modify'
import Snap from 'ol/interaction/Snap'
import { altKeyOnly, singleClick } from 'ol/events/condition'
import VectorLayer from 'ol/layer/Vector'
import type OlMap from 'ol/Map'
import VectorSource from 'ol/source/Vector'
import type { Geometry, Position, Site, VerdictName } from '@/api/types'
import { areaOf, lengthOf } from '@/logic/measure'
import { siteStyles, sketchStyles } from './styles'
import type { Measured, Mode } from '@/state/map'

const k_format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })
const k_digits = 7

const round = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(round) : Number((value as number).toFixed(k_digits))

export function toGeometry(geometry: OlGeometry): Geometry {
  const { type, coordinates } = k_format.writeGeometryObject(geometry) as unknown as { type: string; coordinates: unknown }
  return { type, coordinates: round(coordinates) } as Geometry
}

function figuresOf(geometry: Geometry): Measured {
  if (geometry.type === 'LineString') return { length: lengthOf(geometry.coordinates), area: null }
  const [ring = []] = geometry.type === 'Polygon' ? geometry.coordinates : []
  return { length: lengthOf(ring), area: areaOf(ring) }
}

export interface Shown {
  site: Site
  label: string
  verdict: VerdictName | null
  active: boolean
}
export interface SiteEvents {
  drawn(geometry: Geometry): void
  reshaped(index: number, geometry: Geometry): void
  measured(figures: Measured): void
  ended(): void
}

export class SiteLayer {
  private readonly source = new VectorSource()
  private readonly measures = new VectorSource()
  private draw: Draw | null = null
  private interactions: (Draw | Modify | Snap)[] = []

  /** `borders`: what else there is to snap to. */
  constructor(private readonly map: OlMap, private readonly borders: VectorSource, private readonly events: SiteEvents) {
    map.addLayer(new VectorLayer({ source: this.source, zIndex: 60, style: (f) => f.get('styles') as ReturnType<typeof siteStyles>, updateWhileInteracting: true }))
    map.addLayer(new VectorLayer({ source: this.measures, zIndex: 61, style: sketchStyles }))
  }

  show(sites: Shown[]): void {
    const former = new Map(this.source.getFeatures().map((feature) => [feature.get('index') as number, feature]))
    sites.forEach(({ site, label, verdict, active }, index) => {
      if (!site.geometry) return
      const shape = JSON.stringify(site.geometry)
      const known = former.get(index)
      // What did not move stays: a corner that is being dragged while an answer comes is not taken out of the hand.
      const kept = known?.get('shape') === shape ? known : null
      const feature = kept ?? new Feature(k_format.readGeometry(site.geometry) as OlGeometry)
      feature.setProperties({ index, shape, styles: siteStyles(verdict, active, label) })
      if (kept) former.delete(index)
      else this.source.addFeature(feature)
    })
    for (const gone of former.values()) this.source.removeFeature(gone)
  }

  siteAt(pixel: number[]): number | null {
    const hit = this.map.forEachFeatureAtPixel(pixel, (feature) => feature.get('index') as number | undefined, { hitTolerance: 5 })
    return hit ?? null
  }

  setMode(mode: Mode): void {
    for (const interaction of this.interactions) this.map.removeInteraction(interaction)
    this.interactions = []
    this.draw = null
    this.measures.clear()
    if (mode === 'edit') this.edit()
    else if (mode !== 'browse') this.begin(mode)
    for (const interaction of this.interactions) this.map.addInteraction(interaction)
  }

  private edit(): void {
    const modify = new Modify({
      source: this.source, style: sketchStyles, pixelTolerance: 12,
      deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
    })
    modify.on('modifyend', (event) => {
      const feature = event.features.item(0) as Feature | undefined
      const geometry = feature?.getGeometry()
      if (feature && geometry) this.events.reshaped(feature.get('index') as number, toGeometry(geometry))
    })
    this.interactions = [modify, new Snap({ source: this.borders }), new Snap({ source: this.source })]
  }

  private begin(mode: Exclude<Mode, 'browse' | 'edit'>): void {
    const measuring = mode === 'measure' || mode === 'measure_area'
    const type = ({ point: 'Point', line: 'LineString', polygon: 'Polygon', measure: 'LineString', measure_area: 'Polygon' } as const)[mode]
    const draw = new Draw({ type, style: sketchStyles, stopClick: true, ...(measuring ? { source: this.measures } : {}) })
    if (measuring)
      draw.on('drawstart', (event) => {
        this.measures.clear()
        event.feature.getGeometry()?.on('change', (change) => this.events.measured(figuresOf(toGeometry(change.target as OlGeometry))))
      })
    else
      draw.on('drawend', (event) => {
        const geometry = event.feature.getGeometry()
        // After OpenLayers has finished with the click, or the click would also pick a unit.
        if (geometry) queueMicrotask(() => this.events.drawn(toGeometry(geometry)))
      })
    this.draw = draw
    this.interactions = [draw, new Snap({ source: this.borders }), new Snap({ source: this.source })]
  }

  takeBack(): void {
    this.draw?.removeLastPoint()
  }

  /** Keys while drawing: the cross in the middle of the map is the pen. True when the key was used. */
  key(event: KeyboardEvent, mode: Mode): boolean {
    if (!this.draw) return false
    const centre = this.map.getView().getCenter() as Position
    if (event.key === 'Escape') {
      this.draw.abortDrawing()
      this.events.ended()
    } else if (event.key === 'Backspace') this.takeBack()
    else if (event.key === 'Enter' && mode !== 'point') this.draw.finishDrawing()
    else if (event.key === ' ' && mode === 'point') this.events.drawn(toGeometry(new Point(centre)))
    else if (event.key === ' ') this.draw.appendCoordinates([centre as [number, number]])
    else return false
    event.preventDefault()
    return true
  }
}
