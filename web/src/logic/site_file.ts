// SPDX-License-Identifier: MulanPSL-2.0
// A dropped file becomes a geometry and, where the file states it, a datum. GeoJSON, KML and Shapefiles are read here;
// what is a database (GeoPackage, FlatGeobuf, FileGDB) is read by the server, which keeps nothing of it.
import { api } from '@/api/client'
import { datumFromText } from './crs'
import { combine, geojsonGeometries } from './geometry'
import type { Geometry } from '@/api/types'

export interface SiteFile {
  geometry: Geometry
  /** '' when the file is silent: the person is asked. */
  datum: string
  name: string
}
/** A file of several layers: one must be chosen. */
export interface LayerChoice {
  layers: { name: string; kind: string; features: number }[]
}
export type FileProblem = 'too_large' | 'too_large_to_send' | 'unknown_type' | 'unreadable' | 'no_geometry' | 'no_shp'

const k_most_bytes = 32 * 1024 * 1024
/** What the server takes in one request. */
const k_most_sent = 16 * 1024 * 1024

async function byServer(file: File, layer: string): Promise<SiteFile | LayerChoice | FileProblem> {
  if (file.size > k_most_sent) return 'too_large_to_send'
  const read = await api.importSite(file, layer)
  if (read.layer === '') return read.layers.length ? { layers: read.layers } : 'no_geometry'
  const geometry = combine(read.geometries)
  return geometry ? { geometry, datum: read.crs, name: read.layers.length > 1 ? read.layer : stem(file) } : 'no_geometry'
}
const stem = (file: File): string => file.name.replace(/\.[^.]+$/u, '')

type Read = { geometries: Geometry[]; datum: string } | FileProblem

async function zipped(bytes: Uint8Array): Promise<Read> {
  const { unzipSync, strFromU8 } = await import('fflate')
  const { readShp } = await import('./shapefile')
  const entries = unzipSync(bytes, { filter: (file) => /\.(shp|prj|kml)$/iu.test(file.name) && file.originalSize <= k_most_bytes })
  const named = (suffix: string): Uint8Array | undefined =>
    Object.entries(entries).find(([name]) => name.toLowerCase().endsWith(suffix) && !name.startsWith('__MACOSX'))?.[1]
  const kml = named('.kml')
  if (kml) return { geometries: (await import('./kml')).readKml(strFromU8(kml)), datum: 'WGS84' }
  const shp = named('.shp')
  if (!shp) return 'no_shp'
  const prj = named('.prj')
  return { geometries: readShp(shp), datum: prj ? datumFromText(strFromU8(prj)) : '' }
}

/** Throws Problem where the server read the file and refused it. */
export async function readSiteFile(file: File, layer = ''): Promise<SiteFile | LayerChoice | FileProblem> {
  if (file.size > k_most_bytes) return 'too_large'
  const suffix = file.name.toLowerCase().split('.').pop() ?? ''
  if (suffix === 'gpkg' || suffix === 'fgb') return byServer(file, layer)
  const read = await readHere(file, suffix)
  // An archive without a Shapefile may still hold a geodatabase.
  if (read === 'no_shp') return byServer(file, layer)
  if (typeof read === 'string') return read
  const geometry = combine(read.geometries)
  return geometry ? { geometry, datum: read.datum, name: stem(file) } : 'no_geometry'
}

async function readHere(file: File, suffix: string): Promise<Read> {
  try {
    if (suffix === 'zip' || suffix === 'kmz') return await zipped(new Uint8Array(await file.arrayBuffer()))
    if (suffix === 'kml') return { geometries: (await import('./kml')).readKml(await file.text()), datum: 'WGS84' }
    if (suffix !== 'geojson' && suffix !== 'json') return 'unknown_type'
    const value = JSON.parse(await file.text()) as Parameters<typeof geojsonGeometries>[0]
    return { geometries: geojsonGeometries(value), datum: value.crs ? datumFromText(JSON.stringify(value.crs)) : '' }
  } catch {
    return 'unreadable'
  }
}
