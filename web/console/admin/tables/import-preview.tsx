import type { ImportReport } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { rowErrorText } from './row-error.js';

/** What a file would do: its errors by row and cell; or what is new, what changes from what to what, and what goes. */
export function ImportPreview({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const { counts, rows } = report;
  if (counts.errors > 0) return <Errors report={report} />;
  return (
    <>
      <p className="number">{t('tables.would', { ...counts, rows })}</p>
      {counts.added + counts.changed + counts.removed === 0 && <p>{t('tables.nothing')}</p>}
      <Names title={t('tables.added', { count: counts.added })} rows={report.added} count={counts.added} />
      <Changed report={report} />
      <Names title={t('tables.removed', { count: counts.removed })} rows={report.removed} count={counts.removed} />
    </>
  );
}

function Errors({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const { errors, counts, columns } = report;
  return (
    <section role="alert">
      <h3>{t('tables.errors', { count: counts.errors })}</h3>
      <p className="muted">{t('tables.errorsWhy')}</p>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">{t('tables.row')}</th>
            <th scope="col">{t('tables.cell')}</th>
            <th scope="col">{t('tables.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={`${error.row} ${error.column} ${error.code}`}>
              <td className="number">{error.row}</td>
              <td>{columns.find((column) => column.key === error.column)?.header ?? ''}</td>
              <td>{rowErrorText(t, error)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={counts.errors - errors.length} />
    </section>
  );
}

function Changed({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const { changed, counts, columns } = report;
  if (changed.length === 0) return null;
  const heading = (key: string) => columns.find((column) => column.key === key)?.header ?? key;
  return (
    <section>
      <h3>{t('tables.changed', { count: counts.changed })}</h3>
      <ul className="import-changes">
        {changed.map((row) => (
          <li key={row.key}>
            <strong>{row.name}</strong>
            {row.changes.map((change) => (
              <p key={change.column}>
                <span className="muted">{heading(change.column)}</span>
                <del>{change.before === '' ? t('tables.empty') : change.before}</del>
                <span aria-hidden="true">→</span>
                <ins>{change.after === '' ? t('tables.empty') : change.after}</ins>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <More count={counts.changed - changed.length} />
    </section>
  );
}

interface NamesProps {
  readonly title: string;
  readonly rows: ImportReport['added'];
  readonly count: number;
}

function Names({ title, rows, count }: NamesProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <p>{rows.map((row) => row.name).join(t('common.comma'))}</p>
      <More count={count - rows.length} />
    </section>
  );
}

function More({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return count > 0 ? <p className="muted">{t('tables.more', { count })}</p> : null;
}
