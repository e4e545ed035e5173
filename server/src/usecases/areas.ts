import type { AreaCollection } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export interface AreasInput {
  readonly level?: string;
  readonly parent?: string;
}

export async function areas(_app: App, _actor: Actor, _input: AreasInput): Promise<Result<AreaCollection>> {
  throw new Error('not built yet');
}
