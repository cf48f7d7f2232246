// SPDX-License-Identifier: MulanPSL-2.0
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readShp } from '@/logic/shapefile'
import { readSiteFile } from '@/logic/site_file'
import { polygonShp } from './shapefiles'

const outer: [number, number][] = [[106, 26], [106, 27], [107, 27], [107, 26], [106, 26]]
const hole: [number, number][] = [[106.4, 26.4], [106.6, 26.4], [106.6, 26.6], [106.4, 26.6], [106.4, 26.4]]
const prj = 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]'

test('a hole goes to the ring that holds it', () => {
  expect(readShp(polygonShp([outer, hole]))).toEqual([{ type: 'Polygon', coordinates: [outer, hole] }])
})
test('a shapefile in a zip states its datum by its .prj', async () => {
  const zip = zipSync({ 'site.shp': polygonShp([outer]), 'site.prj': strToU8(prj) })
  expect(await readSiteFile(new File([zip as BlobPart], '地块.zip'))).toMatchObject({ datum: 'CGCS2000', name: '地块', geometry: { type: 'Polygon' } })
})
test('without .prj the datum is left to be asked', async () => {
  const zip = zipSync({ 'site.shp': polygonShp([outer]) })
  expect(await readSiteFile(new File([zip as BlobPart], 'a.zip'))).toMatchObject({ datum: '' })
})
test('a GeoJSON collection becomes one site, heights dropped', async () => {
  const feature = (x: number): object => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [x, 26, 1100] } })
  const file = new File([JSON.stringify({ type: 'FeatureCollection', features: [feature(106), feature(107)] })], 'a.geojson')
  expect(await readSiteFile(file)).toMatchObject({ datum: '', geometry: { type: 'MultiPoint', coordinates: [[106, 26], [107, 26]] } })
})
test.each([
  ['a.dwg', 'x', 'unknown_type'], ['a.json', '{', 'unreadable'], ['a.json', '{"type":"FeatureCollection","features":[]}', 'no_geometry'], ['a.zip', 'no zip', 'unreadable'],
])('%s holding %j is refused as %s', async (name, text, problem) => expect(await readSiteFile(new File([text], name))).toBe(problem))
test('a zip without .shp is refused with the reason', async () => {
  expect(await readSiteFile(new File([zipSync({ 'x.txt': strToU8('x') }) as BlobPart], 'a.zip'))).toBe('no_shp')
})
test('a file that is cut short is unreadable, not half read', async () => {
  const zip = zipSync({ 'site.shp': polygonShp([outer]).slice(0, 150) })
  expect(await readSiteFile(new File([zip as BlobPart], 'a.zip'))).toBe('unreadable')
})
