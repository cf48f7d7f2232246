// SPDX-License-Identifier: MulanPSL-2.0
// All texts of the page, put together from one file an area.
import { en as judge } from './en'
import { kept } from './kept'
import { offices } from './offices'
import { people } from './people'
import { zh as judgeZh } from './zh'

export const zh = { ...judgeZh, ...people.zh, ...kept.zh, ...offices.zh } as const
export type MessageKey = keyof typeof zh
export const en: Record<MessageKey, string> = { ...judge, ...people.en, ...kept.en, ...offices.en }
