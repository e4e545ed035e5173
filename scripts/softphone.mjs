#!/usr/bin/env node
// A telephone system in one file, to try the hotline's desk with: signs and posts what a real one would.
//   BIHUAN_HOTLINE_SECRET=… node scripts/softphone.mjs 13900000000 --agent hotline
import { createHmac, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

const usage = `node scripts/softphone.mjs NUMBER [--agent LOGIN] [--line NAME] [--url http://127.0.0.1:8311] [--auto SECONDS]

Rings, then asks for a (answer), e (end) or m (missed); with --auto it is answered and ended by itself after so many seconds.
The secret is read from BIHUAN_HOTLINE_SECRET: the one that an administrator has kept under Channels of notices.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    agent: { type: 'string' },
    line: { type: 'string' },
    url: { type: 'string', default: 'http://127.0.0.1:8311' },
    auto: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const secret = process.env.BIHUAN_HOTLINE_SECRET ?? '';
const [number = ''] = positionals;
if (values.help || secret === '' || positionals.length > 1) {
  process.stderr.write(`${usage}\n`);
  process.exit(values.help ? 0 : 2);
}

const call = `softphone-${randomUUID()}`;

/** As docs/hotline.md writes it: the HMAC of the timestamp, a dot and the very bytes of the body. */
async function tell(state) {
  const { agent, line } = values;
  const body = JSON.stringify({ call, state, number, ...(agent && { agent }), ...(line && { line }) });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const answer = await fetch(new URL('/api/v1/hotline/calls', values.url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-bihuan-timestamp': timestamp,
      'x-bihuan-signature': `sha256=${signature}`,
    },
    body,
  });
  const text = await answer.text();
  process.stdout.write(`${state}: ${answer.status} ${text}\n`);
  if (!answer.ok) process.exit(1);
}

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

await tell('ringing');
if (values.auto !== undefined) {
  const seconds = Number(values.auto);
  await sleep(seconds);
  await tell('answered');
  await sleep(seconds);
  await tell('ended');
} else {
  const keys = createInterface({ input: process.stdin, output: process.stdout });
  for (let over = false; !over; ) {
    const key = (await keys.question('a answer, e end, m missed: ')).trim();
    if (key === 'a') await tell('answered');
    else if (key === 'e' || key === 'm') {
      await tell(key === 'e' ? 'ended' : 'missed');
      over = true;
    }
  }
  keys.close();
}
