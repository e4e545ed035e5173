import type { App } from './types.js';

export interface SampleSignIn {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly password: string;
}

export interface SampleLoaded {
  readonly tenant: string;
  readonly signIns: readonly SampleSignIn[];
  readonly cases: number;
}

/** The sample district with eight weeks of simulated cases up to now. Fails where the tenant exists. */
export async function loadSample(
  _app: App,
  _input: { readonly progress?: (cases: number) => void },
): Promise<SampleLoaded> {
  throw new Error('not built yet');
}
