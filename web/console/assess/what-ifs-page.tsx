import '../round/round.css';
import '../act/actions.css';
import './what-if.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { AssessNav } from './assess-nav.js';
import { periodName } from './period-name.js';
import { useWhen } from './use-when.js';
import { WhatIfForm } from './what-if-form.js';
import { whatIfQueries } from './what-if-queries.js';
import { useRulesText } from './what-if-rules.js';

/** Periods tried by other rules: those of the last days, and a new one. */
export function WhatIfsPage() {
  const { t } = useTranslation();
  const may = useMay('assessment.write');
  const query = useQuery({ ...whatIfQueries.list(), enabled: may });
  if (!may) return <NotAllowedNote what={t('whatIf.title')} />;
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>{t('whatIf.title')}</h1>
        <AssessNav />
      </header>
      {query.data !== undefined ? (
        <>
          <WhatIfForm list={query.data} />
          <Earlier list={query.data} />
        </>
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Bones label={t('common.loading')} rows={6} />
      )}
    </div>
  );
}

type List = Parameters<typeof WhatIfForm>[0]['list'];

function Earlier({ list }: { readonly list: List }) {
  const { t } = useTranslation();
  const when = useWhen();
  const rulesText = useRulesText();
  if (list.whatIfs.length === 0) {
    return (
      <div className="card">
        <StateNote title={t('whatIf.empty')}>{t('whatIf.emptyWhy')}</StateNote>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card round-table is-cards" aria-label={t('whatIf.earlier')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('assess.period')}</th>
            <th scope="col">{t('whatIf.otherRules')}</th>
            <th scope="col">{t('assess.state')}</th>
            <th scope="col">{t('whatIf.made')}</th>
          </tr>
        </thead>
        <tbody>
          {list.whatIfs.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/what-if/$whatIfId" params={{ whatIfId: one.id }}>
                  {periodName(t, one.period)}
                </Link>
              </th>
              <td>{rulesText(one.rules)}</td>
              <td>{t(`whatIfState.${one.state}`)}</td>
              <td className="number">
                {one.made.by.name} {when(one.made.at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
