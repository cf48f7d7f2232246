// SPDX-License-Identifier: MulanPSL-2.0
// Lengths and areas on the ellipsoid of CGCS2000 for the measuring tool. A help for the eye: figures that decide come
// from the engine.
import type { Position } from '@/api/types'

// GRS80 / CGCS2000 (GB 22021-2008).
const k_a = 6378137
const k_e2 = 0.00669438002290
const k_e = Math.sqrt(k_e2)
const rad = (degrees: number): number => (degrees * Math.PI) / 180

/** Sum of short chords by the radii of curvature in their middle; good to 1e-4 up to 100 km a chord. */
export function lengthOf(line: Position[]): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) {
    const [[lon0, lat0], [lon1, lat1]] = [line[i - 1], line[i]] as [[number, number], [number, number]]
    const middle = rad((lat0 + lat1) / 2)
    const w2 = 1 - k_e2 * Math.sin(middle) ** 2
    const meridian = (k_a * (1 - k_e2)) / w2 ** 1.5
    const normal = k_a / Math.sqrt(w2)
    sum += Math.hypot(meridian * rad(lat1 - lat0), normal * Math.cos(middle) * rad(lon1 - lon0))
  }
  return sum
}

/** q of the authalic latitude (Snyder, Map Projections, 1987, eq. 3-12). */
function q(sine: number): number {
  return (1 - k_e2) * (sine / (1 - k_e2 * sine * sine) - Math.log((1 - k_e * sine) / (1 + k_e * sine)) / (2 * k_e))
}

/** Area of a ring on the equal-area cylinder of the ellipsoid; edges are straight there. */
export function areaOf(ring: Position[]): number {
  const points = ring.map(([lon, lat]) => [k_a * rad(lon as number), (k_a * q(Math.sin(rad(lat as number)))) / 2] as const)
  let twice = 0
  for (let i = 0; i < points.length; i++) {
    const [a, b] = [points[i], points[(i + 1) % points.length]] as [readonly [number, number], readonly [number, number]]
    twice += a[0] * b[1] - b[0] * a[1]
  }
  return Math.abs(twice) / 2
}

export const lengthText = (metres: number): string => (metres < 1000 ? `${metres.toFixed(1)} m` : `${(metres / 1000).toFixed(3)} km`)
/** The trade's unit up to a hundred square kilometres is the hectare. */
export const areaText = (m2: number): string =>
  m2 < 1e4 ? `${m2.toFixed(1)} m²` : m2 < 1e8 ? `${(m2 / 1e4).toFixed(2)} hm²` : `${(m2 / 1e6).toFixed(2)} km²`
