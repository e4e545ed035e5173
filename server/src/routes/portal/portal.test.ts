import { deflateSync } from 'node:zlib';
import { type CaseDetail, caseDetail, moderationQueue } from '@bihuan/contracts';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMapFeatures } from '../../store/map-features.js';
import { everythingIn, picture } from '../../testing/pictures.js';
import { act, type Browser, place, signIn, type TestServer, testServer } from '../server.fixture.js';

const STREET = '620103/620103001';
let made: TestServer;
let duty: Browser;
let admin: Browser;
let dispatch: Browser;
let clerk: Browser;
let collector: Browser;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  made = await testServer({ after: (call) => ends.push(call) });
  const { here } = made;
  await here.person('duty', 'duty-officer');
  await here.person('dispatch', 'dispatcher');
  await here.person('collector', 'collector', { area: STREET });
  await here.person('clerk', 'unit-clerk', { unit: 'xiyuan', area: STREET });
  await here.person('admin', 'administrator');
  duty = await signIn(made, 'duty');
  dispatch = await signIn(made, 'dispatch');
  collector = await signIn(made, 'collector');
  clerk = await signIn(made, 'clerk');
  admin = await signIn(made, 'admin');
});
afterAll(async () => {
  for (const end of ends) await end();
});

let phones = 0;

/** A phone of its own address, whose browser runs no script: it sends what stands in the forms. */
function phone(language = 'zh-CN') {
  phones += 1;
  const remoteAddress = `10.1.${phones >> 8}.${phones & 255}`;
  let draft = '';
  const seen = (response: LightMyRequestResponse): LightMyRequestResponse => {
    draft = /name="draft" value="([^"]*)"/.exec(response.body)?.[1] ?? draft;
    return response;
  };
  const get = (url: string) =>
    made.server
      .inject({ url, remoteAddress, headers: { 'accept-language': language, accept: 'text/html' } })
      .then(seen);
  const post = (url: string, fields: Readonly<Record<string, string>>) =>
    made.server
      .inject({
        method: 'POST',
        url,
        remoteAddress,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language },
        payload: new URLSearchParams(fields).toString(),
      })
      .then(seen);
  const step = (name: string, fields: Readonly<Record<string, string>> = {}) =>
    post('/portal/report', { draft, step: name, go: 'next', ...fields });
  async function photos(files: readonly Uint8Array[], name = 'photo.jpg') {
    const form = new FormData();
    form.append('draft', draft);
    form.append('step', 'photo');
    form.append('go', 'next');
    for (const bytes of files) form.append('photos', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
    const body = new Response(form);
    return made.server
      .inject({
        method: 'POST',
        url: '/portal/report',
        remoteAddress,
        headers: { 'content-type': body.headers.get('content-type') ?? '' },
        payload: Buffer.from(await body.arrayBuffer()),
      })
      .then(seen);
  }
  async function upTo(
    step: 'photo' | 'what' | 'send',
    text = '门口的垃圾成堆没人清理',
  ): Promise<LightMyRequestResponse> {
    await get('/portal/report');
    await here();
    let response = await this_.step('place', { address: '西园路 12 号' });
    if (step === 'photo') return response;
    response = await this_.step('photo');
    if (step === 'what') return response;
    return this_.step('what', { text, class: RUBBISH });
  }
  const here = () => step('place', { go: 'here', here: `${place.lon},${place.lat}` });
  const this_ = { get, post, step, photos, upTo, draft: () => draft };
  return this_;
}

const RUBBISH = 'GB/T 47678.5-2026|event|06001';

async function sent(text?: string, contact: Readonly<Record<string, string>> = {}, from = phone()) {
  await from.upTo('send', text);
  const response = await from.step('send', { go: 'send', ...contact });
  expect(response.statusCode).toBe(303);
  const location = String(response.headers.location);
  return { from, location, code: /\/portal\/t\/([0-9A-Z]{12})/.exec(location)?.[1] ?? '' };
}

async function caseOf(code: string): Promise<CaseDetail> {
  const { digestOfCode } = await import('../../usecases/tracking-code.js');
  const { findTracking } = await import('../../store/tracking.js');
  const row = await made.app.db.transaction(made.here.tenant, (tx) =>
    findTracking(tx, made.here.tenant, digestOfCode(code)),
  );
  return caseDetail.parse((await duty.get(`/cases/${row?.matter}`)).json());
}

async function close(detail: CaseDetail): Promise<CaseDetail> {
  let of = await act(duty, detail, 'filed', { standard: { hours: 4 } });
  of = await act(dispatch, of, 'dispatched', { unit: 'xiyuan' });
  await act(clerk, of, 'feedback', { result: '已清理' });
  of = await act(dispatch, caseDetail.parse((await dispatch.get(`/cases/${of.id}`)).json()), 'verification-sent', {
    collector: 'collector',
  });
  await act(collector, of, 'verified', { passed: true });
  return act(duty, caseDetail.parse((await duty.get(`/cases/${of.id}`)).json()), 'closed');
}

describe('a report without a script', () => {
  it('goes from place to code in four steps, and its story is told in sentences', async () => {
    const from = phone();
    expect((await from.get('/portal/report')).body).toContain('第 1 步');
    // Nobody has chosen yet.
    expect((await from.step('place')).body).toContain('请先选位置');
    const view = `${place.lon},${place.lat},1000`;
    const clicked = await from.step('place', { go: '', view, 'at.x': '160', 'at.y': '160' });
    expect(clicked.body).toContain('已选：');
    expect(clicked.body).toContain('西园街道');
    expect((await from.step('place', { address: '西园路 12 号' })).body).toContain('第 2 步');
    expect((await from.photos([await picture()])).body).toContain('第 3 步');
    // Without a class the words lead to some.
    const suggesting = await from.step('what', { text: '门口暴露垃圾成堆没人清理' });
    expect(suggesting.body).toContain('请选最像的一类');
    expect(suggesting.body).toMatch(/type="radio" name="class" value="GB\/T 47678.5-2026\|event\|06010"/);
    const last = await from.step('what', { text: '门口暴露垃圾成堆没人清理', class: RUBBISH });
    expect(last.body).toContain('第 4 步');
    expect(last.body).toContain('1 张');
    const done = await from.step('send', { go: 'send', name: '王小明', phone: '138 0000 1234' });
    expect(done.statusCode).toBe(303);
    const code = /\/portal\/t\/([0-9A-Z]{12})/.exec(String(done.headers.location))?.[1] ?? '';

    let detail = await caseOf(code);
    expect(detail).toMatchObject({
      source: 'citizen',
      description: '门口暴露垃圾成堆没人清理',
      address: '西园路 12 号',
      reporter: { name: '王小明', phone: '138 0000 1234' },
    });
    expect(detail.photos).toHaveLength(1);
    detail = await act(duty, detail, 'filed', { standard: { hours: 4 } });
    await act(dispatch, detail, 'dispatched', { unit: 'xiyuan' });
    const page = (await from.get(`/portal/t/${code}`)).body;
    expect(page).toContain('您反映了问题。');
    expect(page).toMatch(/今天 9:00<\/span> 已派给 西园街道.*，承诺今天 .*前处理。/);
    expect(page).not.toContain('王小明');
    // The same form sent twice is one report.
    const again = await from.step('send', { go: 'send', name: '王小明', phone: '138 0000 1234' });
    expect(again.headers.location).toContain(code);
    const logged = made.log.join('');
    expect(logged).toContain('/portal/t/:code');
    expect(logged).not.toContain(code);
  });

  it('finds its address on the city’s own map: one is taken, of several one is chosen, and none keeps what was typed', async () => {
    const { app, here } = made;
    const at = (lon: number) => ({ type: 'Point', coordinates: [lon, place.lat] });
    await app.db.transaction(here.tenant, (tx) =>
      insertMapFeatures(tx, here.tenant, [
        { layer: 'building', id: 'b1', properties: { name: '云峰大厦' }, geometry: at(place.lon) },
        { layer: 'building', id: 'b2', properties: { name: '双子大厦东楼' }, geometry: at(place.lon + 0.001) },
        { layer: 'building', id: 'b3', properties: { name: '双子大厦西楼' }, geometry: at(place.lon - 0.001) },
      ]),
    );
    const from = phone();
    await from.get('/portal/report');
    const none = await from.step('place', { go: 'find', address: '火星一号坑<b>' });
    expect(none.body).toContain('没有找到这个地址');
    expect(none.body).toContain('value="火星一号坑&lt;b>"');
    expect((await from.step('place', { address: '云峰大厦 3 楼' })).body).toContain('已选：');
    expect((await from.step('place', { address: '云峰大厦 3 楼' })).body).toContain('第 2 步');

    const other = phone();
    await other.get('/portal/report');
    const several = await other.step('place', { go: 'find', address: '双子大厦' });
    expect(several.body).toContain('是哪一处？');
    const picks = [...several.body.matchAll(/name="pick" value="([^"]+)"/g)].map(([, pick = '']) => pick);
    expect(picks).toHaveLength(2);
    expect((await other.step('place', { go: '', pick: picks[0] ?? '', address: '双子大厦' })).body).toContain('已选：');
    expect((await other.step('place', { go: '', pick: '1e999,x' })).body).toContain('不在本辖区内');
    const script = await other.get(`/portal/places?${new URLSearchParams({ q: '双子大厦' })}`);
    expect(script.json()).toMatchObject([{ name: '双子大厦东楼' }, { name: '双子大厦西楼' }]);
    // Nobody lists components by a part of their number.
    expect((await other.get('/portal/places?q=620103')).json()).toEqual([]);
  });

  it('is rated by whoever reported it first elsewhere, once their case was merged into it', async () => {
    const [gone, stays] = [await sent('五号楼旁边的垃圾'), await sent('六号楼旁边的垃圾')];
    const into = await caseOf(stays.code);
    await act(duty, await caseOf(gone.code), 'merged', { into: into.id });
    await close(into);
    expect((await gone.from.get(`/portal/t/${gone.code}`)).body).toContain('您满意吗？');
    expect((await gone.from.post(`/portal/t/${gone.code}/rate`, { stars: '3' })).statusCode).toBe(303);
    expect((await gone.from.post(`/portal/t/${gone.code}/rate`, { stars: '5' })).statusCode).toBe(422);
    expect((await gone.from.get(`/portal/t/${gone.code}`)).body).toContain('您评了 3 星');
    // Each for themselves.
    expect((await stays.from.post(`/portal/t/${stays.code}/rate`, { stars: '4' })).statusCode).toBe(303);
    expect((await caseOf(stays.code)).events.filter(({ type }) => type === 'rated')).toHaveLength(2);
  });

  it('speaks English to whoever asks for it, and by its switch', async () => {
    const from = phone('en-GB,en;q=0.9,zh;q=0.5');
    const page = await from.get('/portal');
    expect(page.body).toContain('<html lang="en">');
    expect(page.body).toContain('Report a problem');
    const chosen = await from.get('/portal/language?to=zh&back=%2Fportal%2Fcases');
    expect(chosen.headers.location).toBe('/portal/cases');
    expect(String(chosen.headers['set-cookie'])).toContain('=zh');
    expect((await from.get('/portal/language?to=zh&back=https%3A%2F%2Fevil.example')).headers.location).toBe('/portal');
    expect((await from.get('/portal/language?to=zh&back=%2F%2Fevil.example')).headers.location).toBe('/portal');
  });

  it('is rated once closed, and reopened by the duty officer when its reporter asks', async () => {
    const { from, code } = await sent('三号楼前垃圾成堆');
    expect((await from.post(`/portal/t/${code}/rate`, { stars: '5' })).statusCode).toBe(422);
    const detail = await close(await caseOf(code));
    expect((await from.get(`/portal/t/${code}`)).body).toContain('您满意吗？');
    expect((await from.post(`/portal/t/${code}/rate`, { stars: '9' })).statusCode).toBe(422);
    expect((await from.post(`/portal/t/${code}/rate`, { stars: '2', text: '没清干净' })).statusCode).toBe(303);
    expect((await from.post(`/portal/t/${code}/rate`, { stars: '5' })).statusCode).toBe(422);
    expect((await from.get(`/portal/t/${code}`)).body).toContain('您评了 2 星');
    expect((await from.post(`/portal/t/${code}/reopen`, { reason: '还有一半' })).statusCode).toBe(303);
    expect((await from.post(`/portal/t/${code}/reopen`, { reason: '还有一半' })).statusCode).toBe(422);
    const queue = moderationQueue.parse((await duty.get('/portal/queue')).json());
    const request = queue.requests.find((each) => each.case.id === detail.id);
    expect(request).toMatchObject({ reason: '还有一半', stars: 2 });
    const answered = await duty.post(`/portal/requests/${detail.id}/${request?.seq}`, {
      reopen: true,
      reason: '请再清一次',
    });
    expect(answered.statusCode).toBe(200);
    expect((await caseOf(code)).state).toBe('failed');
    expect((await from.get(`/portal/t/${code}`)).body).toContain('已重新办理');
    // Nobody else may answer, and not twice.
    expect((await clerk.get('/portal/queue')).statusCode).toBe(403);
  });

  it('joins a case nearby, which counts the reporter and tells them its story', async () => {
    const first = await sent('垃圾桶满了外溢好几天');
    const second = phone();
    const offered = await second.upTo('send', '垃圾桶外溢了好几天');
    const id = (await caseOf(first.code)).id;
    expect(offered.body).toContain('附近有人反映过类似的问题');
    expect(offered.body).toContain(`name="join" value="${id}"`);
    const joined = await second.step('send', { go: '', join: id });
    expect(joined.statusCode).toBe(303);
    expect((await caseOf(first.code)).reporters).toBe(2);
    expect((await second.get(String(joined.headers.location))).body).toContain('您也反映了这个问题');
  });
});

describe('what everybody sees', () => {
  it('is nothing that anybody wrote, and a picture only when a moderator shows it', async () => {
    const from = phone();
    await from.upTo('photo');
    await from.photos([await picture(400, 300, 77)]);
    await from.step('what', { text: '我家电话13911112222楼下垃圾', class: RUBBISH });
    const done = await from.step('send', { go: 'send', name: '李四' });
    const code = /t\/([0-9A-Z]{12})/.exec(String(done.headers.location))?.[1] ?? '';
    const detail = await caseOf(code);
    expect((await from.get(`/portal/cases/${detail.number}`)).statusCode).toBe(404);
    await act(duty, detail, 'filed', { standard: { hours: 4 } });
    const page = (await from.get(`/portal/cases/${detail.number}`)).body;
    expect(page).toContain(detail.number);
    for (const said of ['13911112222', '西园路 12 号', '李四', detail.id]) expect(page).not.toContain(said);
    expect((await from.get('/portal/cases')).body).toContain(detail.number);

    const photo = detail.photos[0]?.id ?? '';
    expect((await from.get(`/portal/photo/${photo}`)).statusCode).toBe(404);
    const queue = moderationQueue.parse((await duty.get('/portal/queue')).json());
    expect(queue.photos.map(({ id }) => id)).toContain(photo);
    expect((await clerk.post(`/portal/photos/${photo}`, { publish: true })).statusCode).toBe(404);
    expect((await duty.post(`/portal/photos/${photo}`, { publish: true })).statusCode).toBe(200);
    const shown = await from.get(`/portal/photo/${photo}?size=thumb`);
    expect(shown.statusCode).toBe(200);
    expect(shown.headers['content-type']).toBe('image/webp');
    expect(shown.headers['content-security-policy']).toContain('sandbox');
    expect(shown.headers['x-content-type-options']).toBe('nosniff');
    expect((await duty.post(`/portal/photos/${photo}`, { publish: false })).statusCode).toBe(200);
    expect((await from.get(`/portal/photo/${photo}`)).statusCode).toBe(404);
  });

  it('says where bulletins will be as long as none is published', async () => {
    const answer = await phone().get('/portal/bulletins');
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('还没有公布的通报')]);
    expect(answer.body).toContain('href="/portal/bulletins" aria-current="page"');
  });

  it('comes with headers that let nothing in', async () => {
    const { headers, body } = await phone().get('/portal');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(body).not.toMatch(/<script(?![^>]* src=)|style="|onclick=/);
  });

  it('escapes what was typed', async () => {
    const from = phone();
    const response = await from.upTo('send', '<script>alert(1)</script>"垃圾');
    expect(response.body).not.toContain('<script>alert');
    expect(response.body).toContain('&lt;script>alert(1)');
    expect((await from.get('/portal/t?code=%22%3E%3Cscript%3E')).body).not.toContain('"><script>');
  });
});

describe('a report that waits', () => {
  const blocked = async (words: readonly string[]) => {
    const stands = (await admin.get('/config/portal/portal')).json();
    const body = { ...stands.body, blockedWords: words };
    const { version } = stands;
    const saved = await admin.send({
      method: 'PUT',
      url: '/api/v1/config/portal/portal',
      payload: { version, body, note: 'x' },
    });
    expect(saved.statusCode).toBe(200);
  };

  it('holds a blocked word, however it is written, and becomes a case when it is let through', async () => {
    await blocked(['代开发票']);
    const { from, code } = await sent('代 开-发 票，请联系我');
    expect((await from.get(`/portal/t/${code}`)).body).toContain('要先由工作人员看过');
    const { held } = moderationQueue.parse((await duty.get('/portal/queue')).json());
    const waiting = held.find((each) => each.description?.includes('请联系我'));
    expect(waiting).toMatchObject({ why: 'words', words: ['代开发票'] });
    expect((await clerk.post(`/portal/held/${waiting?.id}`, { publish: true })).statusCode).toBe(404);
    const let_ = await duty.post(`/portal/held/${waiting?.id}`, { publish: true });
    expect(let_.json().case).toBe((await caseOf(code)).id);
    expect((await duty.post(`/portal/held/${waiting?.id}`, { publish: false })).statusCode).toBe(409);
    await blocked([]);
  });

  it('is erased when it is refused, with its pictures', async () => {
    await blocked(['代开发票']);
    const before = everythingIn(made.here.files).length;
    const from = phone();
    await from.upTo('photo');
    await from.photos([await picture(400, 300, 55)]);
    await from.step('what', { text: '代开发票八折', class: RUBBISH });
    const done = await from.step('send', { go: 'send', phone: '13800009999' });
    const { held } = moderationQueue.parse((await duty.get('/portal/queue')).json());
    const waiting = held.find((each) => each.description === '代开发票八折');
    expect((await duty.get(`/files/${waiting?.photos[0]}`)).statusCode).toBe(200);
    const { tidy } = await import('../../usecases/tidy.js');
    made.clock.set(made.clock.now() + 2 * 86_400_000);
    duty = await signIn(made, 'duty');
    await tidy(made.app);
    expect((await duty.get(`/files/${waiting?.photos[0]}`)).statusCode).toBe(200);
    expect((await duty.post(`/portal/held/${waiting?.id}`, { publish: false })).statusCode).toBe(200);
    await tidy(made.app);
    expect(everythingIn(made.here.files)).toHaveLength(before);
    expect((await from.get(String(done.headers.location))).body).toContain('没有受理');
    const rows = await made.app.db.transaction(made.here.tenant, (tx) =>
      tx.selectFrom('held_report').select('body').where('id', '=', String(waiting?.id)).execute(),
    );
    expect(rows).toEqual([{ body: null }]);
    admin = await signIn(made, 'admin');
    await blocked([]);
  });

  it('stands in a list that pages by cursor; a decision sent twice under one key is one', async () => {
    await blocked(['发票']);
    for (const word of ['甲', '乙', '丙']) await sent(`发票${word}：垃圾成堆`);
    await blocked([]);
    const seen: string[] = [];
    let cursor = '';
    do {
      const response = await duty.get(`/portal/queue?show=held&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = moderationQueue.parse(response.json());
      expect(page.photos).toEqual([]);
      seen.push(...page.held.map(({ id }) => id));
      cursor = page.next.held ?? '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    const { counts } = moderationQueue.parse((await duty.get('/portal/queue')).json());
    expect(seen).toHaveLength(counts.held);
    expect((await duty.get('/portal/queue?show=photos&cursor=x')).statusCode).toBe(400);
    expect((await duty.get('/portal/queue?cursor=x')).statusCode).toBe(400);

    const url = `/portal/held/${seen[0]}`;
    const key = { 'idempotency-key': 'held-once' };
    const first = await duty.post(url, { publish: true }, key);
    expect(first.json()).toMatchObject({ decided: true, case: expect.any(String) });
    expect((await duty.post(url, { publish: true }, key)).json()).toEqual(first.json());
    expect((await duty.post(url, { publish: false }, key)).statusCode).toBe(422);
    for (const id of seen.slice(1)) await duty.post(`/portal/held/${id}`, { publish: false });
  });

  it('is one too many from an address that proves nothing', async () => {
    const from = phone();
    for (let count = 0; count < 3; count++) {
      const { code } = await sent(`垃圾成堆第${count}处`, {}, from);
      expect((await from.get(`/portal/t/${code}`)).body).toContain('您反映了问题');
    }
    const { code } = await sent('垃圾成堆又一处', {}, from);
    expect((await from.get(`/portal/t/${code}`)).body).toContain('要先由工作人员看过');
    // A proof of work lets the next one through, and that proof no other.
    const { solveChallenge } = await import('altcha-lib');
    const { deriveKey } = await import('altcha-lib/algorithms/pbkdf2');
    const challenge = (await from.post('/portal/challenge', {})).json();
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const proven = await sent('垃圾成堆还有一处', { proof }, from);
    expect((await from.get(`/portal/t/${proven.code}`)).body).toContain('您反映了问题');
    const reused = await sent('垃圾成堆再有一处', { proof }, from);
    expect((await from.get(`/portal/t/${reused.code}`)).body).toContain('要先由工作人员看过');
  });
});

describe('hostile requests', () => {
  const counts = async () =>
    made.app.db.transaction(made.here.tenant, async (tx) => {
      const n = (table: 'matter' | 'tracking' | 'held_report' | 'file') =>
        tx
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
      return { matters: (await n('matter')).n, codes: (await n('tracking')).n, files: (await n('file')).n };
    });

  it('with wrong drafts, codes, steps and cursors are told so in plain words', async () => {
    const from = phone();
    await from.get('/portal/report');
    const draft = from.draft();
    const forged = `${Buffer.from('{"person":"citizen-x","begun":0,"photos":[]}').toString('base64url')}.${draft.split('.')[1]}`;
    for (const bad of ['', 'x', forged, `${draft}x`, draft.slice(1)]) {
      const response = await from.post('/portal/report', { draft: bad, step: 'place', go: 'next' });
      expect(response.statusCode).toBe(400);
      expect(response.body).toContain('请重新填写');
    }
    expect((await from.post('/portal/report', { draft, step: '__proto__' })).statusCode).toBe(400);
    expect((await from.get('/portal/t/AAAA-BBBB-CCCC')).statusCode).toBe(404);
    expect((await from.get('/portal/t/..%2f..%2fetc%2fpasswd')).statusCode).toBe(404);
    expect((await from.get('/portal/cases?cursor=abc')).statusCode).toBe(400);
    expect((await from.get('/portal/cases?area=nowhere')).statusCode).toBe(404);
    expect((await from.get('/portal/cases/%00')).statusCode).toBe(404);
    expect((await from.get('/portal/photo/..%2Fx')).statusCode).toBe(404);
    expect((await from.get('/portal/assets/..%2f..%2fpackage.json')).statusCode).toBe(404);
    expect((await from.get('/portal/map.svg?view=NaN,1,1&pin=x')).statusCode).toBe(200);
    expect((await from.get('/portal/nowhere')).headers['content-type']).toContain('text/html');
  });

  it('with places, classes and texts that cannot be leave nothing behind', async () => {
    const before = await counts();
    const from = phone();
    await from.get('/portal/report');
    expect((await from.step('place', { go: 'here', here: '0,0' })).body).toContain('不在本辖区内');
    expect((await from.step('place', { go: 'here', here: 'a,b' })).body).toContain('不在本辖区内');
    expect((await from.step('place', { view: '103.8,36.06,1000', 'at.x': '1e9', 'at.y': 'NaN' })).statusCode).toBe(200);
    await from.upTo('what');
    expect((await from.step('what', { text: '垃圾', class: RUBBISH })).body).toContain('至少 4 个字');
    expect((await from.step('what', { text: '垃圾成堆没人管', class: 'x|y|z' })).body).toContain('请选最像的一类');
    expect((await from.step('what', { text: '字'.repeat(5000), class: RUBBISH })).body).toContain('太长了');
    const nul = await from.step('what', { text: '垃圾\u0000成堆', class: RUBBISH });
    expect([200, 400]).toContain(nul.statusCode);
    const sentNul = await from.step('send', { go: 'send' });
    expect(sentNul.statusCode).toBe(400);
    await from.upTo('send');
    expect((await from.step('send', { go: 'send', phone: '<b>' })).body).toContain('电话只能有');
    expect((await from.step('send', { go: 'send', email: 'x@y' })).body).toContain('邮箱不像是对的');
    expect((await from.step('send', { go: 'send', join: 'no-such-case' })).statusCode).toBe(400);
    expect(await counts()).toEqual(before);
  });

  it('of ten megabytes of text are too large, as a form or as what they are not', async () => {
    const from = phone();
    await from.upTo('what');
    const much = 'x'.repeat(10 * 1024 * 1024);
    const form = await from.step('what', { text: much });
    expect(form.statusCode).toBe(413);
    expect(form.body).toContain('太大');
    const json = await made.server.inject({
      method: 'POST',
      url: '/portal/report',
      payload: { text: 'x' },
    });
    expect(json.statusCode).toBe(415);
    expect(json.headers['content-type']).toContain('text/html');
    const broken = await made.server.inject({
      method: 'POST',
      url: '/portal/report',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: 'nonsense',
    });
    expect(broken.statusCode).toBe(400);
  });

  it('with files that are no pictures keep none of them, whatever they are called', async () => {
    const before = { ...(await counts()), files: everythingIn(made.here.files) };
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(1000)]);
    for (const bytes of [svg, page, zip, Buffer.from('GIF89a')]) {
      const from = phone();
      await from.upTo('photo');
      expect((await from.photos([bytes], '../../../etc/passwd')).body).toContain('这不是可用的图片');
    }
    const bomb = phone();
    await bomb.upTo('photo');
    expect((await bomb.photos([pictureBomb()])).body).toContain('图片太大');
    const many = phone();
    await many.upTo('photo');
    const one = await picture(40, 30, 3);
    expect((await many.photos([one, one, one, one])).body).toContain('最多 3 张');
    const large = phone();
    await large.upTo('photo');
    expect((await large.photos([Buffer.alloc(16 * 1024 * 1024)])).body).toContain('照片每张不超过 15 MB');
    expect({ ...(await counts()), files: everythingIn(made.here.files) }).toEqual(before);
  });

  it('of one address are told to wait when they come too often', async () => {
    const from = phone();
    let last = 200;
    for (let count = 0; count < 70 && last !== 429; count++) {
      last = (await from.post('/portal/report', { step: 'place' })).statusCode;
    }
    expect(last).toBe(429);
    expect((await phone().get('/portal')).statusCode).toBe(200);
  });
});

/** A PNG of few bytes that says it has ten thousand million pixels. */
function pictureBomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(100_000, 0);
  header.writeUInt32BE(100_000, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
