/** What is asked, by kind; `draw` gives a random number below 1, so that no two requests need be the same. */
const pick = (draw, list) => list[Math.floor(draw() * list.length)];
/** Rows of a page, as the desk asks for them. */
const PAGE = 50;
const cases = (query) => `/api/v1/cases?${new URLSearchParams(query)}`;

const STREETS = ['620103001', '620103002', '620103004', '620103007'].map((id) => `620103/${id}`);
const STATES = ['handling', 'filed,returned,failed', 'feedback', 'verifying'];
const CLASSES = ['06001', '09005', '08006', '03001'];
const WORDS = ['垃圾', '井盖', '西津西路', '路口南侧', '流浪', '围挡', '公厕', '小区'];

const anybody = {
  'empty query (/readyz)': () => '/readyz',
  'who am I (/session)': () => '/api/v1/session',
  'desk, first page': () => cases({ queue: 'desk', limit: PAGE }),
  'open, first page': () => cases({ queue: 'open', limit: PAGE }),
  'open, deep offset': (draw) => cases({ queue: 'open', limit: PAGE, offset: Math.floor(draw() * 90_000) }),
  'by light': (draw) => cases({ queue: 'open', limit: PAGE, light: pick(draw, ['green', 'yellow', 'red']) }),
  'by state': (draw) => cases({ queue: 'open', limit: PAGE, state: pick(draw, STATES) }),
  'by severity': (draw) => cases({ queue: 'open', limit: PAGE, severity: pick(draw, ['urgent', 'special']) }),
  'by street': (draw) => cases({ queue: 'open', limit: PAGE, area: pick(draw, STREETS) }),
  'by class and source': (draw) =>
    cases({ queue: 'open', limit: PAGE, class: pick(draw, CLASSES), source: 'collector' }),
  'by mark': () => cases({ queue: 'open', limit: PAGE, mark: 'extension-request,deferral-request' }),
  'sorted by report': (draw) =>
    cases({ queue: 'open', limit: PAGE, sort: 'reported', offset: Math.floor(draw() * 9000) }),
  'sorted by state': (draw) => cases({ queue: 'open', limit: PAGE, sort: 'state', offset: Math.floor(draw() * 9000) }),
  'search, Chinese': (draw) => cases({ queue: 'open', limit: PAGE, q: pick(draw, WORDS) }),
  'search, one character': () => cases({ queue: 'open', limit: PAGE, q: '路' }),
  'search, number': (draw) => cases({ queue: 'open', limit: PAGE, q: String(Math.floor(10_000 + draw() * 90_000)) }),
  'search, 4 digits': (draw) => cases({ queue: 'open', limit: PAGE, q: String(Math.floor(1000 + draw() * 9000)) }),
  'places of the map': () => '/api/v1/cases/places?queue=open',
};

/** The archive has no bound on its size, and no claim. */
const archive = {
  'all, latest': () => cases({ queue: 'all', limit: PAGE }),
  'all, search': (draw) => cases({ queue: 'all', limit: PAGE, q: pick(draw, WORDS) }),
};

const overseers = {
  'board, now': () => '/api/v1/board/now',
  'board, a street': (draw) => `/api/v1/board/now?area=${pick(draw, STREETS)}`,
};

/** By sign-in of the sample. */
export const KINDS = {
  dispatch: { ...anybody, ...overseers, ...archive },
  leader: { ...anybody, ...overseers },
  'clerk-chengguanju': anybody,
};

/** These make no claim of 20 ms. */
export const UNBOUND = new Set(Object.keys(archive));
