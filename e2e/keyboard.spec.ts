import type { CaseDetail, CasePage, Session } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { expect, test } from './support/test.js';

const SLOW = { delay: 10, next: true } as const;

/** The seconds of the wait stand still, however busy the machine: what is sent, is sent since the test says so. */
async function holdSeconds(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    const real = window.setTimeout.bind(window);
    const held = (call: () => void, ms?: number) => (ms === 1_000 ? 0 : real(call, ms));
    Object.assign(window, { setTimeout: held });
  });
  return page;
}

const detailOf = async (page: Page, id: string): Promise<CaseDetail> =>
  (await page.request.get(`/api/v1/cases/${encodeURIComponent(id)}`)).json();
const typesOf = async (page: Page, id: string) => (await detailOf(page, id)).events.map((event) => event.type);
const nameOf = async (page: Page) =>
  ((await (await page.request.get('/api/v1/session')).json()) as Session).person.name;
const openId = (page: Page) => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');

/** Filed cases of the test's own, found by their road. */
async function filedCases(duty: Page, road: string, count: number): Promise<CaseDetail[]> {
  const made: CaseDetail[] = [];
  for (let number = 1; number <= count; number += 1) {
    const data = {
      source: 'hotline',
      class: { kind: 'event', code: '06010' },
      severity: 'general',
      location: { lon: 103.8026, lat: 36.0643 },
      address: `${road} ${number} 号`,
    };
    const reported = (await (await duty.request.post('/api/v1/cases', { data })).json()) as CaseDetail;
    const filed = { type: 'filed', data: { standard: { hours: 4 } }, version: reported.version };
    const answer = await duty.request.post(`/api/v1/cases/${encodeURIComponent(reported.id)}/events`, { data: filed });
    expect(answer.status()).toBe(200);
    made.push(await answer.json());
  }
  return made;
}

async function otherActs(page: Page, id: string, type: string, data: object): Promise<void> {
  const { version } = await detailOf(page, id);
  const answer = await page.request.post(`/api/v1/cases/${encodeURIComponent(id)}/events`, {
    data: { type, data, version },
  });
  expect(answer.status()).toBe(200);
}

test('a queue is emptied by the keyboard alone', async ({ as }) => {
  test.setTimeout(240_000);
  const duty = await as('duty');
  const page = await holdSeconds(await as('dispatch', { acting: SLOW }));
  const cases = await filedCases(duty, '键盘路', 24);
  const { keyboard } = page;
  const rows = page.locator('.grid-row');
  const bar = page.getByRole('region', { name: '正在发出的操作' });
  const form = page.getByRole('form', { name: '派遣' });
  const title = page.locator('.case-title');
  await page.goto('/desk?q=键盘路');
  await expect(rows).toHaveCount(24);
  await keyboard.press('j');
  await keyboard.press('Enter');

  /** The whole act: `d`, Enter. Gives the case that it was done to. */
  const dispatch = async (): Promise<string> => {
    await expect(page.locator('.case-actions').getByRole('button', { name: '派遣' })).toBeVisible();
    const id = openId(page);
    await keyboard.press('d');
    await expect(form.getByTitle('西园街道')).toBeVisible();
    await expect(form.getByRole('combobox', { name: '责任单位' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(form).toBeHidden();
    await expect.poll(() => openId(page)).not.toBe(id);
    await expect(title).toBeFocused();
    return id;
  };
  const sendAll = async () => {
    await keyboard.press('Shift+U');
    await expect(bar).toBeHidden();
  };

  await test.step('one after the other, and the next opens by itself', async () => {
    const first = await dispatch();
    await expect(bar).toContainText('将派遣给西园街道');
    expect(await typesOf(duty, first)).toEqual(['reported', 'filed']);
    for (let i = 0; i < 5; i += 1) await dispatch();
    await sendAll();
    await expect(rows).toHaveCount(18);
    expect(await typesOf(duty, first)).toEqual(['reported', 'filed', 'dispatched']);
  });

  await test.step('one is taken back, with the unit that was chosen by its initials', async () => {
    await expect(page.locator('.case-actions').getByRole('button', { name: '派遣' })).toBeVisible();
    const id = openId(page);
    await keyboard.press('d');
    const unit = form.getByRole('combobox', { name: '责任单位' });
    await expect(unit).toBeFocused();
    await keyboard.type('cgzfj');
    await expect(page.locator('.ant-select-item-option:visible')).toHaveText(['城管执法局']);
    await keyboard.press('Enter');
    await expect(form.getByTitle('城管执法局')).toBeVisible();
    await expect(unit).toHaveAttribute('aria-expanded', 'false');
    await keyboard.press('Enter');
    await expect(bar).toContainText('将派遣给城管执法局');
    await expect.poll(() => openId(page)).not.toBe(id);
    await keyboard.press('u');
    await expect.poll(() => openId(page)).toBe(id);
    await expect(form.getByTitle('城管执法局')).toBeVisible();
    await expect(bar).toBeHidden();
    await expect(unit).toBeFocused();
    await keyboard.type('西园');
    await expect(page.locator('.ant-select-item-option:visible')).toHaveText(['西园街道']);
    await keyboard.press('Enter');
    await expect(form.getByTitle('西园街道')).toBeVisible();
    await expect(unit).toHaveAttribute('aria-expanded', 'false');
    await keyboard.press('Enter');
    await expect.poll(() => openId(page)).not.toBe(id);
    await sendAll();
    expect(await typesOf(duty, id)).toEqual(['reported', 'filed', 'dispatched']);
  });

  await test.step('somebody else is faster', async () => {
    const id = await dispatch();
    await otherActs(duty, id, 'cancelled', { reason: '重复登记' });
    await keyboard.press('Shift+U');
    const dialogue = page.getByRole('dialog', { name: '有人先办了一步' });
    await expect(dialogue).toContainText(await nameOf(duty));
    await expect(dialogue).toContainText('重复登记');
    await expect(dialogue).toContainText('这一步现在已经不能办了');
    await expect(dialogue.getByRole('region', { name: '您填写的' })).toContainText('西园街道');
    await expect(dialogue.getByRole('button', { name: '看过了，继续' })).toBeDisabled();
    expect(await seriousIn(page, '.ant-modal')).toEqual([]);
    await keyboard.press('Escape');
    await expect(dialogue).toBeHidden();
    await expect(bar).toContainText('没有办成');
    await keyboard.press('!');
    await expect(dialogue.getByRole('button', { name: '打开案件，从头办' })).toBeFocused();
    await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await expect(dialogue).toBeHidden();
    await expect(bar).toBeHidden();
    await expect(rows).toHaveCount(16);
  });

  await test.step('all that is left at once, and what was refused of it again', async () => {
    await keyboard.press('Escape');
    await keyboard.press('l');
    await keyboard.press('Control+a');
    const toolbar = page.getByRole('toolbar', { name: '对选中的案件' });
    await expect(toolbar).toContainText('已选 16 件');
    await expect(toolbar.getByRole('button', { name: '派遣' })).toBeVisible();
    await keyboard.press('d');
    const bulk = page.getByRole('dialog', { name: '派遣：选中 16 件' });
    await expect(bulk.getByRole('row')).toHaveCount(17);
    const send = bulk.getByRole('button', { name: '派遣 16 件' });
    await expect(send).toBeFocused();
    expect(await seriousIn(page, '.ant-modal')).toEqual([]);
    await keyboard.press('Enter');
    await expect(bulk).toBeHidden();
    await expect(bar).toContainText('将派遣 16 件');
    await expect(toolbar).toBeHidden();
    const late = (await (await duty.request.get('/api/v1/cases?queue=open&state=filed&q=键盘路')).json()) as CasePage;
    await otherActs(duty, late.items[0]?.id ?? '', 'noted', { text: '上报人又来电' });
    await keyboard.press('Shift+U');
    const refused = page.getByRole('dialog', { name: '派遣：办成 15 件，1 件没有办成' });
    await expect(refused).toContainText('有人先办了一步');
    await expect(refused.getByRole('button', { name: '再办这 1 件' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '派遣 1 件' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(bar).toContainText('将派遣 1 件');
    await sendAll();
    await expect(page.getByText('没有符合条件的案件')).toBeVisible();
  });

  const ends = await Promise.all(cases.map(async ({ id }) => (await detailOf(duty, id)).state));
  expect(ends.filter((state) => state === 'handling')).toHaveLength(23);
});

test('leaving the page within the delay sends, once', async ({ as }) => {
  const duty = await as('duty');
  const page = await holdSeconds(await as('dispatch', { acting: SLOW }));
  const [first, second] = await filedCases(duty, '重载路', 2);
  const dispatch = async (id = '') => {
    await page.goto(`/cases/${encodeURIComponent(id)}`);
    await expect(page.locator('.case-actions').getByRole('button', { name: '派遣' })).toBeVisible();
    await page.keyboard.press('d');
    await expect(page.getByRole('combobox', { name: '责任单位' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.pending-note')).toContainText('将派遣给西园街道');
  };
  await dispatch(first?.id);
  await page.reload();
  await expect(page.getByText('处置中').first()).toBeVisible();
  await expect(page.getByRole('region', { name: '正在发出的操作' })).toBeHidden();
  expect(await typesOf(duty, first?.id ?? '')).toEqual(['reported', 'filed', 'dispatched']);
  await dispatch(second?.id);
  await page.goto('about:blank');
  await expect.poll(() => typesOf(duty, second?.id ?? '')).toEqual(['reported', 'filed', 'dispatched']);
});

test('an act is sent, however soon it is given after the page has come', async ({ as }) => {
  const duty = await as('duty');
  const page = await as('dispatch', { acting: { delay: 0 } });
  const [made] = await filedCases(duty, '早到路', 1);
  // What comes after the screen, the bar of what is on its way among it, does not come at all.
  let held = 0;
  await page.route('**/assets/host-*.js', () => {
    held += 1;
  });
  await page.goto(`/cases/${encodeURIComponent(made?.id ?? '')}`);
  await page.locator('.case-actions').getByRole('button', { name: '派遣' }).click();
  const form = page.getByRole('form', { name: '派遣' });
  await expect(form.getByTitle('西园街道')).toBeVisible();
  await form.getByRole('button', { name: '派遣' }).click();
  await expect(page.getByText('处置中').first()).toBeVisible();
  await expect.poll(() => held).toBeGreaterThan(0);
  await expect.poll(() => typesOf(duty, made?.id ?? '')).toEqual(['reported', 'filed', 'dispatched']);
});

test('an act waits for the network, and is sent once there is one', async ({ as }) => {
  const duty = await as('duty');
  const page = await as('dispatch', { acting: { delay: 0 } });
  const [made] = await filedCases(duty, '断网路', 1);
  await page.goto(`/cases/${encodeURIComponent(made?.id ?? '')}`);
  await expect(page.locator('.case-actions').getByRole('button', { name: '派遣' })).toBeVisible();
  await page.route('**/api/v1/cases/*/events', (route) => route.abort());
  await page.keyboard.press('d');
  await expect(page.getByRole('combobox', { name: '责任单位' })).toBeFocused();
  await page.keyboard.press('Enter');
  const bar = page.getByRole('region', { name: '正在发出的操作' });
  await expect(bar).toContainText('连不上服务器');
  await page.unroute('**/api/v1/cases/*/events');
  await bar.getByRole('button', { name: '重试' }).press('Enter');
  await expect(page.getByText('处置中').first()).toBeVisible();
  await expect(bar).toBeHidden();
});

test('each sees who else is looking, and what they are filling in', async ({ as }) => {
  const duty = await as('duty');
  const dispatch = await as('dispatch');
  const [made] = await filedCases(duty, '同看路', 1);
  const path = `/cases/${encodeURIComponent(made?.id ?? '')}`;
  await duty.goto(path);
  await expect(duty.locator('.case-title')).toBeVisible();
  await dispatch.goto(path);
  await expect(dispatch.locator('.viewers')).toHaveText(`${await nameOf(duty)} 也在看`);
  await expect(duty.locator('.viewers')).toHaveText(`${await nameOf(dispatch)} 也在看`);
  await dispatch.keyboard.press('d');
  await expect(duty.locator('.viewers')).toHaveText(`${await nameOf(dispatch)} 正在填写 派遣`);
  await dispatch.keyboard.press('Escape');
  await expect(duty.locator('.viewers')).toHaveText(`${await nameOf(dispatch)} 也在看`);
  await dispatch.goto('/desk');
  await expect(duty.locator('.viewers')).toBeEmpty();
});

test('the palette and the overview of keys', async ({ as }) => {
  const duty = await as('duty');
  const page = await as('dispatch');
  const { keyboard } = page;
  const [made] = await filedCases(duty, '命令路', 1);
  await page.goto('/desk');
  await expect(page.getByRole('button', { name: '搜索与命令' })).toBeVisible();

  await keyboard.press('?');
  const keys = page.getByRole('dialog', { name: '键盘操作' });
  await expect(keys).toContainText('派遣');
  await expect(keys).not.toContainText('立案');
  expect(await seriousIn(page, 'dialog')).toEqual([]);
  await keyboard.press('d');
  await keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: '搜索与命令' });
  await keyboard.type(made?.number ?? '');
  await expect(palette.getByRole('option', { name: /命令路/ })).toHaveAttribute('aria-selected', 'true');
  expect(await seriousIn(page, 'dialog')).toEqual([]);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /命令路/ })).toBeVisible();

  await keyboard.press('Control+k');
  await keyboard.type('pq');
  await expect(palette.getByRole('option', { name: '派遣' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('form', { name: '派遣' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('form', { name: '派遣' })).toBeHidden();
  await expect(page.getByRole('heading', { name: /命令路/ })).toBeVisible();

  await keyboard.press('g');
  await keyboard.press('s');
  await expect(page).toHaveURL(/\/scorecard/);
  await keyboard.press('Control+k');
  await keyboard.type('English');
  await keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Take back the last act');
});

test('on a phone an act is sent when the page goes out of sight', async ({ as }) => {
  const duty = await as('duty');
  const page = await holdSeconds(await as('dispatch', { phone: true, acting: SLOW }));
  const [made] = await filedCases(duty, '手机路', 1);
  await page.goto(`/cases/${encodeURIComponent(made?.id ?? '')}`);
  await page.locator('.case-actions').getByRole('button', { name: '派遣' }).tap();
  const form = page.getByRole('form', { name: '派遣' });
  // Filled in and in its place: until then a tap may meet something else.
  await expect(form.getByTitle('西园街道')).toBeVisible();
  await expect(form.locator(':focus')).toHaveCount(1);
  await form.getByRole('button', { name: '派遣' }).tap();
  await expect(page.locator('.pending-note')).toContainText('将派遣给西园街道');
  expect(await seriousIn(page)).toEqual([]);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => typesOf(duty, made?.id ?? '')).toEqual(['reported', 'filed', 'dispatched']);
});
