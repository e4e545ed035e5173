import type { Action, ActionField } from '@bihuan/contracts';
import { type FieldRule, type Guard, legalTypes, type MatterClocks } from '@bihuan/flow';
import { allows, type Subject } from '../policies/allow.js';
import { eventPermission, rightsOf } from '../policies/permissions.js';
import type { MatterRow } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import type { Actor } from './types.js';

/** What the server would put into a field, by event type and member. */
export type Suggestions = (type: string, member: string) => unknown;

export interface Asked {
  readonly config: TenantConfig;
  readonly actor: Actor;
  readonly row: MatterRow;
  readonly subject: Subject;
  readonly reading: MatterClocks;
  readonly now: number;
  readonly refusePastDue: boolean;
}

/** The events that this person may write on the matter now, with their forms. */
export function actionsOf(asked: Asked, suggested: Suggestions): Action[] {
  const flow = asked.config.flow(asked.row.definition_version);
  const rights = rightsOf(flow);
  return legalTypes(flow, asked.row.fold, asked.now)
    .filter((type) => allows(rights, asked.actor, eventPermission(type), asked.subject))
    .filter((type) => (flow.events[type]?.guards ?? []).every((guard) => passes(guard, asked)))
    .map((type) => ({
      type,
      fields: Object.entries(flow.events[type]?.data ?? {}).map(([name, rule]) =>
        fieldOf(name, rule, suggested(type, name)),
      ),
    }));
}

/** The conditions that `decide` will ask for, as far as they do not depend on the form. */
function passes(guard: Guard, { actor, row, reading, refusePastDue }: Asked): boolean {
  switch (guard) {
    case 'sent-collector':
      return row.fold.sentTo === actor.person;
    case 'not-handler':
      return !row.fold.handlers.includes(actor.person);
    case 'before-due':
      return !refusePastDue || reading.handling?.light !== 'red' || reading.handling.dueAt === null;
  }
}

function fieldOf(name: string, rule: FieldRule, suggested: unknown): ActionField {
  return {
    name,
    type: rule.type,
    required: rule.optional !== true,
    nullable: rule.nullable === true,
    ...(rule.oneOf === undefined ? {} : { oneOf: [...rule.oneOf] }),
    ...(rule.min === undefined ? {} : { min: rule.min }),
    ...(rule.max === undefined ? {} : { max: rule.max }),
    ...(suggested === undefined ? {} : { suggested }),
  };
}
