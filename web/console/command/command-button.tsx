import { SearchOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Kbd } from './kbd.js';
import { showOverlay } from './open.js';

/** The way to all commands for whoever does not know the key. */
export function CommandButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className="popover-button command-button" onClick={() => showOverlay('palette')}>
      <SearchOutlined aria-hidden />
      <span className="command-button-name">{t('app.commands')}</span>
      <Kbd keys="mod+k" />
    </button>
  );
}
