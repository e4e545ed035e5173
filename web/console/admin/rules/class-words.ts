import type { ClassBody } from '@bihuan/contracts';
import { matches } from '../../../find/index.js';

/** One string for a class, as documents name it. */
export function classKey(cls: Pick<ClassBody, 'standardRef' | 'kind' | 'code'>): string {
  return `${cls.standardRef}|${cls.kind}|${cls.code}`;
}

export function className(cls: Pick<ClassBody, 'name' | 'nameEn'>, english: boolean): string {
  return (english ? cls.nameEn : null) ?? cls.name;
}

export function groupName(cls: Pick<ClassBody, 'group' | 'groupEn'>, english: boolean): string {
  return (english ? cls.groupEn : null) ?? cls.group;
}

export interface ClassFilter {
  readonly typed: string;
  readonly standardRef: string;
  readonly kind: 'component' | 'event' | 'all';
  readonly group: string | null;
}

/** Every word that was typed is in the code, a name or the group. */
export function isWanted(cls: ClassBody, { typed, standardRef, kind, group }: ClassFilter): boolean {
  if (cls.standardRef !== standardRef || (kind !== 'all' && cls.kind !== kind)) return false;
  if (group !== null && cls.group !== group) return false;
  const text = `${cls.code} ${cls.name} ${cls.nameEn ?? ''} ${cls.group} ${cls.groupEn ?? ''}`.toLowerCase();
  return matches(text, typed.trim());
}
