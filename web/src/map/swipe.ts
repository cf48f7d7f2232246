// SPDX-License-Identifier: MulanPSL-2.0
// The swipe: two sets of layers, parted by a line that the person moves. A layer of one set only is cut there.
import type BaseEvent from 'ol/events/Event'
import type VectorTileLayer from 'ol/layer/VectorTile'
import type OlMap from 'ol/Map'
import { getRenderPixel } from 'ol/render'
import type RenderEvent from 'ol/render/Event'
import type { LayerStyle } from './legend'

export type Side = 'left' | 'right' | 'both'

export function cutAtDivide(map: OlMap, layer: VectorTileLayer, side: () => Side, divide: () => number): void {
  layer.on('prerender', (event: BaseEvent) => {
    const { context } = event as RenderEvent
    const size = map.getSize()
    if (!(context instanceof CanvasRenderingContext2D) || !size) return
    context.save()
    const kept = side()
    if (kept === 'both') return
    const [width, height] = size as [number, number]
    const at = width * divide()
    const [from, to] = kept === 'left' ? [0, at] : [at, width]
    context.beginPath()
    for (const [i, corner] of [[from, 0], [to, 0], [to, height], [from, height]].entries()) {
      const [x, y] = getRenderPixel(event as RenderEvent, corner) as [number, number]
      if (i === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
    context.closePath()
    context.clip()
  })
  layer.on('postrender', (event: BaseEvent) => {
    const { context } = event as RenderEvent
    if (context instanceof CanvasRenderingContext2D) context.restore()
  })
}

/** The right side's own layers, where it shows another release: made when they are first seen, thrown away with the release. */
export class OtherRelease {
  private readonly shown = new Map<string, VectorTileLayer>()
  private release = ''

  constructor(private readonly map: OlMap, private readonly made: (layer: LayerStyle, release: string) => VectorTileLayer, private readonly styles: LayerStyle[]) {}

  show(release: string, wanted: (id: string) => { visible: boolean; opacity: number }, divide: () => number): void {
    if (release !== this.release) {
      for (const layer of this.shown.values()) this.map.removeLayer(layer)
      this.shown.clear()
      this.release = release
    }
    if (!release) return
    for (const style of this.styles) {
      const { visible, opacity } = wanted(style.id)
      let layer = this.shown.get(style.id)
      if (!layer && visible) {
        layer = this.made(style, release)
        cutAtDivide(this.map, layer, () => 'right', divide)
        this.shown.set(style.id, layer)
        this.map.addLayer(layer)
      }
      layer?.setVisible(visible)
      layer?.setOpacity(opacity)
    }
  }
}
