import { useTranslation } from 'react-i18next';
import type { CaseFilter } from '../../client/index.js';
import { type LightColour, LightMark } from '../../ui/index.js';
import { useLightCounts } from './use-queue.js';

interface Props {
  readonly filter: CaseFilter;
  readonly chosen: LightColour | undefined;
  readonly onChoose: (light: LightColour | undefined) => void;
}

/** How many stand at each light; each figure shows those cases. */
export function LightCounts({ filter, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const counts = useLightCounts(filter);
  return (
    <fieldset className="light-counts">
      <legend className="visually-hidden">{t('desk.byLight')}</legend>
      <button
        type="button"
        className="light-count"
        aria-pressed={chosen === undefined}
        onClick={() => onChoose(undefined)}
      >
        {t('desk.allLights')} <span className="number">{counts?.total ?? '–'}</span>
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
