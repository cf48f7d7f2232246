// SPDX-License-Identifier: MulanPSL-2.0
// Makes the page's types of the record from the schemas that the server's OpenAPI document is written with, so that what
// the page takes for granted is what the server promises. Run before every build; the result is not committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTs, { astToString } from 'openapi-typescript'

const { schemas } = JSON.parse(readFileSync(new URL('../../data/api/components.json', import.meta.url), 'utf8'))
const document = { openapi: '3.0.3', info: { title: 'ecogate', version: '1' }, paths: {}, components: { schemas } }
const folder = fileURLToPath(new URL('../src/generated/', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}api.ts`, `// Made by scripts/api_types.mjs from data/api/components.json. Not edited, not committed.\n${astToString(await openapiTs(document))}`)
