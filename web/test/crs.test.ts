// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { datumFromText, gaussKruger } from '@/logic/crs'

test('numbers the Gauss-Krüger families of CGCS2000 as EPSG does', () => {
  expect(gaussKruger(105, 3, false)).toBe('EPSG:4544')
  expect(gaussKruger(105, 3, true)).toBe('EPSG:4523')
  expect(gaussKruger(105, 6, false)).toBe('EPSG:4507')
  expect(gaussKruger(105, 6, true)).toBe('EPSG:4496')
})
test.each([
  ['{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}', 'CGCS2000'],
  ['{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}', 'WGS84'],
  ['GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]]', 'CGCS2000'],
  ['PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_2000"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",105.0]]', 'EPSG:4544'],
  ['PROJCS["CGCS2000_3_Degree_GK_Zone_35",GEOGCS["GCS_China_2000"],PARAMETER["False_Easting",35500000.0],PARAMETER["Central_Meridian",105.0]]', 'EPSG:4523'],
  ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]', 'WGS84'],
])('%s states %s', (text, datum) => expect(datumFromText(text)).toBe(datum))
test.each(['PROJCS["Xian_1980_3_Degree_GK_CM_105E"]', 'GEOGCS["GCS_Beijing_1954"]', 'PROJCS["WGS_1984_UTM_Zone_48N"]', ''])(
  '%j states nothing the engine can use, so the person is asked', (text) => expect(datumFromText(text)).toBe(''))
