import './report.css';
import type { JoinedReport, NearComponent, ReportBody } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { useMay, useSession } from '../data/session.js';
import { JoinedNote } from '../nearby/joined-note.js';
import { NotAllowedNote } from '../shell/notes.js';
import type { CatalogueClass } from '../words/class-select.js';
import { problemText } from '../words/problem-text.js';
import { Found } from './found.js';
import { PlacePicker } from './place-picker.js';
import {
  emptyReport,
  keepReport,
  missingInReport,
  type ReportDraft,
  sourcesOf,
  storedReport,
  withOwnSource,
} from './report-draft.js';
import { useLocated } from './use-located.js';
import { WhatFields } from './what-fields.js';

/** A new report: what, how bad, where, who says so; and what the place leads to, before it is sent. */
export function Report() {
  const { t } = useTranslation();
  const may = useMay('event.reported');
  return may ? <ReportForm /> : <NotAllowedNote what={t('place.report')} />;
}

interface FormProps {
  /** What it is kept under while it is written: one for each call. */
  readonly of?: string;
  /** What is known before anything is written. */
  readonly known?: Partial<ReportDraft>;
  /** Told the case instead of opening it. */
  readonly onReported?: (id: string) => void;
}

export function ReportForm({ of, known, onReported }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { draft, sources, change, reset } = useReportDraft(of, known);
  const located = useLocated(draft);
  const [joined, setJoined] = useState<JoinedReport | null>(null);
  const cls = useClass(draft);
  const severity = draft.severity ?? cls?.severity ?? null;
  const send = useMutation({
    // With the id of a case that is the same problem the report joins that one, with all that it says.
    mutationFn: (joins: string | null) =>
      api.report({ ...bodyOf(draft, severity ?? 'general'), ...(joins === null ? {} : { joins }) }, draft.id),
    onSuccess: (answer) => {
      keepReport(null, of);
      void client.invalidateQueries({ queryKey: ['cases'] });
      if (onReported !== undefined) {
        reset();
        onReported(answer !== null && 'joined' in answer ? answer.case : draft.id);
      } else if (answer !== null && 'joined' in answer) setJoined(answer);
      else void navigate({ to: '/cases/$caseId', params: { caseId: draft.id } });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['locate'] }),
  });
  const missing = missingInReport(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.length === 0 && !send.isPending) send.mutate(null);
  };
  const again = () => {
    setJoined(null);
    reset();
  };
  if (joined !== null) return <JoinedNote joined={joined} onAnother={again} />;
  // The first sending arrived although its answer did not.
  const arrived = send.error instanceof ProblemError && ARRIVED.has(send.error.code);
  return (
    <form className="report" onSubmit={submit} aria-labelledby="report-title">
      <div className="report-what">
        <h1 id="report-title">{t('report.title')}</h1>
        <WhatFields
          draft={draft}
          sources={sources}
          severity={severity}
          suggested={cls?.severity ?? null}
          onChange={change}
        />
        <div className="report-end">
          {send.error !== null && (
            <p role="alert" className="act-problem">
              {arrived ? t('report.arrived') : problemText(t, send.error)}{' '}
              {arrived && (
                <Link to="/cases/$caseId" params={{ caseId: draft.id }}>
                  {t('report.openIt')}
                </Link>
              )}
            </p>
          )}
          <div className="act-end">
            <Button
              type="primary"
              size="large"
              htmlType="submit"
              disabled={missing.length > 0}
              loading={send.isPending}
              aria-describedby="report-missing"
            >
              {t('act.reported')}
            </Button>
            <Button size="large" onClick={reset}>
              {t('report.clear')}
            </Button>
            <span id="report-missing" className="muted" aria-live="polite">
              {missing.length > 0 &&
                t('form.missing', { names: missing.map((name) => t(`field.${name}`)).join(t('common.comma')) })}
            </span>
          </div>
        </div>
      </div>
      <div className="report-where">
        <PlacePicker
          place={draft.place}
          address={draft.address}
          components={located.data?.components ?? NONE}
          component={draft.component}
          onPlace={(place) => change({ place })}
          onAddress={(address) => change({ address })}
          onComponent={(component) => change({ component })}
        />
        <Found draft={draft} severity={severity} located={located} send={send} onChange={change} />
      </div>
    </form>
  );
}

const NONE: readonly NearComponent[] = [];

const ARRIVED = new Set(['id-taken', 'key-reused']);

function useReportDraft(of?: string, known: Partial<ReportDraft> = {}) {
  const sources = sourcesOf(useSession().permissions);
  const fresh = () => withOwnSource({ ...emptyReport(), ...known }, sources);
  const [draft, setDraft] = useState<ReportDraft>(() => {
    const stored = storedReport(of);
    return stored === null ? fresh() : withOwnSource(stored, sources);
  });
  const keep = (next: ReportDraft) => {
    keepReport(next, of);
    setDraft(next);
  };
  return {
    draft,
    sources,
    change: (part: Partial<ReportDraft>) => keep({ ...draft, ...part }),
    reset: () => keep(fresh()),
  };
}

function useClass(draft: ReportDraft): CatalogueClass | null {
  const classes = useQuery(queries.catalogue()).data?.classes;
  return classes?.find((cls) => cls.kind === draft.kind && cls.code === draft.code) ?? null;
}

function bodyOf(draft: ReportDraft, severity: ReportBody['severity']): ReportBody {
  const said = (value: string) => (value.trim() === '' ? undefined : value.trim());
  const [address, description, component] = [said(draft.address), said(draft.description), said(draft.component)];
  const [name, phone] = [said(draft.name), said(draft.phone)];
  if (draft.code === null || draft.place === null) throw new Error('a report needs a class and a place');
  return {
    id: draft.id,
    source: draft.source as ReportBody['source'],
    class: { kind: draft.kind, code: draft.code },
    severity,
    location: draft.place,
    ...(address && { address }),
    ...(description && { description }),
    ...(draft.photos.length > 0 && { attachments: [...draft.photos] }),
    ...(component && draft.kind === 'component' && { component }),
    ...((name || phone) && { reporter: { ...(name && { name }), ...(phone && { phone }) } }),
  };
}
