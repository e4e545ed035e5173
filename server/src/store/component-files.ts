import type { Tx } from './database.js';
import type { FileRow } from './files.js';
import { insertMany } from './many.js';

/** A picture of a component, and the versions that have it. */
export interface ComponentFile {
  readonly file: FileRow;
  readonly fromVersion: number;
  /** The version that does not have it any more; null: the newest has it. */
  readonly untilVersion: number | null;
}

/** All pictures that a component has or had, in their order. */
export async function readComponentFiles(tx: Tx, tenant: string, component: string): Promise<ComponentFile[]> {
  const rows = await tx
    .selectFrom('component_file')
    .innerJoin('file', (join) =>
      join.onRef('file.tenant', '=', 'component_file.tenant').onRef('file.id', '=', 'component_file.file'),
    )
    .selectAll('file')
    .select(['from_version as fromVersion', 'until_version as untilVersion'])
    .where('component_file.tenant', '=', tenant)
    .where('component_file.component', '=', component)
    .orderBy('component_file.no')
    .orderBy('component_file.from_version')
    .execute();
  return rows.map(({ fromVersion, untilVersion, ...file }) => ({ file, fromVersion, untilVersion }));
}

/** From a version on the component has these pictures, in this order. They are there and held by this transaction. */
export async function setComponentFiles(
  tx: Tx,
  tenant: string,
  component: string,
  version: number,
  files: readonly string[],
): Promise<void> {
  const standing = await tx
    .selectFrom('component_file')
    .select('file')
    .where('tenant', '=', tenant)
    .where('component', '=', component)
    .where('until_version', 'is', null)
    .execute();
  const had = new Set(standing.map((row) => row.file));
  const gone = [...had].filter((file) => !files.includes(file));
  const current = tx
    .updateTable('component_file')
    .where('tenant', '=', tenant)
    .where('component', '=', component)
    .where('until_version', 'is', null);
  if (gone.length > 0) await current.where('file', 'in', gone).set({ until_version: version }).execute();
  for (const [no, file] of files.entries()) {
    if (had.has(file)) await current.where('file', '=', file).set({ no }).execute();
  }
  const added = files.flatMap((file, no) =>
    had.has(file) ? [] : [{ tenant, component, file, from_version: version, no }],
  );
  await insertMany(tx, 'component_file', added);
  if (added.length === 0) return;
  const ids = added.map((row) => row.file);
  await tx.updateTable('file').set({ named: true }).where('tenant', '=', tenant).where('id', 'in', ids).execute();
}

/** Does a component have the picture, or had one of its versions? */
export async function isOfComponent(tx: Tx, tenant: string, file: string): Promise<boolean> {
  const found = await tx
    .selectFrom('component_file')
    .select('component')
    .where('tenant', '=', tenant)
    .where('file', '=', file)
    .limit(1)
    .execute();
  return found.length > 0;
}
