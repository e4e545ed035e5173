import type { DutyCheck } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { useNames } from '../../data/names.js';
import { ErrorNote } from '../../shell/notes.js';
import { className } from '../rules/class-words.js';
import { ruleQueries } from '../rules/rule-queries.js';

type Cause = DutyCheck['causes'][number];

/** Has every class exactly one lead in every area, and every unit who answers for it? One line a cause. */
export function CheckList({ onFind }: { readonly onFind: (code: string) => void }) {
  const { t, i18n } = useTranslation();
  const said = (count: number) => count.toLocaleString(i18n.language);
  const query = useQuery(ruleQueries.check());
  if (query.isError) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Bones label={t('common.loading')} rows={3} />;
  const { causes, classes, areas, pairs, settled, units } = query.data;
  const open = causes.filter((cause) => !cause.intended);
  const intended = causes.filter((cause) => cause.intended);
  return (
    <section className="card duty-check" aria-label={t('check.title')}>
      <h2>{t('check.title')}</h2>
      <p className="muted number">
        {t('check.sum', {
          classes: said(classes),
          areas: said(areas),
          pairs: said(pairs),
          settled: said(settled),
        })}
      </p>
      <ul className="check-list">
        {open.length === 0 && (
          <li>
            <Sign done />
            {t('check.allLed')}
          </li>
        )}
        {open.map((cause) => (
          <CauseItem key={nameOf(cause)} cause={cause} onFind={onFind} />
        ))}
        <UnitItems units={units} />
      </ul>
      {intended.length > 0 && (
        <details className="check-intended">
          <summary>
            {t('check.intended', { count: intended.reduce((sum, each) => sum + each.classes.length, 0) })}
          </summary>
          <p className="muted">{t('check.intendedWhy')}</p>
          <ul className="check-list">
            {intended.map((cause) => (
              <CauseItem key={nameOf(cause)} cause={cause} onFind={onFind} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const nameOf = ({ what, units, areas, classes }: Cause) =>
  [
    what,
    ...units.map((unit) => unit.id),
    areas[0]?.path,
    classes[0]?.standardRef,
    classes[0]?.kind,
    classes[0]?.code,
  ].join(' ');

/** Shape and word: nothing is told by colour. */
function Sign({ done = false }: { readonly done?: boolean }) {
  const { t } = useTranslation();
  return <span className="check-sign">{t(done ? 'check.ok' : 'check.todo')}</span>;
}

function CauseItem({ cause, onFind }: { readonly cause: Cause; readonly onFind: (code: string) => void }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const [all, setAll] = useState(false);
  const english = i18n.language === 'en';
  const { what, why, units, areas, areaCount, classes, intended } = cause;
  const shown = all ? classes : classes.slice(0, 6);
  const where = areas.map((area) => area.name).join(t('common.comma'));
  return (
    <li>
      {!intended && <Sign />}
      <div>
        <p>
          <strong>
            {t(`check.what.${what}`, {
              units: units.map(names.unit).join(t('common.comma')),
              where: areaCount > areas.length ? t('check.areas', { where, count: areaCount }) : where,
              count: classes.length,
            })}
          </strong>
        </p>
        {why !== null && <p>{english ? (why.en ?? why.zh) : why.zh}</p>}
        <p className="check-classes">
          {shown.map((cls) => (
            <button
              key={`${cls.standardRef} ${cls.kind} ${cls.code}`}
              type="button"
              className="link-button"
              onClick={() => onFind(cls.code)}
            >
              {className(cls, english)} {cls.code}
            </button>
          ))}
          {classes.length > shown.length && (
            <button type="button" className="link-button" onClick={() => setAll(true)}>
              {t('ruleChange.more', { count: classes.length - shown.length })}
            </button>
          )}
        </p>
      </div>
    </li>
  );
}

/** Units by what they want: one line each want. */
function UnitItems({ units }: { readonly units: DutyCheck['units'] }) {
  const { t } = useTranslation();
  const names = useNames();
  const wants = [...new Set(units.map((each) => each.what))];
  if (wants.length === 0) {
    return (
      <li>
        <Sign done />
        {t('check.allUnits')}
      </li>
    );
  }
  return wants.map((what) => {
    const wanting = units.filter((each) => each.what === what);
    return (
      <li key={what} className="duty-check-item">
        <Sign />
        <div>
          <p>
            <strong>{t(`check.unit.${what}`, { count: wanting.length })}</strong>{' '}
            <Link to="/admin/units">{t('check.toUnits')}</Link>
          </p>
          <p>
            {wanting
              .slice(0, 12)
              .map((each) => names.unit(each.unit))
              .join(t('common.comma'))}
            {wanting.length > 12 && ` ${t('ruleChange.more', { count: wanting.length - 12 })}`}
          </p>
        </div>
      </li>
    );
  });
}
