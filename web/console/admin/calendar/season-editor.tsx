import type { CalendarSource } from '@bihuan/kit';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../rules/labelled.js';
import { periodsOf, periodsText } from './periods-text.js';

interface Props {
  readonly calendar: CalendarSource;
  readonly mayWrite: boolean;
  readonly onChange: (calendar: CalendarSource) => void;
}

type Season = CalendarSource['seasons'][number];

/** The hours of each season, the weekdays of rest, and how long a working day is. */
export function SeasonEditor({ calendar, mayWrite, onChange }: Props) {
  const { t } = useTranslation();
  const { seasons, restWeekdays = [], dayMinutes } = calendar;
  const setSeasons = (next: readonly Season[]) => onChange({ ...calendar, seasons: next });
  return (
    <section className="card season-editor" aria-label={t('calendar.seasons')}>
      <h2>{t('calendar.seasons')}</h2>
      <p className="muted">{t('calendar.seasonsWhy')}</p>
      <div className="seasons">
        {seasons.map((season, index) => (
          <SeasonRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a season has no name of its own
            key={index}
            season={season}
            disabled={!mayWrite}
            onChange={(next) => setSeasons(seasons.map((each, place) => (place === index ? next : each)))}
            onRemove={seasons.length > 1 ? () => setSeasons(seasons.filter((_, place) => place !== index)) : null}
          />
        ))}
      </div>
      {mayWrite && (
        <Button onClick={() => setSeasons([...seasons, { from: '07-01', to: '08-31', periods: ['08:00-12:00'] }])}>
          {t('calendar.addSeason')}
        </Button>
      )}
      <fieldset className="season-rest" disabled={!mayWrite}>
        <legend>{t('calendar.restWeekdays')}</legend>
        <Checkbox.Group
          value={[...restWeekdays]}
          disabled={!mayWrite}
          onChange={(days) => onChange({ ...calendar, restWeekdays: days.map(Number).sort() })}
          options={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ value: weekday, label: t(`weekday.${weekday}`) }))}
        />
      </fieldset>
      <Labelled className="season-minutes" label={t('calendar.dayMinutes')} hint={t('calendar.dayMinutesWhy')}>
        {(id) => (
          <InputNumber<number>
            id={id}
            min={1}
            max={1440}
            disabled={!mayWrite}
            value={dayMinutes ?? null}
            onChange={(minutes) => {
              const { dayMinutes: _, ...rest } = calendar;
              onChange(minutes === null ? rest : { ...rest, dayMinutes: minutes });
            }}
          />
        )}
      </Labelled>
    </section>
  );
}

interface SeasonRowProps {
  readonly season: Season;
  readonly disabled: boolean;
  readonly onChange: (season: Season) => void;
  readonly onRemove: (() => void) | null;
}

function SeasonRow({ season, disabled, onChange, onRemove }: SeasonRowProps) {
  const { t } = useTranslation();
  // Kept as it is typed; the calendar follows once it can be read.
  const [typed, setTyped] = useState<string | null>(null);
  const hours = typed ?? periodsText(season.periods);
  const bad = periodsOf(hours) === null;
  return (
    <div className="season">
      <Labelled label={t('calendar.seasonFrom')}>
        {(id) => (
          <Input
            id={id}
            value={season.from}
            disabled={disabled}
            maxLength={5}
            placeholder="05-01"
            onChange={(event) => onChange({ ...season, from: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('calendar.seasonTo')}>
        {(id) => (
          <Input
            id={id}
            value={season.to}
            disabled={disabled}
            maxLength={5}
            placeholder="09-30"
            onChange={(event) => onChange({ ...season, to: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled className="season-hours" label={t('calendar.hours')}>
        {(id) => (
          <Input
            id={id}
            value={hours}
            disabled={disabled}
            aria-invalid={bad}
            onChange={(event) => {
              setTyped(event.target.value);
              const periods = periodsOf(event.target.value);
              if (periods !== null) onChange({ ...season, periods });
            }}
            onBlur={() => setTyped(null)}
          />
        )}
      </Labelled>
      {onRemove !== null && !disabled && <Button onClick={onRemove}>{t('calendar.removeSeason')}</Button>}
    </div>
  );
}
