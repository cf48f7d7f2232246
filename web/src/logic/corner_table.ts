// SPDX-License-Identifier: MulanPSL-2.0
// A table of corner points pasted from Word, Excel or a survey's text file: finds the two columns that are coordinates,
// puts them in order and says what it took them for.
import { angles } from './coordinates'
import { gaussKruger } from './crs'
import type { Geometry, Position } from '@/api/types'

export type TableProblem = 'empty' | 'no_pair' | 'mixed' | 'too_few'
export interface CornerTable {
  rings: Position[][]
  kind: 'degrees' | 'metres'
  swapped: boolean
  /** Known from the eastings' zone number, else '' and to be asked. */
  datum: string
}

type Pair = { first: number; second: number; kind: 'degrees' | 'metres' }

function pairOf(line: string): Pair | null {
  const values = /[°度]/u.test(line)
    ? angles(line.replace(/^\s*[A-Za-z]?\d+\s*[,，\t ]+(?=\S*\d+[°度])/u, ''))
    : (line.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number)
  // From the right: the last two numbers of one magnitude. Point numbers and side lengths stand before or after.
  for (let i = values.length - 2; i >= 0; i--) {
    const [a, b] = [values[i] as number, values[i + 1] as number]
    const degrees = (x: number, y: number): boolean => x >= 73 && x <= 136 && y >= 3 && y <= 54
    const metres = (east: number, north: number): boolean =>
      north >= 1_900_000 && north <= 6_000_000 && ((east >= 100_000 && east < 1_000_000) || (east >= 13_000_000 && east < 46_000_000))
    if (degrees(a, b) || degrees(b, a)) return { first: a, second: b, kind: 'degrees' }
    if (metres(a, b) || metres(b, a)) return { first: a, second: b, kind: 'metres' }
  }
  return null
}

/** Rings are parted by blank lines or by a return to the first corner. */
export function readCornerTable(text: string): CornerTable | TableProblem {
  const rings: Position[][] = []
  let ring: Position[] = []
  let kind: Pair['kind'] | null = null
  let swapped = false
  let zone = 0
  const close = (): void => {
    if (ring.length > 0) rings.push(ring)
    ring = []
  }
  if (text.trim() === '') return 'empty'
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '') {
      close()
      continue
    }
    const pair = pairOf(line)
    if (!pair) continue
    if (kind && kind !== pair.kind) return 'mixed'
    kind = pair.kind
    const eastFirst = kind === 'degrees' ? pair.first > pair.second : pair.first < 1_000_000 || pair.first >= 13_000_000
    swapped = !eastFirst
    const position = eastFirst ? [pair.first, pair.second] : [pair.second, pair.first]
    if (kind === 'metres' && (position[0] as number) >= 13_000_000) zone = Math.floor((position[0] as number) / 1_000_000)
    const [start] = ring
    ring.push(position)
    if (start && ring.length > 3 && start[0] === position[0] && start[1] === position[1]) close()
  }
  close()
  if (!kind) return 'no_pair'
  const datum = zone >= 25 ? gaussKruger(zone * 3, 3, true) : zone > 0 ? gaussKruger(zone * 6 - 3, 6, true) : ''
  return { rings, kind, swapped, datum }
}

export function cornerGeometry(rings: Position[][], as: 'polygon' | 'line' | 'points'): Geometry | TableProblem {
  const least = as === 'polygon' ? 3 : as === 'line' ? 2 : 1
  if (rings.some((ring) => ring.length < least)) return 'too_few'
  if (as === 'points') {
    const all = rings.flat()
    return all.length === 1 ? { type: 'Point', coordinates: all[0] as Position } : { type: 'MultiPoint', coordinates: all }
  }
  if (as === 'line')
    return rings.length === 1
      ? { type: 'LineString', coordinates: rings[0] as Position[] }
      : { type: 'MultiLineString', coordinates: rings }
  const closed = rings.map((ring) => {
    const [start, end] = [ring[0] as Position, ring[ring.length - 1] as Position]
    return start[0] === end[0] && start[1] === end[1] ? ring : [...ring, start]
  })
  return closed.length === 1
    ? { type: 'Polygon', coordinates: closed }
    : { type: 'MultiPolygon', coordinates: closed.map((ring) => [ring]) }
}
