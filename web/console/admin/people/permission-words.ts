/** Permissions that are said in words (`permission.<name>`, its dots as dashes); a test holds them to the server's table. */
export const PERMISSIONS = [
  'account.read',
  'account.write',
  'audit.read',
  'board.read',
  'case.contact.read',
  'case.read',
  'config.read',
  'config.write',
  'component.read',
  'component.write',
  'coordination.read',
  'coverage.read',
  'file.write',
  'fund.read',
  'fund.write',
  'handover.read',
  'handover.write',
  'order.read',
  'patrol.walk',
  'people.read',
  'practice.enter',
  'reference.read',
  'scorecard.read',
  'unit.read',
] as const;

export const PERMISSION_WORDS: ReadonlySet<string> = new Set(PERMISSIONS);
