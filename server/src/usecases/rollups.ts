import { apply, type Matter, runFacts } from '@bihuan/flow';
import { rolled } from '@bihuan/scoring';
import type { EventRow } from '../store/events.js';
import type { MatterRow } from '../store/matters.js';
import type { NetDelta, RunCounting, RunDelta } from '../store/rollups.js';
import type { TenantConfig } from './config.js';
import { beginStory, continueStory, type Story } from './matter-row.js';
import { matterEvent } from './period-facts.js';

/** How the runs of a matter count after one of its events. */
export interface RunStep {
  readonly matter: string;
  readonly seq: number;
  readonly at: number;
  readonly runs: readonly RunCounting[];
}

/** How the runs of a matter count as it stands. */
export function countingsOf(config: TenantConfig, story: Story, matter: Matter): RunCounting[] {
  if (matter.runs.length === 0) return [];
  const context = config.context(story.definition_version, matter.begun);
  return runFacts(context, matter).map((fact, no) => ({
    no,
    unit: fact.unit,
    areaPath: story.area_path,
    standardRef: story.standard_ref,
    kind: story.kind,
    class: story.class,
    channel: story.channel,
    ...rolled(fact),
  }));
}

/** What the steps of one matter take away and add. @param before how its runs count so far */
export function deltasOf(before: readonly RunCounting[], steps: readonly RunStep[]): RunDelta[] {
  let standing = before;
  return steps.flatMap(({ matter, seq, at, runs }) => {
    const changed = between(standing, runs);
    standing = runs;
    return changed.map((each) => ({ matter, seq, at, ...each }));
  });
}

function between(before: readonly RunCounting[], after: readonly RunCounting[]): Pick<RunDelta, 'runs' | 'counting'>[] {
  const byNo = new Map(before.map((each) => [each.no, each]));
  return after.flatMap((counting): Pick<RunDelta, 'runs' | 'counting'>[] => {
    const was = byNo.get(counting.no);
    if (was === undefined) return [{ runs: 1, counting }];
    if (key(was) === key(counting)) return [];
    return [
      { runs: -1, counting: was },
      { runs: 1, counting },
    ];
  });
}

/** How each matter's runs count, as its deltas say. */
export function standingOf(deltas: readonly NetDelta[]): Map<string, RunCounting[]> {
  const sums = new Map<string, { matter: string; runs: number; counting: RunCounting }>();
  for (const { matter, runs, counting } of deltas) {
    const id = `${matter}\n${key(counting)}`;
    sums.set(id, { matter, counting, runs: (sums.get(id)?.runs ?? 0) + runs });
  }
  const standing = new Map<string, RunCounting[]>();
  for (const { matter, runs, counting } of sums.values()) {
    if (runs > 0) standing.set(matter, [...(standing.get(matter) ?? []), counting]);
  }
  return standing;
}

export function deltasByMatter(deltas: readonly NetDelta[]): Map<string, NetDelta[]> {
  const byMatter = new Map<string, NetDelta[]>();
  for (const delta of deltas) {
    const some = byMatter.get(delta.matter);
    if (some === undefined) byMatter.set(delta.matter, [delta]);
    else some.push(delta);
  }
  return byMatter;
}

/** All deltas of a matter, made anew from its log. */
export function deltasOfLog(config: TenantConfig, row: MatterRow, events: readonly EventRow[]): RunDelta[] {
  const flow = config.flow(row.definition_version);
  let [matter, story]: [Matter | null, Story | null] = [null, null];
  const steps: RunStep[] = [];
  // Areas that were drawn anew move no case that was reported before; one whose place was corrected has had several.
  const moved = events.some(({ type, data }) => type === 'corrected' && data.location !== undefined);
  for (const each of events) {
    const event = matterEvent(each);
    matter = apply(flow, matter, event);
    story = story === null ? beginStory(config, row, event) : continueStory(config, story, event, each.seq);
    const runs = countingsOf(config, moved ? story : { ...story, area_path: row.area_path }, matter);
    if (runs.length > 0) steps.push({ matter: row.id, seq: each.seq, at: event.at, runs });
  }
  return deltasOf([], steps);
}

/** What is missing of a matter's deltas, and what is too much, as deltas that put it right. */
export function correctionsOf(stored: readonly NetDelta[], derived: readonly RunDelta[]): RunDelta[] {
  const wrong = new Map<string, { delta: RunDelta; runs: number }>();
  const count = (delta: RunDelta, runs: number) => {
    const id = `${delta.matter}\n${delta.seq}\n${delta.at}\n${key(delta.counting)}`;
    wrong.set(id, { delta, runs: (wrong.get(id)?.runs ?? 0) + runs });
  };
  for (const delta of derived) count(delta, delta.runs);
  for (const delta of stored) count({ ...delta, runs: 1 }, -delta.runs);
  return [...wrong.values()].flatMap(({ delta, runs }) =>
    Array.from({ length: Math.abs(runs) }, (): RunDelta => ({ ...delta, runs: runs > 0 ? 1 : -1 })),
  );
}

function key(counting: RunCounting): string {
  const {
    no,
    unit,
    areaPath,
    standardRef,
    kind,
    class: code,
    channel,
    countedAt,
    set,
    marks,
    extendedUntil,
  } = counting;
  return [no, unit, areaPath, standardRef, kind, code, channel, countedAt, set, marks, extendedUntil].join('\n');
}
