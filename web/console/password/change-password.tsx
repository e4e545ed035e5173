import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from './password-form.js';

interface Props {
  readonly onClose: () => void;
}

/** One's own password, from the person menu. */
export function ChangePassword({ onClose }: Props) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState(false);
  return (
    <Modal
      open
      title={t('password.change')}
      onCancel={onClose}
      width={440}
      footer={
        saved ? (
          <Button type="primary" onClick={onClose} autoFocus>
            {t('common.close')}
          </Button>
        ) : null
      }
    >
      {saved ? (
        <p role="status">{t('password.saved')}</p>
      ) : (
        <>
          <p className="muted">{t('password.changeWhy')}</p>
          <PasswordForm onDone={() => setSaved(true)} />
        </>
      )}
    </Modal>
  );
}
