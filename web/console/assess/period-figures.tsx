import '../scorecard/scorecard.css';
import type { AssessmentDetail } from '@bihuan/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaSum } from '../scorecard/area-sum.js';
import { figureText } from '../scorecard/figures.js';
import { RunsDrawer } from '../scorecard/runs-drawer.js';
import type { OpenFigure } from '../scorecard/scorecard-page.js';
import { UnitTable } from '../scorecard/unit-table.js';
import { useWhen } from './use-when.js';

/** The units' figures; each opens its cases, as they stand. */
export function UnitFigures({ period }: { readonly period: AssessmentDetail }) {
  const { t } = useTranslation();
  const when = useWhen();
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const { figures } = period;
  const at = when(figures.asOf);
  return (
    <section aria-labelledby="assess-figures">
      <h2 id="assess-figures">{t('assess.figures')}</h2>
      <p className="muted number scorecard-as-of">
        {t(period.frozen === null ? 'assess.liveAsOf' : 'assess.frozenAsOf', { at, policy: figures.policy })}
      </p>
      <AreaSum area={figures.area} onOpen={(figure) => setOpen({ unit: null, figure })} />
      <UnitTable card={figures} onOpen={setOpen} />
      {open !== null && (
        <RunsDrawer
          card={figures}
          period={{ from: figures.from, to: figures.to, asOf: figures.asOf, policy: figures.policy }}
          open={open}
          frozen={period.frozen === null ? undefined : period.id}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

type Group = AssessmentDetail['figures']['streets'][number];

interface GroupProps {
  readonly title: string;
  readonly rows: readonly Group[];
  readonly name: (row: Group) => string;
}

const SHOWN = ['score', 'timelyRate', 'resolvedRate', 'should', 'resolved', 'timely', 'pending'] as const;

/** The same figures by street or by source: sums of the units', never means. */
export function GroupTable({ title, rows, name }: GroupProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card unit-table assess-groups" aria-label={title} tabIndex={0}>
      <table className="number">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="unit-name">
              {title}
            </th>
            {SHOWN.map((key) => (
              <th scope="col" key={key} title={t(`figureWhy.${key}`)}>
                {t(`figure.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.group}>
              <th scope="row" className="unit-name">
                {name(row)}
              </th>
              {SHOWN.map((key) => (
                <td key={key}>{figureText(key, row[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
