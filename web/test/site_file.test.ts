// SPDX-License-Identifier: MulanPSL-2.0
import { strToU8, zipSync } from 'fflate'
import { afterEach, describe, expect, test, vi } from 'vitest'
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

describe('files that only the server reads', () => {
  const answers = (body: object, status = 200) => {
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status }))
    vi.stubGlobal('fetch', fetched)
    return fetched
  }
  afterEach(() => void vi.unstubAllGlobals())
  const point = { type: 'Point', coordinates: [106.7, 26.5] }

  test('a GeoPackage of one layer becomes a site with the datum it states', async () => {
    const fetched = answers({ layers: [{ name: 'site', kind: 'point', features: 1 }], layer: 'site', crs: 'CGCS2000', geometries: [point], empty: 0 })
    expect(await readSiteFile(new File(['x'], '某厂.gpkg'))).toEqual({ geometry: point, datum: 'CGCS2000', name: '某厂' })
    expect(fetched.mock.calls[0]?.[0]).toBe(`/api/v1/import?name=${encodeURIComponent('某厂.gpkg')}`)
  })
  test('several layers are offered, and the chosen one is asked for by name', async () => {
    const layers = [{ name: '红线', kind: 'polygon', features: 3 }, { name: 'site', kind: 'point', features: 1 }]
    answers({ layers, layer: '', crs: '', geometries: [], empty: 0 })
    expect(await readSiteFile(new File(['x'], 'a.gpkg'))).toEqual({ layers })
    const fetched = answers({ layers, layer: 'site', crs: '', geometries: [point], empty: 0 })
    expect(await readSiteFile(new File(['x'], 'a.gpkg'), 'site')).toEqual({ geometry: point, datum: '', name: 'site' })
    expect(fetched.mock.calls[0]?.[0]).toContain('layer=site')
  })
  test('a zip without .shp goes to the server, whose refusal is told', async () => {
    answers({ code: 'E-FORMATS-030', zh: '不是可以导入的文件', status: 400 }, 400)
    const zip = zipSync({ 'x.txt': strToU8('x') })
    await expect(readSiteFile(new File([zip as BlobPart], 'a.zip'))).rejects.toMatchObject({ body: { code: 'E-FORMATS-030' } })
  })
  test('a file larger than a request may be is not sent', async () => {
    const fetched = answers({})
    expect(await readSiteFile(new File([new Uint8Array(16 * 1024 * 1024 + 1)], 'a.gpkg'))).toBe('too_large_to_send')
    expect(fetched).not.toHaveBeenCalled()
  })
})
test('a file that is cut short is unreadable, not half read', async () => {
  const zip = zipSync({ 'site.shp': polygonShp([outer]).slice(0, 150) })
  expect(await readSiteFile(new File([zip as BlobPart], 'a.zip'))).toBe('unreadable')
})
