import './notices-admin.css';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/session.js';
import { addWords } from '../../i18n/area-words.js';
import { words as noticeWords } from '../../notices/words.js';
import { NotAllowedNote } from '../../shell/notes.js';
import { ChannelCards } from './channel-cards.js';
import { ChannelSettings } from './channel-settings.js';
import { Deliveries } from './deliveries.js';
import { Templates } from './templates.js';

addWords(noticeWords);

const TABS = ['channels', 'templates', 'deliveries'] as const;
type Tab = (typeof TABS)[number];

/** How people are told outside the console: the channels and how they do, the words, and what went out. */
export function NoticesPage() {
  const { t } = useTranslation();
  const may = useMay('config.read');
  const [tab, setTab] = useState<Tab>('channels');
  if (!may) return <NotAllowedNote what={t('noticeAdmin.title')} />;
  return (
    <>
      <Segmented<Tab>
        className="notice-tabs"
        aria-label={t('noticeAdmin.title')}
        value={tab}
        onChange={setTab}
        options={TABS.map((value) => ({ value, label: t(`noticeAdmin.tab.${value}`) }))}
      />
      {tab === 'channels' && (
        <>
          <ChannelSettings />
          <ChannelCards />
        </>
      )}
      {tab === 'templates' && <Templates />}
      {tab === 'deliveries' && <Deliveries />}
    </>
  );
}
