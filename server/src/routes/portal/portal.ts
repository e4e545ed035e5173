import {
  boundsOf,
  bulletinsPage,
  casePage,
  casesPage,
  errorPage,
  homePage,
  type Language,
  mapPicture,
  type PageContext,
  trackingPage,
  viewOf,
} from '@bihuan/portal';
import multipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../adapters/settings.js';
import { publicBulletins } from '../../usecases/bulletin/bulletins.js';
import { askToReopen, rateReport } from '../../usecases/portal/answer-outcome.js';
import { groundIn } from '../../usecases/portal/ground.js';
import { getPublished, listPublished } from '../../usecases/portal/list-published.js';
import { findAddress, type PortalFacts, portalFacts, suggest } from '../../usecases/portal/places.js';
import { publicPhoto } from '../../usecases/portal/public-photo.js';
import { isWithin, type Measure } from '../../usecases/portal/public-use.js';
import { trackReport } from '../../usecases/portal/track.js';
import { readCode, shownCode } from '../../usecases/tracking-code.js';
import type { App, Result } from '../../usecases/types.js';
import { unwrap } from '../problem.js';
import { portalAssets } from './assets.js';
import { chooseLanguage, contextOf, isOurs } from './context.js';
import { sentFields, sentFiles, uploadLimits } from './form.js';
import { faultOf, PageError } from './page-error.js';
import { openProofs } from './proof.js';
import { answer, beginReport, type Reporting, readView, takeStep } from './report.js';

/** Nothing inline, nothing from elsewhere. Previews of photos are blobs of the page's own. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** What is shown by itself, and does nothing. */
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const minute = 60_000;
/** Forms of one address in a minute; a family behind one address fills in several. */
const formsPerMinute = 60;
const codesPerMinute = 30;
/** So many reports of one address go through without a proof of work; more are read by a person first, or proven. */
const freely = { max: 3, timeWindow: 10 * minute };
const reports = { max: 60, timeWindow: 60 * minute };
const bodyLimit = 64 * 1024;

type Asked = FastifyRequest<{ Querystring: Record<string, string | undefined> }>;

/** The public's pages: plain HTML that is of use without a script. */
export function portalRoutes(server: FastifyInstance, app: App, settings: Settings): void {
  server.register(async (scope) => {
    // Pages are for people: the description of the interface names none of them.
    scope.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true };
    });
    const version = portalAssets(scope);
    const proofs = openProofs(app);
    const tenant = (): string => {
      if (app.defaultTenant === '') throw new PageError(404, 'not-found');
      return app.defaultTenant;
    };
    const facts = async (): Promise<PortalFacts> => unwrap(await portalFacts(app, tenant()));
    const byAddress = (request: FastifyRequest): string => request.ip;
    const limit = (max: number, timeWindow: number) => {
      const count = scope.createRateLimit({ max, timeWindow, keyGenerator: byAddress });
      return async (request: FastifyRequest): Promise<boolean> => {
        const state = await count(request);
        return state.isAllowed || !state.isExceeded;
      };
    };
    const withinReads = limit(settings.requestsPerMinute, minute);
    const withinForms = limit(formsPerMinute, minute);
    const withinCodes = limit(codesPerMinute, minute);
    // Reports are few and weigh more than a page: they are counted for all server processes together.
    const counted = (what: string, measure: Measure) => (request: FastifyRequest) =>
      isWithin(app, tenant(), what, byAddress(request), measure);
    const withinFree = counted('free report', freely);
    const withinReports = counted('report', reports);
    const must = async (within: Promise<boolean>): Promise<void> => {
      if (!(await within)) throw new PageError(429, 'too-many');
    };

    scope.register(multipart, { limits: uploadLimits, throwFileSizeLimit: true });
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', policy);
      reply.header('vary', 'Accept-Language, Cookie');
      await must(request.method === 'GET' || request.method === 'HEAD' ? withinReads(request) : withinForms(request));
    });

    const page = (reply: FastifyReply, html: string): FastifyReply =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
    const context = (of: PortalFacts, request: FastifyRequest): PageContext => contextOf(app, of, request, version);

    async function failed(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const { status, fault } = faultOf(error);
      if (status >= 500 && error instanceof Error) {
        request.log.error({ message: error.message, stack: error.stack }, 'request failed');
      }
      const of = app.defaultTenant === '' ? NO_TENANT : await facts().catch(() => NO_TENANT);
      return page(reply.status(status), errorPage(context(of, request), fault));
    }
    scope.setErrorHandler((error: FastifyError, request, reply) => failed(error, request, reply));

    scope.get('/portal', async (request: Asked, reply) => page(reply, await home(request, false)));

    scope.get('/portal/bulletins', async (request: Asked, reply) => {
      const { issues } = unwrap(await publicBulletins(app, tenant()));
      return page(reply, bulletinsPage(context(await facts(), request), issues));
    });

    async function home(request: Asked, wrongCode: boolean): Promise<string> {
      const of = await facts();
      const { cases } = unwrap(await listPublished(app, tenant(), {}));
      const { code = '' } = request.query;
      return homePage(context(of, request), { open: of.open, latest: cases.slice(0, 5), wrongCode, code });
    }

    scope.get('/portal/language', async (request: Asked, reply) => {
      const { to, back = '' } = request.query;
      if (to === 'zh' || to === 'en') chooseLanguage(reply, request, to satisfies Language);
      return reply.redirect(isOurs(back) ? back : '/portal', 303);
    });

    const reporting = async (request: FastifyRequest): Promise<Reporting> => {
      const of = await facts();
      return {
        app,
        tenant: tenant(),
        facts: of,
        context: context(of, request),
        trusted: async (proof) => {
          await must(withinReports(request));
          const proven = proof !== '' && (await proofs.check(tenant(), proof));
          return proven || withinFree(request);
        },
      };
    };
    scope.get('/portal/report', async (request, reply) => answer(reply, await beginReport(await reporting(request))));
    scope.post('/portal/report', async (request, reply) => {
      const at = await reporting(request);
      const sent = request.isMultipart() ? await sentFiles(request) : sentFields(request);
      return answer(reply, await takeStep(at, sent));
    });
    scope.post('/portal/challenge', async (_request, reply) =>
      reply.header('cache-control', 'no-store').send(await proofs.challenge()),
    );
    scope.get('/portal/suggest', async (request: Asked, reply) => {
      const { text = '', lang = 'zh' } = request.query;
      const language = lang === 'en' ? 'en' : 'zh';
      const found = unwrap(await suggest(app, tenant(), text.slice(0, 300)));
      return reply
        .header('cache-control', 'no-store')
        .send(found.map(({ key, name, group }) => ({ key, name: name[language], group: group[language] })));
    });

    scope.get('/portal/places', async (request: Asked, reply) => {
      const { q = '' } = request.query;
      const found = unwrap(await findAddress(app, tenant(), q.slice(0, 200)));
      return reply.header('cache-control', 'no-store').send(found);
    });

    scope.get('/portal/map.svg', async (request: Asked, reply) => {
      const whole = unwrap(await groundIn(app, tenant(), null));
      const full = viewOf(whole.bounds);
      const view = readView(request.query.view ?? '') ?? full;
      const shapes = view.across >= full.across ? whole : unwrap(await groundIn(app, tenant(), boundsOf(view)));
      const [lon = Number.NaN, lat = Number.NaN] = (request.query.pin ?? '').split(',').map(Number);
      const pin = Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : null;
      return reply
        .type('image/svg+xml')
        .header('cache-control', 'public, max-age=600')
        .header('content-security-policy', picturePolicy)
        .send(mapPicture(view, shapes.shapes, pin));
    });

    scope.get('/portal/cases', async (request: Asked, reply) => {
      const of = await facts();
      const { area = '', state = 'all', cursor } = request.query;
      const wanted = state === 'open' || state === 'done' ? state : 'all';
      const found = unwrap(
        await listPublished(app, tenant(), {
          area: area === '' ? undefined : area,
          open: wanted === 'all' ? undefined : wanted === 'open',
          cursor,
        }),
      );
      const ground = unwrap(await groundIn(app, tenant(), null));
      const more = new URLSearchParams({ area, state: wanted, cursor: found.nextCursor ?? '' });
      const at = context(of, request);
      const data = {
        ...found,
        streets: of.streets.map(({ id, name, nameEn }) => ({
          id,
          name: at.language === 'en' ? (nameEn ?? name) : name,
        })),
        area: area === '' ? null : area,
        state: wanted,
        view: viewOf(ground.bounds),
        shapes: ground.shapes,
        more: found.nextCursor === null ? null : `/portal/cases?${more}`,
      } as const;
      return page(reply, casesPage(at, data));
    });
    scope.get<{ Params: { number: string } }>('/portal/cases/:number', async (request, reply) => {
      const of = await facts();
      const view = unwrap(await getPublished(app, tenant(), request.params.number));
      return page(reply, casePage(context(of, request), view, of.open));
    });
    scope.get<{ Params: { id: string }; Querystring: { size?: string } }>(
      '/portal/photo/:id',
      async (request, reply) => {
        const size = request.query.size === 'thumb' ? { size: 'thumb' as const } : {};
        const { kind, bytes } = unwrap(await publicPhoto(app, tenant(), { id: request.params.id, ...size }));
        return reply
          .type(kind)
          .header('cache-control', 'public, max-age=600')
          .header('content-security-policy', picturePolicy)
          .header('content-disposition', 'inline')
          .send(bytes);
      },
    );

    type Tracking = FastifyRequest<{ Params: { code: string } }>;
    async function tracking(
      request: Tracking,
      reply: FastifyReply,
      fault?: 'rateMissing' | 'reopenMissing' | 'gone',
    ): Promise<FastifyReply> {
      await must(withinCodes(request));
      const of = await facts();
      const view = unwrap(await trackReport(app, tenant(), request.params.code));
      const data = {
        ...view,
        code: shownCode(readCode(request.params.code) ?? ''),
        reopenDays: of.reopenDays,
        sent: (request.query as { sent?: string }).sent === '1',
        ...(fault === undefined ? {} : { fault }),
      };
      reply.header('x-robots-tag', 'noindex');
      return page(fault === undefined ? reply : reply.status(422), trackingPage(context(of, request), data));
    }
    scope.get('/portal/t', async (request: Asked, reply) => {
      await must(withinCodes(request));
      const code = readCode(request.query.code ?? '');
      if (code !== null && (await trackReport(app, tenant(), code)).ok) return reply.redirect(`/portal/t/${code}`, 303);
      return page(reply.status(404), await home(request, true));
    });
    scope.get('/portal/t/:code', async (request: Tracking, reply) => tracking(request, reply));

    async function outcome(
      request: Tracking,
      reply: FastifyReply,
      done: Result<null>,
      missing: 'rateMissing' | 'reopenMissing',
    ): Promise<FastifyReply> {
      if (done.ok) return reply.redirect(`/portal/t/${request.params.code}`, 303);
      if (done.failure.code === 'not-found') throw new PageError(404, 'not-found');
      return tracking(request, reply, done.failure.code === 'invalid' ? missing : 'gone');
    }
    scope.post('/portal/t/:code/rate', async (request: Tracking, reply) => {
      const { code } = request.params;
      const sent = sentFields(request);
      const rating = { code, stars: Number(sent.field('stars')), text: sent.field('text') };
      return outcome(request, reply, await rateReport(app, tenant(), rating), 'rateMissing');
    });
    scope.post('/portal/t/:code/reopen', async (request: Tracking, reply) => {
      const asked = { code: request.params.code, reason: sentFields(request).field('reason') };
      return outcome(request, reply, await askToReopen(app, tenant(), asked), 'reopenMissing');
    });
    scope.get('/portal/*', (request, reply) => failed(new PageError(404, 'not-found'), request, reply));
  });
}

/** What a page is written with where there is no city yet. */
const NO_TENANT: PortalFacts = {
  open: false,
  city: 'Bihuan',
  zone: 'Asia/Shanghai',
  reopenDays: 0,
  streets: [],
  classes: [],
};
