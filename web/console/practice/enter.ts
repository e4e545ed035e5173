import type { QueryClient } from '@tanstack/react-query';
import { enterAs } from '../data/enter-as.js';
import { sendAll } from '../sending/send.js';
import { practiceApi } from './practice-api.js';

/** Begins a practice, or begins it anew; what was given out of hand in the real work is sent before. */
export async function enterPractice(client: QueryClient): Promise<void> {
  await sendAll();
  enterAs(client, await practiceApi.start());
}

/** Back to the real work; what was given out of hand in the practice goes with it. */
export async function leavePractice(client: QueryClient): Promise<void> {
  await sendAll();
  enterAs(client, await practiceApi.leave());
}
