// SPDX-License-Identifier: MulanPSL-2.0
// The views beside the map, in both languages and both themes, on desk and phone: golden pictures, axe, and the same errand
// in English on a phone.
import assert from 'node:assert/strict'
import { before, describe } from 'node:test'
import { enrol, errand, flow, k_desktop, k_phone, look, openExample, stage, violations } from './harness.mjs'

let kept = ''
describe('the views beside the map', () => {
  before(() => enrol({
    zhang: [{ role: 'applicant', region: '' }],
    wang: [{ role: 'reviewer', region: '' }, { role: 'zoning_keeper', region: '' }],
  }))
  errand('an applicant on a phone, in English: save, submit, attach a word', async (visit) => {
    const page = await visit({ as: 'zhang', lang: 'en', size: k_phone })
    await openExample(page, 'phosphogypsum-yard')
    await page.by('button', 'save.save').click()
    await page.text('save.saved', { edition: 1 }).waitFor()
    await page.getByRole('link', { name: page.like('save.kept') }).click()
    await page.by('heading', 'kept.assessments').waitFor()
    kept = page.url().split('/').pop()
    await page.by('button', 'review.submit').first().click()
    await page.locator('.actions button[type=submit]').click()
    await page.locator('.page-head .chip', { hasText: page.say('status.submitted') }).waitFor()
    await page.by('textbox', 'comment.title').fill('The survey follows.')
    await page.by('button', 'comment.send').click()
    await page.getByText('The survey follows.', { exact: true }).waitFor()
    await page.by('button', 'nav.menu').click()
    assert.deepEqual(await violations(page), [])
    await page.by('link', 'nav.projects').click()
    await page.getByRole('table').waitFor()
  })
  const views = () => [
    ['projects', 'wang', 'projects', 'table'], ['project', 'wang', `projects/${kept}`, 'section[aria-label] li'], ['desk', 'wang', 'desk', '.chip'],
    ['users', 'admin', 'admin/users', 'table'], ['account', 'wang', 'account', 'form'], ['login', null, 'login', 'form'],
  ]
  const settings = { 'zh.desktop': { size: k_desktop }, 'en.phone': { size: k_phone, lang: 'en' }, 'zh.dark': { size: k_desktop, dark: true } }
  for (const [setting, options] of Object.entries(settings))
    errand(`look as they should and are open to everybody: ${setting}`, async (visit) => {
      for (const [name, as, path, first] of views()) {
        const page = await visit({ ...options, as, path: `#/${path}` })
        await page.locator('.page').locator(first).first().waitFor()
        assert.deepEqual(await violations(page), [], name)
        if (setting !== 'zh.dark' || name === 'project') await look(page, `${name}.${setting}`)
      }
    })
  flow('without the network the page says so and goes on when it is back', async (visit) => {
    const page = await visit({ as: 'wang', path: '#/projects' })
    await page.getByRole('table').waitFor()
    await page.context().setOffline(true)
    await page.by('searchbox', 'kept.search').fill('磷')
    await page.text('error.offline').waitFor()
    await page.text('load.stale').waitFor()
    await page.context().setOffline(false)
    await page.by('button', 'app.retry').click()
    await page.text('error.offline').waitFor({ state: 'detached' })
    page.faults = page.faults.filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text))
  })
})
