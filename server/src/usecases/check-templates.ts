import type { NoticeEvent } from '@bihuan/contracts';
import { Faults, isObject, join } from './faults.js';
import { EVENTS, namesIn, PLACEHOLDERS } from './notify/placeholders.js';
import type { InputError } from './types.js';

const languages = ['zh-CN', 'en'] as const;

/** What people are told: every event in both languages, and no {name} that the event does not know. */
export function checkTemplates(body: unknown): InputError[] {
  const faults = new Faults();
  const events = isObject(body) ? body.events : undefined;
  if (!isObject(body) || !isObject(events)) {
    faults.add('events', 'wrong-type', 'templates by event: an object');
    return faults.found;
  }
  faults.only(body, '', ['events']);
  faults.only(events, 'events', EVENTS);
  for (const event of EVENTS) checkEvent(faults, events[event], event);
  return faults.found;
}

function checkEvent(faults: Faults, template: unknown, event: NoticeEvent): void {
  const path = join('events', event);
  if (!isObject(template)) {
    faults.add(path, 'missing', 'is missing');
    return;
  }
  faults.only(template, path, languages);
  for (const language of languages) {
    const words = template[language];
    const place = join(path, language);
    if (!isObject(words)) {
      faults.add(place, 'missing', 'is missing');
      continue;
    }
    faults.only(words, place, ['title', 'text']);
    checkNames(faults, faults.text(words, 'title', place, 100), join(place, 'title'), event);
    checkNames(faults, faults.text(words, 'text', place, 1000), join(place, 'text'), event);
  }
}

function checkNames(faults: Faults, text: string | null, path: string, event: NoticeEvent): void {
  const allowed = PLACEHOLDERS[event];
  for (const name of namesIn(text ?? '')) {
    if (allowed.includes(name)) continue;
    const known = allowed.map((each) => `{${each}}`).join(' ');
    faults.add(path, 'unknown-placeholder', `{${name}} is none of ${known}`, { name, allowed: known });
  }
}
