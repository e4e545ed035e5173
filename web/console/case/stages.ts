import { cityFlow } from '@bihuan/city';
import type { CaseDetail } from '@bihuan/contracts';
import { apply, type Matter } from '@bihuan/flow';
import type { Timeline } from '@bihuan/worktime';
import { STAGES } from '../words/domain.js';

export interface StageUse {
  readonly stage: (typeof STAGES)[number];
  readonly status: 'done' | 'now' | 'ahead';
  /** Time that passed in its visits, ended ones only; ms. */
  readonly used: number;
  readonly visits: number;
}

/**
 * Which stages the case went through, and how long it stood in each, read off its events. What the server says of a
 * running clock is exact (legs, pauses, extensions); this is the way that lies behind.
 */
export function stageUses(detail: CaseDetail, timeline: Timeline): StageUse[] {
  const used = new Map<string, { ms: number; visits: number }>();
  let matter: Matter | null = null;
  let since = 0;
  for (const event of detail.events) {
    const at = Date.parse(event.at);
    const before = stageOf(matter);
    matter = next(matter, event, at);
    const after = stageOf(matter);
    if (before === after && event.type !== 'dispatched') continue;
    if (before !== null && before !== after) {
      const sum = used.get(before) ?? { ms: 0, visits: 0 };
      used.set(before, { ms: sum.ms + Math.max(timeline.elapsed(since, at), 0), visits: sum.visits + 1 });
    }
    if (before !== after) since = at;
  }
  const now = detail.stage;
  return STAGES.map((stage) => {
    const sum = used.get(stage) ?? { ms: 0, visits: 0 };
    const status = stage === now ? 'now' : sum.visits > 0 ? 'done' : 'ahead';
    return { stage, status, used: sum.ms, visits: sum.visits };
  });
}

function next(matter: Matter | null, event: CaseDetail['events'][number], at: number): Matter | null {
  try {
    return apply(cityFlow, matter, {
      case: '',
      at,
      type: event.type,
      actor: event.actor.id,
      data: event.data,
    });
  } catch {
    // A history under another definition: what this one does not know moves nothing here.
    return matter;
  }
}

function stageOf(matter: Matter | null): string | null {
  return matter === null ? null : (cityFlow.states[matter.state]?.stage ?? null);
}
