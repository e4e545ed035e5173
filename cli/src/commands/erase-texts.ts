import { eraseTexts as erase } from '@bihuan/server';
import { InputError, UsageError } from '../io/errors.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface EraseOptions extends DataOptions {
  readonly tenant?: string;
  /** Numbers of events; absent: all of the case, and the reporter's name and phone. */
  readonly seq?: readonly string[];
}

/** Erases what a case says about people, for good. */
export async function eraseTexts(terminal: Terminal, id: string, options: EraseOptions): Promise<number> {
  const seqs = options.seq?.map(eventNumber);
  return withInstallation(terminal, options, async (installation) => {
    const tenant = chooseTenant(installation, options.tenant);
    const count = await erase(installation.app, { tenant, case: id, ...(seqs === undefined ? {} : { seqs }) });
    if (count === null) throw new InputError(`${tenant} has no case "${id}"`);
    terminal.stdout.write(`${count} erased\n`);
    return 0;
  });
}

function eventNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--seq ${text}: numbers of events, from 1`);
}
