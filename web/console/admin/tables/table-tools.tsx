import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { MenuButton } from '../../../ui/index.js';
import { ImportDialogue } from './import-dialogue.js';

interface Props {
  /** As in the address: `units`. */
  readonly table: string;
  /** What it is called in the dialogue. */
  readonly title: string;
  readonly mayImport: boolean;
  /** Something was imported: what is shown must be read again. */
  readonly onImported: () => void;
}

/** Out as XLSX or CSV, and back in by way of a preview. */
export function TableTools({ table, title, mayImport, onImported }: Props) {
  const { t, i18n } = useTranslation();
  const [importing, setImporting] = useState(false);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const download = (format: 'xlsx' | 'csv') => {
    const link = document.createElement('a');
    link.href = adminApi.tableFile(table, format, language);
    link.download = '';
    link.click();
  };
  return (
    <>
      <MenuButton
        align="end"
        className="ant-btn-like"
        button={
          <>
            <DownloadOutlined aria-hidden /> {t('tables.export')}
          </>
        }
        items={[
          { key: 'xlsx', label: t('tables.xlsx'), onSelect: () => download('xlsx') },
          { key: 'csv', label: t('tables.csv'), onSelect: () => download('csv') },
        ]}
      />
      {mayImport && (
        <Button icon={<UploadOutlined aria-hidden />} onClick={() => setImporting(true)}>
          {t('tables.import')}
        </Button>
      )}
      {importing && (
        <ImportDialogue
          title={title}
          send={(file, seen, remove) => adminApi.importTable(table, file, { language, remove, seen })}
          onClose={() => setImporting(false)}
          onImported={onImported}
        />
      )}
    </>
  );
}
