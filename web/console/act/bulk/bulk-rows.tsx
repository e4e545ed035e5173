import { metresBetween } from '@bihuan/geo';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../data/names.js';
import { usePeopleNames } from '../../data/people.js';
import { durationText } from '../../words/duration-text.js';
import type { BulkAct, BulkRow } from './bulk-plan.js';
import { ValueSelect } from './value-select.js';

interface Props {
  readonly type: BulkAct;
  readonly rows: readonly BulkRow[];
  /** Whether a single case may get another value than its suggestion. */
  readonly choosable: boolean;
  readonly onOwn: (id: string, value: string | null) => void;
  readonly onInto: (id: string) => void;
  readonly onWith: (id: string, sent: boolean) => void;
}

/** Every case with what will become of it; those that are left out last, with why. */
export function BulkRows(props: Props) {
  const { t } = useTranslation();
  const { rows, type } = props;
  const into = rows.find((row) => row.fate === 'into');
  const out = rows.filter((row) => row.fate === 'not-legal' || row.fate === 'unseen');
  const inside = rows.filter((row) => !out.includes(row));
  return (
    <div className="bulk-rows">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('bulk.sent')}</th>
            <th scope="col">{t('bulk.case')}</th>
            <th scope="col">{t(`bulk.gets.${type}`)}</th>
          </tr>
        </thead>
        <tbody>
          {[...inside, ...out].map((row) => (
            <Row key={row.summary.id} {...props} row={row} into={into} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, into, onWith, ...props }: Props & { readonly row: BulkRow; readonly into: BulkRow | undefined }) {
  const { t } = useTranslation();
  const names = useNames();
  const { summary, fate } = row;
  const name = [names.cls(summary.class), summary.address ?? summary.area.name].join(' ');
  const out = fate === 'not-legal' || fate === 'unseen';
  return (
    <tr className={out || fate === 'without' ? 'is-out' : ''}>
      <td>
        <Checkbox
          aria-label={t('bulk.sentCase', { name })}
          checked={!out && fate !== 'without'}
          disabled={out || fate === 'into'}
          onChange={(event) => onWith(summary.id, event.target.checked)}
        />
      </td>
      <th scope="row">
        {name} <span className="muted number">{summary.number}</span>
      </th>
      <td>
        <Fate {...props} row={row} into={into} />
      </td>
    </tr>
  );
}

function Fate({
  type,
  row,
  into,
  choosable,
  onOwn,
  onInto,
}: Omit<Props, 'rows' | 'onWith'> & { readonly row: BulkRow; readonly into: BulkRow | undefined }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const said = useValueText(type);
  const { summary, fate, value } = row;
  if (fate === 'unseen') return t('bulk.unseen');
  if (fate === 'not-legal') return t('bulk.notLegal', { state: t(`state.of.${summary.state}`) });
  if (fate === 'into') return t('bulk.into');
  if (type === 'merged') {
    return (
      <>
        {into !== undefined && <Near row={row} into={into} />}{' '}
        <button type="button" className="link-button" onClick={() => onInto(summary.id)}>
          {t('bulk.intoThis')}
        </button>
      </>
    );
  }
  if (choosable && (choosing || fate === 'missing')) {
    return (
      <ValueSelect
        type={type}
        cases={[summary]}
        autoFocus={choosing}
        value={typeof value === 'string' ? value : null}
        onChange={(next) => {
          setChoosing(false);
          onOwn(summary.id, next);
        }}
      />
    );
  }
  if (fate === 'missing') return t('bulk.nothingSuggested');
  return (
    <>
      {said(value)}{' '}
      {choosable && fate === 'legal' && (
        <button type="button" className="link-button" onClick={() => setChoosing(true)}>
          {t('bulk.other')}
        </button>
      )}
    </>
  );
}

/** "同类，相距 35 米": what speaks for a duplicate, and what against. */
function Near({ row, into }: { readonly row: BulkRow; readonly into: BulkRow }) {
  const { t } = useTranslation();
  const [a, b] = [row.summary, into.summary];
  const same = a.class.code === b.class.code && a.class.kind === b.class.kind;
  const metres =
    a.location === null || b.location === null
      ? null
      : Math.round(metresBetween(a.location.lon, a.location.lat, b.location.lon, b.location.lat));
  const words = t(same ? 'bulk.sameClass' : 'bulk.otherClass');
  return metres === null ? words : t('bulk.metres', { words, metres });
}

function useValueText(type: BulkAct): (value: unknown) => string {
  const { t } = useTranslation();
  const names = useNames();
  const people = usePeopleNames();
  return (value) => {
    if (type === 'filed') return durationText(t, value);
    if (type === 'dispatched' && typeof value === 'string') return names.unitById(value);
    if (typeof value === 'string') return people(value) ?? value;
    return t(`act.${type}`);
  };
}
