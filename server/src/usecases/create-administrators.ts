import type { App, Result } from './types.js';

export interface Administrator {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

export interface InstallationInput {
  readonly tenant: string;
  readonly name: string;
  readonly administrator: Administrator;
  readonly securityAdministrator: Administrator;
}

/** An installation without cases: the documents of the city mechanism and its two administrators. */
export async function createAdministrators(
  _app: App,
  _input: InstallationInput,
): Promise<Result<{ readonly tenant: string }>> {
  throw new Error('not built yet');
}
