import type { CallDetail, CaseSummary } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { ReportForm } from '../report/report.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { problemText } from '../words/problem-text.js';
import { Articles } from './articles.js';
import { useSince } from './call-time.js';
import { HandOverForm } from './hand-over-form.js';
import { hotlineApi, hotlineQueries } from './hotline-api.js';
import { TaskForm } from './task-form.js';
import { useCallNotes } from './use-call-notes.js';

const KINDS = ['report', 'inquiry', 'progress', 'complaint', 'other', 'silent'] as const;

/** One call: who calls and what is known of them on the left, what is done for them on the right. */
export function CallPane({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(hotlineQueries.call(id));
  if (data === undefined) {
    return error === null ? (
      <Bones label={t('common.loading')} rows={8} />
    ) : (
      <ErrorNote error={error} retry={() => void refetch()} />
    );
  }
  return <OpenCall call={data} />;
}

type Tab = 'report' | 'answer' | 'callBack' | 'handOver';

function OpenCall({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [tab, setTab] = useState<Tab>('report');
  const keep = (detail: CallDetail) => {
    client.setQueryData(hotlineQueries.call(call.id).queryKey, detail);
    void client.invalidateQueries({ queryKey: ['hotline'] });
  };
  const link = useMutation({
    mutationFn: (linked: { case: string; reported: boolean }) => hotlineApi.link(call.id, linked),
    onSuccess: keep,
  });
  return (
    <section className="hotline-pane" aria-label={t('hotline.callOf', { who: whoOf(call, t('hotline.withheld')) })}>
      <CallHead call={call} />
      <div className="hotline-work">
        <div className="hotline-known">
          <Notes call={call} onKept={keep} />
          <Known call={call} onAsked={(id) => link.mutate({ case: id, reported: false })} />
          {link.error !== null && <p role="alert">{problemText(t, link.error)}</p>}
        </div>
        <div className="card hotline-do">
          <Segmented<Tab>
            aria-label={t('hotline.show')}
            value={tab}
            onChange={setTab}
            options={(['report', 'answer', 'callBack', 'handOver'] as const).map((value) => ({
              value,
              label: t(`hotline.tab.${value}`),
            }))}
          />
          {tab === 'report' && (
            <>
              {link.isSuccess && link.variables.reported && (
                <p role="status" className="hotline-made">
                  {t('hotline.reported')}{' '}
                  <Link to="/cases/$caseId" params={{ caseId: link.variables.case }}>
                    {t('hotline.openCase')}
                  </Link>
                </p>
              )}
              <ReportForm
                of={`call.${call.id}`}
                known={{ source: 'hotline', phone: call.number ?? '', name: call.name ?? '' }}
                onReported={(made) => link.mutate({ case: made, reported: true })}
              />
            </>
          )}
          {tab === 'answer' && <Articles inCall />}
          {tab === 'callBack' && <TaskForm call={call} />}
          {tab === 'handOver' && <HandOverForm call={call} onDone={keep} />}
        </div>
      </div>
    </section>
  );
}

const whoOf = ({ name, number }: CallDetail, withheld: string): string => name ?? number ?? withheld;

function CallHead({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  const since = useSince(call);
  return (
    <header className={`hotline-call-head is-${call.state}`}>
      <h2>
        <span className="number">{call.number ?? t(call.erased ? 'hotline.erased' : 'hotline.withheld')}</span>
        {call.name !== null && <span>{call.name}</span>}
      </h2>
      <p role="status">
        {t(`hotline.state.${call.state}`)} <span className="number">{since}</span>
      </p>
      <p className="muted">
        {call.agent?.name ?? t('hotline.nobody')}
        {call.line !== null && ` · ${call.line}`}
      </p>
      {call.recording !== null && (
        <a href={call.recording} target="_blank" rel="noreferrer">
          {t('hotline.recording')}
        </a>
      )}
      {call.handedTo !== null && (
        <p className="hotline-handed">
          {t('hotline.handed', { from: call.handedBy?.name ?? '', to: call.handedTo.name })}
          {call.handedNote !== null && `：${call.handedNote}`}
        </p>
      )}
    </header>
  );
}

interface NotesProps {
  readonly call: CallDetail;
  readonly onKept: (detail: CallDetail) => void;
}

/** What is said, kept by itself while it is written. */
function Notes({ call, onKept }: NotesProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { draft, change, flush, state, error } = useCallNotes(call, onKept);
  const going = call.state === 'ringing' || call.state === 'answered';
  const done = () => {
    flush(going);
    void navigate({ to: '/hotline', search: {} });
  };
  if (call.erased) return <p className="muted">{t('hotline.erasedWhy')}</p>;
  const answered = draft.kind !== 'inquiry' || draft.answer.trim() !== '';
  return (
    <section className="card hotline-notes" aria-label={t('hotline.notes')}>
      <div className="hotline-pair">
        <div className="field">
          <label htmlFor="call-name">{t('report.name')}</label>
          <Input
            id="call-name"
            autoComplete="off"
            maxLength={60}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="call-kind">{t('hotline.kind')}</label>
          <Select
            id="call-kind"
            allowClear
            value={draft.kind}
            placeholder={t('hotline.noKind')}
            options={KINDS.map((value) => ({ value, label: t(`hotline.kinds.${value}`) }))}
            onChange={(kind: CallDetail['kind'] | undefined) => change({ kind: kind ?? null })}
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor="call-notes">{t('hotline.notes')}</label>
        <Input.TextArea
          id="call-notes"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={draft.notes}
          onChange={(event) => change({ notes: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="call-answer">{t('hotline.answer')}</label>
        <Input.TextArea
          id="call-answer"
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={4000}
          value={draft.answer}
          onChange={(event) => change({ answer: event.target.value })}
        />
      </div>
      <div className="hotline-end-line">
        <Button type="primary" disabled={draft.kind === null || !answered} onClick={done}>
          {t(going ? 'hotline.endCall' : 'hotline.finish')}
        </Button>
        <span className="muted" aria-live="polite">
          {error === null ? t(hintOf(draft.kind, answered, state)) : problemText(t, error)}
        </span>
      </div>
    </section>
  );
}

function hintOf(kind: CallDetail['kind'], answered: boolean, state: 'kept' | 'keeping'): string {
  if (kind === null) return 'hotline.needsKind';
  if (!answered) return 'hotline.needsAnswer';
  return state === 'keeping' ? 'hotline.keeping' : 'hotline.kept';
}

interface KnownProps {
  readonly call: CallDetail;
  readonly onAsked: (id: string) => void;
}

/** Cases of this call, and what else is known of whoever calls. */
function Known({ call, onAsked }: KnownProps) {
  const { t } = useTranslation();
  const linked = new Set(call.linked.map(({ id }) => id));
  const earlier = call.earlierCases.filter(({ id }) => !linked.has(id));
  return (
    <>
      {call.linked.length > 0 && (
        <section className="card hotline-cases" aria-labelledby="call-linked">
          <h3 id="call-linked">{t('hotline.linked')}</h3>
          <ul>
            {call.linked.map((each) => (
              <CaseLine key={each.id} of={each} />
            ))}
          </ul>
        </section>
      )}
      <section className="card hotline-cases" aria-labelledby="call-earlier">
        <h3 id="call-earlier">{t('hotline.earlier')}</h3>
        {earlier.length === 0 ? (
          <p className="muted">{t(call.number === null ? 'hotline.earlierUnknown' : 'hotline.noEarlier')}</p>
        ) : (
          <ul>
            {earlier.map((each) => (
              <CaseLine key={each.id} of={each} onAsked={() => onAsked(each.id)} />
            ))}
          </ul>
        )}
        <EarlierCalls call={call} />
      </section>
    </>
  );
}

function CaseLine({ of, onAsked }: { readonly of: CaseSummary; readonly onAsked?: () => void }) {
  const { t } = useTranslation();
  const at = useInstantText();
  return (
    <li>
      <Link to="/cases/$caseId" params={{ caseId: of.id }}>
        {of.class.name}
      </Link>
      <span>{t(`state.of.${of.state}`)}</span>
      <span className="muted number">{at(of.reportedAt)}</span>
      <span className="muted hotline-address">{of.address ?? of.area.name}</span>
      {onAsked !== undefined && (
        <button type="button" className="link-button" onClick={onAsked}>
          {t('hotline.asksAbout')}
        </button>
      )}
    </li>
  );
}

function EarlierCalls({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  const at = useInstantText();
  if (call.earlierCalls.length === 0) return null;
  return (
    <>
      <h3>{t('hotline.earlierCalls')}</h3>
      <ul>
        {call.earlierCalls.map((each) => (
          <li key={each.id}>
            <Link to="/hotline" search={{ call: each.id }} className="number">
              {at(each.rangAt)}
            </Link>
            <span>{each.kind === null ? t(`hotline.state.${each.state}`) : t(`hotline.kinds.${each.kind}`)}</span>
            <span className="muted">{each.agent?.name ?? ''}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function useInstantText(): (instant: string) => string {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  return (instant) => instantText({ t, language: i18n.language, zone }, Date.parse(instant), now);
}
