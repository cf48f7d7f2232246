// SPDX-License-Identifier: MulanPSL-2.0
// How features are painted. Styles are made once per colour and reused for every feature.
import type { FeatureLike } from 'ol/Feature'
import CircleStyle from 'ol/style/Circle'
import Fill from 'ol/style/Fill'
import Stroke from 'ol/style/Stroke'
import Style from 'ol/style/Style'
import Text from 'ol/style/Text'
import type { VerdictName } from '@/api/types'
import type { LayerStyle, Swatch } from './legend'

export const k_font = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif'

/** Diagonal hatching, as the trade draws prohibitions over other colours. */
function hatch(colour: string): CanvasPattern | string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 8
  const pen = canvas.getContext('2d')
  if (!pen) return colour
  pen.strokeStyle = colour
  pen.lineWidth = 1.4
  pen.beginPath()
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8)
    pen.lineTo(shift + 8, 0)
  }
  pen.stroke()
  return pen.createPattern(canvas, 'repeat') ?? colour
}

function swatchStyle(swatch: Swatch, layer: LayerStyle): Style {
  const stroke = layer.id === 'basins'
    ? new Stroke({ color: swatch.stroke, width: 2.5, lineDash: [10, 6] })
    : new Stroke({ color: swatch.stroke, width: layer.line ? 1.8 : 0.8 })
  return swatch.fill === '' ? new Style({ stroke }) : new Style({ fill: new Fill({ color: swatch.hatch ? hatch(swatch.fill) : swatch.fill }), stroke })
}

export function layerStyle(layer: LayerStyle): (feature: FeatureLike) => Style | undefined {
  const styles = new Map(layer.swatches.map((swatch) => [swatch.value, swatchStyle(swatch, layer)]))
  const all = styles.get('')
  return (feature) => {
    if (layer.only && feature.get(layer.only.attribute) !== layer.only.value) return undefined
    return all ?? styles.get(String(feature.get(layer.attribute)))
  }
}

export const highlightStyles = [
  new Style({ stroke: new Stroke({ color: '#ffffff', width: 6 }) }),
  new Style({ fill: new Fill({ color: 'rgba(255,199,0,0.28)' }), stroke: new Stroke({ color: '#d97700', width: 3 }) }),
]

const k_verdict_colours: Record<VerdictName | 'none', string> = {
  not_admissible: '#b3261e', undetermined: '#5b4a9e', needs_review: '#a35200', conditional: '#0b62b8', admissible: '#157347', none: '#10312a',
}

export function siteStyles(verdict: VerdictName | null, active: boolean, label: string): Style[] {
  const colour = k_verdict_colours[verdict ?? 'none']
  const width = active ? 4.5 : 3
  const dot = (radius: number, fill: string): CircleStyle =>
    new CircleStyle({ radius, fill: new Fill({ color: fill }) })
  return [
    new Style({ stroke: new Stroke({ color: '#ffffff', width: width + 3.5 }), image: dot(active ? 11 : 9.5, '#ffffff') }),
    new Style({
      fill: new Fill({ color: `${colour}38` }), stroke: new Stroke({ color: colour, width }), image: dot(active ? 8 : 6.5, colour),
      text: new Text({
        text: label, font: `600 13px ${k_font}`, offsetY: -18, overflow: true,
        fill: new Fill({ color: colour }), stroke: new Stroke({ color: '#ffffff', width: 4 }),
      }),
    }),
  ]
}

export function countyLabel(name: string, dark: boolean): Style {
  return new Style({
    text: new Text({
      text: name, font: `500 12px ${k_font}`,
      fill: new Fill({ color: dark ? '#e7ece9' : '#27313a' }),
      stroke: new Stroke({ color: dark ? 'rgba(15,20,23,0.85)' : 'rgba(255,255,255,0.85)', width: 3 }),
    }),
  })
}

export const sketchStyles = [
  new Style({ stroke: new Stroke({ color: '#ffffff', width: 6 }) }),
  new Style({
    fill: new Fill({ color: 'rgba(16,49,42,0.15)' }), stroke: new Stroke({ color: '#10312a', width: 2.5, lineDash: [8, 6] }),
    image: new CircleStyle({ radius: 6, fill: new Fill({ color: '#10312a' }), stroke: new Stroke({ color: '#fff', width: 2 }) }),
  }),
]
