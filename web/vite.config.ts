// SPDX-License-Identifier: MulanPSL-2.0
// How the page is bundled: everything from this folder, nothing inline, so that the server's
// Content-Security-Policy needs no exception.
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  build: { target: 'chrome87', assetsInlineLimit: 0, chunkSizeWarningLimit: 700, reportCompressedSize: true },
  server: { proxy: Object.fromEntries(['/api', '/ogc', '/healthz'].map((path) => [path, 'http://127.0.0.1:8080'])) },
})
