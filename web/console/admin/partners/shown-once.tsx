import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly why: string;
  readonly secret: string;
  readonly onTaken: () => void;
}

/** A key or a secret: shown this once, kept nowhere. */
export function ShownOnce({ why, secret, onTaken }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <section className="shown-once" role="status">
      <strong>{why}</strong>
      <code className="secret-shown">{secret}</code>
      <div className="admin-tools">
        <Button onClick={() => void copy()}>{t(copied ? 'partner.keyCopied' : 'partner.keyCopy')}</Button>
        <Button type="primary" onClick={onTaken}>
          {t('partner.keyTaken')}
        </Button>
      </div>
    </section>
  );
}
