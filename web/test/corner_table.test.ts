// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { cornerGeometry, readCornerTable } from '@/logic/corner_table'

const degrees = 'J1\t106.710000\t26.580000\nJ2\t106.715000\t26.580000\nJ3\t106.715000\t26.576000'

test('reads point number, longitude, latitude and closes the ring', () => {
  const table = readCornerTable(degrees)
  if (typeof table === 'string') throw new Error(table)
  expect(table).toMatchObject({ kind: 'degrees', swapped: false, datum: '' })
  const geometry = cornerGeometry(table.rings, 'polygon')
  expect(geometry).toEqual({ type: 'Polygon', coordinates: [[[106.71, 26.58], [106.715, 26.58], [106.715, 26.576], [106.71, 26.58]]] })
})
test('puts latitude-first columns right and says so', () => {
  const table = readCornerTable('1,26.58,106.71\n2,26.58,106.715\n3,26.576,106.715')
  expect(table).toMatchObject({ swapped: true, rings: [[[106.71, 26.58], [106.715, 26.58], [106.715, 26.576]]] })
})
test('knows the zone from an easting with its number, X northing first as surveyors write', () => {
  const table = readCornerTable('J1 2941234.123 35671234.567\nJ2 2941300.0 35671300.0\nJ3 2941200 35671350')
  expect(table).toMatchObject({ kind: 'metres', swapped: true, datum: 'EPSG:4523' })
})
test('leaves the datum of eastings without zone to be asked', () => {
  expect(readCornerTable('671234.5, 2941234.1\n671300, 2941300')).toMatchObject({ kind: 'metres', datum: '', swapped: false })
})
test('reads degrees, minutes and seconds', () => {
  const table = readCornerTable('1 106°42′36″ 26°34′48″\n2 106°43′36″ 26°34′48″\n3 106°43′36″ 26°35′48″')
  if (typeof table === 'string') throw new Error(table)
  expect(table.rings[0]?.[0]?.[0]).toBeCloseTo(106.71, 9)
  expect(table.rings[0]).toHaveLength(3)
})
test('blank lines part the plots', () => {
  const table = readCornerTable(`${degrees}\n\n${degrees.replaceAll('106.7', '106.8')}`)
  expect(typeof table === 'string' ? table : table.rings.length).toBe(2)
})
test.each([['', 'empty'], ['没有数字', 'no_pair'], [`${degrees}\nJ4 671234.5 2941234.1`, 'mixed']])('%j is refused as %s', (text, problem) => {
  expect(readCornerTable(text)).toBe(problem)
})
test('two corners are no area', () => {
  expect(cornerGeometry([[[106, 26], [107, 26]]], 'polygon')).toBe('too_few')
})
