import { act } from '../usecases/act.js';
import type { Done } from '../usecases/done.js';
import { type ReportInput, report } from '../usecases/report.js';
import type { Actor, App, Result } from '../usecases/types.js';

/** In 西园街道 of the sample district. */
export const PLACE = { lon: 103.8026, lat: 36.0643 };

/** A report that is accepted as it is. */
export function reportOf(more: Partial<ReportInput> = {}): ReportInput {
  return {
    key: null,
    source: 'collector',
    class: { kind: 'event', code: '06001' },
    severity: 'general',
    location: PLACE,
    ...more,
  };
}

/** The value of a result that must be good. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** The source by which the reports of a role come. */
const SOURCE_OF: Readonly<Record<string, ReportInput['source']>> = {
  'hotline-agent': 'hotline',
  'duty-officer': 'hotline',
  'video-operator': 'video',
  citizen: 'citizen',
};

/** Reports a case and gives what acts on it, version after version. */
export async function openCase(app: App, reporter: Actor, more: Partial<ReportInput> = {}) {
  const source = SOURCE_OF[reporter.grants[0]?.role ?? ''] ?? 'collector';
  const { case: id, number } = good(await report(app, reporter, reportOf({ source, ...more })));
  let version = 1;
  return {
    id,
    number,
    version: () => version,
    async next(who: Actor, type: string, data: Record<string, unknown> = {}): Promise<Done> {
      const result = await act(app, who, { case: id, type, data, version, key: null });
      if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.failure)}`);
      version = result.value.version;
      return result.value;
    },
  };
}
