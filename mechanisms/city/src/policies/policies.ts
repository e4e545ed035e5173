import { POLICY_DEFAULTS, type Policy, policyInForce } from '@bihuan/kit';
import { example, type Provenance, source } from '../provenance.js';

/** 试运行期考评, 2010-01-01 … 03-31 (seeds, part 1, second half, 三(一)). */
export const TRIAL_2010: Policy = { id: 'trial-2010', validFrom: '2010-01-01', ...POLICY_DEFAULTS };

/** 正式考评, from 2010-04-01 (seeds, part 1, second half, 三(二)); no end is given, so it is in force until another follows. */
export const FORMAL_2010: Policy = { id: 'formal-2010', validFrom: '2010-04-01', ...POLICY_DEFAULTS };

/** The city's versions, oldest first. The source gives both phases the same formula and figures. */
export const POLICIES: readonly Policy[] = [TRIAL_2010, FORMAL_2010];

/** The version that governs a period beginning on a local date (`YYYY-MM-DD`); null before the trial run. */
export function cityPolicy(date: string): Policy | null {
  return policyInForce(POLICIES, date);
}

/** Where each setting comes from. */
export const POLICY_PROVENANCE: Readonly<Record<Exclude<keyof Policy, 'id'>, Provenance>> = {
  validFrom: source('三(六), and second half, 三(一)–(二)'),
  weights: source('second half, 五(一): 80% and 20%'),
  repeatAllowance: source('second half, 五(一): 3%'),
  deferralLimit: example(
    'seeds, part 1, second half, 五(二)3',
    'The source says within or beyond the share, and gives no figure: the one for repeat dispatch is used.',
  ),
  extensionLimit: example(
    'seeds, part 1, second half, 五(二)3',
    'The source says within or beyond the share, and gives no figure: the one for repeat dispatch is used.',
  ),
  minAllowance: example('none', 'Ours: 0 keeps to the source’s shares.'),
  timelyMode: example(
    'seeds, part 1, second half, 五(一) and (二)3',
    '五(一) read to the letter is "strict"; 五(二)3 recognises what stays within the share, which is the default.',
  ),
  warnFraction: example('seeds, part 1, second half, 五(二)6', 'Yellow is 即将超时; from which point on is ours.'),
  stages: source('second half, 五(二)2'),
};
