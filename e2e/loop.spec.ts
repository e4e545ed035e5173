import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseDetail, CasePage, PolicyList, Scorecard, UnitListView, WorktimeView } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { bihuan } from './support/command.js';
import { act, choose, chooseIn, next, rowOf } from './support/desk.js';
import { expect, test } from './support/test.js';

// It turns the clock of its city.
test.use({ city: 'loop' });

const MINUTE = 60_000;
const ADDRESS = '西津东路 194 号门前';

test('a problem goes from report to close, through a failed verification, in five browsers at once', async ({
  as,
  installation,
}) => {
  test.setTimeout(300_000);
  const { clock, url } = installation;
  const pass = (minutes: number) => clock.advance(minutes * MINUTE);
  const pages = {
    reporter: await as('collector-1'),
    duty: await as('duty'),
    dispatch: await as('dispatch'),
    clerk: await as('clerk-xiyuan'),
    verifier: await as('collector-2'),
  };
  if (process.env.BIHUAN_SCREENSHOTS === '1') {
    await takePictures(await as('duty', { language: 'zh-CN' }), 'zh');
    await takePictures(await as('duty', { language: 'en' }), 'en');
  }
  await signInByHand(pages.reporter, installation.password('collector-1'));
  for (const page of Object.values(pages)) {
    await page.goto('/desk');
    await expect(page.getByRole('heading', { name: '工作台' })).toBeAttached();
  }

  // Report: class by code, place by areas; what it leads to is shown before it is sent.
  const { reporter } = pages;
  await reporter.getByRole('link', { name: '上报' }).click();
  const send = reporter.getByRole('button', { name: '上报', exact: true });
  await expect(send).toBeDisabled();
  await expect(reporter.getByText('还缺：类别、位置')).toBeVisible();
  await choose(reporter, '类别', '06010');
  await choose(reporter, '街道', '西园街道');
  await reporter.getByLabel('地址').fill(ADDRESS);
  await reporter.getByLabel(/情况描述/).fill('垃圾堆在人行道上');
  const found = reporter.getByRole('region', { name: '这个位置' });
  await expect(found).toContainText('七里河区 › 西园街道');
  await expect(found).toContainText('西园街道（主办）');
  await send.click();
  await expect(reporter).toHaveURL(/\/cases\//);
  await expect(reporter.getByText('待立案').first()).toBeVisible();
  const id = decodeURIComponent(new URL(reporter.url()).pathname.split('/').at(-1) ?? '');

  // It is on the duty officer's desk without a reload, and on nobody else's.
  await rowOf(pages.duty, ADDRESS).click();
  await expect(rowOf(pages.dispatch, ADDRESS)).toHaveCount(0);
  await act(pages.duty, '立案', async () => {
    await pages.duty.getByRole('spinbutton', { name: /处置时限/ }).fill('2');
  });
  await expect(pages.duty.getByText('立案，处置时限 2 小时')).toBeVisible();

  pass(2);
  await rowOf(pages.dispatch, ADDRESS).click();
  await expect(pages.dispatch.getByText(/由西园街道主办/)).toHaveCount(0);
  await act(pages.dispatch, '派遣', async () => {
    await expect(pages.dispatch.getByText(/由西园街道主办/)).toBeVisible();
  });

  await test.step('each is refused what is another’s', async () => {
    const others: [keyof typeof pages, string[], string, Record<string, unknown>][] = [
      ['reporter', ['立案', '派遣', '反馈', '结案'], 'feedback', { result: 'x' }],
      ['duty', ['派遣', '反馈', '报告核查结果'], 'dispatched', { unit: 'xihu' }],
      ['dispatch', ['立案', '反馈', '结案', '报告核查结果'], 'feedback', { result: 'x' }],
      ['clerk', ['立案', '派遣', '结案', '报告核查结果'], 'cancelled', { reason: 'x' }],
      ['verifier', ['立案', '派遣', '反馈', '结案'], 'dispatched', { unit: 'xihu' }],
    ];
    for (const [who, offered, type, data] of others) {
      const page = pages[who];
      await page.goto(`/cases/${encodeURIComponent(id)}`);
      await expect(page.getByText('处置中').first()).toBeVisible();
      for (const name of offered) {
        await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
      }
      const more = next(page).getByRole('button', { name: '更多' });
      if (await more.isVisible()) {
        await more.click();
        for (const name of offered) await expect(page.getByRole('menuitem', { name, exact: true })).toHaveCount(0);
        await page.keyboard.press('Escape');
      }
      const detail: CaseDetail = await (await page.request.get(`/api/v1/cases/${encodeURIComponent(id)}`)).json();
      const answer = await page.request.post(`/api/v1/cases/${encodeURIComponent(id)}/events`, {
        data: { type, data, version: detail.version },
      });
      expect(answer.status(), `${who} ${type}`).toBe(403);
    }
  });

  await test.step('the light changes by the server’s clock, without a reload', async () => {
    const { clerk } = pages;
    await clerk.goto('/desk');
    const row = rowOf(clerk, ADDRESS);
    await expect(row).toContainText('正常');
    await clerk.evaluate(() => {
      Object.assign(window, { stayed: true });
    });
    // Two hours from 09:02; the last fifth begins at 10:38.
    pass(95);
    await expect(row).toContainText('剩 25 分');
    await expect(row).toContainText('正常');
    pass(2);
    await expect(row).toContainText('将超时');
    await expect(row).toContainText('剩 23 分');
    pass(24);
    await expect(row).toContainText('超时1 分');
    await expect(row.locator('.light-red')).toBeVisible();
    expect(await clerk.evaluate(() => 'stayed' in window)).toBe(true);
    // From there on by the light itself.
    await clerk.getByRole('button', { name: /^超时/ }).click();
    await rowOf(clerk, ADDRESS).click();
  });

  await act(pages.clerk, '反馈', async () => {
    await pages.clerk.getByLabel(/处置结果/).fill('已清运');
  });
  pass(3);
  await sendToVerify(pages.dispatch, id);
  pass(5);
  const { verifier } = pages;
  await verifier.goto('/desk');
  await rowOf(verifier, ADDRESS).click();
  await act(verifier, '报告核查结果', async () => {
    await verifier.getByRole('radio', { name: '不通过' }).check();
    await verifier.getByLabel(/现场情况/).fill('还有一堆');
  });

  // The unit gets it a second time, and its clock goes on where it stood.
  pass(2);
  await pages.dispatch.goto(`/cases/${encodeURIComponent(id)}`);
  await expect(pages.dispatch.getByText('核查不通过')).toBeVisible();
  await act(pages.dispatch, '派遣');
  await pages.clerk.goto(`/cases/${encodeURIComponent(id)}`);
  await expect(pages.clerk.getByText('第 2 次派遣')).toBeVisible();
  await act(pages.clerk, '反馈', async () => {
    await pages.clerk.getByLabel(/处置结果/).fill('再次清运');
  });
  await sendToVerify(pages.dispatch, id);
  await verifier.goto(`/cases/${encodeURIComponent(id)}`);
  await act(verifier, '报告核查结果', async () => {
    await verifier.getByRole('radio', { name: '通过', exact: true }).check();
  });

  await pages.duty.goto(`/cases/${encodeURIComponent(id)}`);
  await act(pages.duty, '结案');
  for (const page of [pages.duty, reporter]) {
    await page.goto(`/cases/${encodeURIComponent(id)}`);
    await expect(page.getByText('已结案').first()).toBeVisible();
  }
  expect(url).toContain('127.0.0.1');

  await test.step('the ledger adds up to what the clock used', async () => {
    await pages.dispatch.goto(`/cases/${encodeURIComponent(id)}`);
    await pages.dispatch.getByRole('button', { name: '处置（责任单位）的计时明细' }).click();
    const sheet = pages.dispatch.getByRole('dialog');
    await expect(sheet.getByText('在监督指挥中心').first()).toBeVisible();
    // 09:02 to 11:03, and no more: the second leg began and ended in the same instant.
    await expect(sheet.locator('tfoot')).toContainText('2 小时 1 分');
  });

  await test.step('the score on the page is what evaluate says of the exported log', async () => {
    const page = pages.dispatch;
    const answered = page.waitForResponse((response) => response.url().includes('/api/v1/scorecards?'));
    await page.goto('/scorecard?at=2026-03');
    const shown = (await (await answered).json()) as Scorecard;
    const evaluated = await evaluate(page, installation.data, shown);
    expect(evaluated.area).toEqual(shown.area);
    for (const unit of evaluated.units) {
      const row = page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: nameIn(shown, unit.unit), exact: true }) });
      const cells = await row.getByRole('cell').allInnerTexts();
      const text = cells.map((cell) => cell.trim());
      expect(text.slice(0, 4)).toEqual([
        unit.rank === null ? '—' : String(unit.rank),
        unit.score === null ? '—' : unit.score.toFixed(2),
        percent(unit.timelyRate),
        percent(unit.resolvedRate),
      ]);
      expect(text.slice(4, 7)).toEqual([unit.should, unit.resolved, unit.timely].map(String));
    }
    // The case of this test is behind the figures of its unit.
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '西园街道', exact: true }) });
    await row.getByRole('button').nth(6).click();
    await expect(page.getByRole('dialog').locator(`a[href$="/cases/${encodeURIComponent(id)}"]`)).toBeVisible();
  });
});

async function signInByHand(page: Page, password: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/desk');
  const button = page.getByRole('button', { name: '登录' });
  await expect(button).toBeDisabled();
  await page.getByLabel('账号').fill('collector-1');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await button.click();
  await expect(page.getByRole('alert')).toContainText('账号或密码不对');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await button.click();
  await expect(page.getByRole('grid').or(page.getByText('没有等您办理的案件'))).toBeVisible();
}

async function sendToVerify(page: Page, id: string): Promise<void> {
  const person = (await (await page.request.get('/api/v1/people?role=collector')).json()) as {
    people: { id: string; name: string }[];
  };
  const name = person.people.find((one) => one.id === 'collector-620103001-2')?.name ?? '';
  await page.goto(`/cases/${encodeURIComponent(id)}`);
  await expect(page.getByText('已反馈').first()).toBeVisible();
  await act(page, '发核查', () => choose(page, '派谁去', name));
}

type Evaluated = Pick<Scorecard, 'area' | 'units'>;

/** `bihuan evaluate` over `bihuan export cases`, with the documents that the server itself serves. */
async function evaluate(page: Page, data: string, { from, to, asOf, policy }: Scorecard): Promise<Evaluated> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-evaluate-'));
  try {
    const file = (name: string, text: string) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const read = async <T>(path: string) => (await (await page.request.get(`/api/v1${path}`)).json()) as T;
    const { calendar } = await read<WorktimeView>('/worktime');
    const { policies } = await read<PolicyList>('/policies');
    const { units } = await read<UnitListView>('/units');
    const settings = policies.find((each) => each.id === policy)?.settings;
    const log = await bihuan(['export', 'cases', '--data', data]);
    const printed = await bihuan([
      'evaluate',
      file('events.ndjson', log),
      ...['--calendar', file('calendar.json', JSON.stringify(calendar))],
      ...['--policy', file('policy.json', JSON.stringify(settings))],
      ...['--units', file('units.json', JSON.stringify(units))],
      ...['--from', from, '--to', to, '--as-of', asOf],
    ]);
    return JSON.parse(printed) as Evaluated;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nameIn(card: Scorecard, unit: string): string {
  return card.units.find((each) => each.unit === unit)?.name ?? unit;
}

function percent(rate: number | null): string {
  return rate === null ? '—' : `${(rate * 100).toFixed(2)}%`;
}

/** The README's pictures. */
async function takePictures(page: Page, language: 'zh' | 'en'): Promise<void> {
  const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const shoot = async (name: string) => {
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.screenshot({ path: join(folder, `${name}-${language}.png`) });
  };
  await page.goto('/desk?queue=open');
  await expect(page.getByRole('row').nth(5)).toBeVisible();
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo(0, 15 * 40));
  await shoot('desk');
  const open = (await (
    await page.request.get('/api/v1/cases?queue=open&light=yellow&state=handling')
  ).json()) as CasePage;
  const again = open.items.find((item) => (item.dispatchNo ?? 0) > 1) ?? open.items[0];
  await page.goto(`/desk/${encodeURIComponent(again?.id ?? '')}?queue=open&light=yellow`);
  await expect(page.locator('.timeline-event').first()).toBeVisible();
  await shoot('case');
  await page.goto('/report');
  await chooseIn(page, page.locator('#report-class'), '06010');
  await page
    .locator('.plain-map svg')
    .first()
    .click({ position: { x: 560, y: 240 } });
  await expect(page.locator('.found .fact').nth(1)).toBeVisible();
  await shoot('report');
  await page.goto('/scorecard?at=2026-02');
  await expect(page.locator('.unit-table tbody tr').nth(10)).toBeVisible();
  await shoot('scorecard');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/board?scene=now');
  await expect(page.locator('.board-late li').first()).toBeVisible();
  await expect(page.locator('.map-point').first()).toBeVisible();
  await shoot('board');
  await page.goto('/board?scene=indicators');
  await expect(page.locator('.indicator-line svg').first()).toBeVisible();
  await shoot('indicators');
  await page.setViewportSize({ width: 1440, height: 900 });
}
