// SPDX-License-Identifier: MulanPSL-2.0
// Reports taken along from the page: each file replays by the command line, or says what is missing.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { unzipSync } from 'fflate'
import { cli, flow, openExample, report, saved, stage, violations } from './harness.mjs'

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
  flow('Word and Excel replay byte for byte and speak the language of the page', async (visit, { way }) => {
    const page = await visit()
    await openExample(page, 'phosphogypsum-yard')
    const word = await saved(page, () => report(page, 'docx').click())
    const said = text(word, 'word/document.xml')
    assert.match(said, page.lang === 'zh' ? /建设项目生态环境准入研判报告/ : /Ecological Admission Assessment/)
    assert.ok(said.includes(page.word('verdict', 'not_admissible')))
    // Units and sources have no word of the other language.
    assert.ok(page.lang === 'zh' ? !/\byuan\b|\bm[23]\b|\binvented\b|\bown reading\b/.test(said) : !/自行判读|据记忆/.test(said))
    assert.ok(said.includes(`${stage.url}#/verify/`))
    assert.match(verified(`${way}.docx`, word), /same|identical|byte/i)
    const sheet = await saved(page, () => report(page, 'xlsx').click())
    assert.match(verified(`${way}.xlsx`, sheet), /same|identical|byte/i)
  })
  flow('a stranger has a report computed anew from the file alone; a changed one is told', async (visit) => {
    const page = await visit()
    await openExample(page, 'road')
    const word = await saved(page, () => report(page, 'docx').click())
    const json = (await saved(page, () => page.by('button', 'action.json').click())).toString('utf8')
    const stranger = await visit({ path: '#/verify' })
    const file = stranger.getByLabel(stranger.say('verify.file'))
    await file.setInputFiles({ name: '报告.docx', mimeType: 'application/octet-stream', buffer: word })
    await stranger.text('verify.file_good').waitFor()
    await stranger.getByText('息烽').waitFor()
    assert.deepEqual(await violations(stranger), [])
    await file.setInputFiles({ name: '改.json', mimeType: 'application/json', buffer: Buffer.from(json.replaceAll('"verdict":"needs_review"', '"verdict":"admissible"')) })
    await stranger.text('verify.file_bad').waitFor()
    await file.setInputFiles({ name: '空.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await stranger.text('verify.holds_none').waitFor()
  })
  flow('PDF of the same document, or what to install for it', async (visit, { way }) => {
    const page = await visit()
    await openExample(page, 'baijiu')
    if (office) {
      const pdf = await saved(page, () => report(page, 'pdf').click())
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
      assert.match(verified(`${way}.pdf`, pdf), /same|identical|byte/i)
      return
    }
    await report(page, 'pdf').click()
    await page.getByRole('alert').filter({ hasText: 'libreoffice' }).waitFor()
    page.faults = page.faults.filter((said) => !/status of 5\d\d/.test(said))
  })
})
