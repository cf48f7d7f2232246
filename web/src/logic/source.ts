// SPDX-License-Identifier: MulanPSL-2.0
// Sources of clauses, tables and layers in the language of the page. One that the catalogue does not know (of somebody's own
// release) stands as it is; several are joined by ";" without a blank.
import { words } from '@/generated/words'
import { lang as now, t, type Lang } from '@/messages'

function one(source: string, lang: Lang): string {
  const exact = words[`source.${source}`]
  if (exact) return exact[lang]
  const last = /^(.*?)([\d-]*\d)(\D*)$/su.exec(source)
  const pattern = last && words[`source.${last[1] ?? ''}{n}${last[3] ?? ''}`]
  return pattern ? pattern[lang].replace('{n}', last[2] ?? '') : source
}

export const sourceText = (source: string | undefined, lang: Lang = now.value): string =>
  (source ?? '').split(/;(?! )/u).map((each) => one(each, lang)).join(t('word.semicolon', {}, lang))
