import { cardKind } from '@bihuan/city';
import type { CardKind } from '@bihuan/kit';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { TenantConfig } from '../config.js';
import { scoredUnits } from '../scored-period.js';
import { type Actor, done, failed, type Result } from '../types.js';

export interface CardScope {
  readonly kind: CardKind;
  /** Whose cards of the kind the person sees; null: all. */
  readonly subjects: ReadonlySet<string> | null;
}

/**
 * Which cards of a kind a person sees. Units' and streets' are published to all who assess; people's and their companies' are for
 * whoever oversees them, and each person sees their own.
 */
export function cardScope(config: TenantConfig, actor: Actor, id: string): Result<CardScope> {
  const kind = cardKind(id);
  if (kind === undefined) return failed({ code: 'not-found' });
  const rights = rightsOf(config.newestFlow);
  const { whose } = kind;
  if (whose !== 'nobody' && ('units' in whose || 'areas' in whose)) {
    const visible = allowsSomewhere(rights, actor, 'scorecard.read') ? scoredUnits(config, actor) : new Set<string>();
    if (visible === null) return done({ kind, subjects: null });
    const units = [...visible].flatMap((unit) => unit ?? []);
    if (units.length === 0 || 'areas' in whose) return failed({ code: 'forbidden', permission: 'scorecard.read' });
    return done({ kind, subjects: new Set(units) });
  }
  if (allowsSomewhere(rights, actor, 'card.read')) return done({ kind, subjects: null });
  const own = whose !== 'nobody' && 'role' in whose && allowsSomewhere(rights, actor, 'card.own');
  return own
    ? done({ kind, subjects: new Set([actor.person]) })
    : failed({ code: 'forbidden', permission: 'card.read' });
}
