import '../round/round.css';
import '../act/actions.css';
import type { BulletinAct, BulletinDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { AssessNav } from './assess-nav.js';
import { actOnBulletin, assessQueries } from './assess-queries.js';
import { BulletinForm } from './bulletin-form.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';
import { useWhen } from './use-when.js';

const route = getRouteApi('/bulletins/$bulletinId');

/** An issue: edited as a draft, then approved, then published; as a page, DOCX, XLSX or PDF. */
export function BulletinPage() {
  const { t } = useTranslation();
  const { bulletinId } = route.useParams();
  const may = useMay('assessment.read');
  const query = useQuery({ ...assessQueries.bulletin(bulletinId), enabled: may });
  if (!may) return <NotAllowedNote what={t('bulletin.title')} />;
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>
          <Link to="/bulletins" className="assess-back">
            {t('bulletin.title')}
          </Link>{' '}
          {query.data !== undefined && t('bulletin.no', { no: query.data.no, year: query.data.year })}
        </h1>
        <AssessNav />
      </header>
      {query.data !== undefined ? (
        <Issue bulletin={query.data} />
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Bones label={t('common.loading')} rows={8} />
      )}
    </div>
  );
}

function Issue({ bulletin }: { readonly bulletin: BulletinDetail }) {
  const { t, i18n } = useTranslation();
  const when = useWhen();
  const writes = useMay('assessment.write');
  const step = useStep((body: BulletinAct, key) => actOnBulletin(bulletin.id, body, key));
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const file = (format: string) =>
    addressOf(`/bulletins/${encodeURIComponent(bulletin.id)}/file`, { format, language });
  const steps = [
    { key: 'draft', of: bulletin.made },
    { key: 'approved', of: bulletin.approved },
    { key: 'published', of: bulletin.published },
  ] as const;
  return (
    <>
      <section className="card assess-part" aria-label={t('bulletin.where')}>
        <p>
          {steps.map(({ key, of }) => (
            <span key={key} className="bulletin-step">
              {of === null ? null : `${t(`bulletinState.${key}`)} ${of.by.name} ${when(of.at)}`}
            </span>
          ))}
        </p>
        <div className="actions">
          {writes && bulletin.state === 'draft' && (
            <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ act: 'approve' })}>
              {t('bulletin.approve')}
            </Button>
          )}
          {writes && bulletin.state === 'approved' && (
            <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ act: 'publish' })}>
              {t('bulletin.publish')}
            </Button>
          )}
          <Button href={file('pdf')}>{t('bulletin.pdf')}</Button>
          <Button href={file('docx')}>{t('bulletin.docx')}</Button>
          <Button href={file('xlsx')}>{t('bulletin.xlsx')}</Button>
          {bulletin.address !== null && (
            <Button href={bulletin.address} target="_blank" rel="noreferrer">
              {t('bulletin.public')}
            </Button>
          )}
        </div>
        {writes && bulletin.state === 'draft' && <p className="muted">{t('bulletin.approveWhy')}</p>}
        <StepProblem error={step.error} />
      </section>
      {writes && bulletin.state === 'draft' && <BulletinForm key={bulletin.id} bulletin={bulletin} />}
      <section aria-labelledby="bulletin-preview">
        <h2 id="bulletin-preview">{t('bulletin.preview')}</h2>
        <iframe
          // Drawn anew when its words were changed.
          key={JSON.stringify([bulletin.title, bulletin.issuer, bulletin.recipients, bulletin.blocks])}
          className="bulletin-page"
          title={bulletin.title}
          src={file('html')}
          sandbox=""
        />
      </section>
    </>
  );
}
