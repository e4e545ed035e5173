import { z } from 'zod';
import { caseSummary } from './cases.js';
import { classRef, instant, named, point } from './common.js';

export const CALL_STATES = ['ringing', 'answered', 'ended', 'missed'] as const;
export const CALL_KINDS = ['report', 'inquiry', 'progress', 'complaint', 'other', 'silent'] as const;

const callId = z.string().min(1).max(64);

/** `POST /hotline/calls`: the telephone system tells of a call, signed. */
export const callEvent = z.object({
  call: z.string().min(1).max(100).describe("The telephone system's own id of the call, the same in all its events"),
  state: z.enum(CALL_STATES),
  direction: z.enum(['in', 'out']).default('in'),
  number: z
    .string()
    .regex(/^[+0-9*# ()-]{0,30}$/)
    .default('')
    .describe("The other side's number; empty where it is withheld"),
  agent: z.string().max(100).optional().describe('Login of whose telephone it is; left out while it is nobody’s'),
  line: z.string().max(40).optional(),
  recording: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
});
export const callTaken = z.object({ id: z.string(), state: z.enum(CALL_STATES), agent: z.string().nullable() });

export const call = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  state: z.enum(CALL_STATES),
  /** Whole for who works at the desk, else its last four digits; null: withheld or erased. */
  number: z.string().nullable(),
  name: z.string().nullable(),
  line: z.string().nullable(),
  agent: named.nullable(),
  rangAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  kind: z.enum(CALL_KINDS).nullable(),
  handedTo: named.nullable(),
  /** How many cases it is about. */
  cases: z.number().int(),
  version: z.number().int(),
});

export const callDetail = call.extend({
  notes: z.string().nullable(),
  answer: z.string().nullable(),
  recording: z.string().nullable(),
  handedBy: named.nullable(),
  handedNote: z.string().nullable(),
  erased: z.boolean(),
  /** Cases of the call. */
  linked: z.array(caseSummary),
  /** Cases whose reporter has this number, the latest first, as far as the person may know. */
  earlierCases: z.array(caseSummary),
  earlierCalls: z.array(call),
});

export const callQuery = z.object({
  /** `now`: ringing or answered, the oldest first; `past`: over, the latest first; `handed`: given to the person, not taken yet. */
  show: z.enum(['now', 'past', 'handed']).default('now'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const callPage = z.object({ calls: z.array(call), nextCursor: z.string().nullable(), now: instant });

/** `POST /hotline/calls/own`: a call written down by hand, where no telephone system tells of it. */
export const ownCall = z.object({ number: z.string().regex(/^[+0-9 ()-]{0,30}$/), direction: z.enum(['in', 'out']) });

/** `PUT /hotline/calls/{id}` */
export const callNotes = z.object({
  /** The version that was seen. */
  version: z.number().int().positive(),
  name: z.string().max(60).nullable(),
  kind: z.enum(CALL_KINDS).nullable(),
  notes: z.string().max(4000).nullable(),
  answer: z.string().max(4000).nullable(),
  recording: z.union([z.url({ protocol: /^https?$/ }).max(1000), z.null()]),
  /** The call is over: for calls that no telephone system ends. */
  end: z.boolean().default(false),
});

export const callCase = z.object({ case: z.string().min(1).max(64), reported: z.boolean() });
export const callHandOver = z.object({
  version: z.number().int().positive(),
  to: z.string().min(1).max(64),
  note: z.string().max(1000),
});
export const hotlineAgents = z.object({ agents: z.array(named) });

export const TASK_OUTCOMES = ['reached', 'not-reached', 'wrong-number', 'refused'] as const;

export const callTask = z.object({
  id: z.string(),
  kind: z.enum(['call-back', 'satisfaction']),
  call: z.string(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  case: z.object({ id: z.string(), number: z.string() }).nullable(),
  agent: named.nullable(),
  dueAt: instant,
  late: z.boolean(),
  reason: z.string().nullable(),
  madeAt: instant,
  attempts: z.number().int(),
  outcome: z.enum(TASK_OUTCOMES).nullable(),
  stars: z.number().int().nullable(),
  result: z.string().nullable(),
  /** The rating stands in the case's log. */
  rated: z.boolean(),
  doneAt: instant.nullable(),
  doneBy: named.nullable(),
});
export const callTaskQuery = z.object({
  show: z.enum(['open', 'done']).default('open'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const callTaskPage = z.object({
  tasks: z.array(callTask),
  open: z.number().int(),
  late: z.number().int(),
  nextCursor: z.string().nullable(),
});
/** `POST /hotline/tasks` */
export const callTaskBody = z.object({
  call: callId,
  case: z.string().max(64).optional(),
  dueAt: instant,
  reason: z.string().min(1).max(1000),
  agent: z.string().max(64).optional(),
});
/** `POST /hotline/tasks/{id}/done`. Who was not reached is tried again: the task stays open until `final`. */
export const callTaskDone = z.object({
  outcome: z.enum(TASK_OUTCOMES),
  result: z.string().max(2000),
  stars: z.number().int().min(1).max(5).optional(),
  final: z.boolean().default(true),
});

export const article = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  body: z.string(),
  classes: z.array(classRef.extend({ name: z.string() })),
  retired: z.boolean(),
  at: instant,
  by: named,
});
export const articleQuery = z.object({
  q: z.string().max(100).optional(),
  retired: z.enum(['yes', 'no']).default('no'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const articleList = z.object({ articles: z.array(article) });
export const articleBody = z.object({
  /** The version seen; 0: none yet. */
  version: z.number().int().min(0),
  title: z.string().trim().min(1).max(100),
  body: z.string().trim().min(1).max(10_000),
  classes: z.array(classRef).max(20).default([]),
  retired: z.boolean().default(false),
});

/** `GET /hotline/wall`: today, by the city's clock. */
export const hotlineWall = z.object({
  date: z.string(),
  waiting: z.number().int(),
  talking: z.number().int(),
  answered: z.number().int(),
  missed: z.number().int(),
  reports: z.number().int(),
  tasksOpen: z.number().int(),
  tasksLate: z.number().int(),
  /** Medians, in seconds; null: no call yet. */
  waitSeconds: z.number().nullable(),
  talkSeconds: z.number().nullable(),
  agents: z.array(z.object({ agent: named, calls: z.number().int(), talking: z.boolean() })),
  kinds: z.array(z.object({ kind: z.enum(CALL_KINDS).nullable(), calls: z.number().int() })),
  now: instant,
});

/** `GET /geocode` */
export const geocodeQuery = z.object({
  q: z.string().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(30).default(10),
});
export const geocodeView = z.object({
  places: z.array(
    z.object({
      kind: z.enum(['area', 'road', 'place', 'component']),
      name: z.string(),
      /** The areas that it lies in, widest first, and of a component its class. */
      where: z.string(),
      location: point,
      component: z.string().nullable(),
    }),
  ),
});

export type CallEvent = z.infer<typeof callEvent>;
export type CallTaken = z.infer<typeof callTaken>;
export type Call = z.infer<typeof call>;
export type CallDetail = z.infer<typeof callDetail>;
export type CallQuery = z.infer<typeof callQuery>;
export type CallPage = z.infer<typeof callPage>;
export type OwnCall = z.infer<typeof ownCall>;
export type CallNotes = z.infer<typeof callNotes>;
export type CallCase = z.infer<typeof callCase>;
export type CallHandOver = z.infer<typeof callHandOver>;
export type HotlineAgents = z.infer<typeof hotlineAgents>;
export type CallTask = z.infer<typeof callTask>;
export type CallTaskQuery = z.infer<typeof callTaskQuery>;
export type CallTaskPage = z.infer<typeof callTaskPage>;
export type CallTaskBody = z.infer<typeof callTaskBody>;
export type CallTaskDone = z.infer<typeof callTaskDone>;
export type Article = z.infer<typeof article>;
export type ArticleQuery = z.infer<typeof articleQuery>;
export type ArticleList = z.infer<typeof articleList>;
export type ArticleBody = z.infer<typeof articleBody>;
export type HotlineWall = z.infer<typeof hotlineWall>;
export type GeocodeQuery = z.infer<typeof geocodeQuery>;
export type GeocodeView = z.infer<typeof geocodeView>;
