import type { CaseDetail, DutyView, Named } from '@bihuan/contracts';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { offers, openFormWith } from './prefill.js';

/** Who answers for the case, by which row of the catalogue, and what to do where no row says so. */
export function Responsible({ detail }: { readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { unit, why, rows, assisting, unclear } = detail.responsibility;
  const cls = names.cls(detail.class);
  return (
    <section className="case-part case-responsible" aria-label={t('facts.responsible')}>
      <h3>{t('facts.responsible')}</h3>
      {unit !== null ? (
        <p>
          <strong>{names.unit(unit)}</strong>{' '}
          {why === 'maintainer'
            ? t('whose.keeps', { component: detail.component ?? '' })
            : t('whose.leads', { cls, code: detail.class.code })}
        </p>
      ) : (
        <>
          <p>
            <strong>{t('whose.unclear')}</strong> {t(`responsibility.${why}`)}
          </p>
          {unclear !== null && (
            <p className="muted">{i18n.language === 'en' ? (unclear.en ?? unclear.zh) : unclear.zh}</p>
          )}
        </>
      )}
      {rows.length > 0 && <Rows detail={detail} rows={rows} />}
      {assisting.length > 0 && unit !== null && (
        <p className="muted">
          {t('whose.assisting', { count: assisting.length, units: listOf(t, names.unit, assisting) })}
        </p>
      )}
      {unit !== null && <Choose detail={detail} units={[unit, ...assisting]} />}
      {unit === null && <Ways detail={detail} />}
    </section>
  );
}

function listOf(t: (key: string) => string, name: (unit: Named) => string, units: readonly Named[]): string {
  return units.map(name).join(t('common.comma'));
}

/** "《GB/T 47678.5-2026》 02010 · 全区 · 主办 公安局", a line for each row that names a unit. */
function Rows({ detail, rows }: { readonly detail: CaseDetail; readonly rows: readonly DutyView[] }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const english = i18n.language === 'en';
  return (
    <ul className="duty-rows">
      {rows.map((row) => (
        <li key={`${row.unit.id} ${row.duty} ${row.citation}`} className="duty-row">
          <span className="number">
            {t('whose.row', {
              standard: detail.class.standardRef,
              code: detail.class.code,
              area:
                row.area === null
                  ? t('whose.everywhere')
                  : english
                    ? (row.area.nameEn ?? row.area.name)
                    : row.area.name,
              duty: t(`duty.${row.lead ? 'lead' : row.duty}`),
              unit: names.unit(row.unit),
            })}
          </span>
          {row.onlyOwn && <span className="muted"> {t('whose.onlyOwn')}</span>}
          <span className="muted duty-source">
            {t(`whose.sourced.${row.sourced}`, { citation: citationText(row.citation) })}
            {row.note !== null && (english || HAN.test(row.note)) && ` ${row.note}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

const HAN = /\p{Script=Han}/u;

/** Where in the source a row stands; that it is the source's first part is said of all of them. */
export function citationText(citation: string): string {
  return citation.replace(/^seeds, part 1, /, '');
}

/** Units to dispatch to: each opens the form with itself filled in. */
function Choose({ detail, units }: { readonly detail: CaseDetail; readonly units: readonly Named[] }) {
  const { t } = useTranslation();
  const names = useNames();
  if (!offers(detail, 'dispatched') || units.length === 0) return null;
  return (
    <p className="suggest-units">
      {units.map((unit) => (
        <Button key={unit.id} size="small" onClick={() => openFormWith(detail, 'dispatched', { unit: unit.id })}>
          {t('whose.dispatchTo', { unit: names.unit(unit) })}
        </Button>
      ))}
    </p>
  );
}

/** Responsibility that no row settles: what can be done about it, at the place where it has to be done. */
function Ways({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const { candidates, local, assisting, why } = detail.responsibility;
  const others = assisting.filter((unit) => !candidates.some((each) => each.id === unit.id));
  return (
    <>
      {detail.location === null && <p>{t('whose.noPlace')}</p>}
      <p className="muted">{t('whose.urgentFirst')}</p>
      <ol className="ways">
        <Way title={t('whose.pick')} text={t(why === 'no-lead' ? 'whose.pickWhy' : 'whose.pickAmong')}>
          <Choose detail={detail} units={[...candidates, ...local, ...others]} />
        </Way>
        <Way title={t('whose.noOwner')} text={t('whose.noOwnerWhy')}>
          {offers(detail, 'filed') && (
            <Button size="small" onClick={() => openFormWith(detail, 'filed', {})}>
              {t('whose.fileAs')}
            </Button>
          )}
          {!offers(detail, 'filed') && offers(detail, 'corrected') && (
            <Button size="small" onClick={() => openFormWith(detail, 'corrected', {})}>
              {t('whose.correctTo')}
            </Button>
          )}
        </Way>
        <Way title={t('whose.coordinate')} text={t('whose.coordinateWhy')}>
          {offers(detail, 'coordination-opened') && (
            <Button size="small" onClick={() => openFormWith(detail, 'coordination-opened', {})}>
              {t('act.coordination-opened')}
            </Button>
          )}
        </Way>
      </ol>
    </>
  );
}

interface WayProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Way({ title, text, children }: WayProps) {
  return (
    <li className="way">
      <p>
        <strong>{title}</strong> {text}
      </p>
      {children}
    </li>
  );
}
