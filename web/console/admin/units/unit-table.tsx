import { useTranslation } from 'react-i18next';
import { useAreaNames } from '../rules/use-change-names.js';
import { problemsOf, type UnitRow } from './unit-body.js';
import { useHoursText } from './unit-hours.js';

interface Props {
  readonly rows: readonly UnitRow[];
  readonly onOpen: (id: string) => void;
}

/** Units in their order, with who works for them, how they are reached and what they have in hand. */
export function UnitTable({ rows, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const areaName = useAreaNames();
  const hours = useHoursText();
  const names = (people: readonly { readonly name: string }[] | undefined) =>
    people === undefined || people.length === 0 ? '—' : people.map((each) => each.name).join(t('common.comma'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card admin-table units-table" aria-label={t('admin.page.units')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('unitPage.name')}</th>
            <th scope="col">{t('unitPage.kind')}</th>
            <th scope="col">{t('unitPage.area')}</th>
            <th scope="col">{t('unitPage.head')}</th>
            <th scope="col">{t('unitPage.clerk')}</th>
            <th scope="col">{t('unitPage.substitute')}</th>
            <th scope="col">{t('unitPage.phone')}</th>
            <th scope="col">{t('unitPage.hours')}</th>
            <th scope="col" className="is-number">
              {t('unitPage.openCases')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { body, known } = row;
            const english = i18n.language === 'en' ? body.nameEn : null;
            return (
              <tr key={body.id} className={body.retired === true ? 'is-away' : ''}>
                <th scope="row">
                  <button type="button" className="link-button" onClick={() => onOpen(body.id)}>
                    {english ?? (body.name === '' ? t('unitPage.unnamed') : body.name)}
                  </button>
                  {body.commandDuty && <span className="muted"> {t('unitPage.commands')}</span>}
                  {problemsOf(row).length > 0 && (
                    <span
                      className="unit-problems"
                      title={problemsOf(row)
                        .map((each) => t(`unitPage.want.${each}`))
                        .join(t('common.comma'))}
                    >
                      {t('unitPage.problemCount', { count: problemsOf(row).length })}
                    </span>
                  )}
                </th>
                <td>{t(`unitKind.${body.kind}`)}</td>
                <td>{body.area === null ? t('unitPage.everywhere') : areaName(body.area)}</td>
                <td>{names(known?.heads)}</td>
                <td>{names(known?.clerks.slice(0, 1))}</td>
                <td>{names(known?.clerks.slice(1))}</td>
                <td className="number">{body.phone || '—'}</td>
                <td>{hours(body.hours ?? null)}</td>
                <td className="is-number number">{known?.openCases ?? 0}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
