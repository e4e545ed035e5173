import './flow.css';
import type { FlowDefinition } from '@bihuan/flow';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { RuleHead } from '../rules/rule-head.js';
import { ruleQueries } from '../rules/rule-queries.js';
import { TableBox } from '../rules/table-box.js';

type EventRule = FlowDefinition['events'][string];

/** The flow by which cases go, to read: what may happen in which state, what comes of it, and who may do it. */
export function FlowPage() {
  const { t } = useTranslation();
  const list = useQuery(ruleQueries.list());
  const id = list.data?.documents.find((each) => each.kind === 'flow')?.id;
  const query = useQuery({ ...ruleQueries.document({ kind: 'flow', id: id ?? '' }), enabled: id !== undefined });
  const error = list.error ?? query.error;
  if (error !== null) return <ErrorNote error={error} retry={() => void list.refetch()} />;
  if (query.data === undefined || id === undefined) return <Bones label={t('common.loading')} rows={10} />;
  const flow = query.data.body as FlowDefinition;
  return (
    <>
      <RuleHead title={t('rules.page.flow')} document={{ kind: 'flow', id }} stored={query.data} />
      <p className="admin-lead">{t('flow.lead')}</p>
      <h2>{t('flow.states')}</h2>
      <ul className="flow-states">
        {Object.entries(flow.states).map(([state, { open, stage }]) => (
          <li key={state} className={open ? '' : 'is-away'}>
            <strong>{t(`state.of.${state}`)}</strong>
            <span className="muted">
              {stage === null ? t('flow.ended') : t('flow.clock', { stage: t(`stage.${stage}`) })}
            </span>
          </li>
        ))}
      </ul>
      <h2>{t('flow.events')}</h2>
      <TableBox label={t('flow.events')}>
        <table className="flow-table">
          <thead>
            <tr>
              <th scope="col">{t('flow.event')}</th>
              <th scope="col">{t('flow.from')}</th>
              <th scope="col">{t('flow.to')}</th>
              <th scope="col">{t('flow.by')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(flow.events).map(([type, rule]) => (
              <tr key={type}>
                <th scope="row">{t(`act.${type}`)}</th>
                <td>
                  <From rule={rule} />
                </td>
                <td>
                  <To rule={rule} />
                </td>
                <td>{rule.by.length === 0 ? '—' : rule.by.map((role) => t(`role.${role}`)).join(t('common.comma'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

function From({ rule }: { readonly rule: EventRule }) {
  const { t } = useTranslation();
  if (typeof rule.from === 'string') return <>{t(`flow.when.${rule.from}`)}</>;
  return <>{rule.from.map((state) => t(`state.of.${state}`)).join(t('common.comma'))}</>;
}

function To({ rule }: { readonly rule: EventRule }) {
  const { t } = useTranslation();
  if (rule.to === undefined) return <span className="muted">{t('flow.stays')}</span>;
  if (typeof rule.to === 'string') return <>{t(`state.of.${rule.to}`)}</>;
  return <>{t('flow.either', { yes: t(`state.of.${rule.to.true}`), no: t(`state.of.${rule.to.false}`) })}</>;
}
