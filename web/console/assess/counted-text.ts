import type { TFunction } from 'i18next';

interface Counted {
  readonly set: string;
  readonly resolved: boolean;
  readonly onTime: boolean;
  readonly timely: boolean;
}

/** How a run counts, in a few words: "应解决，已解决，超时". */
export function countedText(t: TFunction, run: Counted | null): string {
  if (run === null) return t('assess.countsNowhere');
  if (run.set !== 'should') return t(`runSet.${run.set}`);
  const how = !run.resolved
    ? 'runs.unresolved'
    : run.timely
      ? 'assess.countsTimely'
      : run.onTime
        ? 'runs.notTimely'
        : 'runs.late';
  return t(how);
}
