import { deflateSync } from 'node:zlib';
import { type CaseDetail, caseDetail, fileView, taskList } from '@bihuan/contracts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingIn, picture } from '../testing/pictures.js';
import { erasePhoto } from '../usecases/erase-photo.js';
import { tidy } from '../usecases/tidy.js';
import { upload } from './files.fixture.js';
import { act, type Browser, rubbish, signIn, type TestServer, testServer } from './server.fixture.js';

const STREET = '620103/620103001';
let server: TestServer;
let who: Record<
  'collector' | 'duty' | 'dispatch' | 'clerk' | 'crew' | 'other' | 'stranger' | 'admin' | 'auditor',
  Browser
>;
const after: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await testServer({ after: (call) => after.push(call) });
  const { here } = server;
  const unit = { unit: 'xiyuan', area: STREET };
  await here.person('collector', 'collector', { area: STREET });
  await here.person('second', 'collector', { area: STREET });
  await here.person('duty', 'duty-officer');
  await here.person('dispatch', 'dispatcher');
  await here.person('clerk', 'unit-clerk', unit);
  await here.person('crew', 'unit-crew', unit);
  await here.person('other', 'unit-clerk', { unit: 'xihu', area: '620103/620103002' });
  await here.person('stranger', 'collector', { area: '620103/620103002' });
  await here.person('admin', 'administrator');
  await here.person('auditor', 'auditor');
  const names = ['collector', 'duty', 'dispatch', 'clerk', 'crew', 'other', 'stranger', 'admin', 'auditor'] as const;
  const pairs = await Promise.all(names.map(async (name) => [name, await signIn(server, name)] as const));
  who = Object.fromEntries(pairs) as typeof who;
});
afterAll(async () => {
  for (const call of after) await call();
});

const files = (): string[] => everythingIn(server.here.files);
let serial = 0;
const fresh = (): Promise<Buffer> => picture(400, 300, ++serial);

async function uploaded(by: Browser, bytes?: Buffer, fields?: Record<string, string>): Promise<string> {
  const response = await upload(by, bytes ?? (await fresh()), fields);
  expect(response.statusCode).toBe(201);
  return fileView.parse(response.json()).id;
}

async function reported(attachments: string[] = []): Promise<CaseDetail> {
  const response = await who.collector.post('/cases', { ...rubbish, attachments });
  if (response.statusCode !== 201) throw new Error(response.body);
  return caseDetail.parse(response.json());
}

async function handling(attachments: string[] = []): Promise<CaseDetail> {
  let detail = await reported(attachments);
  detail = await act(who.duty, detail, 'filed', { standard: { hours: 4 } });
  await act(who.dispatch, detail, 'dispatched', { unit: 'xiyuan' });
  return detailOf(who.clerk, detail.id);
}

async function detailOf(by: Browser, id: string): Promise<CaseDetail> {
  return caseDetail.parse((await by.get(`/cases/${id}`)).json());
}

/** A chunk of a PNG. */
function chunk(type: string, data: Buffer): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([size, body, sum]);
}

/** A few kilobytes that unpack to more than a machine holds. */
function bomb(): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(4_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('an upload', () => {
  it('keeps the pixels, upright and no larger than needed, and nothing else of what came', async () => {
    const secret = 'Canon of somebody';
    const bytes = await sharp(await picture(3000, 1500))
      .withExif({ IFD0: { Make: secret, Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const response = await upload(who.collector, bytes);
    const file = fileView.parse(response.json());
    // It lay on its side.
    expect(file).toMatchObject({ kind: 'image/webp', width: 1280, height: 2560 });
    const got = await who.collector.get(`/files/${file.id}`);
    expect(got.headers['content-type']).toBe('image/webp');
    const kept = await sharp(got.rawPayload).metadata();
    expect(kept).toMatchObject({ format: 'webp', width: 1280, height: 2560 });
    expect([kept.exif, kept.xmp, kept.icc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(got.rawPayload.includes(secret)).toBe(false);
    const thumb = await sharp((await who.collector.get(`/files/${file.id}?size=thumb`)).rawPayload).metadata();
    expect([thumb.width, thumb.height]).toEqual([160, 320]);
  });

  it('reads time and place before they are taken out, by the zone of the place where the camera knew none', async () => {
    const gps = {
      GPSLatitudeRef: 'N',
      GPSLatitude: '36/1 3/1 5148/100',
      GPSLongitudeRef: 'E',
      GPSLongitude: '103/1 48/1 936/100',
    };
    const bytes = await sharp(await fresh())
      .withExif({ IFD2: { DateTimeOriginal: '2026:03:04 08:41:00' }, IFD3: gps })
      .jpeg()
      .toBuffer();
    const file = fileView.parse((await upload(who.collector, bytes, { lon: '1', lat: '2' })).json());
    expect(file.takenAt).toBe('2026-03-04T08:41:00+08:00');
    expect(file.location?.lat).toBeCloseTo(36.0643, 4);
    expect(file.location?.lon).toBeCloseTo(103.8026, 4);
  });

  it('takes the phone’s word for the place where the picture says none, and no time that has not come', async () => {
    const bytes = await sharp(await fresh())
      .withExif({ IFD2: { DateTimeOriginal: '2031:01:01 00:00:00' } })
      .jpeg()
      .toBuffer();
    const file = fileView.parse((await upload(who.collector, bytes, { lon: '103.8', lat: '36.06' })).json());
    expect(file).toMatchObject({ takenAt: null, location: { lon: 103.8, lat: 36.06 } });
    expect((await upload(who.collector, bytes, { lon: '103.8' })).json()).toMatchObject({ code: 'invalid' });
  });

  it('is the same when it is sent again with its id, and refuses another picture or person under it', async () => {
    const [bytes, id] = [await fresh(), 'made-by-the-phone-1'];
    const before = files().length;
    expect((await upload(who.collector, bytes, { id })).statusCode).toBe(201);
    const again = await upload(who.collector, bytes, { id });
    expect([again.statusCode, again.headers['idempotency-replayed'], again.json().id]).toEqual([200, 'true', id]);
    expect((await upload(who.collector, await fresh(), { id })).json().code).toBe('id-taken');
    expect((await upload(who.crew, bytes, { id })).json().code).toBe('id-taken');
    // The picture and its thumbnail.
    expect(files().length - before).toBe(2);
  });

  it.each([
    [
      'SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      415,
      'not-a-picture',
    ],
    ['HTML called a JPEG', async () => Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'not-a-picture'],
    ['nothing at all', async () => Buffer.alloc(0), 415, 'not-a-picture'],
    [
      'a GIF',
      async () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .gif()
          .toBuffer(),
      415,
      'not-a-picture',
    ],
    [
      'a TIFF',
      async () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .tiff()
          .toBuffer(),
      415,
      'not-a-picture',
    ],
    ['a PDF', async () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 415, 'not-a-picture'],
    ['a JPEG that breaks off', async () => (await picture()).subarray(0, 9000), 422, 'broken-picture'],
    ['a JPEG of a head alone', async () => (await picture()).subarray(0, 200), 422, 'broken-picture'],
    [
      'a PNG with another’s head',
      async () => Buffer.from('\u0089PNG\r\n\u001a\n<html>', 'latin1'),
      422,
      'broken-picture',
    ],
    ['a PNG that unpacks to ten gigabytes', async () => bomb(), 422, 'too-many-pixels'],
    ['more than 15 MB', async () => Buffer.concat([await picture(), Buffer.alloc(15 * 1024 * 1024)]), 413, 'too-large'],
  ])('refuses %s, says why, and leaves nothing behind', async (_, make, status, code) => {
    const before = files();
    const response = await upload(who.collector, await make());
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(files()).toEqual(before);
    const rows = await server.app.db.transaction(server.here.tenant, (tx) =>
      tx.selectFrom('file').select('id').where('bytes', '=', 0).execute(),
    );
    expect(rows).toEqual([]);
  });

  it('goes by its own names only, whatever paths it is told', async () => {
    for (const id of ['../../etc/passwd', 'a/b', 'x'.repeat(65), '', 'a b', '..']) {
      const response = await upload(who.collector, await fresh(), { id });
      expect([response.statusCode, response.json().errors?.[0]?.path]).toEqual([400, 'id']);
    }
    const response = await upload(who.collector, await fresh(), {}, '../../../evil.jpg');
    expect(response.statusCode).toBe(201);
    expect(files().every((path) => /^620103\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}(\.thumb)?$/.test(path))).toBe(true);
  });

  it('is a form with a picture in it, from somebody who may', async () => {
    expect((await upload(who.collector, null, { id: 'x' })).json()).toMatchObject({ errors: [{ path: 'file' }] });
    expect((await who.collector.post('/files', {})).json().code).toBe('media-type');
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await who.collector.send({ method: 'POST', url: '/api/v1/files', headers, payload: 'no form' });
    expect([broken.statusCode, broken.json().code]).toEqual([400, 'malformed']);
    expect((await upload(who.auditor, await fresh())).statusCode).toBe(403);
    const nobody = await server.server.inject({ method: 'POST', url: '/api/v1/files' });
    expect(nobody.statusCode).toBe(401);
  });
});

describe('a picture', () => {
  it('is shown to its uploader, and to whoever may read a case that names it', async () => {
    const id = await uploaded(who.collector);
    const status = async (by: Browser): Promise<number> => (await by.get(`/files/${id}`)).statusCode;
    expect([await status(who.collector), await status(who.duty)]).toEqual([200, 404]);
    const detail = await reported([id]);
    expect(detail.photos).toMatchObject([{ id, seq: 1, phase: 'before', by: { id: 'collector' }, erased: false }]);
    expect([await status(who.duty), await status(who.stranger), await status(who.clerk)]).toEqual([200, 404, 404]);
    await act(who.duty, detail, 'filed', { standard: null });
    await act(who.dispatch, await detailOf(who.dispatch, detail.id), 'dispatched', { unit: 'xiyuan' });
    expect([await status(who.clerk), await status(who.other), await status(who.admin)]).toEqual([200, 404, 404]);
  });

  it('may be kept by its person’s browser, and does nothing but be shown', async () => {
    const { headers } = await who.collector.get(`/files/${await uploaded(who.collector)}`);
    expect(headers).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      vary: expect.stringContaining('Cookie'),
    });
    expect(headers['content-disposition']).toMatch(/^inline; filename="[\w-]+\.webp"$/);
    expect((await who.collector.get('/files/none')).statusCode).toBe(404);
    expect((await who.collector.get('/files/..%2f..%2fsecret')).statusCode).toBe(404);
  });

  it('may be named by an event only where it is one’s own, or on the case already', async () => {
    const [mine, theirs] = [await uploaded(who.clerk), await uploaded(who.crew)];
    const before = await uploaded(who.collector);
    const detail = await handling([before]);
    const feedBack = (attachments: unknown) =>
      who.clerk.post(`/cases/${detail.id}/events`, {
        type: 'feedback',
        data: { result: '已清理', attachments },
        version: detail.version,
      });
    const path = async (attachments: unknown) => {
      const response = await feedBack(attachments);
      return [response.statusCode, response.json().errors?.[0]?.path];
    };
    expect(await path([mine, theirs])).toEqual([400, 'data.attachments[1]']);
    expect(await path(['never-uploaded'])).toEqual([400, 'data.attachments[0]']);
    expect(await path([mine, mine])).toEqual([400, 'data.attachments[1]']);
    expect(await path([{ name: 'x' }])).toEqual([400, 'data.attachments[0]']);
    expect(await path(Array.from({ length: 21 }, () => mine))).toEqual([400, 'data.attachments']);
    const done = caseDetail.parse((await feedBack([mine, before])).json());
    expect(done.photos.map(({ id, phase }) => [id, phase])).toEqual([
      [before, 'before'],
      [mine, 'after'],
      [before, 'after'],
    ]);
    const strange = await who.collector.post('/cases', { ...rubbish, attachments: [mine] });
    expect(strange.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'attachments[0]' }] });
  });

  it('is erased with its bytes, and its case says so', async () => {
    const bytes = await fresh();
    const [id, twin] = [await uploaded(who.collector, bytes), await uploaded(who.crew, bytes)];
    const detail = await reported([id]);
    const { app, here } = server;
    const before = files().length;
    expect(await erasePhoto(app, { tenant: here.tenant, id })).toBe(2);
    expect(before - files().length).toBe(2);
    expect(await erasePhoto(app, { tenant: here.tenant, id })).toBe(0);
    expect(await erasePhoto(app, { tenant: here.tenant, id: 'none' })).toBeNull();
    expect((await detailOf(who.duty, detail.id)).photos).toMatchObject([{ id, erased: true, location: null }]);
    expect((await who.duty.get(`/files/${id}`)).json()).toMatchObject({ status: 410, code: 'erased' });
    expect((await who.crew.get(`/files/${twin}`)).statusCode).toBe(410);
  });

  it('that no event names within a day is forgotten, one with the same bytes is not', async () => {
    const shared = await fresh();
    const [lost, kept, twin] = [
      await uploaded(who.collector),
      await uploaded(who.collector),
      await uploaded(who.collector, shared),
    ];
    const named = await uploaded(who.collector, shared);
    await reported([kept, named]);
    const { app, clock } = server;
    await tidy(app);
    expect((await who.collector.get(`/files/${lost}`)).statusCode).toBe(200);
    clock.advance(25 * 3_600_000);
    const again = await signIn(server, 'collector');
    await tidy(app);
    const status = await Promise.all(
      [lost, kept, twin, named].map(async (id) => (await again.get(`/files/${id}`)).statusCode),
    );
    expect(status).toEqual([404, 200, 404, 200]);
    expect(files().length).toBe(
      2 *
        new Set(
          (
            await app.db.transaction(server.here.tenant, (tx) => tx.selectFrom('file').select('digest').execute())
          ).flatMap(({ digest }) => digest ?? []),
        ).size,
    );
    for (const name of Object.keys(who) as (keyof typeof who)[]) who[name] = await signIn(server, name);
  });
});

describe('what a crew has in hand', () => {
  const stagesOf = async (by: Browser, id: string): Promise<string[]> => {
    const { tasks } = taskList.parse((await by.get('/tasks')).json());
    return tasks.flatMap((task) => (task.case.id === id ? [`${task.stage} ${task.crew.id} ${task.photo}`] : []));
  };

  it('is handed over, taken over, and brought back with its pictures, ready to be fed back', async () => {
    const before = await uploaded(who.collector);
    let detail = await handling([before]);
    const { id } = detail;
    expect(await stagesOf(who.clerk, id)).toEqual([]);
    detail = await act(who.clerk, detail, 'assigned', { crew: 'crew' });
    expect([await stagesOf(who.crew, id), await stagesOf(who.clerk, id)]).toEqual([
      [`handed crew ${before}`],
      [`handed crew ${before}`],
    ]);
    expect(await stagesOf(who.other, id)).toEqual([]);
    // Somebody else's note is not the crew's word.
    detail = await act(who.clerk, detail, 'noted', { text: '催一下', takenOver: true });
    expect(detail.crewStage).toBe('handed');
    detail = await act(who.crew, await detailOf(who.crew, id), 'noted', { text: '已接手', takenOver: true });
    expect(detail.crewStage).toBe('taken');
    expect(await stagesOf(who.crew, id)).toEqual([`taken crew ${before}`]);
    const photo = await uploaded(who.crew);
    await act(who.crew, detail, 'handed-back', { result: '已清运', attachments: [photo] });
    expect(await stagesOf(who.crew, id)).toEqual([]);
    expect(await stagesOf(who.clerk, id)).toEqual([`back crew ${before}`]);
    detail = await detailOf(who.clerk, id);
    expect(detail.photos.at(-1)).toMatchObject({ id: photo, phase: 'after', by: { id: 'crew' } });
    const fields = detail.actions.find(({ type }) => type === 'feedback')?.fields;
    const suggested = Object.fromEntries(fields?.map((field) => [field.name, field.suggested]) ?? []);
    expect(suggested).toEqual({ result: '已清运', attachments: [photo] });
    await act(who.clerk, detail, 'feedback', suggested);
    expect(await stagesOf(who.clerk, id)).toEqual([]);
    expect((await detailOf(who.duty, id)).crewStage).toBeNull();
  });

  it('is nobody’s business outside a unit', async () => {
    for (const by of [who.duty, who.collector, who.admin]) expect((await by.get('/tasks')).statusCode).toBe(403);
  });
});
