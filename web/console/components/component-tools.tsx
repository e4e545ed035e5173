import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import type { CoordinateSystem } from '@bihuan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../../ui/index.js';
import { ImportDialogue } from '../admin/tables/import-dialogue.js';
import { orgWords } from '../admin/words-org.js';
import { addWords } from '../i18n/area-words.js';
import { ComponentForm } from './component-form.js';
import { componentApi } from './component-queries.js';

// The dialogue of imports and the words for what is wrong in a row are administration's.
addWords(orgWords);

const FORMATS = ['xlsx', 'csv', 'geojson'] as const;
const SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const satisfies readonly CoordinateSystem[];

/** Out as a file; for whoever may edit: back in by way of a preview, and a new one. */
export function ComponentTools({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [shown, setShown] = useState<'import' | 'new' | null>(null);
  const [system, setSystem] = useState<CoordinateSystem>('wgs84');
  const id = useId();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const download = (format: (typeof FORMATS)[number]) => {
    const link = document.createElement('a');
    link.href = componentApi.file(format, language);
    link.download = '';
    link.click();
  };
  const read = () => void client.invalidateQueries({ queryKey: ['components'] });
  return (
    <div className="parts-tools">
      <MenuButton
        align="end"
        className="ant-btn-like"
        button={
          <>
            <DownloadOutlined aria-hidden /> {t('components.export')}
          </>
        }
        items={FORMATS.map((format) => ({
          key: format,
          label: t(`components.${format}`),
          onSelect: () => download(format),
        }))}
      />
      {mayEdit && (
        <>
          <Button icon={<UploadOutlined aria-hidden />} onClick={() => setShown('import')}>
            {t('components.import')}
          </Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setShown('new')}>
            {t('components.add')}
          </Button>
        </>
      )}
      {shown === 'import' && (
        <ImportDialogue
          key={system}
          title={t('place.components')}
          accept=".csv,.xlsx,.geojson,.json,.gz"
          send={(file, seen) => componentApi.import(file, { language, coordinates: system, seen })}
          onClose={() => setShown(null)}
          onImported={read}
        >
          <div className="parts-system">
            <label htmlFor={id}>{t('components.inFile')}</label>
            <Select
              id={id}
              value={system}
              onChange={setSystem}
              options={SYSTEMS.map((value) => ({ value, label: t(`components.system.${value}`) }))}
            />
          </div>
        </ImportDialogue>
      )}
      {shown === 'new' && (
        <Drawer open size={560} onClose={() => setShown(null)} title={t('components.add')}>
          <ComponentForm detail={null} onDone={() => setShown(null)} onCancel={() => setShown(null)} />
        </Drawer>
      )}
    </div>
  );
}
