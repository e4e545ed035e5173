import type { AreaWords } from '../i18n/area-words.js';
import { areaWords } from './words-areas.js';
import { frameWords } from './words-frame.js';
import { mailboxWords } from './words-mailbox.js';
import { mapSettingsWords } from './words-map.js';
import { noticeAdminWords } from './words-notices.js';
import { orgWords } from './words-org.js';
import { partnerWords } from './words-partners.js';
import { portalSettingsWords } from './words-portal.js';
import { ruleWords } from './words-rules.js';

/** The words of administration. Each half keeps its own file; a top-level group belongs to one of them. */
export const words = {
  'zh-CN': {
    ...frameWords['zh-CN'],
    ...orgWords['zh-CN'],
    ...areaWords['zh-CN'],
    ...ruleWords['zh-CN'],
    ...mapSettingsWords['zh-CN'],
    ...partnerWords['zh-CN'],
    ...portalSettingsWords['zh-CN'],
    ...noticeAdminWords['zh-CN'],
    ...mailboxWords['zh-CN'],
  },
  en: {
    ...frameWords.en,
    ...orgWords.en,
    ...areaWords.en,
    ...ruleWords.en,
    ...mapSettingsWords.en,
    ...partnerWords.en,
    ...portalSettingsWords.en,
    ...noticeAdminWords.en,
    ...mailboxWords.en,
  },
} satisfies AreaWords;
