import type { PeopleList } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export interface PeopleInput {
  readonly role: string;
  /** An area's path: people whose grant covers it, or lies in it. */
  readonly area?: string;
}

export async function people(_app: App, _actor: Actor, _input: PeopleInput): Promise<Result<PeopleList>> {
  throw new Error('not built yet');
}
