// SPDX-License-Identifier: MulanPSL-2.0
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { embeddedAssessment } from '@/logic/report_file'

const text = '{"format":"ecogate.assessment/1","名":"（示例）>>\\nendstream"}'
test('a JSON file is the assessment itself', () => {
  expect(embeddedAssessment(strToU8(`${text}\n`))).toBe(text)
})
test('the attachment of a PDF is taken by its length, the last one counts', () => {
  const length = strToU8(text).length
  const stream = (body: string): string => `7 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fjson/EcogateSHA256<${'a'.repeat(64)}>/Length ${length}>>\nstream\n${body}\nendstream\n`
  expect(embeddedAssessment(strToU8(`%PDF-1.6\n${stream(text.replace('示例', '旧的'))}${stream(text)}%%EOF\n`))).toBe(text)
})
test('what holds none, or is no text, says so', () => {
  expect(embeddedAssessment(strToU8('%PDF-1.6\n%%EOF'))).toBeNull()
  expect(embeddedAssessment(strToU8('PK not a package'))).toBeNull()
  expect(embeddedAssessment(new Uint8Array([0xff, 0xfe, 0x00]))).toBeNull()
})
