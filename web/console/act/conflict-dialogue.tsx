import type { Action, CaseDetail } from '@bihuan/contracts';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { NewEvents } from './changed.js';

interface Props {
  readonly detail: CaseDetail;
  readonly since: number;
  readonly action: Action;
  readonly onGoOn: () => void;
  readonly onDrop: () => void;
}

/** The server refused the act since somebody was faster. Shows what they did; what was typed is still there. */
export function ConflictDialogue({ detail, since, action, onGoOn, onDrop }: Props) {
  const { t } = useTranslation();
  const arrived = detail.version > since;
  const legal = detail.actions.some((each) => each.type === action.type);
  return (
    <Modal
      open
      title={t('conflict.title')}
      onCancel={onGoOn}
      footer={[
        <Button key="drop" onClick={onDrop}>
          {t('conflict.drop')}
        </Button>,
        <Button key="go" type="primary" onClick={onGoOn} disabled={!arrived || !legal}>
          {t('conflict.goOn')}
        </Button>,
      ]}
    >
      {arrived ? <NewEvents detail={detail} since={since} /> : <Bones label={t('common.loading')} rows={2} />}
      {arrived && <p className="muted">{t(legal ? 'conflict.goOnWhy' : 'conflict.notLegal')}</p>}
    </Modal>
  );
}
