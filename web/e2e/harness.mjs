// SPDX-License-Identifier: MulanPSL-2.0
// What every browser test stands on: the real server over the demonstration release, Debian's Chromium with the network
// cut to that server, and screenshots compared with tolerance. ECOGATE_URL points at a server that already runs.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'
import { speech } from './texts.mjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const day = '2026-11-24'
export const program = process.env.ECOGATE ?? `${root}build/dev/apps/ecogate/ecogate`
const release = process.env.ECOGATE_RELEASE ?? `${root}build/demo/guizhou.egr`
const golden = fileURLToPath(new URL('./golden/', import.meta.url))
const out = fileURLToPath(new URL('./out/', import.meta.url))

export const cli = (...args) => execFileSync(program, [...args, '--release', release], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })

/** Starts `ecogate serve` over an empty record on a free port and waits until it says where. */
async function startServer() {
  if (process.env.ECOGATE_URL) return { url: process.env.ECOGATE_URL, secret: '', stop: () => {} }
  const data = mkdtempSync(join(tmpdir(), 'ecogate-e2e-'))
  const child = spawn(program, ['--lang', 'en', 'serve', '--release', release, '--port', '0', '--web', `${root}web/dist`, '--data', data, '--log', 'errors'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += chunk))
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /http:\/\/[\d.]+:\d+\//.exec(said)
      if (found) resolve(found[0])
    })
    child.on('exit', (code) => reject(new Error(`ecogate serve ended with ${code}: ${said}${complaints}`)))
  })
  const stop = () => new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.on('exit', () => {
      rmSync(data, { recursive: true, force: true })
      resolve()
    })
    child.kill()
  })
  return { url, secret: /one-time password (\S+)/.exec(said)?.[1] ?? '', stop }
}

/** The one stage of a test file; opened before its errands, closed after them. */
export let stage
export const openStage = async () => (stage = await Stage.open())

/** A test with visitors of its own, whose pages must end without faults. */
export const errand = (name, run) => test(name, async () => {
  const pages = []
  const visit = async (options) => {
    const page = await stage.visit(options)
    pages.push(page)
    return page
  }
  try {
    await run(visit)
    for (const page of pages) assert.deepEqual(page.faults, [])
  } catch (cause) {
    // What was on the screen when it went wrong.
    mkdirSync(out, { recursive: true })
    for (const [i, page] of pages.entries()) await page.screenshot({ path: `${out}${name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60)}-${i}.png` }).catch(() => {})
    throw cause
  } finally {
    for (const page of pages) await page.context().close()
  }
})

export const k_desktop = { width: 1440, height: 900 }
export const k_office = { width: 1366, height: 768 }
export const k_phone = { width: 390, height: 844 }
/** Every flow runs in both languages and on both sizes; E2E=all (./dev e2e --all) crosses them. */
export const k_ways = {
  'zh desktop': { lang: 'zh', size: k_desktop }, 'en phone': { lang: 'en', size: k_phone },
  ...(process.env.E2E === 'all' ? { 'zh phone': { lang: 'zh', size: k_phone }, 'en desktop': { lang: 'en', size: k_desktop } } : {}),
}
/** An errand that is run in every way; what it looks for it takes from the page's own texts. */
export const flow = (name, run) => {
  for (const [way, options] of Object.entries(k_ways))
    errand(`${name}: ${way}`, (visit) => run((more) => visit({ ...options, ...more }), { way, ...options }))
}

/** The bytes of what pressing something downloads. */
export const saved = async (page, press) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path())
}

/** From the open page to a saved report: what somebody does who has never been here. Gives the report. */
export async function firstReport(page) {
  await show(page, 'project')
  await page.by('button', 'site.draw').click()
  await clickMap(page, [[0.45, 0.5], [0.5, 0.5], [0.5, 0.56]])
  await settled(page)
  await show(page, 'project')
  await page.by('combobox', 'project.sector', {}, { exact: false }).fill('C1512')
  await page.getByRole('option', { name: /C1512/ }).click()
  await page.getByRole('radio', { name: page.value('nature', 'new'), exact: true }).check()
  await settled(page)
  await show(page, 'answer')
  return saved(page, () => report(page, 'html').click())
}
/** The button that fetches a report. */
export const report = (page, format) => page.getByRole('button', { name: `${page.say('action.report')} ${page.say(`format.${format}`)}` })

/** Map, project or answer; on a wide screen all three are there. */
export async function show(page, tab) {
  if (await page.locator('.tabs').isVisible()) await page.locator('.tabs .tab').nth(['map', 'project', 'answer'].indexOf(tab)).click()
}
/** A link of the header; narrow screens have it in the menu. */
export async function follow(page, key) {
  const menu = page.by('button', 'nav.menu')
  if (await menu.isVisible() && (await menu.getAttribute('aria-expanded')) === 'false') await menu.click()
  await page.by('link', key).click()
}

export class Stage {
  static async open() {
    const stage = new Stage()
    stage.server = await startServer()
    stage.url = stage.server.url
    stage.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // The network is cut at its names, for the browser's own errands too: only the loopback address is left.
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--font-render-hinting=none', '--hide-scrollbars', '--lang=zh-CN',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    })
    return stage
  }
  async close() {
    await this.browser.close()
    await this.server.stop()
  }

  /** A fresh visitor. Faults of the page (console errors, requests elsewhere) are kept in page.faults. */
  async visit({ size = k_desktop, lang = 'zh', dark = false, path = '', storage = true, as = null } = {}) {
    const context = await this.browser.newContext({
      viewport: size, locale: 'zh-CN', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'], hasTouch: size.width < 600, isMobile: size.width < 600,
    })
    // A loaded machine makes errands slow, not red.
    context.setDefaultTimeout(Number(process.env.E2E_TIMEOUT ?? 180_000))
    if (storage) await context.addInitScript((l) => { if (!localStorage.getItem('ecogate.lang')) localStorage.setItem('ecogate.lang', l) }, lang)
    if (as) await ok(context.request.post(`${this.url}api/v1/login`, { data: { name: as, password: k_password } }))
    const page = Object.assign(await context.newPage(), { lang, faults: [], ...speech(lang) })
    page.by = (role, key, args = {}, options = { exact: true }) => page.getByRole(role, { name: page.say(key, args), ...options })
    page.text = (key, args = {}) => page.getByText(page.say(key, args))
    // Names lead nowhere in this browser; that nothing is asked of them is looked at here.
    page.on('request', (request) => { if (!request.url().startsWith(this.url) && !/^(blob|data):/.test(request.url())) page.faults.push(`request elsewhere: ${request.url()}`) })
    page.on('console', (message) => { if (message.type() === 'error') page.faults.push(`console: ${message.text()} ${message.location().url}`) })
    page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`))
    await page.goto(this.url + path)
    await page.waitForSelector('main.main')
    if (await page.locator('.as-of .field').count()) await setDay(page)
    return page
  }
}

/** What everybody's password is, once it is no longer the one for one use. */
export const k_password = 'Lvzha-2026-Guizhou'
const ok = async (asked) => {
  const response = await asked
  if (!response.ok()) throw new Error(`${response.url()}: ${response.status()} ${await response.text()}`)
  return response.json().catch(() => ({}))
}
async function settle(context, url, name, secret) {
  const me = await ok(context.post(`${url}api/v1/login`, { data: { name, password: secret } }))
  await ok(context.post(`${url}api/v1/me/password`, { data: { old: secret, new: k_password }, headers: { 'x-csrf-token': me.csrf } }))
}
/** What the administrator may: a session, and its token against forged requests. */
async function administrator() {
  const { request } = await import('playwright-core')
  const admin = await request.newContext()
  const { csrf } = await ok(admin.post(`${stage.url}api/v1/login`, { data: { name: 'admin', password: k_password } }))
  const make = async (name, roles) => (await ok(admin.post(`${stage.url}api/v1/users`, { data: { name, display_name: k_names[name] ?? name, roles }, headers: { 'x-csrf-token': csrf } }))).one_time_password
  return { request, admin, make }
}
/** An account whose password nobody has changed yet; gives that password. */
export async function oneTimeAccount(name, roles) {
  const { admin, make } = await administrator()
  const secret = await make(name, roles)
  await admin.dispose()
  return secret
}
/** Makes accounts by name: { zhang: [{ role: 'applicant', region: '' }], … }; the administrator is `admin`. */
export async function enrol(people) {
  const first = await (await import('playwright-core')).request.newContext()
  await settle(first, stage.url, 'admin', stage.server.secret)
  await first.dispose()
  const { request, admin, make } = await administrator()
  for (const [name, roles] of Object.entries(people)) {
    const own = await request.newContext()
    await settle(own, stage.url, name, await make(name, roles))
    await own.dispose()
  }
  await admin.dispose()
}
const k_names = { zhang: '张建设', wang: '王审查', li: '李清单', chen: '陈审计' }

/** The day is fixed, so that what is seen today is seen tomorrow. */
async function setDay(page) {
  await page.locator('.as-of .field').evaluate((input, value) => {
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }, day)
}

export async function settled(page) {
  await page.waitForSelector('.answer-panel[aria-busy="false"] .banner', { state: 'attached' })
  await page.waitForLoadState('networkidle')
}
export const verdictOf = (page) => page.locator('.banner').getAttribute('data-verdict')

export async function openExample(page, name) {
  await show(page, 'project')
  const answered = page.waitForResponse((response) => response.url().includes('/api/v1/assess') && response.ok())
  await page.selectOption('.example select', name)
  await answered
  await settled(page)
}

/** Clicks on the map, given as fractions of its width and height. */
export async function clickMap(page, points) {
  await show(page, 'map')
  const box = await page.locator('.map-host').boundingBox()
  for (const [i, [x, y]] of points.entries()) {
    const last = i === points.length - 1
    const at = [box.x + box.width * x, box.y + box.height * y]
    await page.mouse.move(...at)
    if (last && points.length > 1) await page.mouse.dblclick(...at)
    else await page.mouse.click(...at)
  }
}

/** Drags on the map from one place to another, both as fractions of its width and height. */
export async function dragMap(page, from, to) {
  const box = await page.locator('.map-host').boundingBox()
  const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y]
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 5 })
  await page.mouse.up()
}

/** Waits until nothing is asked of the server and the map shows the same picture twice. */
export async function still(page) {
  await page.mouse.move(2, 2)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  for (let before = Buffer.alloc(0), tries = 0; tries < 20; tries++) {
    const now = await page.screenshot({ animations: 'disabled' })
    if (now.equals(before)) return
    before = now
    await page.waitForTimeout(150)
  }
}

/** Compares with the golden picture: at most `share` of the pixels may differ noticeably. UPDATE=1 writes it. */
export async function look(page, name, share = 0.02) {
  await page.evaluate(() => document.activeElement?.blur?.())
  await still(page)
  // How long the answer took, moments, ids and digests are others each time.
  const shot = await page.screenshot({ animations: 'disabled', mask: [page.locator('.banner .state'), page.locator('time'), page.locator('.page .mono'), page.locator('.secret')], maskColor: '#888888' })
  const file = `${golden}${name}.png`
  if (process.env.UPDATE === '1' || !existsSync(file)) {
    if (process.env.UPDATE !== '1') throw new Error(`no golden picture ${name}; run ./dev e2e --update and look at it`)
    mkdirSync(golden, { recursive: true })
    writeFileSync(file, shot)
    return
  }
  const [now, then] = [PNG.sync.read(shot), PNG.sync.read(readFileSync(file))]
  if (now.width !== then.width || now.height !== then.height) throw new Error(`${name}: size ${now.width}×${now.height}, golden ${then.width}×${then.height}`)
  const diff = new PNG({ width: now.width, height: now.height })
  const differing = pixelmatch(now.data, then.data, diff.data, now.width, now.height, { threshold: 0.15 })
  if (differing > share * now.width * now.height) {
    mkdirSync(out, { recursive: true })
    writeFileSync(`${out}${name}.png`, shot)
    writeFileSync(`${out}${name}.diff.png`, PNG.sync.write(diff))
    throw new Error(`${name}: ${((100 * differing) / (now.width * now.height)).toFixed(2)} % of the picture differs; see web/e2e/out`)
  }
}

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
/** Violations of WCAG 2.2 A and AA, one line each. */
export async function violations(page) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 4).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).join(' | ')}`)
}

// The guide takes its pictures by the same steps, outside of the test runner.
if (process.env.NODE_TEST_CONTEXT) {
  before(openStage)
  after(async () => { await stage?.close() })
}
