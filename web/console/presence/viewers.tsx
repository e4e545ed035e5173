import './presence.css';
import { EyeOutlined } from '@ant-design/icons';
import type { Viewer } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/area-words.js';
import { useViewers } from './use-viewers.js';
import { words } from './words.js';

addWords(words);

const MOST = 3;

/** "王芳 也在看；李强 正在填写 派遣" */
export function Viewers({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const viewers = useViewers(caseId);
  const said = ({ name, typing }: Viewer) =>
    typing === null ? t('presence.looks', { name }) : t('presence.types', { name, act: t(`act.${typing}`) });
  // Who is about to act comes first.
  const sorted = [...viewers].sort((a, b) => Number(b.typing !== null) - Number(a.typing !== null));
  const more = sorted.length - MOST;
  return (
    <span role="status" className="viewers">
      {sorted.length > 0 && (
        <>
          <EyeOutlined aria-hidden /> {sorted.slice(0, MOST).map(said).join(t('common.semicolon'))}
          {more > 0 && ` ${t('presence.more', { count: more })}`}
        </>
      )}
    </span>
  );
}
