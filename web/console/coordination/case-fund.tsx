import './fund.css';
import type { CaseDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { coordinationQueries } from './coordination-queries.js';
import { FundForm, type FundTask } from './fund-form.js';
import { moneyText } from './money.js';
import { words } from './words.js';

addWords(words);

/** What the fund spent on a case and got back; where nobody is responsible yet, that the work need not wait for it. */
export function CaseFund({ detail }: { readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  const mayWrite = useMay('fund.write');
  const { data } = useQuery(coordinationQueries.caseFund(detail.id));
  const [task, setTask] = useState<FundTask | null>(null);
  if (data === undefined) return null;
  const unowned =
    detail.responsibility.unit === null || detail.events.some(({ type }) => type === 'coordination-opened');
  const isOpen = detail.clock !== null;
  if (data.entries.length === 0 && !(unowned && (isOpen || mayWrite))) return null;
  const money = (fen: number) => moneyText(i18n.language, fen);
  return (
    <section className="case-part case-fund" aria-label={t('fund.ofCase')}>
      <h3>{t('fund.ofCase')}</h3>
      {unowned && isOpen && detail.responsibility.unit === null && <p>{t('fund.noOwner')}</p>}
      {data.entries.length === 0 ? (
        <p className="muted">{t('fund.noCost')}</p>
      ) : (
        <>
          <p className="number">
            {t('fund.caseSums', {
              spent: money(data.spent),
              recovered: money(data.recovered),
              outstanding: money(data.outstanding),
            })}
          </p>
          <ul className="case-fund-entries number">
            {data.entries.map((entry) => (
              <li key={entry.id} className={entry.corrected ? 'muted' : ''}>
                <span>{t(`fund.kind.${entry.kind}`)}</span>
                <span>{money(entry.amount)}</span>
                {entry.party !== null && <span>{entry.party}</span>}
                <span className="muted">
                  {entry.by.name} {instantText({ t, language: i18n.language, zone }, Date.parse(entry.at), now)}
                </span>
                {entry.corrected && <span className="muted">{t('fund.corrected')}</span>}
                {mayWrite && (entry.outstanding ?? 0) > 0 && (
                  <button type="button" className="link-button" onClick={() => setTask({ kind: 'recovery', entry })}>
                    {t('fund.add.recovery')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="case-fund-acts">
        {mayWrite && <Button onClick={() => setTask({ kind: 'cost', case: detail.id })}>{t('fund.add.cost')}</Button>}
        <Link to="/coordination" search={{ view: 'fund' }}>
          {t('fund.toFund')}
        </Link>
      </div>
      {task !== null && (
        <FundForm key={'entry' in task ? task.entry.id : task.kind} task={task} onDone={() => setTask(null)} />
      )}
    </section>
  );
}
