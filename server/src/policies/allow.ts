import { personParty, reporterParty, unitParty } from './involves.js';
import { eventPermission, type Right, type Scope } from './permissions.js';

/** Whoever is not signed in. Reports made so belong to nobody, so nobody reads them as their own. */
export const PUBLIC_PERSON = 'public';

export interface Holder {
  readonly person: string;
  readonly grants: readonly { readonly role: string; readonly areaPath: string; readonly unit: string | null }[];
}

/** What a right is asked for: the part of a matter that rights depend on. */
export interface Subject {
  readonly areaPath: string;
  /** The unit that has it. */
  readonly unit: string | null;
  readonly reportedBy: string;
  /** The collector to whom it was last sent. */
  readonly sentTo: string | null;
  /** Whom its unit handed it to and who has not handed it back. */
  readonly crew: string | null;
  /** Units that were asked to help and have not said yet that they are done. */
  readonly helpers: readonly string[];
  /** Who has or had a part in it. */
  readonly parties: ReadonlySet<string>;
  /** The area whose desk has taken it from those below it; null or absent: nobody has. */
  readonly heldBy?: string | null;
  /** The unit that the event's data names; absent while nobody has filled in the form. */
  readonly named?: string | undefined;
}

type Grant = Holder['grants'][number];

/** Roles that work a desk: a street may have its own, and the district's can take a case from it. */
export const DESK_ROLES: readonly string[] = ['duty-officer', 'dispatcher'];

const noted = eventPermission('noted');
const assistDone = eventPermission('assist-done');
/** Who joined a case is told nothing of whom they joined. */
export const contactRead = 'case.contact.read';

/** May the holder do this to the matter? What no right allows is denied. */
export function allows(rights: readonly Right[], holder: Holder, permission: string, subject: Subject): boolean {
  return reaches(rights, holder, permission).some(({ scope, grant }) =>
    permission.startsWith('event.')
      ? acts(scope, grant, holder, permission, subject)
      : reads(scope, grant, holder, permission, subject),
  );
}

/** May the holder do this at all, to some matter or to none? */
export function allowsSomewhere(rights: readonly Right[], holder: Holder, permission: string): boolean {
  return reaches(rights, holder, permission).length > 0;
}

export interface Reach {
  readonly scope: Scope;
  readonly grant: Grant;
}

/** The scopes in which the holder has a permission, each with the grant that gives it. */
export function reaches(rights: readonly Right[], holder: Holder, permission: string): Reach[] {
  return holder.grants.flatMap((grant) =>
    rights
      .filter((right) => right.permission === permission && right.role === grant.role)
      .map((right) => ({ scope: right.scope, grant })),
  );
}

/** Everything that some grant allows. */
export function permissionsOf(rights: readonly Right[], holder: Holder): string[] {
  const roles = new Set(holder.grants.map((grant) => grant.role));
  return [...new Set(rights.filter((right) => roles.has(right.role)).map((right) => right.permission))].sort();
}

function reads(scope: Scope, grant: Grant, holder: Holder, permission: string, subject: Subject): boolean {
  switch (scope) {
    case 'anywhere':
      return true;
    case 'area':
      return isIn(grant.areaPath, subject.areaPath);
    case 'own-unit':
      return isInUnitsArea(grant, subject) && isPartyForUnit(grant, subject);
    case 'own-task':
      return isInUnitsArea(grant, subject) && subject.parties.has(personParty(holder.person));
    case 'own-report':
      return permission === contactRead ? isFirstReporter(holder, subject) : isReporter(holder, subject);
  }
}

function acts(scope: Scope, grant: Grant, holder: Holder, permission: string, subject: Subject): boolean {
  switch (scope) {
    case 'anywhere':
      return true;
    case 'area':
      return isIn(grant.areaPath, subject.areaPath) && (permission === noted || !isHeldFrom(grant, subject));
    case 'own-unit':
      return grant.unit !== null && isInUnitsArea(grant, subject) && actsForUnit(grant.unit, permission, subject);
    case 'own-task':
      return isInUnitsArea(grant, subject) && actsOnTask(grant, holder, permission, subject);
    case 'own-report':
      return isReporter(holder, subject);
  }
}

/** Has a desk above this one taken the matter over? */
function isHeldFrom(grant: Grant, { heldBy = null }: Subject): boolean {
  return (
    heldBy !== null && DESK_ROLES.includes(grant.role) && grant.areaPath !== heldBy && isIn(heldBy, grant.areaPath)
  );
}

function actsForUnit(unit: string, permission: string, subject: Subject): boolean {
  if (permission === noted) return subject.parties.has(unitParty(unit));
  // A helping unit ends its own part; the unit that has the matter does everything else.
  if (permission === assistDone) return subject.helpers.includes(unit) && (subject.named ?? unit) === unit;
  return subject.unit === unit;
}

/** A collector acts while it is they who were last sent; a crew on what it was handed, while its unit has the matter. */
function actsOnTask(grant: Grant, holder: Holder, permission: string, subject: Subject): boolean {
  if (permission === noted) return subject.parties.has(personParty(holder.person));
  if (grant.unit !== null) return subject.crew === holder.person && subject.unit === grant.unit;
  return subject.sentTo === holder.person;
}

function isPartyForUnit(grant: Grant, subject: Subject): boolean {
  return grant.unit !== null && subject.parties.has(unitParty(grant.unit));
}

/** Who acts for a unit does so in the area of the grant. A collector is sent where they are needed. */
function isInUnitsArea(grant: Grant, subject: Subject): boolean {
  return grant.unit === null || isIn(grant.areaPath, subject.areaPath);
}

function isIn(area: string, path: string): boolean {
  return path === area || path.startsWith(`${area}/`);
}

/** Whoever began it, or joined it since. */
function isReporter(holder: Holder, subject: Subject): boolean {
  return (
    isFirstReporter(holder, subject) ||
    (holder.person !== PUBLIC_PERSON && subject.parties.has(reporterParty(holder.person)))
  );
}

function isFirstReporter(holder: Holder, subject: Subject): boolean {
  return holder.person !== PUBLIC_PERSON && subject.reportedBy === holder.person;
}
