import type { SurveyResult, SurveyResultsBody, SurveyResultsView } from '@bihuan/contracts';
import { localDate } from '@bihuan/worktime';
import { readComponentFiles } from '../../store/component-files.js';
import { type ComponentRow, findComponent } from '../../store/components.js';
import type { Tx } from '../../store/database.js';
import {
  addItem,
  findResult,
  findSurvey,
  lastComponentId,
  lockItem,
  type SurveyRow,
  settleItem,
} from '../../store/surveys.js';
import { covers } from '../areas-tree.js';
import { numbersByStandard } from '../components/component-id.js';
import { changeIn, createIn } from '../components/save-component.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inTransaction } from '../in-transaction.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, type Failure, failed, type Result } from '../types.js';
import { areasFor } from './surveys.js';

const permission = 'survey.walk';
type Told = SurveyResultsView['results'][number];

/** Results of a survey from a phone, each in a transaction of its own: one that is refused leaves the others in. */
export async function recordResults(
  app: App,
  actor: Actor,
  input: SurveyResultsBody & { readonly survey: string },
): Promise<Result<SurveyResultsView>> {
  const may = await inTransaction<null>(app, actor.tenant, async (_, config) =>
    areasFor(config, actor, permission).length > 0 ? done(null) : failed({ code: 'forbidden', permission }),
  );
  if (!may.ok) return may;
  const results: Told[] = [];
  for (const result of input.results) results.push(await record(app, actor, input.survey, result));
  return done({ results });
}

async function record(app: App, actor: Actor, surveyId: string, result: SurveyResult): Promise<Told> {
  const bad = unstorable({ surveyId, ...result });
  const written =
    bad !== null
      ? failed(bad)
      : await inTransaction<string>(app, actor.tenant, async (tx, config) => {
          const survey = await findSurvey(tx, actor.tenant, surveyId);
          if (survey === undefined) return failed({ code: 'not-found' });
          const before = await findResult(tx, actor.tenant, survey.id, result.id);
          // Sent again, since its answer was lost.
          if (before !== undefined) {
            return before.by === actor.person ? done(before.component) : failed({ code: 'id-taken' });
          }
          if (survey.closed_at !== null) return refused('survey-closed');
          return result.outcome === 'new'
            ? addFound(app, tx, config, actor, survey, result)
            : settle(app, tx, config, actor, survey, result);
        });
  if (written.ok) return { id: result.id, component: written.value, problem: null };
  return { id: result.id, component: null, problem: problemOf(written.failure) };
}

/** Of one that the inventory knows. */
async function settle(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  survey: SurveyRow,
  result: SurveyResult,
): Promise<Result<string>> {
  const { tenant } = actor;
  if (result.component === undefined) return invalid('component', 'the component that was looked for');
  const item = await lockItem(tx, tenant, survey.id, result.component);
  if (item === undefined) return invalid('component', 'a component of this survey');
  if (!isOwn(config, actor, item.area_path)) return failed({ code: 'forbidden', permission });
  if (item.outcome !== null) return refused('already-surveyed', { outcome: item.outcome });
  const standing = await findComponent(tx, tenant, result.component);
  if (standing === undefined) return failed({ code: 'not-found' });
  const written = await revise(app, tx, config, actor, survey, standing, result);
  if (!written.ok) return written;
  await settleItem(tx, tenant, { ...item, ...saidBy(app, actor, result) });
  return done(item.component);
}

/** The next version of the component, with no more than what was found otherwise. */
async function revise(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  survey: SurveyRow,
  standing: ComponentRow,
  result: SurveyResult,
): Promise<Result<unknown>> {
  const files = await readComponentFiles(tx, actor.tenant, standing.id);
  const shown = files.filter((each) => each.untilVersion === null).map((each) => each.file.id);
  const state = result.outcome === 'missing' ? 'lost' : result.outcome === 'corrected' ? result.state : undefined;
  const corrected = result.outcome === 'corrected';
  const isSame = state === undefined && result.photos.length === 0 && !corrected;
  if (isSame) return done(null);
  const { lon, lat, version, name, department, owner, maintainer, maintainedFrom, maintainedUntil } = standing;
  const { source, firstOn, remark, properties } = standing;
  const today = localDate(app.clock.now(), config.calendar.timeZone);
  return changeIn(app, tx, config, actor, standing.id, {
    version,
    name: corrected ? (result.name ?? name) : name,
    state: state ?? standing.state,
    location: corrected ? (result.location ?? { lon, lat }) : { lon, lat },
    // Phones tell places in WGS-84.
    coordinates: 'wgs84',
    department,
    owner,
    maintainer,
    maintainedFrom,
    maintainedUntil,
    source,
    firstOn,
    changedOn: today < firstOn ? firstOn : today,
    remark,
    properties: { ...properties },
    photos: [...shown, ...result.photos].slice(-20),
    note: noteOf(survey, result),
  });
}

/** One that the inventory did not know: it gets the next number of its class. */
async function addFound(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  survey: SurveyRow,
  result: SurveyResult,
): Promise<Result<string>> {
  const { location, photos } = result;
  const code = result.class?.code ?? survey.class;
  if (code === null) return invalid('class', 'the class of the new component');
  if (location === undefined) return invalid('location', 'where it stands');
  const standardRef = result.class?.standardRef ?? survey.standard_ref ?? config.defaultStandard;
  if (survey.class !== null && (survey.class !== code || survey.standard_ref !== standardRef)) {
    return invalid('class', 'the class that the survey looks for');
  }
  const area = config.areas.at(location.lon, location.lat)[0]?.path;
  if (area === undefined) return failed({ code: 'outside', ...location });
  if (!covers(survey.area_path, area)) return invalid('location', "a place in the survey's area");
  if (!isOwn(config, actor, area)) return failed({ code: 'forbidden', permission });
  const known = config.classes.get(classKeyOf({ standardRef, kind: 'component', code }));
  const id = await nextId(tx, config, code);
  const written = await createIn(app, tx, config, actor, {
    id,
    class: { standardRef, code },
    name: result.name ?? known?.name ?? code,
    state: result.state ?? 'intact',
    location,
    coordinates: 'wgs84',
    department: null,
    owner: null,
    maintainer: null,
    maintainedFrom: null,
    maintainedUntil: null,
    source: survey.title,
    firstOn: localDate(app.clock.now(), config.calendar.timeZone),
    changedOn: null,
    remark: result.note === '' ? null : result.note,
    properties: {},
    photos,
  });
  if (!written.ok) return written;
  await addItem(tx, actor.tenant, { survey: survey.id, component: id, area_path: area, ...saidBy(app, actor, result) });
  return done(id);
}

/** By the standard the division, the class and six digits; a city of its own numbering gets digits after the class. */
async function nextId(tx: Tx, config: TenantConfig, code: string): Promise<string> {
  const prefix = numbersByStandard(config) ? `${config.tenant}${code}` : `S${code}-`;
  const last = await lastComponentId(tx, config.tenant, prefix, prefix.length + 6);
  const serial = last === null ? 1 : Number(last.slice(prefix.length)) + 1;
  return `${prefix}${String(serial).padStart(6, '0')}`;
}

function saidBy(app: App, actor: Actor, result: SurveyResult) {
  const observed = result.observedAt === undefined ? null : Date.parse(result.observedAt);
  return {
    outcome: result.outcome,
    result: result.id,
    note: result.note,
    observed_at: observed,
    at: app.clock.now(),
    by: actor.person,
  };
}

function noteOf(survey: SurveyRow, { note }: SurveyResult): string {
  return (note === '' ? survey.title : `${survey.title}: ${note}`).slice(0, 500);
}

function isOwn(config: TenantConfig, actor: Actor, area: string): boolean {
  return areasFor(config, actor, permission).some((own) => covers(own, area));
}

function invalid(path: string, message: string) {
  return failed({ code: 'invalid', errors: [{ path, message }] });
}

function refused(reason: string, params: Readonly<Record<string, unknown>> = {}) {
  return failed({ code: 'rule', reason, params });
}

function problemOf(failure: Failure): NonNullable<Told['problem']> {
  switch (failure.code) {
    case 'invalid':
      return { code: 'invalid', errors: failure.errors.map(({ path, message }) => ({ path, message })) };
    case 'rule':
      return { code: failure.reason, params: { ...failure.params } };
    case 'outside':
      return { code: 'outside', params: { lon: failure.lon, lat: failure.lat } };
    default:
      return { code: failure.code };
  }
}
