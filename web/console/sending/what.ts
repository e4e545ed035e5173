import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Names, useNames } from '../data/names.js';
import { usePeopleNames } from '../data/people.js';
import { useActName } from '../words/act-name.js';
import type { Sending } from './outbox.js';

/** "将派遣给 城管局", "将立案 12 件": what will happen when it is sent. */
export function useWhat(): (sending: Sending) => string {
  const { t } = useTranslation();
  const names = useNames();
  const people = usePeopleNames();
  const actName = useActName();
  return (sending) => whatOf({ t, names, people, actName }, sending);
}

interface Words {
  readonly t: TFunction;
  readonly names: Names;
  readonly people: (id: string) => string | null;
  readonly actName: (type: string) => string;
}

function whatOf({ t, names, people, actName }: Words, sending: Sending): string {
  const act = actName(sending.type);
  const [first] = sending.items;
  if (sending.bulk || first === undefined) return t('sending.many', { act, count: sending.items.length });
  const { unit, collector, crew } = first.data;
  if (sending.type === 'dispatched' && typeof unit === 'string') {
    return t('sending.dispatch', { unit: names.unitById(unit) });
  }
  const who = typeof collector === 'string' ? people(collector) : typeof crew === 'string' ? people(crew) : null;
  return who === null ? t('sending.one', { act }) : t('sending.toWhom', { act, who });
}
