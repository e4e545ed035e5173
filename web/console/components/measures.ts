import { useTranslation } from 'react-i18next';

/** Measures that have words of their own (`components.measure.<name>`). */
export const MEASURES = ['height', 'depth', 'diameter', 'width', 'length', 'direction', 'pipe'] as const;

/** What a measure is called; as the file named it where there is no word. */
export function useMeasureName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = MEASURES.find((each) => each === name);
    return known === undefined ? name : t(`components.measure.${known}`);
  };
}

export function measureText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** As it is kept: a number where it is one. */
export function measureValue(text: string): string | number {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : text.trim();
}
