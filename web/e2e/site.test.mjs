// SPDX-License-Identifier: MulanPSL-2.0
// Giving the place: drawing, keyboard, files, pasted tables, search, measuring, swiping.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe } from 'node:test'
import { clickMap, dragMap, errand, flow, look, saved, settled, show, stage } from './harness.mjs'

const corners = 'J1\t106.710000\t26.580000\nJ2\t106.715000\t26.580000\nJ3\t106.715000\t26.576000\nJ4\t106.710000\t26.576000'

const size = (page) => page.locator('.size').last()
/** The import dialog, opened; its file chooser. */
async function openImport(page) {
  await show(page, 'project')
  await page.by('button', 'site.import').click()
  return page.locator('dialog input[type=file]')
}
/** What the page has, as the command line would print it. */
async function assessed(page) {
  await show(page, 'answer')
  return JSON.parse((await saved(page, () => page.by('button', 'action.json').click())).toString())
}

function fromSegment([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** The same square as GeoJSON, KML and a zipped Shapefile. */
function siteFiles() {
  const ring = [[106.71, 26.58], [106.71, 26.584], [106.715, 26.584], [106.715, 26.58], [106.71, 26.58]]
  const shp = Buffer.alloc(100 + 8 + 48 + ring.length * 16)
  shp.writeInt32BE(9994, 0); shp.writeInt32BE(shp.length / 2, 24); shp.writeInt32BE(1, 100); shp.writeInt32BE((shp.length - 108) / 2, 104)
  shp.writeInt32LE(5, 108); shp.writeInt32LE(1, 144); shp.writeInt32LE(ring.length, 148)
  ring.forEach(([x, y], i) => { shp.writeDoubleLE(x, 156 + i * 16); shp.writeDoubleLE(y, 164 + i * 16) })
  return {
    'a.geojson': Buffer.from(JSON.stringify({ type: 'Feature', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }, geometry: { type: 'Polygon', coordinates: [ring] } })),
    'b.kml': Buffer.from(`<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring.map((p) => `${p.join(',')},0`).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`),
    'c.zip': Buffer.from(zipSync({ 'c.shp': new Uint8Array(shp), 'c.prj': strToU8('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]') })),
  }
}

describe('giving the place', () => {
  flow('a drawn area is judged; undo takes it back, redo brings it again, a corner is moved', async (visit) => {
    const page = await visit()
    const site = page.locator('.site')
    await show(page, 'map')
    await page.by('button', 'draw.point').click()
    await clickMap(page, [[0.55, 0.45]])
    await settled(page)
    await page.by('button', 'draw.polygon').click()
    await clickMap(page, [[0.4, 0.45], [0.46, 0.45], [0.46, 0.52], [0.4, 0.52]])
    await site.nth(1).waitFor({ state: 'attached' })
    await settled(page)
    const first = await size(page).textContent()
    assert.match(first, /hm²|ha|km²/)
    await page.by('button', 'draw.undo').click()
    assert.equal(await site.count(), 1)
    await page.by('button', 'draw.redo').click()
    assert.equal(await site.count(), 2)
    await page.by('button', 'draw.edit').click()
    await dragMap(page, [0.46, 0.52], [0.52, 0.6])
    await page.waitForFunction((text) => [...document.querySelectorAll('.size')].at(-1).textContent !== text, first)
    await page.by('button', 'draw.cancel').click()
    await page.by('button', 'draw.undo').click()
    await page.waitForFunction((text) => [...document.querySelectorAll('.size')].at(-1).textContent === text, first)
  })
  flow('a point set down beside the border of a unit lies on the border, as the release has it', async (visit) => {
    const page = await visit()
    const { features } = await (await page.request.get(`${stage.url}ogc/collections/units/items?bbox=106.7,26.57,106.72,26.59&limit=9`)).json()
    const rings = features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()))
    const [lon, lat] = rings[0][0]
    await page.by('combobox', 'search.label').fill(`${lon}, ${lat}`)
    await page.by('combobox', 'search.label').press('Enter')
    await page.by('complementary', 'place.title').waitFor()
    await page.by('button', 'draw.point').click()
    await page.getByText(page.say('draw.snapping')).waitFor()
    const { width, height } = await page.locator('.map-host').boundingBox()
    await clickMap(page, [[0.5 + 4 / width, 0.5 + 4 / height]])
    await settled(page)
    const answer = await assessed(page)
    const metres = ([x, y]) => [x * 99_400, y * 110_800]
    const at = metres(answer.project.site[0].geometry.coordinates)
    const off = Math.min(...rings.flatMap((ring) => ring.slice(1).map((end, i) => fromSegment(at, metres(ring[i]), metres(end)))))
    assert.ok(off < 0.5, `${off} m off every border; the click was some hundred metres off`)
  })
  flow('a line and a point can be drawn', async (visit) => {
    const page = await visit()
    await show(page, 'map')
    await page.by('button', 'draw.line').click()
    await clickMap(page, [[0.4, 0.45], [0.5, 0.5]])
    await settled(page)
    const text = await size(page).textContent()
    assert.ok(text.startsWith(page.say('site.line')) && /km/.test(text), text)
    await page.by('button', 'draw.point').click()
    await clickMap(page, [[0.45, 0.6]])
    await page.waitForFunction(() => document.querySelectorAll('.site').length === 2)
  })
  flow('the map can be drawn on with the keyboard alone', async (visit) => {
    const page = await visit()
    await page.by('button', 'draw.polygon').focus()
    await page.keyboard.press('Enter')
    await page.locator('.map-host').focus()
    // A site, not half the province.
    for (let i = 0; i < 4; i++) await page.keyboard.press('+')
    await page.waitForLoadState('networkidle')
    const pen = page.locator('.coordinates')
    for (const key of [' ', 'ArrowRight', ' ', 'ArrowDown', ' ']) {
      const before = await pen.innerText()
      await page.keyboard.press(key)
      if (key !== ' ') await page.waitForFunction((text) => document.querySelector('.coordinates').innerText !== text, before)
    }
    await page.keyboard.press('Enter')
    await settled(page)
    assert.ok((await size(page).textContent()).startsWith(page.say('site.polygon')))
  })
  flow('pasted corner points without datum are asked about, and GCJ-02 is converted by the engine', async (visit) => {
    const page = await visit()
    await openImport(page)
    await page.by('textbox', 'import.paste', {}, { exact: false }).fill(corners)
    await page.getByText(page.say('import.found_table', { n: 4, kind: page.say('import.kind_degrees') })).waitFor()
    assert.ok(await page.by('button', 'import.use').isDisabled())
    await page.locator('dialog').getByRole('combobox', { name: page.say('import.datum') }).selectOption('GCJ02')
    await page.by('button', 'import.use').click()
    await settled(page)
    const answer = await assessed(page)
    assert.equal(answer.project.site[0].crs_stated, 'GCJ02')
    const [lon, lat] = answer.project.site[0].geometry.coordinates[0][0]
    const shift = Math.hypot((lon - 106.71) * 99_000, (lat - 26.58) * 111_000)
    assert.ok(shift > 200 && shift < 1000, `${shift} m`)
  })
  flow('GeoJSON, KML and a zipped Shapefile are read; a wrong file says what to do', async (visit) => {
    const page = await visit()
    let sites = 0
    for (const [name, bytes] of Object.entries(siteFiles())) {
      await (await openImport(page)).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
      await page.getByText(page.like('import.datum_stated')).waitFor()
      await page.by('button', 'import.use').click()
      sites += 1
      await page.waitForFunction((n) => document.querySelectorAll('.site').length === n, sites)
    }
    await (await openImport(page)).setInputFiles({ name: 'x.dwg', mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
    await page.getByRole('alert').filter({ hasText: page.say('import.error.unknown_type') }).waitFor()
    await page.keyboard.press('Escape')
    await settled(page)
  })
  flow('a file dropped on the map is imported', async (visit) => {
    const page = await visit()
    await show(page, 'map')
    const text = siteFiles()['a.geojson'].toString()
    await page.locator('.map-box').evaluate((box, content) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content], 'a.geojson'))
      box.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }, text)
    await page.getByText(page.like('import.datum_stated')).waitFor()
    await page.by('button', 'import.use').click()
    await settled(page)
    assert.equal(await page.locator('.site').count(), 1)
  })
  flow('a GeoPackage is read by the server: one of its layers is chosen, its datum is known', async (visit) => {
    const page = await visit()
    const zip = readFileSync(new URL('./fixtures/site.gpkg.zip', import.meta.url))
    for (const [name, bytes] of [['site.gpkg', Buffer.from(unzipSync(zip)['site.gpkg'])], ['site.zip', zip]]) {
      await (await openImport(page)).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
      await page.getByRole('combobox', { name: page.say('import.layer', { n: 2 }) }).selectOption('厂区')
      await page.getByText(page.like('import.datum_stated')).filter({ hasText: 'CGCS2000' }).waitFor()
      await page.by('button', 'import.use').click()
    }
    await settled(page)
    assert.equal(await page.locator('.site').count(), 2)
    assert.match(await page.locator('.size').first().textContent(), /22\.0\d (hm²|ha)/)
    await (await openImport(page)).setInputFiles({ name: 'broken.gpkg', mimeType: 'application/octet-stream', buffer: Buffer.from('no database') })
    await page.getByRole('alert').filter({ hasText: 'E-FORMATS-001' }).waitFor()
    page.faults = page.faults.filter((text) => !/status of 4\d\d/.test(text))
  })
  flow('a length and an area are measured without becoming a site, and a corner is taken back', async (visit) => {
    const page = await visit()
    await page.by('button', 'draw.measure').click()
    await clickMap(page, [[0.4, 0.4], [0.5, 0.4]])
    await page.getByText(page.like('draw.length', {})).filter({ hasText: /[\d.]+ km/ }).waitFor()
    await page.by('button', 'draw.kind_measure_area').click()
    for (const corner of [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6]]) await clickMap(page, [corner])
    await page.getByText(page.like('draw.area')).filter({ hasText: /[\d.]+ km²/ }).waitFor()
    const before = await page.locator('.hint').innerText()
    await page.keyboard.press('Control+z')
    await page.waitForFunction((text) => document.querySelector('.hint').innerText !== text, before)
    await page.by('button', 'draw.cancel').click()
    assert.equal(await page.locator('.site').count(), 0)
  })
  errand('a base map is asked for only where the operator configured one', async (visit) => {
    const page = await visit()
    await page.route('**/api/v1/about', async (route) => {
      const about = await (await route.fetch()).json()
      await route.fulfill({ json: { ...about, base_map: { url: `${stage.url}icon.svg?z={z}&y={y}&x={x}`, attribution: '（示例）底图署名' } } })
    })
    const asked = page.waitForRequest(/icon\.svg\?z=\d+&y=\d+&x=\d+/)
    await page.reload()
    await asked
    await page.getByText('（示例）底图署名').waitFor()
  })
  flow('the swipe parts two sets of layers, by keyboard too', async (visit, { way }) => {
    const page = await visit()
    await page.by('button', 'swipe.title').click()
    await page.by('radio', 'swipe.right').check()
    const layers = page.by('region', 'layers.title')
    assert.ok(await layers.getByRole('checkbox', { name: page.lang === 'zh' ? /^生态保护红线/ : /^Ecological red line/ }).isChecked())
    assert.ok(!await layers.locator('fieldset', { hasText: page.say('group.units') }).getByRole('checkbox').first().isChecked())
    const slider = page.by('slider', 'swipe.divide', {}, { exact: false })
    await slider.focus()
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
    assert.equal(await slider.inputValue(), '60')
    await layers.getByRole('button', { name: page.say('app.close'), exact: true }).click()
    if (way === 'zh desktop') await look(page, 'swipe.zh.desktop')
  })
  flow('a layer is shown, its legend with it, and made fainter', async (visit) => {
    const page = await visit()
    await show(page, 'map')
    await page.by('button', 'map.layers').click()
    const layers = page.by('region', 'layers.title')
    await layers.getByRole('checkbox', { name: page.say('layers.water') }).check()
    await layers.getByText(page.say('legend.priority'), { exact: true }).first().waitFor()
    const tile = page.waitForResponse((response) => /\/tiles\//.test(response.url()))
    await layers.getByRole('checkbox', { name: page.lang === 'zh' ? /^生态保护红线/ : /^Ecological red line/ }).check()
    assert.ok((await tile).ok())
    const opacity = layers.getByRole('slider').first()
    await opacity.focus()
    const before = Number(await opacity.inputValue())
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft')
    assert.ok(Math.abs(Number(await opacity.inputValue()) - (before - 0.2)) < 1e-6)
    await layers.getByRole('button', { name: page.say('layers.all_off') }).click()
    assert.equal(await layers.getByRole('checkbox', { checked: true }).count(), 0)
  })
  flow('coordinates in the search box go there, in degrees and minutes too, and the place card names the unit', async (visit) => {
    const page = await visit()
    const box = page.by('combobox', 'search.label')
    await box.fill('106°42′36″ 26°34′48″')
    await box.press('Enter')
    const card = page.by('complementary', 'place.title')
    await card.getByText('ZH99010220002').waitFor()
    await card.getByText(page.say('legend.unit2')).first().waitFor()
    await card.getByText(page.say('place.show_lists')).click()
    for (const dimension of ['layout', 'emission', 'risk', 'resource']) await card.getByText(page.word('dimension', dimension)).first().waitFor()
    assert.ok(await card.locator('.list li').count() > 0)
    await card.locator('.list li summary').first().click()
    await card.getByText(page.lang === 'zh' ? '为演示发布包虚构' : 'invented for the demonstration release').first().waitFor()
    await page.locator('.coordinates .position').click()
    await card.getByText(/106°42′36/).waitFor()
    await card.getByRole('button', { name: page.say('place.use') }).click()
    await settled(page)
    for (const [asked, found] of [['南明区', '南明区'], ['毕节市', '毕节市'], ['ZH99010220002', /单元/], ['产业园区06', '产业园区06']]) {
      await box.fill(asked)
      await page.getByRole('option', { name: found }).first().waitFor()
    }
    await box.press('Enter')
  })
})
