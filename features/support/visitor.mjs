// SPDX-License-Identifier: MulanPSL-2.0
// Somebody at the server: keeps the cookie and the CSRF token, as a browser and the page do.

export class Visitor {
    constructor(url) {
        this.url = url;
        this.cookie = '';
        this.csrf = '';
    }

    async ask(method, path, body, more = {}) {
        const headers = { 'content-type': 'application/json', 'x-csrf-token': this.csrf, ...more };
        if (this.cookie) headers.cookie = this.cookie;
        const response = await fetch(this.url + encodeURI(path), {
            method,
            headers,
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const cookie = response.headers.get('set-cookie');
        if (cookie) this.cookie = cookie.split(';')[0];
        return response;
    }

    /** The answer's JSON; any other status than the one wanted is an error that says why. */
    async must(status, method, path, body, more) {
        const response = await this.ask(method, path, body, more);
        const text = await response.text();
        if (response.status !== status) throw new Error(`${method} ${path}: ${response.status} ${text}`);
        return text ? JSON.parse(text) : null;
    }

    async login(name, password) {
        const me = await this.must(200, 'POST', '/api/v1/login', { name, password });
        this.csrf = me.csrf;
        return this;
    }

    async changePassword(old, fresh) {
        await this.must(200, 'POST', '/api/v1/me/password', { old, new: fresh });
    }
}
