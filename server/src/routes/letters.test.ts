import { letterPage, mailboxState } from '@bihuan/contracts';
import { expect, it } from 'vitest';
import { signIn, testServer } from './server.fixture.js';

it('shows letters to whoever moderates, the mailbox to whoever sets it up, and takes no nonsense', async () => {
  const made = await testServer();
  await made.here.person('duty', 'duty-officer');
  await made.here.person('admin', 'administrator');
  await made.here.person('collector', 'collector');
  const [duty, admin, collector] = [
    await signIn(made, 'duty'),
    await signIn(made, 'admin'),
    await signIn(made, 'collector'),
  ];
  expect(letterPage.parse((await duty.get('/letters')).json())).toEqual({ letters: [], count: 0, nextCursor: null });
  for (const other of [admin, collector]) expect((await other.get('/letters')).statusCode).toBe(403);
  expect(mailboxState.parse((await admin.get('/mailbox')).json())).toMatchObject({ on: false, secret: false });
  expect((await duty.get('/mailbox')).statusCode).toBe(403);
  expect((await admin.post('/mailbox/test', {})).json()).toMatchObject({ status: 422, code: 'channel-off' });
  expect((await duty.post('/mailbox/test', {})).statusCode).toBe(403);

  const place = { lon: 103.8, lat: 36.06 };
  const ref = { standardRef: 'x', kind: 'event', code: '06001' };
  for (const wrong of [
    {},
    { make: 'boom' },
    { make: 'case', class: ref },
    { make: 'case', class: ref, location: { lon: 500, lat: 0 } },
    { make: 'case', class: 'event', location: place },
    { make: 'added', number: 7 },
    { make: 'added', number: 'x'.repeat(1000) },
    { make: 'dismissed', answer: 'x'.repeat(5000) },
    { make: 'dismissed', answer: 'a\u0000b' },
  ]) {
    expect((await duty.post('/letters/some', wrong)).statusCode).toBe(400);
  }
  expect((await duty.post('/letters/some', { make: 'dismissed', answer: 'x'.repeat(10_000_000) })).statusCode).toBe(
    413,
  );
  expect((await duty.post('/letters/some', { make: 'dismissed' })).statusCode).toBe(404);
  expect((await duty.post('/letters/..%2f..%2fetc', { make: 'dismissed' })).statusCode).toBe(404);
  expect((await collector.post('/letters/some', { make: 'dismissed' })).statusCode).toBe(403);
  expect((await duty.get('/letters?cursor=x')).statusCode).toBe(400);
});
