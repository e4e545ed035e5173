import type { Scope } from './permissions.js';

/** Open matters that wait for somebody of a role. All members that are given must hold. */
export interface DeskRule {
  readonly scope: Scope;
  readonly states?: readonly string[];
  /** At least one of these marks is up. */
  readonly marks?: readonly string[];
  /** Only those whose stage is late. */
  readonly late?: true;
  /** Only those sent to the person who asks. */
  readonly sent?: true;
  /** An order of supervision, or a decision of the coordination office, is asked for. */
  readonly waitsFor?: 'supervision' | 'coordination';
}

const requests = ['return-request', 'extension-request', 'deferral-request'];
const ownReports: readonly DeskRule[] = [{ scope: 'own-report' }];

/** Each role's queue: what its people have to act on. A matter is in it when one of the rules fits. */
export const DESK: Readonly<Record<string, readonly DeskRule[]>> = {
  'duty-officer': [{ scope: 'area', states: ['reported', 'feedback', 'verified'] }],
  dispatcher: [
    { scope: 'area', states: ['filed', 'returned', 'failed', 'feedback'] },
    // While a verifier has time left there is nothing to do; after that another can be sent.
    { scope: 'area', states: ['verifying'], late: true },
    { scope: 'area', states: ['handling'], marks: requests },
  ],
  'unit-clerk': [{ scope: 'own-unit', states: ['handling'] }],
  'unit-head': [{ scope: 'own-unit', states: ['handling'] }],
  'unit-crew': [{ scope: 'own-task', states: ['handling'] }],
  collector: [
    { scope: 'own-task', states: ['reported'], marks: ['check'], sent: true },
    { scope: 'own-task', states: ['verifying'], sent: true },
  ],
  supervisor: [{ scope: 'area', waitsFor: 'supervision' }],
  leader: [{ scope: 'area', waitsFor: 'supervision' }],
  'coordination-office': [{ scope: 'area', waitsFor: 'coordination' }],
  'grid-leader': ownReports,
  'hotline-agent': ownReports,
  'video-operator': ownReports,
};
