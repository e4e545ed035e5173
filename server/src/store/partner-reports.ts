import type { Tx } from './database.js';

/** What a partner's report says beyond the log; null where it was not said, or was erased. */
export interface PartnerReport {
  readonly partner: string;
  readonly description: string | null;
  readonly address: string | null;
  readonly email: string | null;
  readonly deviceId: string | null;
  readonly accountId: string | null;
  readonly mediaUrl: string | null;
  readonly addressId: string | null;
  readonly attributes: Readonly<Record<string, unknown>> | null;
}

/** The same report again changes nothing. */
export async function insertPartnerReport(
  tx: Tx,
  tenant: string,
  of: { readonly matter: string; readonly seq: number },
  report: PartnerReport,
): Promise<void> {
  const { deviceId, accountId, mediaUrl, addressId, attributes, ...rest } = report;
  await tx
    .insertInto('partner_report')
    .values({
      tenant,
      ...of,
      ...rest,
      device_id: deviceId,
      account_id: accountId,
      media_url: mediaUrl,
      address_id: addressId,
      attributes: attributes === null ? null : JSON.stringify(attributes),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A partner's own first reports of some matters, by matter. */
export async function readPartnerReports(
  tx: Tx,
  tenant: string,
  partner: string,
  matters: readonly string[],
): Promise<Map<string, PartnerReport>> {
  if (matters.length === 0) return new Map();
  const rows = await tx
    .selectFrom('partner_report')
    .select([
      'matter',
      'partner',
      'description',
      'address',
      'email',
      'device_id as deviceId',
      'account_id as accountId',
      'media_url as mediaUrl',
      'address_id as addressId',
      'attributes',
    ])
    .where('tenant', '=', tenant)
    .where('partner', '=', partner)
    .where('matter', 'in', matters)
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.map(({ matter, ...report }) => [matter, report]));
}

export async function erasePartnerReports(tx: Tx, tenant: string, matter: string, now: number): Promise<number> {
  const result = await tx
    .updateTable('partner_report')
    .set({
      description: null,
      address: null,
      email: null,
      device_id: null,
      account_id: null,
      media_url: null,
      address_id: null,
      attributes: null,
      erased_at: new Date(now),
    })
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Is the matter one that the partner reported or joined? */
export async function isReportedBy(tx: Tx, tenant: string, matter: string, partner: string): Promise<boolean> {
  const row = await tx
    .selectFrom('partner_report')
    .select('seq')
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('partner', '=', partner)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
