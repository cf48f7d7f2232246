// SPDX-License-Identifier: MulanPSL-2.0
// The swipe: two sets of layers, parted by a line that the person moves. A layer of one set only is cut there.
import type BaseEvent from 'ol/events/Event'
import type VectorTileLayer from 'ol/layer/VectorTile'
import type OlMap from 'ol/Map'
import { getRenderPixel } from 'ol/render'
import type RenderEvent from 'ol/render/Event'

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
