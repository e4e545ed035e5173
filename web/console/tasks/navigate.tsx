import { CompassOutlined, CopyOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@bihuan/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { geoAddress } from './away.js';

/** The way there: opens the phone's own map, or gives the address to another one. */
export function Navigate({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<boolean | null>(null);
  const { location } = detail;
  const name = detail.address ?? detail.area.name;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(name);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="task-ways">
      {location !== null && (
        <a className="big-button" href={geoAddress(location, name)}>
          <CompassOutlined aria-hidden /> {t('tasks.navigate')}
        </a>
      )}
      <button type="button" className="big-button" onClick={() => void copy()}>
        <CopyOutlined aria-hidden /> {t('tasks.copy')}
      </button>
      <span role="status">{copied === null ? '' : t(copied ? 'tasks.copied' : 'tasks.notCopied')}</span>
    </div>
  );
}
