import type { Instant } from '@bihuan/worktime';
import { apply } from './apply.js';
import type { FlowDefinition } from './definition.js';
import type { Matter, MatterEvent } from './matter.js';

/** One stay of a matter in a stage. */
export interface Visit {
  readonly stage: string;
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
  /** Types of the events that began it and ended it. */
  readonly begunBy: string;
  readonly endedBy: string | null;
}

/**
 * Every stay of a matter in a stage, in order, from its whole history, which must be legal. Where the stage is a run's,
 * each stay is a leg.
 */
export function visits(definition: FlowDefinition, events: Iterable<MatterEvent>): Visit[] {
  const found: Visit[] = [];
  let matter: Matter | null = null;
  for (const event of events) {
    const before: string | null = stageOf(definition, matter);
    matter = apply(definition, matter, event);
    const after = stageOf(definition, matter);
    if (after === before) continue;
    const last = found.at(-1);
    if (last !== undefined && before !== null) found[found.length - 1] = { ...last, to: event.at, endedBy: event.type };
    if (after !== null) found.push({ stage: after, from: event.at, to: null, begunBy: event.type, endedBy: null });
  }
  return found;
}

function stageOf(definition: FlowDefinition, matter: Matter | null): string | null {
  return matter === null ? null : (definition.states[matter.state]?.stage ?? null);
}
