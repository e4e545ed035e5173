// Lists of 100,000 open cases over HTTP on loopback, while people report and file beside them: `npm run -s queue`, or
//   node queue.mjs [--open 100000] [--rounds 60] [--breath 150] [--writes 2] [--seed 3] [--data DIR]
// Its own installation in a temporary folder; with --data one that is kept, and taken again as it is. Each kind of request
// is asked by each of three people, `rounds` times, all kinds mixed, the people at once, with a breath of so many milliseconds between
// two: at 150 some eighteen requests a second, what sixty desks ask that each look for something new every three seconds. The floor is
// an empty query's time.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from './queue/client.mjs';
import { KINDS, UNBOUND } from './queue/kinds.mjs';
import { make } from './queue/make.mjs';
import { random } from './queue/random.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const LIMIT = 20;
const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '60' },
    breath: { type: 'string', default: '150' },
    writes: { type: 'string', default: '2' },
    seed: { type: 'string', default: '3' },
    data: { type: 'string' },
  },
});
const { open, rounds, breath, writes, seed } = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, Number(value)]),
);
const data = values.data ?? mkdtempSync(join(tmpdir(), 'bihuan-bench-'));
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

try {
  if (!existsSync(join(data, 'sign-ins.txt'))) await make({ data, open, seed, say: console.error });
  const memory = JSON.parse(execFileSync(process.execPath, ['--expose-gc', here('queue/memory.mjs'), data]).toString());
  const server = await start(data);
  try {
    const times = await measure(server.url, memory.size);
    print(times, memory, server);
  } finally {
    await server.stop();
  }
} finally {
  if (values.data === undefined) rmSync(data, { recursive: true, force: true });
}

/** The server as `bihuan serve` starts it, in a process of its own. */
async function start(folder) {
  const environment = {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    BIHUAN_DATA: folder,
    BIHUAN_LOG: 'warn',
    BIHUAN_REQUESTS_PER_MINUTE: '1000000',
  };
  const child = spawn(process.execPath, [here('../bin/bihuan.mjs'), 'serve'], { env: environment, cwd: folder });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      const found = /serves (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.stderr.on('data', (part) => process.stderr.write(part));
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function signIns(url) {
  const lines = readFileSync(join(data, 'sign-ins.txt'), 'utf8').trim().split('\n');
  const passwords = new Map(lines.map((line) => line.split(/\s+/, 2)));
  return (login) => new Client(url).signIn(login, passwords.get(login));
}

async function measure(url) {
  const signIn = await signIns(url);
  const people = await Promise.all(Object.keys(KINDS).map(async (login) => [login, await signIn(login)]));
  // The first look reads all open cases, and just-in-time compilers have to have seen some of everything.
  for (const [login, client] of people) await ask(client, KINDS[login], 5, random(seed), () => {});
  const times = new Map();
  let writing = true;
  const written = write(await signIn('collector-1'), await signIn('duty'), () => writing);
  await Promise.all(
    people.map(([login, client], i) =>
      ask(client, KINDS[login], rounds, random(seed + i), (kind, ms) => {
        const key = `${login}\t${kind}`;
        times.set(key, [...(times.get(key) ?? []), ms]);
      }),
    ),
  );
  writing = false;
  times.set('writes', await written);
  const { body } = await new Client(url).timed('/metrics');
  times.set('rss', Number(/process_resident_memory_bytes (\d+)/.exec(body)?.[1]));
  return times;
}

/** Every kind once a round, in another order each time, a breath between two. */
async function ask(client, kinds, count, draw, tell) {
  for (let round = 0; round < count; round++) {
    const mixed = Object.entries(kinds)
      .map(([kind, path]) => ({ kind, path, at: draw() }))
      .sort((a, b) => a.at - b.at);
    for (const { kind, path } of mixed) {
      const { ms } = await client.timed(path(draw));
      tell(kind, ms);
      await wait(breath * (2 / 3 + draw() * (2 / 3)));
    }
  }
}

/** Reports and filings, `writes` a second; each is a case that the lists must show from then on. */
async function write(collector, duty, goesOn) {
  let done = 0;
  while (goesOn()) {
    const { body } = await collector.send('POST', '/api/v1/cases', {
      source: 'collector',
      class: { kind: 'event', code: '06001' },
      severity: 'general',
      location: { lon: 103.8026, lat: 36.0643 },
      address: '西园路 1 号',
      description: '垃圾成堆',
    });
    done += 1;
    await wait(1000 / writes);
    const { id, version } = JSON.parse(body);
    await duty.send('POST', `/api/v1/cases/${id}/events`, { type: 'filed', data: { standard: { hours: 4 } }, version });
    done += 1;
    await wait(1000 / writes);
  }
  return done;
}

function print(times, memory) {
  const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const rows = [...times].flatMap(([key, list]) => {
    if (!Array.isArray(list)) return [];
    const [login, kind] = key.split('\t');
    const sorted = [...list].sort((a, b) => a - b);
    return [{ login, kind, p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) }];
  });
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(
    `${memory.size} open cases, ${rounds} rounds, a breath of ${breath} ms, seed ${seed}, ${times.get('writes')} writes beside;`,
  );
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${load.join(' ')}, Node ${process.version}`);
  console.log(
    `the board: ${(memory.bytes / 1e6).toFixed(0)} MB, built in ${(memory.buildMs / 1000).toFixed(1)} s; the server: ${(times.get('rss') / 1e6).toFixed(0)} MB`,
  );
  let late = 0;
  for (const login of Object.keys(KINDS)) {
    console.log(`\n${login.padEnd(30)} p50     p95     p99   ms`);
    const told = Object.keys(KINDS[login]).flatMap((kind) =>
      rows.filter((row) => row.login === login && row.kind === kind),
    );
    for (const { kind, p50, p95, p99 } of told) {
      const over = p95 > LIMIT && !UNBOUND.has(kind);
      if (over) late += 1;
      const figures = [p50, p95, p99].map((ms) => ms.toFixed(1).padStart(7)).join(' ');
      console.log(`${kind.padEnd(26)} ${figures}${over ? `   over ${LIMIT}` : ''}`);
    }
  }
  console.log(late === 0 ? `\nAll under ${LIMIT} ms at the 95th percentile.` : `\n${late} kinds over ${LIMIT} ms.`);
  process.exitCode = late === 0 ? 0 : 1;
}
