import './catalogue.css';
import type { CatalogueBody, ClassBody, DutiesBody, LimitsBody } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { ClassFilters } from '../rules/class-filters.js';
import { type ClassFilter, classKey, className, groupName, isWanted } from '../rules/class-words.js';
import { RuleHead } from '../rules/rule-head.js';
import { ruleQueries } from '../rules/rule-queries.js';
import { RuleTools } from '../rules/rule-tools.js';
import { SaveBar } from '../rules/save-bar.js';
import { TableBox } from '../rules/table-box.js';
import { useChangeNames } from '../rules/use-change-names.js';
import { type Draft, useDraft } from '../rules/use-draft.js';
import { ClassDrawer } from './class-drawer.js';

const route = getRouteApi('/admin/catalogue');
const document = { kind: 'catalogue', id: 'catalogue' } as const;
const STEP = 120;

/** The classes of problems: what they are called, how grave they are, who answers for them. */
export function CataloguePage() {
  const { t } = useTranslation();
  const draft = useDraft<CatalogueBody>(document);
  const limits = useQuery(ruleQueries.document({ kind: 'limits', id: 'limits' }));
  const duties = useQuery(ruleQueries.document({ kind: 'duties', id: 'duties' }));
  const error = draft.error ?? limits.error ?? duties.error;
  if (error !== null) {
    const retry = () => {
      draft.retry();
      void limits.refetch();
      void duties.refetch();
    };
    return <ErrorNote error={error} retry={retry} />;
  }
  if (draft.body === undefined || limits.data === undefined || duties.data === undefined) {
    return <Bones label={t('common.loading')} rows={10} />;
  }
  return (
    <Catalogue
      draft={draft}
      catalogue={draft.body}
      limits={limits.data.body as LimitsBody}
      duties={duties.data.body as DutiesBody}
    />
  );
}

interface Props {
  readonly draft: Draft<CatalogueBody>;
  readonly catalogue: CatalogueBody;
  readonly limits: LimitsBody;
  readonly duties: DutiesBody;
}

function Catalogue({ draft, catalogue, limits, duties }: Props) {
  const { t } = useTranslation();
  const names = useChangeNames();
  const { class: open } = route.useSearch();
  const navigate = route.useNavigate();
  const [filter, setFilter] = useState<ClassFilter>({
    typed: '',
    standardRef: catalogue.defaultStandard,
    kind: 'all',
    group: null,
  });
  const [retiredToo, setRetiredToo] = useState(false);
  const [shown, setShown] = useState(STEP);
  const [adding, setAdding] = useState(false);
  const wanted = catalogue.classes.filter((cls) => (retiredToo || cls.retired !== true) && isWanted(cls, filter));
  const openClass = catalogue.classes.find((cls) => classKey(cls) === open);
  const choose = (key: string | null) => void navigate({ search: key === null ? {} : { class: key } });
  const close = () => {
    setAdding(false);
    choose(null);
  };
  return (
    <>
      <RuleHead title={t('rules.page.catalogue')} document={document} stored={draft.stored}>
        <RuleTools table="catalogue" title={t('rules.page.catalogue')} />
        {draft.mayWrite && <Button onClick={() => setAdding(true)}>{t('ruleClass.add')}</Button>}
      </RuleHead>
      <ClassFilters classes={catalogue.classes} filter={filter} onFilter={setFilter}>
        <Checkbox checked={retiredToo} onChange={(event) => setRetiredToo(event.target.checked)}>
          {t('ruleClass.retiredToo')}
        </Checkbox>
      </ClassFilters>
      <p className="muted number">{t('ruleClass.count', { count: wanted.length })}</p>
      {wanted.length === 0 ? (
        <StateNote title={t('ruleClass.none')}>{t('ruleClass.noneWhy')}</StateNote>
      ) : (
        <TableBox label={t('rules.page.catalogue')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('ruleMember.code')}</th>
                <th scope="col">{t('ruleMember.name')}</th>
                <th scope="col">{t('ruleMember.kind')}</th>
                <th scope="col">{t('ruleMember.group')}</th>
                <th scope="col">{t('ruleMember.severity')}</th>
                <th scope="col">{t('ruleMember.lead')}</th>
              </tr>
            </thead>
            <tbody>
              {wanted.slice(0, shown).map((cls) => (
                <Row
                  key={classKey(cls)}
                  cls={cls}
                  leads={leadsOf(duties, cls).map(names.unit)}
                  onOpen={() => choose(classKey(cls))}
                />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {wanted.length > shown && (
        <Button onClick={() => setShown(shown + STEP)}>{t('limits.more', { count: wanted.length - shown })}</Button>
      )}
      {(openClass !== undefined || adding) && (
        <ClassDrawer
          key={openClass === undefined ? 'new' : classKey(openClass)}
          cls={openClass ?? null}
          catalogue={catalogue}
          limits={limits}
          duties={duties}
          mayWrite={draft.mayWrite}
          onChange={(next) => {
            const key = classKey(next);
            draft.edit((body) => ({
              ...body,
              classes: body.classes.some((cls) => classKey(cls) === key)
                ? body.classes.map((cls) => (classKey(cls) === key ? next : cls))
                : [...body.classes, next],
            }));
            close();
          }}
          onClose={close}
        />
      )}
      <SaveBar kind="catalogue" draft={draft} />
    </>
  );
}

interface RowProps {
  readonly cls: ClassBody;
  readonly leads: readonly string[];
  readonly onOpen: () => void;
}

function Row({ cls, leads, onOpen }: RowProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const flags = [...new Set((cls.flags ?? []).map((flag) => t(`severity.${flag.severity}`)))];
  const first = leads.slice(0, 2).join(t('common.comma'));
  return (
    <tr className={cls.retired === true ? 'is-away' : ''}>
      <td className="number">{cls.code}</td>
      <td>
        <button type="button" className="link-button" onClick={onOpen}>
          {className(cls, english)}
        </button>
        {cls.local === true && <span className="class-tag">{t('ruleMember.local')}</span>}
        {cls.retired === true && <span className="class-tag">{t('ruleMember.retired')}</span>}
      </td>
      <td>{t(`kind.${cls.kind}`)}</td>
      <td>{groupName(cls, english)}</td>
      <td>
        {t(`severity.${cls.severity}`)}
        {flags.length > 0 && (
          <span className="muted"> {t('ruleClass.canBe', { what: flags.join(t('common.comma')) })}</span>
        )}
      </td>
      <td>
        {leads.length === 0 ? (
          <span className="muted">{t('ruleClass.noLead')}</span>
        ) : leads.length > 2 ? (
          t('ruleClass.leads', { first, count: leads.length })
        ) : (
          first
        )}
      </td>
    </tr>
  );
}

/** Units that lead a class somewhere. */
export function leadsOf(duties: DutiesBody, cls: ClassBody): string[] {
  const rows = duties.rows.filter(
    (row) => row.lead && row.standardRef === cls.standardRef && row.kind === cls.kind && row.codes.includes(cls.code),
  );
  return [...new Set(rows.map((row) => row.unit))];
}
