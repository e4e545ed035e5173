import '../act/actions.css';
import './fund.css';
import type { FundBody, FundEntry } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { writeFund } from './coordination-queries.js';
import { fenOf, moneyText } from './money.js';

/** What is to be booked: on which case, of which entry, in which year. */
export type FundTask =
  | { readonly kind: 'allocation'; readonly year: number }
  | { readonly kind: 'cost'; readonly case: string | null }
  | { readonly kind: 'recovery'; readonly entry: FundEntry }
  | { readonly kind: 'correction'; readonly entry: FundEntry };

interface Props {
  readonly task: FundTask;
  readonly onDone: () => void;
}

/** One entry of the ledger, in one step; an overdraft is shown first and has to be confirmed. */
export function FundForm({ task, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(task.kind === 'cost' ? task.case : null);
  const [yuan, setYuan] = useState<number | null>(null);
  const [party, setParty] = useState('');
  const [note, setNote] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [key, setKey] = useState(newKey);
  const body = bodyOf(task, { chosen, amount: fenOf(yuan), party: party.trim(), note: note.trim(), confirmed });
  const write = useMutation({
    mutationFn: (entry: FundBody) => writeFund(entry, key),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['fund'] });
      void client.invalidateQueries({ queryKey: ['coordination'] });
      onDone();
    },
  });
  /** Another body is another write. */
  const change = (set: () => void) => {
    set();
    setKey(newKey());
    if (confirmed) setConfirmed(false);
    write.reset();
  };
  const overdraft = overdraftOf(write.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body !== null && !write.isPending && (overdraft === null || confirmed)) write.mutate(body);
  };
  const money = (fen: number) => moneyText(i18n.language, fen);
  return (
    <form className="act fund-form" onSubmit={submit} aria-label={t(`fund.form.${task.kind}`)}>
      <h3>{t(`fund.form.${task.kind}`)}</h3>
      {task.kind === 'cost' && task.case === null && (
        <div className="field">
          <label htmlFor={`${id}-case`}>{t('fund.field.case')}</label>
          <CaseChoice id={`${id}-case`} value={chosen} onChange={(next) => change(() => setChosen(next))} />
        </div>
      )}
      {task.kind !== 'correction' && (
        <div className="field">
          <label htmlFor={`${id}-amount`}>{t('fund.field.amount')}</label>
          <InputNumber
            id={`${id}-amount`}
            className="fund-amount"
            value={yuan}
            onChange={(next) => change(() => setYuan(next))}
            min={0.01}
            max={1e10}
            precision={2}
            prefix="¥"
          />
          {task.kind === 'recovery' && (
            <p className="field-why">{t('fund.left', { amount: money(task.entry.outstanding ?? 0) })}</p>
          )}
        </div>
      )}
      {task.kind === 'correction' && (
        <p className="act-consequence">{t('fund.takesBack', { amount: money(-task.entry.amount) })}</p>
      )}
      {(task.kind === 'cost' || task.kind === 'recovery') && (
        <div className="field">
          <label htmlFor={`${id}-party`}>
            {t(task.kind === 'cost' ? 'fund.field.payee' : 'fund.field.payer')}
            {task.kind === 'cost' && <span className="muted"> {t('fund.optional')}</span>}
          </label>
          <Input
            id={`${id}-party`}
            value={party}
            maxLength={100}
            onChange={(event) => change(() => setParty(event.target.value))}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-note`}>
          {t(task.kind === 'correction' ? 'fund.field.reason' : 'fund.field.note')}
          {task.kind !== 'correction' && <span className="muted"> {t('fund.optional')}</span>}
        </label>
        <Input
          id={`${id}-note`}
          value={note}
          maxLength={500}
          onChange={(event) => change(() => setNote(event.target.value))}
        />
        <p className="field-why">{t('fund.plain')}</p>
      </div>
      {overdraft !== null && (
        <div className="act-note" role="alert">
          <p>
            {t('fund.overdraw', {
              year: overdraft.year,
              balance: money(overdraft.balance),
              after: money(overdraft.after),
            })}
          </p>
          <Checkbox
            checked={confirmed}
            onChange={(event) => {
              setConfirmed(event.target.checked);
              setKey(newKey());
            }}
          >
            {t('fund.confirmOverdraw')}
          </Checkbox>
        </div>
      )}
      {write.error !== null && overdraft === null && <Refusal error={write.error} money={money} />}
      <div className="act-end">
        <Button
          type="primary"
          htmlType="submit"
          disabled={body === null || (overdraft !== null && !confirmed)}
          loading={write.isPending}
        >
          {t('fund.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

interface Values {
  readonly chosen: string | null;
  readonly amount: number | null;
  readonly party: string;
  readonly note: string;
  readonly confirmed: boolean;
}

/** Null while something is missing. */
function bodyOf(task: FundTask, { chosen, amount, party, note, confirmed }: Values): FundBody | null {
  const more = note === '' ? {} : { note };
  const overdraw = confirmed ? { overdraw: true } : {};
  switch (task.kind) {
    case 'allocation':
      return amount === null ? null : { kind: task.kind, year: task.year, amount, ...more };
    case 'cost':
      if (amount === null || chosen === null) return null;
      return { kind: task.kind, case: chosen, amount, ...(party === '' ? {} : { party }), ...more, ...overdraw };
    case 'recovery':
      if (amount === null || party === '') return null;
      return { kind: task.kind, entry: task.entry.id, amount, party, ...more };
    case 'correction':
      return note === '' ? null : { kind: task.kind, entry: task.entry.id, reason: note, ...overdraw };
  }
}

function overdraftOf(error: Error | null): { year: string; balance: number; after: number } | null {
  if (!(error instanceof ProblemError) || error.code !== 'fund-overdraw') return null;
  const { year, balance, after } = error.problem.params ?? {};
  return { year: String(year), balance: Number(balance), after: Number(after) };
}

const RULES = ['fund-too-much', 'fund-not-cost', 'fund-corrected', 'fund-recovered'] as const;

function Refusal({ error, money }: { readonly error: Error; readonly money: (fen: number) => string }) {
  const { t } = useTranslation();
  const rule = error instanceof ProblemError ? RULES.find((each) => each === error.code) : undefined;
  const params = error instanceof ProblemError ? (error.problem.params ?? {}) : {};
  const amount = money(Number(params.outstanding ?? params.recovered ?? 0));
  return (
    <p className="act-problem" role="alert">
      {rule === undefined ? problemText(t, error) : t(`fund.problem.${rule}`, { amount })}
    </p>
  );
}

function CaseChoice(props: { readonly id: string; readonly value: string | null; onChange(id: string | null): void }) {
  const { t } = useTranslation();
  const names = useNames();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery(queries.search(typed.trim()));
  return (
    <Select
      id={props.id}
      value={props.value}
      onChange={(next: string | null) => props.onChange(next ?? null)}
      placeholder={t('fund.findCase')}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={null}
      options={(data?.items ?? []).map((each) => ({
        value: each.id,
        label: [each.number, names.cls(each.class), each.address ?? each.area.name].join(' · '),
      }))}
    />
  );
}
