import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../rules/labelled.js';
import type { CalendarDay, DayChoice } from './calendar-year.js';
import { periodsOf, periodsText } from './periods-text.js';

interface Props {
  /** The days that are chosen, in order; at least one. */
  readonly days: readonly CalendarDay[];
  readonly mayWrite: boolean;
  readonly onChoose: (choice: DayChoice) => void;
  readonly onClose: () => void;
}

const CHOICES = ['usual', 'holiday', 'shifted', 'own'] as const;
type Choice = (typeof CHOICES)[number];

/** What the chosen days are, and what they should be. */
export function DayEditor({ days, mayWrite, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const [first, last] = [days[0], days.at(-1)];
  const [kind, setKind] = useState<Choice>(() => presentChoice(days));
  const [name, setName] = useState(() => commonName(days));
  const [hours, setHours] = useState(() => periodsText(first?.periods ?? []));
  const periods = kind === 'own' ? periodsOf(hours) : [];
  if (first === undefined || last === undefined) return null;
  const span =
    days.length === 1 ? first.date : t('calendar.span', { from: first.date, to: last.date, count: days.length });
  return (
    <form
      className="day-editor card"
      aria-label={t('calendar.dayEditor', { days: span })}
      onSubmit={(event) => {
        event.preventDefault();
        if (periods === null) return;
        if (kind === 'usual') onChoose({ kind });
        else if (kind === 'own') onChoose({ kind, name: name.trim(), periods });
        else onChoose({ kind, name: name.trim() });
      }}
    >
      <h2 className="number">{span}</h2>
      <p className="muted">{days.length === 1 ? <NowOf day={first} /> : t('calendar.manyDays')}</p>
      {mayWrite && (
        <>
          <Radio.Group
            className="day-choices"
            aria-label={t('calendar.choose')}
            value={kind}
            onChange={(event) => setKind(event.target.value as Choice)}
            options={CHOICES.map((each) => ({ value: each, label: t(`dayChoice.${each}`) }))}
          />
          {kind !== 'usual' && (
            <Labelled label={t('calendar.name')}>
              {(id) => (
                <Input
                  id={id}
                  value={name}
                  maxLength={40}
                  placeholder={t('calendar.namePlaceholder')}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Labelled>
          )}
          {kind === 'own' && (
            <Labelled
              label={t('calendar.hours')}
              hint={t(periods === null ? 'calendar.badHours' : 'calendar.hoursWhy')}
            >
              {(id) => (
                <Input
                  id={id}
                  value={hours}
                  placeholder="08:30-11:30, 14:00-17:30"
                  aria-invalid={periods === null}
                  onChange={(event) => setHours(event.target.value)}
                />
              )}
            </Labelled>
          )}
          <div className="day-do">
            <Button type="primary" htmlType="submit" disabled={periods === null}>
              {t('calendar.set', { count: days.length })}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </div>
        </>
      )}
    </form>
  );
}

function NowOf({ day }: { readonly day: CalendarDay }) {
  const { t } = useTranslation();
  const what = t(day.kind === 'own' && day.periods.length === 0 ? 'dayKind.closed' : `dayKind.${day.kind}`);
  const name = day.name === null ? [] : [day.name];
  const hours = day.periods.length === 0 ? [] : [periodsText(day.periods)];
  const listed = day.listed ? [t('calendar.byList')] : [];
  return <>{[what, ...name, ...hours, ...listed].join(t('rules.dot'))}</>;
}

function presentChoice(days: readonly CalendarDay[]): Choice {
  const [first] = days;
  if (first === undefined || first.listed || days.some((day) => day.kind !== first.kind)) return 'holiday';
  return first.kind === 'shifted' || first.kind === 'own' || first.kind === 'holiday' ? first.kind : 'holiday';
}

function commonName(days: readonly CalendarDay[]): string {
  const names = new Set(days.map((day) => day.name));
  return names.size === 1 ? (days[0]?.name ?? '') : '';
}
