import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { usePeopleNames } from '../data/people.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { useActName } from '../words/act-name.js';
import { durationText } from '../words/duration-text.js';
import { fieldKey } from '../words/field-key.js';
import type { SendItem } from './outbox.js';

/** What somebody filled in, to be read and copied. */
export function Typed({ item }: { readonly item: SendItem }) {
  const { t } = useTranslation();
  const actName = useActName();
  const said = useSaid();
  const entries = Object.entries(item.data);
  return (
    <dl className="refused-typed">
      <div>
        <dt>{t('sending.act')}</dt>
        <dd>{actName(item.type)}</dd>
      </div>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`field.${fieldKey(item.type, name)}`)}</dt>
          <dd>{said(item.type, name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function useSaid(): (type: string, name: string, value: unknown) => string {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const people = usePeopleNames();
  const { zone } = useCityTime();
  const now = useMinute();
  return (type, name, value) => {
    if (name === 'unit' && typeof value === 'string') return names.unitById(value);
    if ((name === 'collector' || name === 'crew') && typeof value === 'string') return people(value) ?? value;
    if (name === 'standard' || name === 'duration') return durationText(t, value);
    if (name === 'severity') return t(`severity.${String(value)}`);
    if (name === 'until' && typeof value === 'string') {
      return instantText({ t, language: i18n.language, zone }, Date.parse(value), now);
    }
    if (typeof value === 'boolean') return t(`choice.${type}_${value ? 'yes' : 'no'}`);
    if (Array.isArray(value)) return String(value.length);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  };
}
