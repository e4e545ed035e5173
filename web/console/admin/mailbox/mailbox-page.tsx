import '../notices/notices-admin.css';
import type { MailboxBody, MailboxServerBody, MailboxState, MailboxTest } from '@bihuan/contracts';
import { LETTER_STATES } from '@bihuan/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { get, post } from '../../../client/index.js';
import { Bones } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { problemText } from '../../words/problem-text.js';
import { SecretForm } from '../notices/secret-form.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';
import { When } from '../when.js';
import { ServerForm } from './server-form.js';

const DOCUMENT = { kind: 'mailbox', id: 'mailbox' } as const;
const NEW_SERVER: MailboxServerBody = {
  host: '',
  port: 993,
  security: 'tls',
  user: '',
  folder: 'INBOX',
  everyMinutes: 5,
};

const stateQuery = queryOptions({
  queryKey: ['mailbox'],
  queryFn: ({ signal }) => get<MailboxState>('/mailbox', { signal }),
  staleTime: 5_000,
});

/** The mailbox whose e-mails become reports: where it is, how it does, and a try. */
export function MailboxPage() {
  const { t } = useTranslation();
  const may = useMay('config.read');
  return may ? <Mailbox /> : <NotAllowedNote what={t('mailbox.title')} />;
}

function Mailbox() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const draft = useDraft<MailboxBody>(DOCUMENT);
  const { body, mayWrite } = draft;
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  const set = (members: Partial<MailboxBody>) => draft.edit((before) => ({ ...before, ...members }));
  return (
    <>
      <RuleHead title={t('mailbox.title')} document={DOCUMENT} stored={draft.stored} />
      <p className="admin-lead">{t('mailbox.lead')}</p>
      {body === undefined ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <>
          <section className="card notice-admin rule-form mailbox-form" aria-label={t('mailbox.title')}>
            <Checkbox
              disabled={!mayWrite}
              checked={body.server !== null}
              onChange={({ target }) => set({ server: target.checked ? NEW_SERVER : null })}
            >
              {t('mailbox.on')}
            </Checkbox>
            {body.server !== null && (
              <ServerForm server={body.server} disabled={!mayWrite} onChange={(server) => set({ server })} />
            )}
            <Checkbox
              disabled={!mayWrite}
              checked={body.byItself}
              onChange={({ target }) => set({ byItself: target.checked })}
            >
              {t('mailbox.byItself')}
            </Checkbox>
          </section>
          <SaveBar
            kind="mailbox"
            draft={draft}
            onSaved={() => void client.invalidateQueries({ queryKey: stateQuery.queryKey })}
          />
        </>
      )}
      <StateCard />
    </>
  );
}

function StateCard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayWrite = useMay('config.write');
  const { data, error, refetch } = useQuery(stateQuery);
  const again = () => void client.invalidateQueries({ queryKey: stateQuery.queryKey });
  const test = useMutation({ mutationFn: () => post<MailboxTest>('/mailbox/test', {}), onSettled: again });
  if (data === undefined) {
    return error === null ? (
      <Bones label={t('common.loading')} rows={3} />
    ) : (
      <ErrorNote error={error} retry={() => void refetch()} />
    );
  }
  return (
    <section className="card notice-card mailbox-state" aria-label={t('mailbox.state')}>
      <h2>
        {t('mailbox.state')} <span className="muted">{t(data.on ? 'noticeAdmin.on' : 'noticeAdmin.off')}</span>
      </h2>
      <p>
        {data.readAt === null ? (
          t('mailbox.neverRead')
        ) : (
          <>
            {t('mailbox.readAt')} <When at={data.readAt} />
          </>
        )}
      </p>
      {data.trouble !== null && <p>{t(`mailbox.trouble.${data.trouble}`)}</p>}
      <dl className="notice-counts">
        {LETTER_STATES.map((each) => (
          <div key={each}>
            <dt className="muted">{t(`mailbox.became.${each}`)}</dt>
            <dd className="number">{data.counts[each] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <SecretForm name="imap" kept={data.secret} onDone={again} />
      {mayWrite && (
        <div className="notice-line">
          <Button disabled={!data.on} loading={test.isPending} onClick={() => test.mutate()}>
            {t('mailbox.test')}
          </Button>
          <p role="status">
            {test.data !== undefined &&
              (test.data.trouble === null
                ? t('mailbox.found', { count: test.data.messages ?? 0 })
                : t(`mailbox.trouble.${test.data.trouble}`))}
            {test.error !== null && problemText(t, test.error)}
          </p>
        </div>
      )}
    </section>
  );
}
