// SPDX-License-Identifier: MulanPSL-2.0
// The release's layers as vector tiles. Layers of one role share one source, so a tile is fetched once.
import MVT from 'ol/format/MVT'
import VectorTileLayer from 'ol/layer/VectorTile'
import VectorTileSource from 'ol/source/VectorTile'
import { highlightStyles, layerStyle } from './styles'
import type { LayerStyle } from './legend'

const k_deepest = 12
const sources = new Map<string, VectorTileSource>()

/** `release`: digest of another release than the one in force; '' is the latter. */
export function tileSource(role: string, failed: () => void, release = ''): VectorTileSource {
  const key = `${release}/${role}`
  const known = sources.get(key)
  if (known) return known
  const source = new VectorTileSource({
    format: new MVT(),
    url: `/ogc/collections/${role}/tiles/WebMercatorQuad/{z}/{y}/{x}${release ? `?release=${release}` : ''}`,
    maxZoom: k_deepest,
    tileSize: 512,
  })
  source.on('tileloaderror', failed)
  sources.set(key, source)
  return source
}

export function tileLayer(layer: LayerStyle, failed: () => void, release = ''): VectorTileLayer {
  return new VectorTileLayer({
    source: tileSource(layer.role, failed, release), style: layerStyle(layer), visible: layer.visible, opacity: layer.opacity,
    renderBuffer: 32, properties: { id: layer.id },
  })
}

export function highlightLayer(role: string, failed: () => void, codes: () => Set<string>): VectorTileLayer {
  return new VectorTileLayer({
    source: tileSource(role, failed), renderBuffer: 32, zIndex: 40,
    style: (feature) => (codes().has(String(feature.get('code'))) ? highlightStyles : undefined),
  })
}
