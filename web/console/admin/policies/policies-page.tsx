import './policies.css';
import { type Policy, parsePolicy } from '@bihuan/kit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../../ui/index.js';
import { queries } from '../../data/queries.js';
import { useMay } from '../../data/session.js';
import { ErrorNote } from '../../shell/notes.js';
import { useCityTime } from '../../time/use-calendar.js';
import { useByMinute } from '../../time/use-time.js';
import { wallOf } from '../../time/wall.js';
import { Impact, usePreview } from '../rules/impact.js';
import { Labelled } from '../rules/labelled.js';
import { Reckoning } from '../rules/reckoning.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';
import { Composites } from './composites.js';
import { PolicyForm } from './policy-form.js';
import { idFor, policyLine } from './policy-line.js';

const route = getRouteApi('/admin/policies');

/** By which rules clocks and scores are judged, from when; a change says which periods it touches before it is saved. */
export function PoliciesPage() {
  const { t } = useTranslation();
  const { tab = 'policy' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <Segmented<'policy' | 'cards'>
        className="policy-tabs"
        aria-label={t('policies.tabs')}
        value={tab}
        onChange={(next) => void navigate({ search: next === 'cards' ? { tab: 'cards' } : {} })}
        options={[
          { value: 'policy', label: t('policies.tab.policy') },
          { value: 'cards', label: t('policies.tab.cards') },
        ]}
      />
      {tab === 'cards' ? <Composites /> : <LoadedPolicies />}
    </>
  );
}

function LoadedPolicies() {
  const { t } = useTranslation();
  const query = useQuery(queries.policies());
  if (query.isError) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Bones label={t('common.loading')} rows={8} />;
  return <Policies policies={query.data.policies.map(({ settings }) => parsePolicy(settings))} />;
}

function Policies({ policies }: { readonly policies: readonly Policy[] }) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const mayWrite = useMay('config.write');
  const today = useByMinute((now) => {
    const { year, month, day } = wallOf(now, zone);
    return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  });
  const line = policyLine(policies, today);
  const present = line.find((each) => each.state === 'present') ?? line[0];
  const navigate = route.useNavigate();
  const { policy: wanted = present?.id } = route.useSearch();
  const [fresh, setFresh] = useState<Policy | null>(null);
  const open = fresh ?? policies.find((each) => each.id === wanted) ?? null;
  const choose = (id: string) => {
    setFresh(null);
    void navigate({ search: { policy: id } });
  };
  return (
    <>
      <header className="admin-head">
        <h1>{t('rules.page.policies')}</h1>
        {mayWrite && (
          <div className="admin-tools">
            <Button onClick={() => setFresh(follower(policies, present?.id, today))}>{t('policies.new')}</Button>
          </div>
        )}
      </header>
      <p className="admin-lead">{t('policies.lead')}</p>
      <ol className="policy-line" aria-label={t('policies.line')}>
        {line.map(({ id, from, until, state }) => (
          <li key={id} className={`is-${state}`}>
            <button
              type="button"
              className="plain-button"
              aria-current={fresh === null && id === wanted}
              onClick={() => choose(id)}
            >
              <strong>{id}</strong>
              <span className="number">
                {until === null ? t('policies.since', { from }) : t('policies.between', { from, until })}
              </span>
              <span className="policy-state">{t(`policyState.${state}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      {line[0] !== undefined && <p className="muted">{t('policies.before', { from: line[0].from })}</p>}
      {open === null ? (
        <StateNote title={t('policies.none')}>{t('policies.noneWhy')}</StateNote>
      ) : (
        <Editor
          key={fresh === null ? open.id : `new ${open.id}`}
          policy={open}
          isNew={fresh !== null}
          onId={(id) => setFresh({ ...open, id })}
          onSaved={choose}
          onDropped={() => setFresh(null)}
        />
      )}
    </>
  );
}

/** A policy like the one in force, from the first day of next year on. */
function follower(policies: readonly Policy[], present: string | undefined, today: string): Policy | null {
  const model = policies.find((each) => each.id === present) ?? policies[0];
  if (model === undefined) return null;
  const taken = new Set(policies.map((each) => each.validFrom));
  let year = Number(today.slice(0, 4)) + 1;
  while (taken.has(`${year}-01-01`)) year += 1;
  const validFrom = `${year}-01-01`;
  return { ...model, id: idFor(validFrom, new Set(policies.map((each) => each.id))), validFrom };
}

interface EditorProps {
  readonly policy: Policy;
  readonly isNew: boolean;
  readonly onId: (id: string) => void;
  readonly onSaved: (id: string) => void;
  readonly onDropped: () => void;
}

function Editor({ policy, isNew, onId, onSaved, onDropped }: EditorProps) {
  const { t } = useTranslation();
  const document = { kind: 'policy', id: policy.id } as const;
  const draft = useDraft<Policy>(document, isNew ? policy : null);
  const body = draft.body;
  const preview = usePreview(document, body);
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  if (body === undefined) return <Bones label={t('common.loading')} rows={8} />;
  return (
    <section className="policy-editor" aria-label={policy.id}>
      <RuleHead
        title={isNew ? t('policies.newTitle') : policy.id}
        level={2}
        document={isNew ? null : document}
        stored={isNew ? undefined : draft.stored}
      />
      {isNew && (
        <Labelled label={t('policies.id')} hint={t('policies.idWhy')}>
          {(id) => (
            <Input
              id={id}
              className="policy-id"
              defaultValue={policy.id}
              maxLength={40}
              onBlur={(event) => event.target.value !== policy.id && onId(event.target.value.trim())}
            />
          )}
        </Labelled>
      )}
      <PolicyForm policy={body} mayWrite={draft.mayWrite} onChange={(next) => draft.edit(() => next)} />
      <Reckoning />
      <SaveBar
        kind="policy"
        draft={isNew ? { ...draft, drop: onDropped } : draft}
        held={preview.seen === null}
        onSaved={() => onSaved(policy.id)}
      >
        <Impact preview={preview} of="policy" />
      </SaveBar>
    </section>
  );
}
