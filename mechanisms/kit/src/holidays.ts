/** The statutory holidays and shifted workdays of a country, by local date (`YYYY-MM-DD`). */
export interface HolidayList {
  /** What a calendar's `holidays` calls it, e.g. `CN`. */
  readonly name: string;
  /** Days off → what they are called. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Rest days that are worked instead → which holiday they make up for. */
  readonly workdays: Readonly<Record<string, string>>;
  /** The whole years that the list knows, both included; outside them it says nothing. */
  readonly years: { readonly from: number; readonly to: number };
}
