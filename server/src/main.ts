import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { portTrouble } from './adapters/port.js';
import { type Environment, layered, readSettings, type Settings } from './adapters/settings.js';
import { askerOf } from './adapters/terminal.js';
import { createServer } from './app.js';
import { loadSampleDistrict, makeBlank, refuseSampleInNetwork, signInsFile, table } from './first-run.js';
import { type Installation, openInstallation } from './installation.js';
import { StartError } from './start-error.js';
import { isSample } from './usecases/is-sample.js';
import type { SampleSize } from './usecases/load-sample.js';
import type { App, Clock } from './usecases/types.js';

export interface ServeOptions {
  /** Start empty, with administrators only, where there is no installation yet. */
  readonly blank?: boolean;
  /** Settings that a command's options give; they win over the environment. */
  readonly given?: Environment;
  readonly environment?: Environment;
  readonly cwd?: string;
  readonly clock?: Clock;
  /** How much the sample is to hold; the default is eight weeks, and tests take less. */
  readonly sample?: SampleSize;
  /** The built screens; null: none. */
  readonly webRoot?: string | null;
  /** What a person reads; the default is standard output. */
  readonly say?: (line: string) => void;
  /** Stop on SIGINT and SIGTERM, at once on the second; the default is yes. */
  readonly signals?: boolean;
}

export interface Running {
  /** Where a browser finds it, e.g. `http://127.0.0.1:8311`. */
  readonly url: string;
  readonly port: number;
  readonly app: App;
  readonly server: FastifyInstance;
  /** Streams closed, server closed, and PostgreSQL stopped where nobody else uses it. */
  stop(): Promise<void>;
  /** Resolves once it has stopped, whoever asked for it. */
  readonly ended: Promise<void>;
}

/** The settings in force here. */
export function currentSettings(
  given: Environment = {},
  environment: Environment = process.env,
  cwd: string = process.cwd(),
): Settings {
  return readSettings(environment, cwd, given);
}

/** Starts an installation: its database, the sample district or the first people where there is none yet, and the server. */
export async function serve(options: ServeOptions = {}): Promise<Running> {
  const environment = options.environment ?? process.env;
  const cwd = options.cwd ?? process.cwd();
  const say = options.say ?? ((line) => process.stdout.write(`${line}\n`));
  const settings = readSettings(environment, cwd, options.given);
  // Asked before anything is started, and again when it is taken at last.
  const trouble = settings.port === 0 ? null : await portTrouble(settings.port, settings.host);
  if (trouble !== null) throw portError(trouble, settings);
  if (hasSignIns(settings)) refuseSampleInNetwork(settings);

  const stopping = new AbortController();
  const forget = options.signals === false ? () => {} : onSignals(() => stopping.abort());
  let installation: Installation | null = null;
  let server: FastifyInstance | null = null;
  try {
    installation = await openInstallation({
      settings,
      purpose: 'serve',
      log: (line) => process.stderr.write(`${line}\n`),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    });
    goOn(stopping.signal);
    const app = await withTenant(installation, options, layered(environment, cwd), say, stopping.signal);
    goOn(stopping.signal);
    const webRoot = options.webRoot === undefined ? builtScreens : options.webRoot;
    server = createServer({ app, settings, bell: installation.bell, rules: installation.rules, webRoot, version });
    await listen(server, settings);
    const running = run(server, installation, app, forget);
    // Whoever comes first need not wait until all open cases have been read.
    app.boards.ready(app.defaultTenant).catch(() => {});
    app.components.ready(app.defaultTenant).catch(() => {});
    stopping.signal.addEventListener('abort', () => void running.stop());
    greet(running, settings, cwd, say);
    if (stopping.signal.aborted) await running.stop();
    return running;
  } catch (error) {
    await server?.close();
    await installation?.close();
    forget();
    // Whatever it was that broke off, it was asked to.
    goOn(stopping.signal);
    throw error;
  }
}

function goOn(signal: AbortSignal): void {
  if (signal.aborted) throw new StartError('interrupted', 'Stopped before it was ready');
}

function run(server: FastifyInstance, installation: Installation, app: App, forget: () => void): Running {
  const { host } = installation.settings;
  const { port } = server.server.address() as AddressInfo;
  let finish: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    try {
      await server.close();
    } finally {
      await installation.close();
      forget();
      finish();
    }
  };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    app,
    server,
    stop() {
      stopping ??= stop();
      return stopping;
    },
    ended,
  };
}

async function withTenant(
  installation: Installation,
  options: ServeOptions,
  environment: Environment,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<App> {
  const { app, settings } = installation;
  for (const tenant of installation.tenants) if (await isSample(app, tenant)) refuseSampleInNetwork(settings);
  if (app.defaultTenant !== '') {
    if (options.blank === true) say(`--blank does nothing here: ${app.defaultTenant} has its people already`);
    return app;
  }
  if (options.blank === true) {
    const tenant = await makeBlank(app, environment, askerOf(process.stdin, process.stdout, stop));
    return { ...app, defaultTenant: tenant };
  }
  say('First start: loading the sample district with its simulated cases …');
  const { tenant, cases, signIns } = await loadSampleDistrict(app, settings, options.sample);
  say(`${cases} cases. Everybody's login, password, role and name:`);
  for (const line of table(signIns)) say(`  ${line}`);
  return { ...app, defaultTenant: tenant };
}

function greet({ url }: Running, settings: Settings, cwd: string, say: (line: string) => void): void {
  say(`Bihuan serves ${url}`);
  if (hasSignIns(settings)) {
    const path = join(settings.data, signInsFile);
    const near = relative(cwd, path);
    say(`Sign-ins: ${near.startsWith('..') ? path : near}`);
  }
}

/** Seen without opening the database. */
function hasSignIns(settings: Settings): boolean {
  return existsSync(join(settings.data, signInsFile));
}

async function listen(server: FastifyInstance, settings: Settings): Promise<void> {
  try {
    await server.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code)) throw portError(code, settings);
    throw error;
  }
}

function portError(code: string, { port, host }: Settings): StartError {
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 8311;
    return new StartError('port-taken', `Port ${port} on ${host} is taken. Choose another: PORT=${other} npm start`);
  }
  const why = code === 'EACCES' ? 'may not be used by this user' : `cannot be used (${code})`;
  return new StartError(
    'port-refused',
    `Port ${port} on ${host} ${why}. Choose another: PORT=8311 HOST=127.0.0.1 npm start`,
  );
}

/** The first signal stops calmly, the second at once. Gives what ends the listening. */
function onSignals(stop: () => void): () => void {
  let asked = false;
  const handle = (signal: NodeJS.Signals): void => {
    if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
    asked = true;
    stop();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return () => {
    process.off('SIGINT', handle);
    process.off('SIGTERM', handle);
  };
}

const builtScreens = fileURLToPath(new URL('../../web/dist', import.meta.url));
const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string })
  .version;
