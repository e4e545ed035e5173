import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Settings } from './adapters/settings.js';
import { openTeller } from './adapters/tell-address.js';
import { type Bell, createBell } from './jobs/bell.js';
import { startHourly } from './jobs/hourly.js';
import type { Job } from './jobs/job.js';
import { startLetterJob } from './jobs/letters.js';
import { startNotifyJob } from './jobs/notify.js';
import { StreamHub } from './jobs/stream-hub.js';
import { startWakeJob } from './jobs/wake.js';
import { startWebhookJob } from './jobs/webhooks.js';
import { startWhatIfJob } from './jobs/what-if.js';
import { installAccess } from './routes/access.js';
import { accountRoutes } from './routes/accounts.js';
import { actingRoutes } from './routes/acting.js';
import { adminTableRoutes } from './routes/admin-tables.js';
import { areaRoutes } from './routes/areas.js';
import { assessmentRoutes } from './routes/assessment.js';
import { auditRoutes } from './routes/audit.js';
import { boardRoutes } from './routes/board.js';
import { bulletinRoutes, publicBulletinRoutes } from './routes/bulletins.js';
import { installCaching } from './routes/caching.js';
import { cardRoutes } from './routes/cards.js';
import { caseMapRoutes } from './routes/case-map.js';
import { caseRoutes } from './routes/cases.js';
import { collectRoutes } from './routes/collect.js';
import { componentRoutes } from './routes/components.js';
import { configRoutes } from './routes/config.js';
import { answerError } from './routes/errors.js';
import { fileRoutes } from './routes/files.js';
import { healthRoutes } from './routes/health.js';
import { hotlineRoutes } from './routes/hotline.js';
import { letterRoutes } from './routes/letters.js';
import { mapRoutes } from './routes/map.js';
import { installMapHosts } from './routes/map-hosts.js';
import { installMetrics } from './routes/metrics.js';
import { moderationRoutes } from './routes/moderation.js';
import { monthRoutes } from './routes/months.js';
import { noticeRoutes } from './routes/notices.js';
import { open311Routes } from './routes/open311/routes.js';
import { installOpenApi, openApiRoute } from './routes/openapi.js';
import { organisationRoutes } from './routes/organisation.js';
import { partnerReportRoutes } from './routes/partner-reports.js';
import { partnerRoutes } from './routes/partners.js';
import { patrolRoutes } from './routes/patrol.js';
import { patrolPlanRoutes } from './routes/patrol-plan.js';
import { portalRoutes } from './routes/portal/index.js';
import { referenceRoutes } from './routes/reference.js';
import { roundRoutes } from './routes/round.js';
import { scorecardRoutes } from './routes/scorecards.js';
import { sessionRoutes } from './routes/session.js';
import { streamRoute } from './routes/stream.js';
import { surveyRoutes } from './routes/surveys.js';
import { tileRoutes } from './routes/tiles.js';
import { trendsRoutes } from './routes/trends.js';
import { unitRoutes } from './routes/unit.js';
import { viewRoutes } from './routes/views.js';
import { webApp } from './routes/web-app.js';
import { webhookRoutes } from './routes/webhooks.js';
import { whatIfRoutes } from './routes/what-ifs.js';
import { reckon } from './usecases/reckon.js';
import { tidy } from './usecases/tidy.js';
import type { App } from './usecases/types.js';

export interface ServerOptions {
  /** Brings its database and its clock along. */
  readonly app: App;
  readonly settings: Settings;
  /** The bell that `app.committed` rings. */
  readonly bell: Bell;
  /** The bell that `app.rulesChanged` rings. */
  readonly rules: Bell;
  /** The built screens; null: none. */
  readonly webRoot: string | null;
  readonly version?: string;
  /** Where the log goes, a JSON line an entry; the default is standard error. */
  readonly log?: { write(line: string): void };
}

/** The whole HTTP side on one installation. It listens where its caller says; closing it ends the jobs and streams too. */
export function createServer({
  app,
  settings,
  bell,
  rules,
  webRoot,
  version = '0',
  log,
}: ServerOptions): FastifyInstance {
  const server = Fastify({
    logger: { level: settings.logLevel, stream: log ?? process.stderr, base: { name: 'bihuan' } },
    // Ours names the route, not the address: an address may hold what somebody searched for.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    trustProxy: settings.trustProxy.split(',').map((address) => address.trim()),
    bodyLimit: 256 * 1024,
    forceCloseConnections: 'idle',
    // Such as an address that cannot be decoded.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerError);
  server.removeContentTypeParser('text/plain');

  const failed = (job: string) => (error: unknown) =>
    server.log.error({ job, message: error instanceof Error ? error.message : String(error) }, 'a job failed');
  const teller = openTeller(settings.webhookPrivate);
  const hub = new StreamHub(app, bell, failed('stream'));
  const whatIfs = createBell();
  let jobs: readonly Job[] = [];
  server.addHook('onReady', async () => {
    const reckoning = startHourly(app.clock, () => reckon(app, failed('reckon')), failed('reckon'));
    rules.onRing(() => reckoning.poke());
    jobs = [
      startWakeJob(app, bell, failed('wake')),
      startWebhookJob(app, bell, teller, failed('webhooks')),
      startNotifyJob(app, bell, failed('notify')),
      startLetterJob(app, failed('letters')),
      reckoning,
      startHourly(app.clock, () => tidy(app), failed('tidy')),
      startWhatIfJob(app, whatIfs, failed('what-if')),
    ];
  });
  closeCalmly(server, async () => {
    await Promise.all([...jobs.map((job) => job.stop()), hub.close()]);
  });

  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info(
      { requestId: request.id, method, route: routeOptions.url, status: reply.statusCode, ms },
      'request',
    );
  });
  const metrics = installMetrics(server, () => hub.open);
  server.register(cookie);
  server.register(rateLimit, { global: false });
  server.register(helmet, headersWith(installMapHosts(server, app)));
  installOpenApi(server, version);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // Told only where it holds: a plain-HTTP installation in a closed network stays reachable.
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
  });

  server.register(
    async (scope) => {
      const api = scope.withTypeProvider<ZodTypeProvider>();
      installAccess(scope, app, settings);
      installCaching(scope);
      sessionRoutes(api, app);
      caseRoutes(api, app);
      caseMapRoutes(api, app);
      boardRoutes(api, app);
      unitRoutes(api, app);
      viewRoutes(api, app);
      actingRoutes(api, app);
      referenceRoutes(api, app);
      roundRoutes(api, app);
      scorecardRoutes(api, app);
      cardRoutes(api, app);
      assessmentRoutes(api, app);
      bulletinRoutes(api, app);
      whatIfRoutes(api, app, whatIfs);
      trendsRoutes(api, app);
      monthRoutes(api, app);
      patrolRoutes(api, app);
      patrolPlanRoutes(api, app);
      collectRoutes(api, app);
      surveyRoutes(api, app);
      accountRoutes(api, app);
      partnerRoutes(api, app);
      webhookRoutes(api, app, teller);
      adminTableRoutes(api, app);
      componentRoutes(api, app);
      configRoutes(api, app);
      fileRoutes(api, app);
      auditRoutes(api, app);
      organisationRoutes(api, app);
      tileRoutes(api, app);
      mapRoutes(api, app);
      areaRoutes(api, app);
      moderationRoutes(api, app);
      letterRoutes(api, app);
      hotlineRoutes(api, app);
      noticeRoutes(api, app);
      streamRoute(api, app, hub);
    },
    { prefix: '/api/v1' },
  );
  server.register(async (scope) => partnerReportRoutes(scope.withTypeProvider<ZodTypeProvider>(), app, settings), {
    prefix: '/api/v1/partner',
  });
  server.register(async (scope) => open311Routes(scope, app, settings), { prefix: '/open311/v2' });
  server.register(async (scope) => {
    openApiRoute(scope);
    healthRoutes(scope, app, metrics);
    publicBulletinRoutes(scope.withTypeProvider<ZodTypeProvider>(), app);
  });
  portalRoutes(server, app, settings);
  webApp(server, webRoot);
  return server;
}

const patienceMs = 5_000;

/** Requests under way are answered, on connections that end with the answer; what takes too long is cut off. */
function closeCalmly(server: FastifyInstance, stopJobs: () => Promise<void>): void {
  let closing = false;
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  // Before the server waits for its connections, which the streams would hold open.
  server.addHook('preClose', async () => {
    closing = true;
    const cut = setTimeout(() => server.server.closeAllConnections(), patienceMs);
    cut.unref();
    server.server.once('close', () => clearTimeout(cut));
    await stopJobs();
  });
}

/**
 * The component library writes its styles into the page as it runs, hence inline styles; scripts come from us only.
 * @param hosts servers from which the map's pictures and tiles come
 */
const headersWith = (hosts: () => readonly string[]) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'script-src-attr': ["'none'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': [() => ["'self'", 'data:', 'blob:', ...hosts()].join(' ')],
      'font-src': ["'self'", 'data:'],
      'connect-src': [() => ["'self'", ...hosts()].join(' ')],
      'worker-src': ["'self'", 'blob:'],
      'object-src': ["'none'"],
      'base-uri': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' as const },
  referrerPolicy: { policy: 'same-origin' as const },
  crossOriginEmbedderPolicy: false,
});
