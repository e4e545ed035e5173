import { useTranslation } from 'react-i18next';
import { type LightColour, LightMark } from '../../ui/index.js';
import { type Counts, type Queue, useLightCounts } from './use-queue.js';

interface Props {
  readonly queue: Queue;
  readonly chosen: LightColour | undefined;
  readonly onChoose: (light: LightColour | undefined) => void;
}

/** How many stand at each light; each figure shows those cases. */
export function LightCounts({ queue, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const counts = useLightCounts(queue.filter, queue.counts);
  return (
    <fieldset className="light-counts">
      <legend className="visually-hidden">{t('desk.byLight')}</legend>
      <button
        type="button"
        className="light-count"
        aria-pressed={chosen === undefined}
        onClick={() => onChoose(undefined)}
      >
        {t('desk.allLights')} <span className="number">{totalText(counts)}</span>
      </button>
      {(['red', 'yellow', 'green'] as const).map((light) => (
        <button
          type="button"
          className="light-count"
          key={light}
          aria-pressed={chosen === light}
          onClick={() => onChoose(chosen === light ? undefined : light)}
        >
          <LightMark light={light} word={t(`light.${light}`)} />
          <span className="number">{counts?.[light] ?? '–'}</span>
        </button>
      ))}
    </fieldset>
  );
}

function totalText(counts: Counts | null): string {
  if (counts === null) return '–';
  return counts.more === true ? `${counts.total}+` : String(counts.total);
}
