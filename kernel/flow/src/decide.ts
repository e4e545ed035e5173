import type { Instant } from '@bihuan/worktime';
import { check, ruleOf } from './check.js';
import { type ClockContext, clocks } from './clocks.js';
import type { Guard } from './definition.js';
import type { Matter, MatterEvent } from './matter.js';
import { unmeasurable } from './measure.js';
import type { Refusal } from './refusal.js';

/** What somebody wants to happen to a matter, now. */
export interface Command {
  readonly case: string;
  readonly type: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the guards of live commands know of the world. */
export interface GuardFacts extends ClockContext {
  /** Refuse a request for more time, or a return, after the due instant. */
  readonly refusePastDue: boolean;
}

/** What `decide` knows of the world besides the matter. */
export interface DecideFacts extends GuardFacts {
  readonly units: { has(unit: string): boolean };
}

export type Decision =
  | { readonly ok: true; readonly events: readonly MatterEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Decides a command and does nothing. An event's instant is now, or the matter's last where that is later, since the
 * clocks of two processes differ.
 */
export function decide(facts: DecideFacts, matter: Matter | null, command: Command, now: Instant): Decision {
  const at = matter === null ? now : Math.max(now, matter.last);
  const event: MatterEvent = { ...command, at };
  const refusal =
    check(facts.definition, matter, event, facts.units) ??
    unmeasurable(facts, matter, event) ??
    guard(facts, matter, event);
  return refusal === null ? { ok: true, events: [event] } : { ok: false, refusal };
}

/** The conditions that only a live command meets; they do not depend on its data. Null where all hold. */
export function guard(
  facts: GuardFacts,
  matter: Matter | null,
  event: Pick<MatterEvent, 'type' | 'actor' | 'at'>,
): Refusal | null {
  if (matter === null) return null;
  for (const name of ruleOf(facts.definition, event.type)?.guards ?? []) {
    const refusal = guards[name](facts, matter, event);
    if (refusal !== null) return refusal;
  }
  return null;
}

const guards: Record<
  Guard,
  (facts: GuardFacts, matter: Matter, event: Pick<MatterEvent, 'type' | 'actor' | 'at'>) => Refusal | null
> = {
  'sent-collector': (_, matter, event) =>
    matter.sentTo === event.actor ? null : { code: 'not-sent', case: matter.id, actor: event.actor },
  'not-handler': (_, matter, event) =>
    matter.handlers.includes(event.actor) ? { code: 'handler-verifies', case: matter.id, actor: event.actor } : null,
  'before-due': (facts, matter, event) => {
    if (!facts.refusePastDue) return null;
    const handling = clocks(facts, matter, event.at).handling;
    if (handling?.light !== 'red') return null;
    const dueAt = handling.dueAt ?? handling.resumes?.dueAt ?? event.at;
    return { code: 'past-due', case: matter.id, type: event.type, dueAt };
  },
};
