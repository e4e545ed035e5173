import './setup.css';
import type { SetupView } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { useSession } from '../../data/session.js';
import { ErrorNote } from '../../shell/notes.js';
import { adminQueries } from '../admin-queries.js';
import { ADMIN_PAGES } from '../pages.js';

type Step = SetupView['steps'][number];

/** On which page a step is done. */
const PAGE_OF: Readonly<Record<Step['step'], string>> = {
  areas: '/admin/areas',
  units: '/admin/units',
  people: '/admin/people',
  catalogue: '/admin/catalogue',
  duties: '/admin/duties',
  calendar: '/admin/calendar',
  policies: '/admin/policies',
};

/** What an installation needs, in the order in which it is set up; what of it is there, and who does the rest. */
export function Setup() {
  const { t } = useTranslation();
  const query = useQuery(adminQueries.setup());
  const view = query.data;
  return (
    <>
      <header className="admin-head">
        <h1>{t('admin.page.setup')}</h1>
      </header>
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : view === undefined ? (
        <Bones label={t('common.loading')} rows={7} rowHeight={64} />
      ) : (
        <>
          <p className="admin-lead">{t(view.ready ? 'setup.ready' : 'setup.notReady')}</p>
          <ol className="card setup">
            {view.steps.map((step, index) => (
              <StepItem key={step.step} step={step} no={index + 1} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function StepItem({ step, no }: { readonly step: Step; readonly no: number }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const to = PAGE_OF[step.step];
  const page = ADMIN_PAGES.find((each) => each.to === to);
  const open = page?.permissions.some((each) => permissions.includes(each)) === true;
  return (
    <li className={`setup-step is-${step.state}`}>
      <span className="setup-no number" aria-hidden="true">
        {no}
      </span>
      <div className="setup-what">
        <h2>{open ? <Link to={to}>{t(`setup.step.${step.step}`)}</Link> : t(`setup.step.${step.step}`)}</h2>
        <p className="muted">{t(`setup.why.${step.step}`)}</p>
        {step.wanting.map(({ code, count, names }) => (
          <p key={code}>
            {t(`setup.wanting.${code}`, {
              count,
              names: names.map((name) => nameOf(t, code, name)).join(t('common.comma')),
            })}
          </p>
        ))}
        {!open && step.state !== 'done' && <p className="muted">{t(`setup.by.${step.step}`)}</p>}
      </div>
      <div className="setup-state">
        <strong>{t(`setup.state.${step.state}`)}</strong>
        <span className="muted number">{t(`setup.count.${step.step}`, { count: step.count })}</span>
      </div>
    </li>
  );
}

/** Roles come as codes. */
function nameOf(t: (key: string) => string, code: string, name: string): string {
  return code === 'no-role' || code === 'no-watcher' ? t(`role.${name}`) : name;
}
