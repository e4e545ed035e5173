import { RETURN_GROUNDS, type Text } from '@bihuan/city';
import type { Action, ActionField } from '@bihuan/contracts';
import { type FieldRule, guard, legalTypes, refusedWhateverItSays } from '@bihuan/flow';
import { allows, type Subject } from '../policies/allow.js';
import { eventPermission, rightsOf } from '../policies/permissions.js';
import type { MatterRow } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import { maySay } from './sources.js';
import type { Actor } from './types.js';

/** What the server would put into a field, by event type and member. */
export type Suggestions = (type: string, member: string) => unknown;

export interface Asked {
  readonly config: TenantConfig;
  readonly actor: Actor;
  readonly row: MatterRow;
  readonly subject: Subject;
  readonly now: number;
  readonly refusePastDue: boolean;
}

/** The events that this person may write on the matter now, with their forms. */
export function actionsOf(asked: Asked, suggested: Suggestions): Action[] {
  const flow = asked.config.flow(asked.row.definition_version);
  const rights = rightsOf(flow);
  const context = asked.config.context(asked.row.definition_version, asked.row.reported_at);
  const facts = { ...context, refusePastDue: asked.refusePastDue };
  return legalTypes(flow, asked.row.fold, asked.now)
    .filter((type) => allows(rights, asked.actor, eventPermission(type), asked.subject))
    .filter((type) => guard(facts, asked.row.fold, { type, actor: asked.actor.person, at: asked.now }) === null)
    .filter((type) => refusedWhateverItSays(flow, asked.row.fold, type) === null)
    .map((type) => ({
      type,
      fields: Object.entries(flow.events[type]?.data ?? {}).map(([name, rule]) =>
        fieldOf(name, sayable(asked, name, rule), suggested(type, name), EXAMPLES[`${type}/${name}`]),
      ),
    }));
}

/** Of the sources only those that the person may say. */
function sayable({ config, actor, row }: Asked, name: string, rule: FieldRule): FieldRule {
  if (name !== 'source' || rule.oneOf === undefined) return rule;
  const flow = config.flow(row.definition_version);
  return { ...rule, oneOf: rule.oneOf.filter((source) => maySay(flow, actor, source)) };
}

/** Known texts of fields that anything may be written into. */
const EXAMPLES: Readonly<Record<string, readonly Text[]>> = {
  'return-requested/ground': RETURN_GROUNDS.map((ground) => ground.text),
};

function fieldOf(
  name: string,
  rule: FieldRule,
  suggested: unknown,
  examples: readonly Text[] | undefined,
): ActionField {
  return {
    name,
    type: rule.type,
    required: rule.optional !== true,
    nullable: rule.nullable === true,
    ...(rule.oneOf === undefined ? {} : { oneOf: [...rule.oneOf] }),
    ...(rule.min === undefined ? {} : { min: rule.min }),
    ...(rule.max === undefined ? {} : { max: rule.max }),
    ...(suggested === undefined ? {} : { suggested }),
    ...(examples === undefined ? {} : { examples: [...examples] }),
  };
}
