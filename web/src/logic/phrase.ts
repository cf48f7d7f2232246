// SPDX-License-Identifier: MulanPSL-2.0
// Conditions and states of an assessment in a sentence, as the printed report phrases them.
import { factWords, words } from '@/generated/words'
import { pick, t, type Lang } from '@/messages'
import { quantityText } from './quantity'
import type { Assessment, FactValue, State, WhyNot } from '@/api/types'

type Facts = Assessment['facts']

export function factLabel(name: string, facts: Facts, lang: Lang): string {
  const named = facts[name]
  if (named) return pick(named, 'label', lang)
  return factWords[name]?.[lang] ?? name
}

function valueText(value: string, fact: string, facts: Facts, lang: Lang): string {
  return facts[fact]?.values[value]?.[lang] ?? factWords[fact]?.values[value]?.[lang] ?? value
}

export function factValueText(value: FactValue, fact: string, facts: Facts, lang: Lang): string {
  if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no', {}, lang)
  if (Array.isArray(value)) return value.length ? value.map((v) => valueText(v, fact, facts, lang)).join(t('word.or', {}, lang)) : t('word.none', {}, lang)
  return quantityText(valueText(String(value), fact, facts, lang), lang)
}

export function stateText(state: State, fact: string, facts: Facts, lang: Lang): string {
  if (state.value !== undefined) return factValueText(state.value, fact, facts, lang)
  if (state.low !== undefined)
    return state.high === undefined
      ? t('phrase.at_least', { value: quantityText(state.low, lang) }, lang)
      : t('phrase.between', { low: quantityText(state.low, lang), high: quantityText(state.high, lang) }, lang)
  const why = words[`unknown.${state.unknown ?? ''}`]?.[lang] ?? state.unknown ?? ''
  if (state.depth_m !== undefined) return `${why} (${t('phrase.depth', { metres: state.depth_m }, lang)})`
  return state.distance_m !== undefined ? `${why} (${t('phrase.distance', { metres: state.distance_m }, lang)})` : why
}

/** One S-FEEL cell: a list of values, not(…), a comparison, a range, or a boolean. */
export function cellText(cell: string, fact: string, facts: Facts, lang: Lang): string {
  const text = cell.trim()
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'word.yes' : 'word.no', {}, lang)
  const not = /^not\((.*)\)$/su.exec(text)
  if (not) return t('phrase.not', { values: cellText(not[1] ?? '', fact, facts, lang) }, lang)
  const compare = /^(<=|>=|<|>)\s*(.+)$/u.exec(text)
  if (compare) {
    const key = ({ '<=': 'phrase.at_most', '>=': 'phrase.at_least', '<': 'phrase.less', '>': 'phrase.more' } as const)[compare[1] as '<']
    return t(key, { value: quantityText(compare[2] ?? '', lang) }, lang)
  }
  const range = /^([[(\]])(.+?)\.\.(.+?)([\])[])$/u.exec(text)
  if (range) return t('phrase.between', { low: quantityText((range[2] ?? '').trim(), lang), high: quantityText((range[3] ?? '').trim(), lang) }, lang)
  const quoted = [...text.matchAll(/"([^"]*)"/gu)].map((m) => valueText(m[1] ?? '', fact, facts, lang))
  return quoted.length ? quoted.join(t('word.or', {}, lang)) : text
}

export function whyNotText(because: WhyNot['because'], facts: Facts, lang: Lang): string {
  const fact = because.fact ?? ''
  const args = {
    fact: factLabel(fact, facts, lang),
    state: because.state ? stateText(because.state, fact, facts, lang) : '',
    cell: cellText(because.cell ?? '', fact, facts, lang),
  }
  switch (because.reason) {
    case 'condition': return t('why.condition', args, lang)
    case 'exception': return t('why.exception', args, lang)
    case 'scope': return t('why.scope', args, lang)
    case 'unit': return t('why.unit', {}, lang)
    default: return t('why.no_such_site', {}, lang)
  }
}

export function basisText(basis: { title_zh: string; title_en: string; article: string; number: string }, lang: Lang): string {
  const title = pick(basis, 'title', lang)
  const named = lang === 'zh' ? `《${title}》` : title
  const article = /^\d/u.test(basis.article) ? t('phrase.article', { article: basis.article }, lang) : ''
  return [named, basis.number, article].filter(Boolean).join(' ')
}
