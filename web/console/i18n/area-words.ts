import type { i18n, ResourceLanguage } from 'i18next';

/** The words of one area of work, which come with its screens and not with the first load. */
export interface AreaWords {
  readonly 'zh-CN': ResourceLanguage;
  readonly en: ResourceLanguage;
}

const areas = new Set<AreaWords>();
const instances = new Set<i18n>();

/**
 * Makes the words of an area known. Called at the top of the area's entry, beside its style sheets: `addWords(words)`.
 * Top-level groups are the area's own; a test refuses a group that two areas have.
 */
export function addWords(area: AreaWords): void {
  areas.add(area);
  for (const instance of instances) give(instance, area);
}

/** Whatever areas are known, or become so, is known to this instance. */
export function giveAreaWords(instance: i18n): void {
  instances.add(instance);
  for (const area of areas) give(instance, area);
}

function give(instance: i18n, area: AreaWords): void {
  for (const language of ['zh-CN', 'en'] as const) {
    instance.addResourceBundle(language, 'translation', area[language], true, true);
  }
}
