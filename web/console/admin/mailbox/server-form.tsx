import type { MailboxServerBody } from '@bihuan/contracts';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../rules/labelled.js';

interface Props {
  readonly server: MailboxServerBody;
  readonly disabled: boolean;
  readonly onChange: (server: MailboxServerBody) => void;
}

/** Where the mailbox is and how often it is read. */
export function ServerForm({ server, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const text = (member: 'host' | 'user' | 'folder', label: string) => (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          maxLength={200}
          disabled={disabled}
          value={server[member]}
          onChange={(event) => onChange({ ...server, [member]: event.target.value })}
        />
      )}
    </Labelled>
  );
  const count = (member: 'port' | 'everyMinutes', label: string, max: number, otherwise: number) => (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          min={1}
          max={max}
          precision={0}
          disabled={disabled}
          value={server[member]}
          onChange={(value) => onChange({ ...server, [member]: value ?? otherwise })}
        />
      )}
    </Labelled>
  );
  return (
    <div className="rule-pair">
      {text('host', t('noticeAdmin.member.host'))}
      {count('port', t('noticeAdmin.member.port'), 65_535, 993)}
      <Labelled label={t('noticeAdmin.member.security')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={server.security}
            options={(['tls', 'starttls', 'none'] as const).map((value) => ({
              value,
              label: t(`noticeAdmin.securityOf.${value}`),
            }))}
            onChange={(security: MailboxServerBody['security']) => onChange({ ...server, security })}
          />
        )}
      </Labelled>
      {text('user', t('noticeAdmin.member.user'))}
      {text('folder', t('mailbox.folder'))}
      {count('everyMinutes', t('mailbox.everyMinutes'), 1440, 5)}
    </div>
  );
}
