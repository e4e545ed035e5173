import {
  action,
  actionField,
  actionsView,
  areaCollection,
  areaFigures,
  boardNow,
  bulkResult,
  bulkView,
  caseDetail,
  caseEvents,
  caseEventView,
  casePage,
  casePhoto,
  casePlaces,
  casePlacesHistory,
  caseRelated,
  caseSummary,
  catalogue,
  clockView,
  fileView,
  ledgerLine,
  ledgerView,
  lightReason,
  locateView,
  type Problem,
  peopleList,
  policyList,
  problem,
  responsibilityView,
  savedView,
  scorecard,
  scorecardRuns,
  session,
  stageView,
  streamMessage,
  streetCounts,
  taskList,
  trends,
  unitList,
  unitRequests,
  unitScore,
  viewCounts,
  viewersView,
  viewList,
  worktimeView,
} from '@bihuan/contracts';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sessionCookie } from './access.js';
import { problemOf } from './problem.js';

/** Schemas that the document names once and refers to. */
const named = {
  UnitRequests: unitRequests,
  UnitScore: unitScore,
  BoardNow: boardNow,
  Problem: problem,
  Session: session,
  CaseSummary: caseSummary,
  CasePage: casePage,
  CasePlaces: casePlaces,
  CaseDetail: caseDetail,
  CaseEvents: caseEvents,
  CaseEvent: caseEventView,
  CasePhoto: casePhoto,
  File: fileView,
  TaskList: taskList,
  Clock: clockView,
  Action: action,
  ActionField: actionField,
  ActionsOfCases: actionsView,
  Bulk: bulkView,
  BulkResult: bulkResult,
  Viewers: viewersView,
  Ledger: ledgerView,
  LedgerLine: ledgerLine,
  LightReason: lightReason,
  Stage: stageView,
  Responsibility: responsibilityView,
  CaseRelated: caseRelated,
  Location: locateView,
  Catalogue: catalogue,
  UnitList: unitList,
  AreaCollection: areaCollection,
  PeopleList: peopleList,
  Worktime: worktimeView,
  PolicyList: policyList,
  Scorecard: scorecard,
  ScorecardRuns: scorecardRuns,
  StreamMessage: streamMessage,
  Trends: trends,
  SavedView: savedView,
  ViewList: viewList,
  ViewCounts: viewCounts,
  StreetCounts: streetCounts,
  CasePlacesHistory: casePlacesHistory,
  AreaFigures: areaFigures,
};

const examples: Readonly<Record<string, Readonly<Record<string, Problem>>>> = {
  400: {
    invalid: problemOf(400, 'invalid', 'The request has wrong members', {
      errors: [{ path: 'location.lon', message: 'Invalid input: expected number, received string' }],
    }),
    malformed: problemOf(400, 'malformed', 'The body is not valid JSON'),
  },
  401: {
    'not-signed-in': problemOf(401, 'not-signed-in', 'Sign in first'),
    'sign-in-failed': problemOf(
      401,
      'sign-in-failed',
      'Login or password is wrong, or the login is locked for half an hour',
    ),
  },
  403: {
    forbidden: problemOf(403, 'forbidden', 'Your roles do not allow this', {
      params: { permission: 'event.dispatched' },
    }),
    'foreign-origin': problemOf(403, 'foreign-origin', 'Writes are taken from our own pages only'),
  },
  404: { 'not-found': problemOf(404, 'not-found', 'There is no such thing, or you may not see it') },
  409: {
    conflict: problemOf(409, 'conflict', 'The case has moved on since you saw it', { version: 7 }),
    'document-changed': problemOf(409, 'document-changed', 'A newer version was saved since you saw it', {
      version: 3,
    }),
    'id-taken': problemOf(409, 'id-taken', 'Another report has this id: make a new one'),
  },
  413: { 'too-large': problemOf(413, 'too-large', 'The body is too large') },
  415: { 'media-type': problemOf(415, 'media-type', 'Send the body as application/json') },
  422: {
    'not-legal': problemOf(422, 'not-legal', 'The case does not allow this now', {
      detail: 'case C1 is filed: "closed" is not legal now; legal: merged, cancelled, dispatched, noted',
      params: {
        code: 'not-legal',
        case: 'C1',
        state: 'filed',
        type: 'closed',
        legal: ['merged', 'cancelled', 'dispatched', 'noted'],
      },
    }),
    outside: problemOf(422, 'outside', 'The place lies outside the areas of this installation', {
      params: { lon: 116.4, lat: 39.9 },
    }),
    'key-reused': problemOf(422, 'key-reused', 'This Idempotency-Key was used for another request: make a new one'),
  },
  429: { 'too-many': problemOf(429, 'too-many', 'Too many requests: wait a little') },
  500: {
    internal: problemOf(500, 'internal', 'Something went wrong here; the log has the details under this instance'),
  },
};

/** Describes every route registered after it, at /api/v1/openapi.json and as pages at /api/docs. */
export function installOpenApi(server: FastifyInstance, version: string): void {
  const schemaRegistry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id });
  const withSchemas = createJsonSchemaTransformObject({ schemaRegistry });

  server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bihuan',
        version,
        description:
          'Cases of a city from report to verified close. Errors are problem details (RFC 9457): `code` and `params` let a screen phrase them. Instants are ISO 8601 with an offset.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'session', description: 'Signing in and out' },
        { name: 'cases', description: 'Cases, their events and clocks' },
        { name: 'files', description: 'Pictures, and what crews have in hand' },
        { name: 'reference', description: 'Classes, units, areas, people, calendar, policies' },
        { name: 'assessment', description: 'Periods from draft to publication, and appeals' },
        { name: 'scorecards', description: 'Figures of a period and the cases behind them' },
        { name: 'board', description: 'Figures of an area as they stand, and how they have gone' },
        { name: 'administration', description: 'Accounts, the organisation, and the log of what was done to them' },
        { name: 'config', description: 'What the installation works by: versioned documents, for administrators' },
        { name: 'orders', description: 'Orders of supervision' },
        {
          name: 'coordination',
          description: 'Unclear and disputed responsibility, and the fund for work that nobody owns yet',
        },
        { name: 'handover', description: 'What stands open when a shift ends, and who takes it on' },
        { name: 'portal', description: "What of the public's reports, pictures and requests waits for a moderator" },
        { name: 'practice', description: 'Simulated cases to practise on, apart from the real ones' },
        { name: 'stream', description: 'What changes, as it changes' },
      ],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'Set by POST /api/v1/session' },
          key: { type: 'http', scheme: 'bearer', description: "A partner's key, `bh_…`" },
        },
      },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: (document) => withExamples(withSchemas(document)),
  });

  server.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: 'Bihuan API', css: [{ filename: 'bihuan.css', content: '.swagger-ui .topbar { display: none }' }] },
    uiConfig: { deepLinking: true, tryItOutEnabled: false, validatorUrl: null },
  });
}

export function openApiRoute(server: FastifyInstance): void {
  server.get('/api/v1/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'public, no-cache').send(server.swagger()),
  );
}

/** Puts the examples of each status beside its problem's schema. */
function withExamples<T>(document: T): T {
  const { paths } = document as { paths?: Record<string, Record<string, Operation>> };
  for (const operation of Object.values(paths ?? {}).flatMap((path) => Object.values(path))) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const content = response.content?.['application/problem+json'];
      const known = examples[status];
      if (content === undefined || known === undefined) continue;
      content.examples = Object.fromEntries(Object.entries(known).map(([code, value]) => [code, { value }]));
    }
  }
  return document;
}

interface Operation {
  readonly responses?: Record<string, { readonly content?: Record<string, { examples?: Record<string, unknown> }> }>;
}
