// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import type { Assessment, Finding } from '@/api/types'
import { headlines, valueText } from '@/logic/classification'
import { compare } from '@/logic/compare'
import { findingHighlight } from '@/logic/highlight'
import { History } from '@/logic/history'
import { basisText, cellText, stateText, whyNotText } from '@/logic/phrase'
import { readDay } from '@/logic/day'
import { quantityText, readQuantity, typedText } from '@/logic/quantity'
import { safeName } from '@/logic/save'
import { sourceText } from '@/logic/source'
import { decodeShared, encodeShared } from '@/logic/share'

const facts: Assessment['facts'] = {
  nature: { label_zh: '建设性质', label_en: 'nature', type: 'text', unit: '', origin: 'declared', values: { existing: { zh: '已建成', en: 'existing' }, new: { zh: '新建', en: 'new' } } },
}
const finding = (clause: string, verdict: Finding['verdict']): Finding => ({ clause, verdict, parts: [] }) as unknown as Finding
const assessment = (findings: Finding[]): Assessment => ({ findings }) as unknown as Assessment

test('a bare number takes the unit of the fact, a stated unit stays', () => {
  expect(readQuantity('4290', 't/a')).toEqual({ value: '4290 t/a' })
  expect(readQuantity('87,732.44万元', 'yuan')).toEqual({ value: '87732.44 万元' })
  expect(readQuantity('１２', '')).toEqual({ value: 12 })
  expect(readQuantity(' ', 'm2')).toEqual({ value: undefined })
  for (const text of ['大约', '-3', '12 头']) expect(readQuantity(text, '')).toEqual({ problem: 'not_a_number' })
})
test('a quantity is shown as it is written: groups of three, raised powers', () => {
  expect(quantityText('28000000 m3', 'en')).toBe('28,000,000 m³')
  expect(quantityText('4290 t/a')).toBe('4290 t/a')
  expect(quantityText('12345.678 hm2')).toBe('12,345.678 hm²')
  expect(quantityText('C1512')).toBe('C1512')
})
test('in Chinese a quantity has no Latin word and is counted in ten thousands, as in the printed report', () => {
  expect(quantityText('877324400 yuan', 'zh')).toBe('87,732.44 万元')
  expect(quantityText('28000000 m3', 'zh')).toBe('2800 万m³')
  expect(quantityText('180685.54 m2', 'zh')).toBe('180,685.54 m²')
  expect(quantityText('5000 tce', 'zh')).toBe('5000 吨标准煤')
  expect(quantityText('12000 m', 'zh')).toBe('12,000 m')
  expect(quantityText('20000 /a', 'en')).toBe('20,000 a year')
  expect(cellText('>= 5000 tce', 'x', {}, 'zh')).toBe('不小于 5000 吨标准煤')
  // In a field it stands in words that are read again, digits ungrouped.
  expect(readQuantity(typedText('877324400 yuan', 'zh'), 'yuan')).toEqual({ value: '87732.44 万元' })
  expect(readQuantity(typedText('20000 /a', 'zh'), '/a')).toEqual({ value: '20000 /a' })
})
test('a source is said in the language of the page, an unknown one as it stands', () => {
  expect(sourceText('名录第130项', 'en')).toBe('EIA catalogue, item 130')
  expect(sourceText('as stated;negative list guide 2022, recalled', 'zh')).toBe('按填报；负面清单指南（2022年版），据记忆')
  expect(sourceText('own reading: these sectors discharge; others as stated', 'zh')).toBe('自行判读：这些行业排放污染物；其余按填报')
  expect(sourceText('黔府发〔2030〕1号', 'en')).toBe('黔府发〔2030〕1号')
})
test('a day is read as people write it, and only if there is one', () => {
  for (const text of ['2026-11-24', '2026/11/24', '2026.11.24', '20261124', ' 2026年11月24日 ']) expect(readDay(text)).toBe('2026-11-24')
  expect(readDay('2026-2-3')).toBe('2026-02-03')
  for (const text of ['', '2026-11', '2026-02-30', '11/24/2026', '2026-13-01']) expect(readDay(text)).toBeNull()
})
test('conditions are phrased, not shown as cells', () => {
  expect(cellText('not("existing")', 'nature', facts, 'zh')).toBe('除“已建成”外')
  expect(cellText('"new","existing"', 'nature', facts, 'zh')).toBe('新建、已建成')
  expect(cellText('<= 1000 m', 'distance', facts, 'zh')).toBe('不大于 1000 m')
  expect(cellText('[100 t/a..500 t/a)', 'x', facts, 'en')).toBe('100 t/a to 500 t/a')
  expect(cellText('false', 'x', facts, 'en')).toBe('no')
})
test('an unknown state says why it is unknown', () => {
  expect(stateText({ unknown: 'not_stated' }, 'nature', facts, 'zh')).not.toBe('')
  expect(stateText({ unknown: 'tolerance', distance_m: 12 }, 'x', facts, 'zh')).toContain('12 m')
  expect(stateText({ low: '850 m', high: '950 m' }, 'x', facts, 'zh')).toBe('850 m 至 950 m')
})
test('the why-not list gives the deciding fact', () => {
  expect(whyNotText({ reason: 'condition', fact: 'nature', cell: '"existing"', state: { value: 'new' } }, facts, 'zh')).toBe('建设性质是“新建”，条款的条件是“已建成”')
})
test('a law is cited with title, number and article; a policy without article number', () => {
  expect(basisText({ title_zh: '生态环境法典', title_en: 'Code', number: '', article: '481' }, 'zh')).toBe('《生态环境法典》 第481条')
  expect(basisText({ title_zh: '意见', title_en: 'Opinion', number: '', article: 'policy' }, 'zh')).toBe('《意见》')
})
test('a finding lights up its units and the features its facts were measured on', () => {
  const whole = { spatial: [{ site: 0, fact: 'in_redline', layer: 'redline', state: {}, features: [{ code: 'R1', name: '' }] }, { site: 1, fact: 'in_redline', layer: 'redline', state: {}, features: [{ code: 'R2', name: '' }] }] } as unknown as Assessment
  const one = { parts: [{ site: 0, unit: 'U1', scope: { fact: 'in_redline' }, conditions: [] }] } as unknown as Finding
  expect(findingHighlight(one, whole)).toEqual({ units: ['U1'], redline: ['R1'] })
})
test('comparison parts what differs from what agrees, worst first', () => {
  const result = compare(assessment([finding('A', 'conditional'), finding('B', 'not_admissible')]), assessment([finding('A', 'conditional'), finding('C', 'needs_review')]))
  expect(result.differing.map((row) => row.clause)).toEqual(['B', 'C'])
  expect(result.same.map((row) => row.clause)).toEqual(['A'])
})
test('undo and redo walk through whole values, and a new change ends redo', () => {
  const history = new History<number[]>(3)
  history.remember([1], '')
  history.remember([1, 2], '')
  expect(history.undo([1, 2, 3])).toEqual([1, 2])
  expect(history.undo([1, 2])).toEqual([1])
  expect(history.undo([1])).toBeNull()
  expect(history.redo([1])).toEqual([1, 2])
  history.remember([1, 2], '')
  expect(history.canRedo).toBe(false)
})
test('letter after letter of one fact is one step back', () => {
  const history = new History<string>(9)
  history.remember('', 'fact a')
  history.remember('1', 'fact a')
  history.remember('12', 'fact b')
  expect(history.undo('12, x')).toBe('12')
  expect(history.undo('12')).toBe('')
  history.remember('', 'fact a')
  expect(history.undo('7')).toBe('')
})
test('a shared link brings the very same project back', async () => {
  const shared = { project: { project: { name: '（示例）酒厂' }, facts: { sector: 'C1512' }, site: [{ crs: 'CGCS2000', geometry: { type: 'Point' as const, coordinates: [106.71, 26.58] } }] }, asOf: '2026-11-24' }
  const text = await encodeShared(shared)
  expect(text).toMatch(/^[\w-]+$/u)
  expect(await decodeShared(text)).toEqual(shared)
  expect(await decodeShared(text.slice(0, -9))).toBeNull()
})
test('classification values come in words, and what is not decided says so', () => {
  expect(valueText('eia_class', 'report', 'zh')).toBe('报告书')
  expect(valueText('authority', 'prefecture', 'zh')).toBe('市（州）级')
  expect(valueText('eia_class', 'unknown', 'en')).toBe('not determined')
  expect(headlines({ eia_class: { value: 'form' }, name: 'x' }, 'zh').map((line) => line.value)).toEqual(['报告表'])
})
test('a project name becomes a file name', () => {
  expect(safeName('a/b:c 白酒')).toBe('a_b_c_白酒')
  expect(safeName('')).toBe('ecogate')
})
