// SPDX-License-Identifier: MulanPSL-2.0
// Reports taken along from the page: each file replays by the command line, or says what is missing.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { unzipSync } from 'fflate'
import { cli, errand, k_phone, openExample, saved, stage, violations } from './harness.mjs'

const folder = mkdtempSync(join(tmpdir(), 'ecogate-reports-'))
const office = existsSync('/usr/bin/soffice')
/** What the program says of a report that was downloaded. */
const verified = (name, bytes) => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return cli('--lang', 'en', 'verify', file).toString('utf8')
}
const text = (bytes, part) => Buffer.from(unzipSync(bytes)[part]).toString('utf8')

describe('reports', () => {
  after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [lang, heading, button] of [['zh', '分区管控', '下载报告'], ['en', 'Ecological', 'Download report']])
    errand(`Word and Excel replay byte for byte: ${lang}`, async (visit) => {
      const page = await visit({ lang, size: lang === 'en' ? k_phone : undefined })
      await openExample(page, 'phosphogypsum-yard')
      const word = await saved(page, () => page.getByRole('button', { name: `${button} Word` }).click())
      assert.match(text(word, 'word/document.xml'), new RegExp(heading))
      assert.ok(text(word, 'word/document.xml').includes(`${stage.url}#/verify/`))
      assert.match(verified(`${lang}.docx`, word), /same|identical|byte/i)
      const sheet = await saved(page, () => page.getByRole('button', { name: `${button} Excel` }).click())
      assert.match(verified(`${lang}.xlsx`, sheet), /same|identical|byte/i)
    })
  errand('a stranger has a report computed anew from the file alone; a changed one is told', async (visit) => {
    const page = await visit()
    await openExample(page, 'road')
    const word = await saved(page, () => page.getByRole('button', { name: '下载报告 Word' }).click())
    const json = (await saved(page, () => page.getByRole('button', { name: '保存研判文件' }).click())).toString('utf8')
    const stranger = await visit({ path: '#/verify' })
    const file = stranger.getByLabel('或者选择报告文件')
    await file.setInputFiles({ name: '报告.docx', mimeType: 'application/octet-stream', buffer: word })
    await stranger.getByText('真实：重新计算，逐字节一致').waitFor()
    await stranger.getByText('息烽').waitFor()
    assert.deepEqual(await violations(stranger), [])
    await file.setInputFiles({ name: '改.json', mimeType: 'application/json', buffer: Buffer.from(json.replaceAll('"verdict":"needs_review"', '"verdict":"admissible"')) })
    await stranger.getByText('不一致：文件里的研判数据被改动过').waitFor()
    await file.setInputFiles({ name: '空.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await stranger.getByText('文件里没有研判数据').waitFor()
  })
  errand('PDF of the same document, or what to install for it', async (visit) => {
    const page = await visit()
    await openExample(page, 'baijiu')
    if (office) {
      const pdf = await saved(page, () => page.getByRole('button', { name: '下载报告 PDF' }).click())
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
      assert.match(verified('zh.pdf', pdf), /same|identical|byte/i)
      return
    }
    await page.getByRole('button', { name: '下载报告 PDF' }).click()
    await page.getByRole('alert').filter({ hasText: 'libreoffice' }).waitFor()
    page.faults = page.faults.filter((said) => !/status of 5\d\d/.test(said))
  })
})
