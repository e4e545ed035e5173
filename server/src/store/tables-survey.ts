import type { Instant, OptionalInstant } from './tables.js';

export interface SurveyTable {
  tenant: string;
  id: string;
  title: string;
  area_path: string;
  standard_ref: string | null;
  class: string | null;
  due_on: string | null;
  note: string;
  created_at: Instant;
  created_by: string;
  closed_at: OptionalInstant;
}

export interface SurveyItemTable {
  tenant: string;
  survey: string;
  component: string;
  area_path: string;
  outcome: string | null;
  result: string | null;
  note: string;
  observed_at: OptionalInstant;
  at: OptionalInstant;
  by: string | null;
}

/** What is looked for one by one. */
export interface SurveyTables {
  survey: SurveyTable;
  survey_item: SurveyItemTable;
}
