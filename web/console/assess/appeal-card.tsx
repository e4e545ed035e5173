import '../case/case.css';
import type { Appeal, AppealDecision } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';
import { LedgerHost, useOpenLedger } from '../case/ledger-host.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { useMay } from '../data/session.js';
import { figureText } from '../scorecard/figures.js';
import { decideAppeal } from './assess-queries.js';
import { countedText } from './counted-text.js';
import { periodName } from './period-name.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';
import { useWhen } from './use-when.js';

/** An appeal with its grounds and evidence, what it would change or has changed, and the decision. */
export function AppealCard({ appeal }: { readonly appeal: Appeal }) {
  const { t } = useTranslation();
  const names = useNames();
  const when = useWhen();
  const decides = useMay('event.adjusted');
  return (
    <article className="card assess-part appeal" aria-label={t('appeal.of', { number: appeal.case.number })}>
      <header className="appeal-head">
        <h2>
          <Link to="/cases/$caseId" params={{ caseId: appeal.case.id }} className="number">
            {appeal.case.number}
          </Link>{' '}
          {names.clsByName(appeal.case.class)}
        </h2>
        <span>{names.unit(appeal.unit)}</span>
        <strong>{t(`appealState.${appeal.state}`)}</strong>
        <LedgerButton id={appeal.case.id} />
      </header>
      <p>
        {t(`appealAbout.${appeal.about}`)} · {t('appeal.asksFor', { effect: t(`effect.${appeal.asks}`) })}{' '}
        <span className="muted">
          {appeal.made.by.name} {when(appeal.made.at)}
        </span>
      </p>
      <p className="assess-text">{appeal.grounds}</p>
      {appeal.files.length > 0 && (
        <ul className="appeal-files">
          {appeal.files.map((file, index) => (
            <li key={file}>
              <a href={fileAddress(file)} target="_blank" rel="noreferrer">
                <img src={fileAddress(file, 'thumb')} alt={t('appeal.evidenceNo', { no: index + 1 })} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <BeforeAfter appeal={appeal} />
      {appeal.decided !== null ? (
        <blockquote className="assess-text">
          {appeal.decided.reason}{' '}
          <span className="muted">
            {appeal.decided.by.name} {when(appeal.decided.at)}
          </span>
        </blockquote>
      ) : (
        decides && <Decide appeal={appeal} />
      )}
    </article>
  );
}

function LedgerButton({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const detail = useQuery({ ...queries.case(id), enabled: asked });
  if (detail.data === undefined) {
    return (
      <Button size="small" loading={asked && detail.isPending} onClick={() => setAsked(true)}>
        {t('appeal.ledger')}
      </Button>
    );
  }
  return (
    <LedgerHost detail={detail.data}>
      <OpenLedger />
    </LedgerHost>
  );
}

function OpenLedger() {
  const { t } = useTranslation();
  const open = useOpenLedger();
  return (
    <Button size="small" onClick={() => open({ clock: 'standard', visit: null })}>
      {t('appeal.openLedger')}
    </Button>
  );
}

const SHOWN = ['score', 'should', 'resolved', 'timely'] as const;

/** How the case counts and what the unit's month is: as it stands, or before and after the decision. */
function BeforeAfter({ appeal: { before, after, period } }: { readonly appeal: Appeal }) {
  const { t } = useTranslation();
  if (before === null || period === null) return null;
  const columns =
    after === null
      ? [{ key: 'now', of: before }]
      : [
          { key: 'before', of: before },
          { key: 'after', of: after },
        ];
  return (
    <table className="assess-changes number" aria-label={t('appeal.effect')}>
      <thead>
        <tr>
          <th scope="col">{periodName(t, period)}</th>
          {columns.map(({ key }) => (
            <th scope="col" key={key}>
              {t(`appeal.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('appeal.theCase')}</th>
          {columns.map(({ key, of }) => (
            <td key={key}>{countedText(t, of.run)}</td>
          ))}
        </tr>
        {SHOWN.map((figure) => (
          <tr key={figure}>
            <th scope="row">{t(`figure.${figure}`)}</th>
            {columns.map(({ key, of }) => (
              <td key={key}>{figureText(figure, of.unit?.[figure] ?? null)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decide({ appeal }: { readonly appeal: Appeal }) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState('');
  const step = useStep((body: AppealDecision, key) => decideAppeal(appeal.id, body, key));
  const decide = (accept: boolean) => step.mutate({ accept, reason: reason.trim() });
  const missing = reason.trim() === '';
  return (
    <div className="act assess-form">
      <div className="field">
        <label htmlFor={id}>{t('appeal.reason')}</label>
        <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <p className="field-why">{t('appeal.reasonWhy')}</p>
      </div>
      <StepProblem error={step.error} />
      <div className="actions">
        <Button type="primary" disabled={missing} loading={step.isPending} onClick={() => decide(true)}>
          {t('appeal.accept')}
        </Button>
        <Button disabled={missing} loading={step.isPending} onClick={() => decide(false)}>
          {t('appeal.refuse')}
        </Button>
      </div>
    </div>
  );
}
