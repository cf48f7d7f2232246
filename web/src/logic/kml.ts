// SPDX-License-Identifier: MulanPSL-2.0
// The geometries of a KML document (OGC 12-007r2): placemarks' points, lines and polygons. KML is always WGS 84.
import type { Geometry, Position } from '@/api/types'

const path = (text: string): Position[] =>
  text.trim().split(/\s+/u).map((tuple) => tuple.split(',').slice(0, 2).map(Number)).filter((p) => p.length === 2 && p.every(Number.isFinite))

const inner = (element: Element, tag: string): string => element.getElementsByTagName(tag)[0]?.textContent ?? ''

export function readKml(text: string): Geometry[] {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  if (document.getElementsByTagName('parsererror').length > 0) throw new Error('not XML')
  const geometries: Geometry[] = []
  for (const element of Array.from(document.getElementsByTagName('*'))) {
    if (element.localName === 'Point') {
      const [at] = path(inner(element, 'coordinates'))
      if (at) geometries.push({ type: 'Point', coordinates: at })
    } else if (element.localName === 'LineString') {
      geometries.push({ type: 'LineString', coordinates: path(inner(element, 'coordinates')) })
    } else if (element.localName === 'Polygon') {
      const rings = Array.from(element.getElementsByTagName('LinearRing')).map((ring) => path(inner(ring, 'coordinates')))
      geometries.push({ type: 'Polygon', coordinates: rings })
    }
  }
  return geometries
}
