import { DOMParser } from '@xmldom/xmldom';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMapFeatures } from '../../store/map-features.js';
import { good, openCase, PLACE } from '../../testing/cases.js';
import { createKey, createPartner, revokeKey } from '../../usecases/doors/partners.js';
import { eraseTexts } from '../../usecases/erase-texts.js';
import { putConfig } from '../../usecases/put-config.js';
import type { Actor } from '../../usecases/types.js';
import { type TestServer, testServer } from '../server.fixture.js';

/** Walks http://wiki.open311.org/GeoReport_v2, section by section; the names of the tests are its headings. */

let made: TestServer;
let server: FastifyInstance;
let security: Actor;
let duty: Actor;
let key: string;
const ends: (() => Promise<void>)[] = [];
const BASE = '/open311/v2';
const RUBBISH = 'event-06001';
const ASKED = 'event-06002';

beforeAll(async () => {
  made = await testServer({ after: (call) => ends.push(call), environment: { BIHUAN_REQUESTS_PER_MINUTE: '10000' } });
  server = made.server;
  const { here, app } = made;
  security = await here.person('security', 'security-administrator');
  duty = await here.person('duty', 'duty-officer');
  const admin = await here.person('admin', 'administrator');
  const body = {
    jurisdiction: 'qilihe.example.cn',
    contact: '电话 0931-0000000',
    keyService: '向安全管理员索取',
    shows: 'public',
    attributes: {
      'GB/T 47678.5-2026|event|06002': [
        {
          code: 'SIZE',
          datatype: 'singlevaluelist',
          required: true,
          description: '有多大？',
          values: [
            { key: 's', name: '小' },
            { key: 'l', name: '大 & 重' },
          ],
        },
        { code: 'SEEN', datatype: 'datetime', required: false, description: '何时看到', values: [] },
        { code: 'COUNT', datatype: 'number', required: false, description: '几处', values: [] },
        {
          code: 'NEAR',
          datatype: 'multivaluelist',
          required: false,
          description: '附近有什么',
          values: ['school', 'road', 'shop'].map((each) => ({ key: each, name: each })),
        },
      ],
    },
  };
  good(await putConfig(app, admin, { kind: 'open311', id: 'open311', version: 0, body, note: '' }));
  await partner('others-app');
  key = await keyOf('others-app', ['report', 'read']);
});
afterAll(async () => {
  for (const end of ends) await end();
});

async function partner(id: string, more: object = {}): Promise<void> {
  const base = { id, name: id, source: 'open311' as const, area: made.here.tenant, classes: [] };
  good(await createPartner(made.app, security, { ...base, ...more }));
}

async function keyOf(id: string, scopes: ('report' | 'read')[], perMinute = 6000): Promise<string> {
  return good(await createKey(made.app, security, id, { label: '', scopes, perMinute })).key;
}

const get = (path: string, headers: Record<string, string> = {}) => server.inject({ url: `${BASE}${path}`, headers });
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const post = (fields: Record<string, string> | string, format = 'json', headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url: `${BASE}/requests.${format}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
    payload: typeof fields === 'string' ? fields : form(fields),
  });
const report = (more: Record<string, string> = {}) => ({
  api_key: key,
  service_code: RUBBISH,
  lat: String(PLACE.lat),
  long: String(PLACE.lon),
  ...more,
});

function xmlOf(response: LightMyRequestResponse) {
  expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(response.body.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<')).toBe(true);
  const root = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(response.body, 'text/xml').documentElement;
  if (root === null) throw new Error('no root');
  return root;
}

function texts(response: LightMyRequestResponse, name: string): (string | null)[] {
  return [...xmlOf(response).getElementsByTagName(name)].map((each) => each.textContent);
}

function jsonOf(response: LightMyRequestResponse, status = 200) {
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(response.statusCode).toBe(status);
  return response.json();
}

/** Errors: "Multiple errors codes and descriptions can be returned in the body (the response is an array)". */
function faultsOf(response: LightMyRequestResponse, status: number): { code: number; description: string }[] {
  const faults = jsonOf(response, status);
  expect(Array.isArray(faults)).toBe(true);
  for (const fault of faults) expect(fault).toEqual({ code: expect.any(Number), description: expect.any(String) });
  return faults;
}

async function made1(more: Record<string, string> = {}): Promise<string> {
  return jsonOf(await post(report(more)))[0].service_request_id;
}

describe('Service Discovery', () => {
  it('has all fields in both formats', async () => {
    const found = jsonOf(await get('/discovery.json', { host: 'city.example' }));
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: 'http://city.example/open311/v2',
      changeset: expect.stringMatching(/^2026-03-04T/),
      type: 'production',
      formats: ['text/xml', 'application/json'],
    };
    expect(found).toEqual({
      changeset: expect.any(String),
      contact: '电话 0931-0000000',
      key_service: '向安全管理员索取',
      endpoints: [endpoint],
    });
    const xml = await get('/discovery.xml');
    expect(xmlOf(xml).tagName).toBe('discovery');
    expect(texts(xml, 'format')).toEqual(['text/xml', 'application/json']);
    expect(texts(xml, 'endpoint')).toHaveLength(1);
  });
});

describe('GET Service List', () => {
  it('is a bare array of services, with metadata a boolean', async () => {
    const list = jsonOf(await get('/services.json'));
    expect(list.length).toBeGreaterThan(100);
    for (const service of list) {
      expect(service).toEqual({
        service_code: expect.stringMatching(/^(component|event)-\d{5}$/),
        service_name: expect.any(String),
        description: expect.any(String),
        metadata: expect.any(Boolean),
        type: 'realtime',
        keywords: expect.any(String),
        group: expect.any(String),
      });
    }
    const metadata = new Map(
      list.map((each: { service_code: string; metadata: boolean }) => [each.service_code, each.metadata]),
    );
    expect([metadata.get(RUBBISH), metadata.get(ASKED), metadata.get('component-01001')]).toEqual([false, true, true]);
  });

  it('is the same in XML, and in English where that is asked for', async () => {
    const xml = await get('/services.xml?jurisdiction_id=');
    expect(xmlOf(xml).tagName).toBe('services');
    const codes = texts(xml, 'service_code');
    const list = jsonOf(await get('/services.json?jurisdiction_id=qilihe.example.cn', { 'accept-language': 'en' }));
    expect(codes).toEqual(list.map((each: { service_code: string }) => each.service_code));
    expect(new Set(texts(xml, 'metadata'))).toEqual(new Set(['true', 'false']));
    expect(list[0].service_name).toBe('Water supply manhole cover');
  });

  it('404 - jurisdiction_id provided was not found', async () => {
    const faults = faultsOf(await get('/services.json?jurisdiction_id=nowhere.gov'), 404);
    expect(faults).toEqual([{ code: 404, description: 'jurisdiction_id provided was not found' }]);
    const xml = await get('/services.xml?jurisdiction_id=nowhere.gov');
    expect(xml.statusCode).toBe(404);
    expect(xmlOf(xml).tagName).toBe('errors');
    expect(texts(xml, 'code')).toEqual(['404']);
  });
});

describe('GET Service Definition', () => {
  it('has the attributes in their order, with the values of lists', async () => {
    const found = jsonOf(await get(`/services/${ASKED}.json`));
    expect(found.service_code).toBe(ASKED);
    expect(found.attributes.map((each: { order: number }) => each.order)).toEqual([1, 2, 3, 4]);
    expect(found.attributes[0]).toEqual({
      variable: true,
      code: 'SIZE',
      datatype: 'singlevaluelist',
      required: true,
      datatype_description: '',
      order: 1,
      description: '有多大？',
      values: [
        { key: 's', name: '小' },
        { key: 'l', name: '大 & 重' },
      ],
    });
    expect(found.attributes[2]).not.toHaveProperty('values');
    const xml = await get(`/services/${ASKED}.xml`);
    expect(xmlOf(xml).tagName).toBe('service_definition');
    expect(texts(xml, 'attribute')).toHaveLength(4);
    expect(texts(xml, 'name').slice(0, 2)).toEqual(['小', '大 & 重']);
    expect(jsonOf(await get('/services/component-01001.json')).attributes[0]).toMatchObject({
      code: 'component',
      required: false,
    });
  });

  it('404 - service_code was not found', async () => {
    for (const code of ['event-99999', '001', '%00', 'event-06001%2f..']) {
      expect(faultsOf(await get(`/services/${code}.json`), 404)[0]?.code).toBe(404);
    }
  });
});

describe('POST Service Request', () => {
  it('answers with the id in both formats, and the id is found', async () => {
    const json = jsonOf(await post(report({ description: '垃圾 <b>成堆</b> & 臭', account_id: 'u-7' })));
    expect(json).toEqual([
      { service_request_id: expect.stringMatching(/^2026-\d{6}$/), service_notice: null, account_id: 'u-7' },
    ]);
    const xml = await post(report(), 'xml');
    expect(xml.statusCode).toBe(200);
    expect(xmlOf(xml).tagName).toBe('service_requests');
    const [id] = texts(xml, 'service_request_id');
    const one = jsonOf(await get(`/requests/${id}.json`));
    expect(one).toHaveLength(1);
    expect(one[0]).toMatchObject({
      service_request_id: id,
      status: 'open',
      service_code: RUBBISH,
      lat: PLACE.lat,
      long: PLACE.lon,
    });
  });

  it('keeps who reported beside the log, erasable, and tells only their own partner', async () => {
    const id = await made1({
      first_name: '三',
      last_name: '张',
      phone: '13800001234',
      email: 'zhang@example.cn',
      device_id: 'd-1',
      description: '门前有垃圾',
      media_url: 'https://pictures.example.org/1.jpg',
      address_string: '西园路 1 号',
    });
    const own = jsonOf(await get(`/requests/${id}.json?api_key=${key}`))[0];
    expect(own).toMatchObject({
      description: '门前有垃圾',
      address: '西园路 1 号',
      media_url: 'https://pictures.example.org/1.jpg',
    });
    const others = jsonOf(await get(`/requests/${id}.json`))[0];
    expect(others).toMatchObject({ description: null, media_url: null });
    expect(others.address).toContain('西园街道');
    for (const response of [await get(`/requests/${id}.json?extensions=true`), await get(`/requests/${id}.xml`)]) {
      expect(response.body).not.toMatch(/张三|13800001234|zhang@|d-1|门前|西园路 1 号/);
    }
    const { app, here } = made;
    const stored = await app.db.transaction(here.tenant, async (tx) => {
      const row = await tx.selectFrom('matter').select('id').where('number', '=', id).executeTakeFirstOrThrow();
      const events = await tx.selectFrom('event').select('data').where('matter', '=', row.id).execute();
      expect(JSON.stringify(events)).not.toMatch(/张三|13800001234|zhang@|门前|西园路/);
      const contact = await tx.selectFrom('contact').select(['name', 'phone']).where('matter', '=', row.id).execute();
      expect(contact).toEqual([{ name: '张三', phone: '13800001234' }]);
      return row.id;
    });
    await eraseTexts(app, { tenant: here.tenant, case: stored });
    const erased = jsonOf(await get(`/requests/${id}.json?api_key=${key}`))[0];
    expect(erased).toMatchObject({ description: null, media_url: null });
    const left = await app.db.transaction(here.tenant, (tx) =>
      tx.selectFrom('partner_report').selectAll().where('matter', '=', stored).executeTakeFirstOrThrow(),
    );
    expect(left).toMatchObject({ email: null, device_id: null, account_id: null, partner: 'others-app' });
  });

  it('takes an address, or the id of an area, in place of lat and long', async () => {
    const { lat: _, long: __, ...placeless } = report();
    for (const more of [{ address_string: '七里河区西园街道某路 5 号' }, { address_id: '620103002' }]) {
      const [{ service_request_id: id }] = jsonOf(await post({ ...placeless, ...more }));
      const [one] = jsonOf(await get(`/requests/${id}.json`));
      expect(one.address).toMatch(/街道/);
      expect(one.lat).toBeGreaterThan(35);
    }
    // As the hotline's desk finds it: a building before its street.
    const { app, here } = made;
    const geometry = { type: 'Point', coordinates: [103.8031, 36.0639] };
    const tower = { layer: 'building', id: 'tower', properties: { name: '云峰大厦' }, geometry } as const;
    await app.db.transaction(here.tenant, (tx) => insertMapFeatures(tx, here.tenant, [tower]));
    const string = '西园街道云峰大厦 3 号楼前';
    const [{ service_request_id: found }] = jsonOf(await post({ ...placeless, address_string: string }));
    expect(jsonOf(await get(`/requests/${found}.json`))[0]).toMatchObject({ long: 103.8031, lat: 36.0639 });
    const [lost] = faultsOf(await post({ ...placeless, address_string: '火星一号坑' }), 400);
    expect(lost?.description).toContain('could not be found');
    for (const part of [{}, { lat: '36.06' }, { long: '103.8' }, { lat: 'x', long: 'y' }, { lat: '', long: '' }]) {
      faultsOf(await post({ ...placeless, ...part }), 400);
    }
    expect(faultsOf(await post(report({ lat: '0', long: '0' })), 400)[0]?.description).toContain('outside');
  });

  it('403 - Missing or Invalid API Key', async () => {
    const revoked = await createKey(made.app, security, 'others-app', {
      label: 'gone',
      scopes: ['report'],
      perMinute: 60,
    });
    const { key: gone, partner: view } = good(revoked);
    good(await revokeKey(made.app, security, 'others-app', view.keys.find((each) => each.label === 'gone')?.id ?? ''));
    const soon = new Date(made.clock.now() + 60_000).toISOString();
    const run = { label: '', scopes: ['report' as const], perMinute: 60, expiresAt: soon };
    const short = good(await createKey(made.app, security, 'others-app', run)).key;
    jsonOf(await post(report({ api_key: short })));
    made.clock.advance(120_000);
    const reads = await keyOf('others-app', ['read']);
    for (const api_key of ['', 'xyz', `${key}x`, key.replace('bh_620103', 'bh_other'), gone, short, reads]) {
      const faults = faultsOf(await post(report({ api_key })), 403);
      expect(faults).toEqual([{ code: 403, description: expect.stringContaining('api_key') }]);
    }
    expect((await post(report({ api_key: '' }), 'xml')).statusCode).toBe(403);
    // In the query and in the header it is taken too.
    const { api_key: _, ...keyless } = report();
    const asked = await server.inject({
      method: 'POST',
      url: `${BASE}/requests.json?api_key=${key}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form(keyless),
    });
    expect(asked.statusCode).toBe(200);
    expect((await post(keyless, 'json', { authorization: `Bearer ${key}` })).statusCode).toBe(200);
  });

  it('404 and 400 - service_code or jurisdiction_id', async () => {
    expect(faultsOf(await post(report({ service_code: 'event-99999' })), 404)[0]?.description).toContain(
      'service_code',
    );
    expect(faultsOf(await post(report({ service_code: '' })), 400)[0]?.description).toBe(
      'service_code was not provided',
    );
    expect(faultsOf(await post(report({ jurisdiction_id: 'other.gov' })), 404)[0]?.description).toContain(
      'jurisdiction_id',
    );
    jsonOf(await post(report({ jurisdiction_id: 'qilihe.example.cn' })));
  });

  it('enforces required attributes and value lists, and names every fault', async () => {
    const asked = (more: Record<string, string>) => post(report({ service_code: ASKED, ...more }));
    const said = faultsOf(
      await asked({ 'attribute[COUNT]': 'many', 'attribute[SEEN]': 'yesterday', 'attribute[HUE]': 'red' }),
      400,
    );
    expect(said.map(({ description }) => description.split(' ')[0]).sort()).toEqual([
      'attribute[COUNT]',
      'attribute[HUE]',
      'attribute[SEEN]',
      'attribute[SIZE]',
    ]);
    faultsOf(await asked({ 'attribute[SIZE]': 'xl' }), 400);
    faultsOf(await asked({ 'attribute[SIZE]': '' }), 400);
    const good1 = { 'attribute[SIZE]': 'l', 'attribute[COUNT]': '3', 'attribute[SEEN]': '2026-03-04T08:00:00Z' };
    const list = '&attribute%5BNEAR%5D%5B%5D=school&attribute%5BNEAR%5D%5B%5D=road';
    const [{ service_request_id: id }] = jsonOf(await post(form(report({ service_code: ASKED, ...good1 })) + list));
    faultsOf(await post(`${form(report({ service_code: ASKED, ...good1 }))}&attribute[NEAR][]=sea`), 400);
    const { app, here } = made;
    const body = await app.db.transaction(here.tenant, (tx) =>
      tx
        .selectFrom('private_text')
        .innerJoin('matter', 'matter.id', 'private_text.matter')
        .select('body')
        .where('matter.number', '=', id)
        .where('field', '=', 'description')
        .executeTakeFirstOrThrow(),
    );
    expect(body.body).toBe('有多大？：大 & 重\n何时看到：2026-03-04T08:00:00Z\n几处：3\n附近有什么：school、road');
  });

  it('takes a picture by multipart, encoded anew', async () => {
    const jpeg = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const answer = await multipart({ ...report(), description: '有照片' }, [['media', 'a.jpg', 'image/jpeg', jpeg]]);
    const [{ service_request_id: id }] = jsonOf(answer);
    const { app, here } = made;
    const files = await app.db.transaction(here.tenant, (tx) =>
      tx
        .selectFrom('file_use')
        .innerJoin('matter', 'matter.id', 'file_use.matter')
        .innerJoin('file', 'file.id', 'file_use.file')
        .select('file.kind')
        .where('matter.number', '=', id)
        .execute(),
    );
    expect(files).toEqual([{ kind: 'image/webp' }]);
  });

  it('is done once for an Idempotency-Key', async () => {
    const send = () => post(report({ description: 'once' }), 'json', { 'idempotency-key': 'k-1' });
    const [a, b] = [jsonOf(await send()), jsonOf(await send())];
    expect(a).toEqual(b);
    faultsOf(await post(report({ description: 'other' }), 'json', { 'idempotency-key': 'k-1' }), 400);
  });

  it('holds a partner to its classes and its area', async () => {
    await partner('narrow', { area: '620103/620103002', classes: ['GB/T 47678.5-2026|event|06001'] });
    const own = await keyOf('narrow', ['report']);
    expect(faultsOf(await post(report({ api_key: own })), 400)[0]?.description).toContain('outside');
    const there = { lat: '', long: '', address_id: '620103002' };
    jsonOf(await post(report({ api_key: own, ...there })));
    const refused = await post(report({ api_key: own, ...there, service_code: 'event-06003' }));
    expect(faultsOf(refused, 400)[0]?.description).toContain('may not report');
    const list = jsonOf(await get(`/services.json?api_key=${own}`));
    expect(list.map((each: { service_code: string }) => each.service_code)).toEqual([RUBBISH]);
  });
});

describe('GET service_request_id from a token', () => {
  it('404 - token not found; every service is realtime', async () => {
    expect(faultsOf(await get('/tokens/123456.json'), 404)[0]?.description).toContain('token');
    const id = await made1();
    expect(jsonOf(await get(`/tokens/${id}.json`))).toEqual([{ service_request_id: id, token: id }]);
    expect(texts(await get(`/tokens/${id}.xml`), 'token')).toEqual([id]);
  });
});

describe('GET Service Requests', () => {
  const ids = (response: LightMyRequestResponse) =>
    jsonOf(response).map((each: { service_request_id: string }) => each.service_request_id);

  it('has the fields of the specification, times in w3 format, and open and closed', async () => {
    const { app, here } = made;
    const id = await made1();
    const caseId = await app.db.transaction(here.tenant, (tx) =>
      tx.selectFrom('matter').select('id').where('number', '=', id).executeTakeFirstOrThrow(),
    );
    made.clock.advance(3_600_000);
    const { act } = await import('../../usecases/act.js');
    good(
      await act(app, duty, { case: caseId.id, type: 'rejected', data: { reason: '不属实' }, version: 1, key: null }),
    );
    const [one] = jsonOf(await get(`/requests/${id}.json`, { 'accept-language': 'en-GB' }));
    const w3 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/;
    expect(one).toEqual({
      service_request_id: id,
      status: 'closed',
      status_notes: 'Not taken on',
      service_name: expect.any(String),
      service_code: RUBBISH,
      description: null,
      agency_responsible: null,
      service_notice: null,
      requested_datetime: expect.stringMatching(w3),
      updated_datetime: expect.stringMatching(w3),
      expected_datetime: null,
      address: expect.any(String),
      address_id: null,
      zipcode: null,
      lat: PLACE.lat,
      long: PLACE.lon,
      media_url: null,
    });
    expect(Date.parse(one.updated_datetime) - Date.parse(one.requested_datetime)).toBe(3_600_000);
    expect(ids(await get('/requests.json?status=closed'))).toEqual([id]);
    expect(ids(await get('/requests.json?status=open'))).not.toContain(id);
    expect(ids(await get('/requests.json?status=open,closed'))).toContain(id);
    faultsOf(await get('/requests.json?status=done'), 400);
    const xml = await get(`/requests/${id}.xml`);
    expect(xmlOf(xml).tagName).toBe('service_requests');
    expect(texts(xml, 'status')).toEqual(['closed']);
  });

  it('by ids, which override all else, by services and by dates', async () => {
    const [a, b] = [await made1(), await made1({ service_code: ASKED, 'attribute[SIZE]': 's' })];
    expect(new Set(ids(await get(`/requests.json?service_request_id=${a},${b},2026-999999&status=closed`)))).toEqual(
      new Set([a, b]),
    );
    expect(ids(await get(`/requests.json?service_code=${ASKED}`))).toContain(b);
    expect(ids(await get(`/requests.json?service_code=${ASKED}`))).not.toContain(a);
    expect(ids(await get(`/requests.json?service_code=${ASKED},${RUBBISH}`))).toEqual(expect.arrayContaining([a, b]));
    expect(ids(await get('/requests.json?service_code=nothing'))).toEqual([]);
    expect((await get('/requests.xml?service_code=nothing')).body).toContain('<service_requests/>');
    const at = made.clock.now();
    const iso = (t: number) => encodeURIComponent(new Date(t).toISOString());
    const day = 86_400_000;
    expect(ids(await get(`/requests.json?start_date=${iso(at - day)}&end_date=${iso(at + day)}`))).toContain(a);
    expect(ids(await get(`/requests.json?end_date=${iso(at - day)}`))).toEqual([]);
    expect(ids(await get(`/requests.json?start_date=${iso(at - 60 * day)}`))).toContain(a);
    expect(ids(await get('/requests.json?start_date=2026-03-04T00:00:00+08:00'))).toContain(a);
    for (const bad of [
      `start_date=${iso(at - 91 * day)}&end_date=${iso(at)}`,
      `start_date=${iso(at)}&end_date=${iso(at - day)}`,
      'start_date=yesterday',
      'start_date=2026-03-04T00:00:00',
      'page_size=2000',
      'page=x',
    ]) {
      faultsOf(await get(`/requests.json?${bad}`), 400);
    }
    const first = ids(await get('/requests.json?page_size=2'));
    const second = ids(await get('/requests.json?page_size=2&page=2'));
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([2, 2, 4]);
  });

  it('by what has changed since', async () => {
    const id = await made1();
    made.clock.advance(60_000);
    const since = new Date(made.clock.now()).toISOString();
    made.clock.advance(60_000);
    const later = await made1();
    expect(ids(await get(`/requests.json?updated_after=${since}`))).toEqual([later]);
    expect(ids(await get(`/requests.json?updated_before=${since}`))).toContain(id);
    expect(ids(await get(`/requests.json?updated_before=${since}`))).not.toContain(later);
  });

  it('shows what the public reported, and more with a key or by the setting only', async () => {
    const { app, here } = made;
    const collector = await here.person('collector-9', 'collector');
    const inner = await openCase(app, collector);
    faultsOf(await get(`/requests/${inner.number}.json`), 404);
    expect(ids(await get(`/requests.json?service_request_id=${inner.number}`))).toEqual([]);
  });

  it('has the extended attributes where they are asked for', async () => {
    const id = await made1();
    const [plain] = jsonOf(await get(`/requests/${id}.json`));
    expect(plain).not.toHaveProperty('extended_attributes');
    const [one] = jsonOf(await get(`/requests/${id}.json?extensions=true`));
    expect(one.extended_attributes).toMatchObject({ state: 'reported', channel: 'open311', reporters: 1 });
    expect(one.notes).toEqual([{ datetime: one.requested_datetime, description: 'reported', type: 'reported' }]);
    expect(texts(await get(`/requests/${id}.xml?extensions=true`), 'note')).toHaveLength(1);
  });

  it('404 - no such request', async () => {
    for (const id of ['1', '2026-999999', 'x%00', "';drop table matter"]) {
      faultsOf(await get(`/requests/${encodeURIComponent(id)}.json`), 404);
    }
  });
});

describe('Errors', () => {
  it('are arrays also where the address is wrong', async () => {
    for (const url of ['/nothing.json', '/services', '/requests/1.txt', '/services.yaml', '/']) {
      const response = await get(url);
      expect(response.statusCode, url).toBe(404);
      if (url.endsWith('.json')) faultsOf(response, 404);
      else expect(xmlOf(response).tagName).toBe('errors');
    }
    expect((await get('/discovery.json')).headers['access-control-allow-origin']).toBe('*');
  });
});

describe('hostile requests', () => {
  const count = async () => {
    const { app, here } = made;
    return app.db.transaction(here.tenant, async (tx) => {
      const { n: matters } = await tx
        .selectFrom('matter')
        .select((each) => each.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      const { n: files } = await tx
        .selectFrom('file')
        .select((each) => each.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return { matters, files };
    });
  };

  it('get a clear error and leave nothing behind', async () => {
    const before = await count();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const bomb = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(1_000_000)]);
    const refused: [string, LightMyRequestResponse | Promise<LightMyRequestResponse>][] = [
      ['10 MB of text', post(report({ description: '长'.repeat(3_500_000) }))],
      ['a long text', post(report({ description: 'x'.repeat(4001) }))],
      ['a NUL', post(report({ description: 'a\u0000b' }))],
      ['JSON', post('{"service_code": 1}', 'json', { 'content-type': 'application/json' })],
      ['XML', post('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'xml', { 'content-type': 'text/xml' })],
      ['no body', server.inject({ method: 'POST', url: `${BASE}/requests.json?api_key=${key}` })],
      [
        'broken multipart',
        post('--x\r\nnothing', 'json', {
          'content-type': 'multipart/form-data; boundary=x',
          authorization: `Bearer ${key}`,
        }),
      ],
      ['SVG', multipart(report(), [['media', '../../x.svg', 'image/svg+xml', svg]])],
      ['HTML', multipart(report(), [['media', 'x.jpg', 'image/jpeg', html]])],
      ['a zip bomb', multipart(report(), [['media', 'x.jpg', 'image/jpeg', bomb]])],
      [
        'many pictures',
        multipart(
          report(),
          Array.from({ length: 6 }, () => ['media', 'x.jpg', 'image/jpeg', html] as const),
        ),
      ],
      ['a script for an address', post(report({ media_url: 'javascript:alert(1)' }))],
      ['no mail address', post(report({ email: 'nobody' }))],
      ['infinity', post(report({ lat: 'Infinity', long: 'NaN' }))],
    ];
    for (const [what, sent] of refused) {
      const response = await sent;
      expect(response.statusCode, what).toBe(400);
      expect(response.headers['content-type'], what).toMatch(/^(application\/json|text\/xml); charset=utf-8$/);
      expect(response.body, what).not.toMatch(/stack|node_modules|select /i);
    }
    expect(await count()).toEqual(before);
  });

  it('without a key upload nothing', async () => {
    const before = await count();
    const { api_key: _, ...keyless } = report();
    const jpeg = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    expect((await multipart(keyless, [['media', 'a.jpg', 'image/jpeg', jpeg]])).statusCode).toBe(403);
    expect(await count()).toEqual(before);
  });

  it('are told to wait when a key asks too often', async () => {
    const slow = await keyOf('others-app', ['read'], 2);
    const ask = () => get(`/requests/2026-000001.json?api_key=${slow}`);
    await ask();
    await ask();
    const third = await ask();
    expect(third.statusCode).toBe(429);
    expect(faultsOf(third, 429)[0]?.code).toBe(429);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
  });
});

async function multipart(
  fields: Record<string, string>,
  files: readonly (readonly [name: string, filename: string, type: string, bytes: Buffer])[],
): Promise<LightMyRequestResponse> {
  const boundary = 'a-boundary-of-a-test';
  const part = (head: string, bytes: Buffer) =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n')]);
  const payload = Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      part(`content-disposition: form-data; name="${name}"`, Buffer.from(value)),
    ),
    ...files.map(([name, filename, type, bytes]) =>
      part(`content-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: ${type}`, bytes),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return server.inject({ method: 'POST', url: `${BASE}/requests.json`, headers, payload });
}
