import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** One signed-in person's connection to the server. */
export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie = '';

  constructor(base) {
    this.base = base;
  }

  async signIn(login, password) {
    const { headers } = await this.send('POST', '/api/v1/session', { login, password });
    this.#cookie = String(headers['set-cookie']).split(';', 1)[0];
    return this;
  }

  /** Milliseconds from the request to the last byte of its answer, with the answer. */
  async timed(path) {
    const start = performance.now();
    const { body } = await this.send('GET', path);
    return { ms: performance.now() - start, body };
  }

  send(method, path, payload) {
    return new Promise((resolve, reject) => {
      const headers = { cookie: this.#cookie, accept: 'application/json' };
      if (payload !== undefined) headers['content-type'] = 'application/json';
      const call = request(`${this.base}${path}`, { method, agent: this.#agent, headers }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode >= 300) reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
          else resolve({ headers: response.headers, body: text });
        });
      });
      call.on('error', reject);
      call.end(payload === undefined ? undefined : JSON.stringify(payload));
    });
  }

  close() {
    this.#agent.destroy();
  }
}
