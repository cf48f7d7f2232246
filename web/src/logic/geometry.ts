// SPDX-License-Identifier: MulanPSL-2.0
// GeoJSON in its many wrappings, and putting several geometries of a file into one site.
import type { Geometry, Position } from '@/api/types'

type Json = { type?: string; features?: Json[]; geometry?: Json | null; geometries?: Json[]; coordinates?: unknown; crs?: unknown }

const k_types = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']

export function geojsonGeometries(value: Json): Geometry[] {
  if (value.type === 'FeatureCollection') return (value.features ?? []).flatMap(geojsonGeometries)
  if (value.type === 'Feature') return value.geometry ? geojsonGeometries(value.geometry) : []
  if (value.type === 'GeometryCollection') return (value.geometries ?? []).flatMap(geojsonGeometries)
  return k_types.includes(value.type ?? '') ? [{ type: value.type, coordinates: flat(value.coordinates) } as Geometry] : []
}

/** Heights say nothing about a place on the map. */
function flat(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return typeof value[0] === 'number' ? value.slice(0, 2) : value.map(flat)
}

const dimension = (geometry: Geometry): number =>
  geometry.type.endsWith('Polygon') ? 2 : geometry.type.endsWith('LineString') ? 1 : 0

/** One site holds one kind of geometry: those of the highest dimension are taken together. */
export function combine(geometries: Geometry[]): Geometry | null {
  if (geometries.length === 0) return null
  const top = Math.max(...geometries.map(dimension))
  const kept = geometries.filter((g) => dimension(g) === top)
  if (kept.length === 1) return kept[0] as Geometry
  const type = (['MultiPoint', 'MultiLineString', 'MultiPolygon'] as const)[top] as 'MultiPolygon'
  const coordinates = kept.flatMap((g) => (g.type.startsWith('Multi') ? (g.coordinates as unknown[]) : [g.coordinates as unknown]))
  return { type, coordinates: coordinates as Position[][][] }
}

export function positions(geometry: Geometry): Position[] {
  const found: Position[] = []
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return
    if (typeof value[0] === 'number') found.push(value as Position)
    else value.forEach(walk)
  }
  walk(geometry.coordinates)
  return found
}

export type Extent = [number, number, number, number]
export function extentOf(geometries: Geometry[]): Extent | null {
  const all = geometries.flatMap(positions)
  if (all.length === 0) return null
  const xs = all.map((p) => p[0] as number)
  const ys = all.map((p) => p[1] as number)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
