// SPDX-License-Identifier: MulanPSL-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en, zh } from '@/messages/catalogue'

const sources = (readdirSync('src', { recursive: true }) as string[]).filter((f) => /\.(vue|ts)$/u.test(f) && !/^(messages|generated)/u.test(f))
  .map((f) => ({ file: f, text: readFileSync(`src/${f}`, 'utf8') }))

test('both languages fill the same places in a text', () => {
  const places = (text: string): string[] => (text.match(/\{\w+\}/gu) ?? []).sort()
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect(places(en[key]), key).toEqual(places(zh[key]))
})
test('no text stands outside the catalogue', () => {
  const allowed = new Set(['logic/day.ts', 'logic/coordinates.ts', 'logic/corner_table.ts', 'logic/quantity.ts', 'logic/phrase.ts', 'map/legend.ts', 'components/SectorInput.vue'])
  for (const { file, text } of sources) {
    const code = text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')
    const found = code.match(/[\u4e00-\u9fff]+/gu) ?? []
    if (!allowed.has(file)) expect(found.filter((w) => !['中', '示例'].includes(w)), file).toEqual([])
  }
})
test('nothing is fetched from elsewhere', () => {
  for (const { file, text } of sources) expect(text.match(/https?:\/\/[^\s'"`]+/gu) ?? [], file).toEqual([])
})
