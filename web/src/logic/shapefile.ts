// SPDX-License-Identifier: MulanPSL-2.0
// The geometry of a Shapefile (.shp), after the ESRI white paper of 1998. Attributes are not needed here.
import type { Geometry, Position } from '@/api/types'

const k_header = 100

function signedArea(ring: Position[]): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i] as [number, number], ring[i + 1] as [number, number]]
    sum += a[0] * b[1] - b[0] * a[1]
  }
  return sum / 2
}

function contains(ring: Position[], [x, y]: [number, number]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [p, q] = [ring[i] as [number, number], ring[j] as [number, number]]
    if (p[1] > y !== q[1] > y && x < ((q[0] - p[0]) * (y - p[1])) / (q[1] - p[1]) + p[0]) inside = !inside
  }
  return inside
}

/** Outer rings run clockwise; a hole belongs to the outer ring that holds its first corner. */
function polygon(rings: Position[][]): Geometry {
  const outer = rings.filter((ring) => signedArea(ring) <= 0).map((ring) => [ring])
  for (const hole of rings.filter((ring) => signedArea(ring) > 0)) {
    const home = outer.find(([shell]) => contains(shell as Position[], hole[0] as [number, number]))
    if (home) home.push(hole)
    else outer.push([hole])
  }
  return outer.length === 1
    ? { type: 'Polygon', coordinates: outer[0] as Position[][] }
    : { type: 'MultiPolygon', coordinates: outer }
}

/** Throws RangeError on a file that ends too early (DataView does), Error on what is no .shp. */
export function readShp(bytes: Uint8Array): Geometry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getInt32(0) !== 9994) throw new Error('not a shapefile')
  const end = Math.min(view.getInt32(24) * 2, bytes.byteLength)
  const point = (at: number): Position => [view.getFloat64(at, true), view.getFloat64(at + 8, true)]
  const geometries: Geometry[] = []
  for (let at = k_header; at + 8 < end; ) {
    const length = view.getInt32(at + 4) * 2
    const record = at + 8
    at = record + length
    const type = view.getInt32(record, true) % 10
    if (type === 0) continue
    if (type === 1) geometries.push({ type: 'Point', coordinates: point(record + 4) })
    else if (type === 8) {
      const count = view.getInt32(record + 36, true)
      geometries.push({ type: 'MultiPoint', coordinates: Array.from({ length: count }, (_, i) => point(record + 40 + i * 16)) })
    } else if (type === 3 || type === 5) {
      const parts = view.getInt32(record + 36, true)
      const points = view.getInt32(record + 40, true)
      const first = record + 44 + parts * 4
      const starts = Array.from({ length: parts }, (_, i) => view.getInt32(record + 44 + i * 4, true))
      const paths = starts.map((start, i) =>
        Array.from({ length: (starts[i + 1] ?? points) - start }, (_, k) => point(first + (start + k) * 16)))
      if (type === 5) geometries.push(polygon(paths))
      else
        geometries.push(paths.length === 1
          ? { type: 'LineString', coordinates: paths[0] as Position[] }
          : { type: 'MultiLineString', coordinates: paths })
    } else throw new Error(`shape type ${type}`)
  }
  return geometries
}
