import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../data/session.js';
import { TableTools } from '../tables/table-tools.js';
import { rulesChanged } from './rule-queries.js';

/** A document's table, out and in; what came in is read again everywhere. */
export function RuleTools({ table, title }: { readonly table: string; readonly title: string }) {
  const client = useQueryClient();
  const mayImport = useMay('config.write');
  return <TableTools table={table} title={title} mayImport={mayImport} onImported={() => void rulesChanged(client)} />;
}
