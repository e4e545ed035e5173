import { PrinterOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

/** The sheets that can be printed of the case, each in a window of its own. */
export function PrintMenu({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const to = { params: { caseId: detail.id }, target: '_blank' } as const;
  const clock = detail.handling === null ? 'whole' : 'handling';
  const supervised = detail.events.some(({ type }) => type === 'supervision-required' || type === 'supervised');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'ledger',
            label: (
              <Link to="/print/ledger/$caseId" search={{ clock }} {...to}>
                {t('sheets.ledger')}
              </Link>
            ),
          },
          ...(detail.unit === null
            ? []
            : [
                {
                  key: 'dispatch',
                  label: (
                    <Link to="/print/dispatch/$caseId" {...to}>
                      {t('sheets.dispatch')}
                    </Link>
                  ),
                },
              ]),
          ...(supervised
            ? [
                {
                  key: 'supervision',
                  label: (
                    <Link to="/print/supervision/$caseId" {...to}>
                      {t('sheets.supervision')}
                    </Link>
                  ),
                },
              ]
            : []),
        ],
      }}
    >
      <Button
        type="text"
        icon={<PrinterOutlined aria-hidden />}
        aria-label={t('sheets.print')}
        title={t('sheets.print')}
      />
    </Dropdown>
  );
}
