import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * The same archive without the moment at which it was made, so that the same document is the same bytes whenever it is
 * made: the archive's own times, and what its properties say.
 * @param date the document's own, `2010-05-06`
 * @param change what is put right in its files
 */
export function stillZip(
  bytes: Uint8Array,
  date: string,
  change: (name: string, xml: string) => string = (_name, xml) => xml,
): Buffer {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const xml = name.endsWith('.xml') ? change(name, strFromU8(content)) : null;
    entries[name] = xml === null ? content : strToU8(name === 'docProps/core.xml' ? withDate(xml, date) : xml);
  }
  // The earliest that an archive can say; it has no time zone.
  return Buffer.from(zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 }));
}

function withDate(xml: string, date: string): string {
  return xml.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g,
    (_all, open: string, close: string) => `${open}${date}T00:00:00Z${close}`,
  );
}
