import type { ClockReading, Matter, MatterEvent } from '@bihuan/flow';
import { clocks } from '@bihuan/flow';
import type { MatterRow } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import { isStandardRef } from './seal.js';

/** What a matter is about: from its report, corrected since. */
type Description = Pick<
  MatterRow,
  'channel' | 'standard_ref' | 'kind' | 'class' | 'component' | 'area_path' | 'lon' | 'lat' | 'address_seq'
>;

/** What is given once, when the matter begins. */
export type Identity = Pick<
  MatterRow,
  'tenant' | 'id' | 'number' | 'mechanism' | 'definition_version' | 'source' | 'external_id' | 'reported_by'
>;

/** Everything that the events themselves do not say through the fold. */
export interface Story
  extends Identity,
    Description,
    Pick<MatterRow, 'coordination' | 'crew' | 'crew_stage' | 'helpers' | 'merged_into' | 'reporters'> {}

/** The story after its first event. */
export function beginStory(config: TenantConfig, identity: Identity, event: MatterEvent): Story {
  const { source, kind, class: code, component, standardRef, address } = event.data;
  return {
    ...identity,
    channel: text(source) ?? 'import',
    standard_ref: isStandardRef(standardRef) ? standardRef : config.defaultStandard,
    kind: text(kind) ?? 'event',
    class: text(code) ?? '',
    component: text(component),
    address_seq: address === undefined ? null : 1,
    coordination: false,
    crew: null,
    crew_stage: null,
    helpers: [],
    merged_into: null,
    reporters: 1,
    ...placeOf(config, event.data.location),
  };
}

/** The story after one more event. */
export function continueStory<S extends Story>(config: TenantConfig, story: S, event: MatterEvent, seq: number): S {
  const { class: code, component, address, location, standardRef } = event.data;
  switch (event.type) {
    case 'filed':
      return {
        ...story,
        class: text(code) ?? story.class,
        standard_ref: isStandardRef(standardRef) ? standardRef : story.standard_ref,
      };
    case 'corrected':
      return {
        ...story,
        class: text(code) ?? story.class,
        standard_ref: isStandardRef(standardRef) ? standardRef : story.standard_ref,
        component: text(component) ?? story.component,
        address_seq: address === undefined ? story.address_seq : seq,
        ...(location === undefined ? {} : placeOf(config, location)),
      };
    case 'merged':
      return { ...story, merged_into: text(event.data.into) };
    case 'joined':
      return { ...story, reporters: story.reporters + 1 };
    case 'coordination-opened':
      return { ...story, coordination: true };
    case 'coordination-decided':
      return { ...story, coordination: false };
    case 'assigned':
      return { ...story, crew: text(event.data.crew), crew_stage: 'handed' };
    case 'noted':
      return isTakeOver(event) && event.actor === story.crew ? { ...story, crew_stage: 'taken' } : story;
    case 'handed-back':
      return { ...story, crew: null, crew_stage: 'back' };
    case 'dispatched':
      return { ...story, crew: null, crew_stage: null };
    case 'feedback':
    case 'returned':
      return { ...story, crew_stage: null };
    case 'assist-requested':
      return { ...story, helpers: [...without(story.helpers, event.data.unit), String(event.data.unit)] };
    case 'assist-done':
      return { ...story, helpers: without(story.helpers, event.data.unit) };
    default:
      return story;
  }
}

/**
 * A crew takes over what was handed to it. The table of events has none for that, so it is a note that says so in words,
 * with a member of its own for programs.
 */
export function isTakeOver(event: Pick<MatterEvent, 'type' | 'data'>): boolean {
  return event.type === 'noted' && event.data.takenOver === true;
}

function without(units: readonly string[], unit: unknown): string[] {
  return units.filter((each) => each !== unit);
}

/** The row of a matter whose last event was folded, as it reads at an instant not before it. */
export function matterRow(config: TenantConfig, story: Story, matter: Matter, at: number): MatterRow {
  const state = config.flow(story.definition_version).states[matter.state];
  return {
    ...story,
    coordination: story.coordination && matter.ended === null,
    state: matter.state,
    stage: state?.stage ?? null,
    severity: matter.severity,
    unit: matter.runs.at(-1)?.unit ?? null,
    dispatch_no: dispatchNoOf(matter),
    marks: Object.keys(matter.marks),
    sent_to: matter.sentTo,
    reported_at: matter.begun,
    ended_at: matter.ended,
    ...clockColumns(config, story.definition_version, matter, at),
    fold: matter,
    version: matter.seq,
  };
}

/** The part of the row that the calendar and the policy decide. */
export function clockColumns(config: TenantConfig, flowVersion: number, matter: Matter, at: number) {
  const reading = clocks(config.context(flowVersion, matter.begun), matter, Math.max(at, matter.last));
  const { stage, whole } = reading;
  const supervision = reading.overlays.supervision ?? null;
  const running = supervision?.status === 'running' ? supervision : null;
  const wakes = [stage, whole, running].flatMap((each) => (each === null ? [] : changesOf(each)));
  const later = wakes.filter((t) => t > Math.max(at, matter.last));
  return {
    stage_due: stage === null ? null : dueOf(stage),
    stage_warn: stage === null ? null : warnOf(stage),
    stage_resume: stage?.resumes?.at ?? null,
    stage_light: stage?.light ?? null,
    whole_due: dueOf(whole),
    whole_warn: warnOf(whole),
    whole_resume: whole.resumes?.at ?? null,
    whole_light: whole.light,
    supervision_due: running?.dueAt ?? null,
    supervision_warn: running?.warnAt ?? null,
    supervision_light: running?.light ?? null,
    supervised: running !== null,
    wake_at: later.length === 0 ? null : Math.min(...later),
  };
}

/** The instants at which a clock's light may change by itself: it is red only after its due instant. */
function changesOf(clock: ClockReading): number[] {
  const [due, warn] = [dueOf(clock), warnOf(clock)];
  return [
    ...(clock.resumes === null ? [] : [clock.resumes.at]),
    ...(warn === null ? [] : [warn]),
    ...(due === null ? [] : [due + 1]),
  ];
}

function dueOf(clock: ClockReading): number | null {
  return clock.resumes === null ? clock.dueAt : clock.resumes.dueAt;
}

function warnOf(clock: ClockReading): number | null {
  return clock.resumes === null ? clock.warnAt : clock.resumes.warnAt;
}

function dispatchNoOf(matter: Matter): number | null {
  const run = matter.runs.at(-1);
  return run === undefined ? null : run.repeats + 1;
}

function placeOf(config: TenantConfig, location: unknown): Pick<MatterRow, 'area_path' | 'lon' | 'lat'> {
  const root = config.areas.root?.path ?? config.tenant;
  if (!isPoint(location)) return { area_path: root, lon: null, lat: null };
  const { lon, lat } = location;
  return { area_path: config.areas.at(lon, lat)[0]?.path ?? root, lon, lat };
}

function isPoint(value: unknown): value is { lon: number; lat: number } {
  return typeof value === 'object' && value !== null && 'lon' in value && 'lat' in value;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
