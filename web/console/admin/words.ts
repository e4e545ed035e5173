import type { AreaWords } from '../i18n/area-words.js';
import { areaWords } from './words-areas.js';
import { frameWords } from './words-frame.js';
import { orgWords } from './words-org.js';
import { ruleWords } from './words-rules.js';

/** The words of administration. Each half keeps its own file; a top-level group belongs to one of them. */
export const words = {
  'zh-CN': { ...frameWords['zh-CN'], ...orgWords['zh-CN'], ...ruleWords['zh-CN'], ...areaWords['zh-CN'] },
  en: { ...frameWords.en, ...orgWords.en, ...ruleWords.en, ...areaWords.en },
} satisfies AreaWords;
