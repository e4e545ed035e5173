import type { EmailBody, NotifyBody, SmsBody } from '@bihuan/contracts';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { Labelled } from '../rules/labelled.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';

const DOCUMENT = { kind: 'notify', id: 'notify' } as const;
const NEW_EMAIL: EmailBody = { host: '', port: 587, security: 'starttls', user: null, from: '' };
const NEW_SMS: SmsBody = {
  kind: 'http',
  method: 'POST',
  url: '',
  headers: { 'content-type': 'application/json', authorization: 'Bearer {secret}' },
  body: '{"mobile":"{phone}","content":"{text}"}',
};

/** Servers, gateway and hours. Off until they are filled in and saved. */
export function ChannelSettings() {
  const { t } = useTranslation();
  const draft = useDraft<NotifyBody>(DOCUMENT);
  const { body, mayWrite } = draft;
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  const set = (members: Partial<NotifyBody>) => draft.edit((before) => ({ ...before, ...members }));
  const disabled = !mayWrite;
  return (
    <>
      <RuleHead title={t('noticeAdmin.title')} document={DOCUMENT} stored={draft.stored} />
      <p className="admin-lead">{t('noticeAdmin.lead')}</p>
      {body === undefined ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <>
          <section className="card notice-admin rule-form" aria-label={t('noticeAdmin.member.email')}>
            <Checkbox
              disabled={disabled}
              checked={body.email !== null}
              onChange={({ target }) => set({ email: target.checked ? NEW_EMAIL : null })}
            >
              {t('noticeAdmin.emailOn')}
            </Checkbox>
            {body.email !== null && (
              <EmailForm email={body.email} disabled={disabled} onChange={(email) => set({ email })} />
            )}
          </section>
          <section className="card notice-admin rule-form" aria-label={t('noticeAdmin.member.sms')}>
            <Labelled label={t('noticeAdmin.member.sms')}>
              {(id) => (
                <Select
                  id={id}
                  className="notice-admin-short"
                  disabled={disabled}
                  value={body.sms?.kind ?? 'off'}
                  options={(['off', 'log', 'http'] as const).map((value) => ({
                    value,
                    label: t(`noticeAdmin.smsKind.${value}`),
                  }))}
                  onChange={(kind: 'off' | 'log' | 'http') =>
                    set({ sms: kind === 'off' ? null : kind === 'log' ? { kind } : NEW_SMS })
                  }
                />
              )}
            </Labelled>
            {body.sms?.kind === 'http' && (
              <SmsForm sms={body.sms} disabled={disabled} onChange={(sms) => set({ sms })} />
            )}
          </section>
          <section className="card notice-admin rule-form" aria-label={t('noticeAdmin.when')}>
            <Checkbox disabled={disabled} checked={body.push} onChange={({ target }) => set({ push: target.checked })}>
              {t('noticeAdmin.pushOn')}
            </Checkbox>
            <div className="rule-pair">
              <Text
                label={t('noticeAdmin.member.publicUrl')}
                hint={t('noticeAdmin.publicUrlWhy')}
                disabled={disabled}
                value={body.publicUrl ?? ''}
                onChange={(url) => set({ publicUrl: url === '' ? null : url })}
              />
              <Text
                label={t('noticeAdmin.member.digestAt')}
                disabled={disabled}
                value={body.digestAt}
                onChange={(digestAt) => set({ digestAt })}
              />
            </div>
            <Checkbox
              disabled={disabled}
              checked={body.quiet !== null}
              onChange={({ target }) => set({ quiet: target.checked ? { from: '22:00', to: '07:00' } : null })}
            >
              {t('noticeAdmin.quietOn')}
            </Checkbox>
            {body.quiet !== null && (
              <div className="rule-pair">
                {(['from', 'to'] as const).map((member) => (
                  <Text
                    key={member}
                    label={t(`noticeAdmin.quiet.${member}`)}
                    disabled={disabled}
                    value={body.quiet?.[member] ?? ''}
                    onChange={(time) => body.quiet !== null && set({ quiet: { ...body.quiet, [member]: time } })}
                  />
                ))}
              </div>
            )}
          </section>
          <SaveBar kind="notify" draft={draft} />
        </>
      )}
    </>
  );
}

interface EmailProps {
  readonly email: EmailBody;
  readonly disabled: boolean;
  readonly onChange: (email: EmailBody) => void;
}

function EmailForm({ email, disabled, onChange }: EmailProps) {
  const { t } = useTranslation();
  return (
    <div className="rule-pair">
      <Text
        label={t('noticeAdmin.member.host')}
        disabled={disabled}
        value={email.host}
        onChange={(host) => onChange({ ...email, host })}
      />
      <Labelled label={t('noticeAdmin.member.port')}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={65535}
            precision={0}
            disabled={disabled}
            value={email.port}
            onChange={(port) => onChange({ ...email, port: port ?? 587 })}
          />
        )}
      </Labelled>
      <Labelled label={t('noticeAdmin.member.security')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={email.security}
            options={(['starttls', 'tls', 'none'] as const).map((value) => ({
              value,
              label: t(`noticeAdmin.securityOf.${value}`),
            }))}
            onChange={(security: EmailBody['security']) => onChange({ ...email, security })}
          />
        )}
      </Labelled>
      <Text
        label={t('noticeAdmin.member.user')}
        disabled={disabled}
        value={email.user ?? ''}
        onChange={(user) => onChange({ ...email, user: user === '' ? null : user })}
      />
      <Text
        label={t('noticeAdmin.member.from')}
        hint={t('noticeAdmin.fromWhy')}
        disabled={disabled}
        value={email.from}
        onChange={(from) => onChange({ ...email, from })}
      />
    </div>
  );
}

type HttpSms = Extract<SmsBody, { kind: 'http' }>;

interface SmsProps {
  readonly sms: HttpSms;
  readonly disabled: boolean;
  readonly onChange: (sms: HttpSms) => void;
}

function SmsForm({ sms, disabled, onChange }: SmsProps) {
  const { t } = useTranslation();
  const headers = Object.entries(sms.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return (
    <>
      <p className="muted">{t('noticeAdmin.smsWhy')}</p>
      <div className="rule-pair">
        <Labelled label={t('noticeAdmin.member.method')}>
          {(id) => (
            <Select
              id={id}
              disabled={disabled}
              value={sms.method}
              options={(['POST', 'PUT', 'GET'] as const).map((value) => ({ value, label: value }))}
              onChange={(method: HttpSms['method']) => onChange({ ...sms, method })}
            />
          )}
        </Labelled>
        <Text
          label={t('noticeAdmin.member.url')}
          disabled={disabled}
          value={sms.url}
          onChange={(url) => onChange({ ...sms, url })}
        />
      </div>
      <Labelled label={t('noticeAdmin.member.headers')} hint={t('noticeAdmin.headersWhy')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 8 }}
            disabled={disabled}
            defaultValue={headers}
            onBlur={(event) => onChange({ ...sms, headers: headersIn(event.target.value) })}
          />
        )}
      </Labelled>
      <Labelled label={t('noticeAdmin.member.body')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 10 }}
            disabled={disabled}
            value={sms.body}
            onChange={(event) => onChange({ ...sms, body: event.target.value })}
          />
        )}
      </Labelled>
    </>
  );
}

/** One a line, as they go out. */
function headersIn(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}

interface TextProps {
  readonly label: string;
  readonly hint?: string;
  readonly disabled: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Text({ label, hint, disabled, value, onChange }: TextProps) {
  return (
    <Labelled label={label} {...(hint === undefined ? {} : { hint })}>
      {(id) => <Input id={id} disabled={disabled} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Labelled>
  );
}
