// SPDX-License-Identifier: MulanPSL-2.0
// Starts the page.
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { lang, setLang } from './messages'
import './styles/tokens.css'
import './styles/base.css'
import './styles/page.css'
import './styles/print.css'

setLang(lang.value)
createApp(App).use(createPinia()).mount('#app')
