import { findPractices } from '../../store/practice.js';
import type { App } from '../types.js';
import { leavePractice } from './leave-practice.js';
import { PRACTICE_MS } from './practice-view.js';

/** Deletes practices that were begun too long ago. */
export async function forgetPractices(app: App): Promise<void> {
  const old = await findPractices(app.db, { before: app.clock.now() - PRACTICE_MS });
  for (const tenant of old) await leavePractice(app, tenant);
}
