// SPDX-License-Identifier: MulanPSL-2.0
// Borders to snap to while a site is drawn: units and parks as exactly as this person may see them, not as tiles thin them out.
import GeoJSON from 'ol/format/GeoJSON'
import type OlMap from 'ol/Map'
import { transformExtent } from 'ol/proj'
import VectorSource from 'ol/source/Vector'
import { api } from '@/api/client'

/** From here on a view holds few enough borders to ask for them whole. */
const k_near_zoom = 11
const k_roles = ['units', 'parks'] as const
const k_format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })

export class BorderSnap {
  readonly source = new VectorSource()
  private asked = new AbortController()
  private on = false

  /** `found`: whether there is now something to snap to. */
  constructor(private readonly map: OlMap, private readonly roles: Set<string>, private readonly found: (any: boolean) => void) {
    map.on('moveend', () => void this.look())
  }

  follow(on: boolean): void {
    this.on = on
    void this.look()
  }

  private async look(): Promise<void> {
    this.asked.abort()
    const mine = (this.asked = new AbortController())
    if (!this.on || (this.map.getView().getZoom() ?? 0) < k_near_zoom) return this.take([])
    const box = transformExtent(this.map.getView().calculateExtent(), 'EPSG:3857', 'EPSG:4326')
    try {
      const answers = await Promise.all(k_roles.filter((role) => this.roles.has(role)).map((role) => api.features(role, box, mine.signal)))
      if (!mine.signal.aborted) this.take(answers)
    } catch {
      // Without borders one draws as before: nothing is drawn wrong, nothing is promised.
      if (!mine.signal.aborted) this.take([])
    }
  }

  private take(collections: unknown[]): void {
    this.source.clear()
    for (const collection of collections) this.source.addFeatures(k_format.readFeatures(collection))
    this.found(this.source.getFeatures().length > 0)
  }
}
