import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../adapters/settings.js';
import type { KeyHolder } from '../../usecases/doors/key.js';
import {
  classesOfServices,
  discover,
  isServed,
  listServices,
  serviceDefinition,
  zoneOf,
} from '../../usecases/doors/open311.js';
import { reportByPartner } from '../../usecases/doors/report-by-partner.js';
import { type ServiceRequest, serviceRequests } from '../../usecases/doors/service-requests.js';
import type { Language } from '../../usecases/doors/services.js';
import type { App } from '../../usecases/types.js';
import { holderIn, type KeyLimits, keyIn, keyLimits } from '../key-access.js';
import { answerOpen311, type Format, fault, formatOf, Open311Error, send } from './answer.js';
import { fieldIn, installForms, readForm } from './form.js';
import { refusal, reportIn } from './post.js';
import { askedIn, textIn } from './query.js';
import { listOf, type XmlValue, xmlDocument } from './xml.js';

declare module 'fastify' {
  interface FastifyRequest {
    keyHolder: KeyHolder | null;
  }
}

/** The token of the specification (Service Discovery, endpoints.endpoint.specification). */
const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
const FORMATS: readonly Format[] = ['json', 'xml'];
const hidden = { schema: { hide: true } };

/** Open311 GeoReport v2, as http://wiki.open311.org/GeoReport_v2 has it; sections are named by their headings there. */
export function open311Routes(scope: FastifyInstance, app: App, settings: Settings): void {
  const limits = keyLimits(scope, settings.requestsPerMinute);
  installForms(scope);
  scope.setErrorHandler(answerOpen311);
  scope.setNotFoundHandler((request, reply) =>
    answerOpen311(
      fault(404, 'There is no such resource: check the address and its format, .xml or .json'),
      request,
      reply,
    ),
  );
  scope.decorateRequest('keyHolder', null);
  scope.addHook('onRequest', async (request, reply) => {
    // Nothing here depends on a cookie, so that pages of other sites may read it.
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    wait(await limits.ofAddress(request));
    const key = keyIn(request);
    if (key !== undefined) request.keyHolder = await admitted(app, limits, request, key);
  });
  for (const format of FORMATS) {
    scope.get(`/discovery.${format}`, hidden, (request, reply) => discovery(app, request, reply));
    scope.get(`/services.${format}`, hidden, (request, reply) => services(app, request, reply));
    scope.get(`/requests.${format}`, hidden, (request, reply) => requests(app, request, reply));
    scope.post(`/requests.${format}`, hidden, (request, reply) => create(app, limits, request, reply));
  }
  scope.get('/services/:file', hidden, (request, reply) => definition(app, request, reply));
  scope.get('/requests/:file', hidden, (request, reply) => oneRequest(app, request, reply));
  scope.get('/tokens/:file', hidden, (request, reply) => token(app, request, reply));
}

/** Errors, General Errors: "403 - Missing or Invalid API Key (specify in error message)". */
async function admitted(app: App, limits: KeyLimits, request: FastifyRequest, key: string): Promise<KeyHolder> {
  const holder = await holderIn(app, key);
  if (holder === null) throw fault(403, 'Invalid api_key received');
  wait(await limits.ofKey(request, holder));
  return holder;
}

function wait(seconds: number | null): void {
  if (seconds === null) return;
  const faults = [{ code: 429, description: `Too many requests: wait ${seconds} s` }];
  throw new Open311Error(429, faults, { 'retry-after': String(seconds) });
}

/** The tenant that is served; `jurisdiction_id` may be left out, since the endpoint serves one (Definitions). */
async function tenantOf(app: App, given: string | undefined): Promise<string> {
  const tenant = app.defaultTenant;
  if (tenant !== '' && (given === undefined || (await isServed(app, tenant, given)))) return tenant;
  throw fault(404, 'jurisdiction_id provided was not found');
}

const queryOf = (request: FastifyRequest) => request.query as Readonly<Record<string, unknown>>;
const tenantIn = (app: App, request: FastifyRequest) => tenantOf(app, textIn(queryOf(request), 'jurisdiction_id'));

function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

/** The last part of an address without its format: `123` of `/requests/123.xml`. */
function idIn(request: FastifyRequest): string {
  const { file = '' } = request.params as { file?: string };
  const [, id] = /^(.{1,120})\.(?:json|xml)$/s.exec(file) ?? [];
  if (id === undefined) throw fault(404, 'There is no such resource: the format, .xml or .json, was not provided');
  return id;
}

/** Service Discovery. */
async function discovery(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const tenant = await tenantOf(app, undefined);
  const { changeset, contact, keyService, type } = await discover(app, tenant);
  const about = { changeset, contact, key_service: keyService };
  const formats = ['text/xml', 'application/json'];
  const url = `${request.protocol}://${request.host}/open311/v2`;
  const endpoint = { specification: SPECIFICATION, url, changeset, type };
  return send(reply, formatOf(request), { ...about, endpoints: [{ ...endpoint, formats }] }, () =>
    xmlDocument('discovery', {
      ...about,
      endpoints: listOf('endpoint', [{ ...endpoint, formats: listOf('format', formats) }]),
    }),
  );
}

/** GET Service List. */
async function services(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const tenant = await tenantIn(app, request);
  const list = await listServices(app, tenant, languageOf(request), request.keyHolder?.partner.classes ?? []);
  return send(reply, formatOf(request), list, () => xmlDocument('services', listOf('service', list.map(plain))));
}

/** GET Service Definition. */
async function definition(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const code = idIn(request);
  const tenant = await tenantIn(app, request);
  const found = await serviceDefinition(app, tenant, code, languageOf(request));
  if (found === null) throw fault(404, 'service_code provided was not found');
  const json = { service_code: found.code, attributes: found.attributes };
  return send(reply, formatOf(request), json, () => {
    const attributes = found.attributes.map(({ values, ...rest }) => ({
      ...rest,
      ...(values === undefined ? {} : { values: listOf('value', values.map(plain)) }),
    }));
    return xmlDocument('service_definition', {
      service_code: found.code,
      attributes: listOf('attribute', attributes),
    });
  });
}

/** POST Service Request. "Requires API Key: Yes". */
async function create(
  app: App,
  limits: KeyLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const admit = async (fields: readonly (readonly [string, string])[]) => {
    const given = fieldIn(fields, 'api_key');
    request.keyHolder ??= given === undefined ? null : await admitted(app, limits, request, given);
    if (request.keyHolder === null) throw fault(403, 'Missing api_key: a key is needed to create requests');
    if (!request.keyHolder.key.scopes.includes('report')) {
      throw fault(403, 'Invalid api_key received: it may not create requests');
    }
  };
  if (request.body === undefined && !request.isMultipart() && request.keyHolder === null) await admit([]);
  const form = await readForm(request, admit);
  await admit(form.fields);
  const holder = request.keyHolder;
  if (holder === null) throw fault(403, 'Missing api_key');
  const given = fieldIn(form.fields, 'jurisdiction_id') ?? textIn(queryOf(request), 'jurisdiction_id');
  const tenant = await tenantOf(app, given);
  const code = fieldIn(form.fields, 'service_code');
  if (code === undefined) throw fault(400, 'service_code was not provided');
  const service = await serviceDefinition(app, tenant, code, languageOf(request));
  if (service === null) throw fault(404, 'service_code provided was not found');
  const key = request.headers['idempotency-key'];
  const result = await reportByPartner(app, holder, reportIn(service, form, typeof key === 'string' ? key : null));
  if (!result.ok) throw refusal(result.failure);
  const answer = {
    service_request_id: result.value.row.number,
    service_notice: noticeOf(result.value.joined, languageOf(request)),
    account_id: fieldIn(form.fields, 'account_id') ?? null,
  };
  return send(reply, formatOf(request), [answer], () => xmlRequests([answer]));
}

function noticeOf(joined: boolean, language: Language): string | null {
  if (!joined) return null;
  return language === 'en' ? 'It was known already: your report joined it.' : '已有同一问题的案件，您的上报已并入。';
}

/** GET Service Requests. */
async function requests(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const tenant = await tenantIn(app, request);
  const { codes, filter, page } = askedIn(queryOf(request), app.clock.now(), await zoneOf(app, tenant));
  const classes = codes === undefined ? undefined : await classesOfServices(app, tenant, codes);
  const found = await serviceRequests(app, tenant, {
    holder: request.keyHolder,
    filter: { ...filter, ...(classes === undefined ? {} : { classes }) },
    page,
    language: languageOf(request),
    extensions: textIn(queryOf(request), 'extensions') === 'true',
  });
  return answerRequests(request, reply, found);
}

/** GET Service Request. A list of one, as the specification has it. */
async function oneRequest(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const numbers = [idIn(request)];
  const tenant = await tenantIn(app, request);
  const found = await serviceRequests(app, tenant, {
    holder: request.keyHolder,
    filter: { numbers },
    page: { limit: 1, offset: 0 },
    language: languageOf(request),
    extensions: textIn(queryOf(request), 'extensions') === 'true',
  });
  if (found.length === 0) throw fault(404, 'service_request_id provided was not found');
  return answerRequests(request, reply, found);
}

/**
 * GET service_request_id from a token. Every service is `realtime`, so that no token is ever given; what a client kept as
 * one is the id itself.
 */
async function token(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const id = idIn(request);
  const tenant = await tenantIn(app, request);
  const ask = { filter: { numbers: [id] }, page: { limit: 1, offset: 0 }, language: 'zh', extensions: false } as const;
  const [found] = await serviceRequests(app, tenant, { ...ask, holder: request.keyHolder });
  if (found === undefined) throw fault(404, 'token provided was not found');
  const answer = { service_request_id: found.service_request_id, token: id };
  return send(reply, formatOf(request), [answer], () => xmlRequests([answer]));
}

function answerRequests(request: FastifyRequest, reply: FastifyReply, found: readonly ServiceRequest[]): FastifyReply {
  return send(reply, formatOf(request), found, () => xmlRequests(found.map(requestXml)));
}

function xmlRequests(of: readonly XmlValue[]): string {
  return xmlDocument('service_requests', listOf('request', of));
}

function requestXml({ extended_attributes: extended, notes, ...rest }: ServiceRequest): XmlValue {
  return {
    ...rest,
    ...(extended === undefined
      ? {}
      : {
          extended_attributes: {
            ...(extended as Record<string, XmlValue>),
            areas: listOf('area', extended.areas as readonly XmlValue[]),
          },
        }),
    ...(notes === undefined ? {} : { notes: listOf('note', notes.map(plain)) }),
  };
}

function plain<T extends object>(members: T): XmlValue {
  return { ...members } as unknown as XmlValue;
}
