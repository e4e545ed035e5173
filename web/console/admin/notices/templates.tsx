import { NOTICE_EVENTS, type NoticeEvent, type TemplateBody, type TemplatesBody } from '@bihuan/contracts';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { Labelled } from '../rules/labelled.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';
import { Text } from './channel-settings.js';

const DOCUMENT = { kind: 'templates', id: 'templates' } as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

/** The words of each event, in both languages. */
export function Templates() {
  const { t } = useTranslation();
  const draft = useDraft<TemplatesBody>(DOCUMENT);
  const [event, setEvent] = useState<NoticeEvent>('dispatched');
  const { body, mayWrite } = draft;
  if (draft.error !== null) return <ErrorNote error={draft.error} retry={draft.retry} />;
  const words = body?.events[event];
  const set = (language: (typeof LANGUAGES)[number], part: Partial<TemplateBody>) =>
    draft.edit((before) => {
      const own = before.events[event];
      if (own === undefined) return before;
      return { events: { ...before.events, [event]: { ...own, [language]: { ...own[language], ...part } } } };
    });
  return (
    <>
      <RuleHead title={t('noticeAdmin.templates')} document={DOCUMENT} stored={draft.stored} />
      <p className="admin-lead">{t('noticeAdmin.templatesWhy')}</p>
      {words === undefined ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <>
          <section className="card notice-admin rule-form" aria-label={t('noticeAdmin.templates')}>
            <Labelled label={t('noticeAdmin.eventOf')}>
              {(id) => (
                <Select
                  id={id}
                  className="notice-admin-short"
                  value={event}
                  onChange={setEvent}
                  options={NOTICE_EVENTS.map((value) => ({ value, label: nameOf(t, value) }))}
                />
              )}
            </Labelled>
            {LANGUAGES.map((language) => (
              <fieldset key={language} className="notice-template" lang={language}>
                <legend>{language === 'en' ? 'English' : '中文'}</legend>
                <Text
                  label={t('noticeAdmin.member.title')}
                  disabled={!mayWrite}
                  value={words[language].title}
                  onChange={(title) => set(language, { title })}
                />
                <Labelled label={t('noticeAdmin.member.text')}>
                  {(id) => (
                    <Input.TextArea
                      id={id}
                      autoSize={{ minRows: 2, maxRows: 8 }}
                      disabled={!mayWrite}
                      value={words[language].text}
                      onChange={({ target }) => set(language, { text: target.value })}
                    />
                  )}
                </Labelled>
              </fieldset>
            ))}
          </section>
          <SaveBar kind="templates" draft={draft} />
        </>
      )}
    </>
  );
}

export function nameOf(t: (key: string) => string, event: string): string {
  const isOwn = event === 'digest' || event === 'test' || event === 'letter' || event === 'letter-answer';
  return isOwn ? t(`noticeAdmin.member.${event}`) : t(`notices.event.${event}`);
}
