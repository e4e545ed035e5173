/** A value as an element holds it: text, elements by name, or elements that share one name. */
export type XmlValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly [name: string]: XmlValue }
  | { readonly each: string; readonly of: readonly XmlValue[] };

/** Elements of one name, one for each value: `<services><service>…`. */
export const listOf = (each: string, of: readonly XmlValue[]): XmlValue => ({ each, of });

/**
 * A document as GeoReport v2 wants it (XML Support): a declaration with the encoding, no schema, no namespace. Names are
 * ours; texts are escaped, and characters that XML 1.0 has no way to say are left out.
 */
export function xmlDocument(root: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: XmlValue): string {
  const inner = content(value);
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function content(value: XmlValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return escaped(String(value));
  if (isList(value)) return value.of.map((one) => element(value.each, one)).join('');
  return Object.entries(value)
    .map(([name, inner]) => element(name, inner))
    .join('');
}

function isList(value: object): value is { readonly each: string; readonly of: readonly XmlValue[] } {
  return 'of' in value && Array.isArray(value.of);
}

function escaped(text: string): string {
  return [...text]
    .filter(isSayable)
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Char of XML 1.0: no control characters, no halves of surrogate pairs. */
function isSayable(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
