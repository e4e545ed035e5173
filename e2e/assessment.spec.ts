import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppealPage, AssessmentDetail, ScorecardRuns } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { choose } from './support/desk.js';
import { expect as plain, test } from './support/test.js';

// It turns the clock of its city.
test.use({ city: 'assessment' });

/** Freezing reads every case of the month; on a busy machine that takes its time. */
const expect = plain.configure({ timeout: 40_000 });
const DAY = 86_400_000;
const images = fileURLToPath(new URL('../docs/images', import.meta.url));
const pictures = process.env.BIHUAN_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

async function period(page: Page): Promise<AssessmentDetail> {
  return (await page.request.get('/api/v1/assessment/periods/2026-02')).json();
}

test('a month goes from draft over a question and an appeal to the published bulletin', async ({
  as,
  installation,
  sessions,
}) => {
  test.setTimeout(400_000);
  let supervisor = await as('supervisor');
  const head = await as('head-chengguanju');

  await supervisor.goto('/assessment');
  await supervisor.getByRole('button', { name: '生成草稿' }).click();
  await supervisor.getByRole('link', { name: '2026 年 2 月' }).click();
  await supervisor.getByRole('button', { name: '送各单位核对' }).click();
  await expect(supervisor.getByText('答复截至')).toBeVisible();
  await expect(supervisor.getByRole('button', { name: '定稿' })).toBeDisabled();

  // The unit sees itself and asks.
  await head.goto('/assessment/2026-02');
  await expect(head.locator('.unit-table tbody tr')).toHaveCount(1);
  await head.getByLabel('疑问（哪个数、为什么）').fill('为什么有一件超时？');
  await head.getByRole('button', { name: '提出疑问' }).click();
  await expect(head.getByText('为什么有一件超时？')).toBeVisible();
  await picture(head, 'period-unit');

  await supervisor.reload();
  await supervisor.getByRole('textbox', { name: /^答复/ }).fill('第二次派遣累计计时。');
  await picture(supervisor, 'period-sent');
  await supervisor.getByRole('button', { name: '答复', exact: true }).click();
  await expect(supervisor.getByText('第二次派遣累计计时。')).toBeVisible();

  // It contests a late case; the figure changes, before and after are shown.
  const before = (await period(head)).figures.units[0];
  const { figures } = await period(head);
  const query = new URLSearchParams({ from: figures.from, to: figures.to, asOf: figures.asOf, unit: 'chengguanju' });
  const { runs }: ScorecardRuns = await (await head.request.get(`/api/v1/scorecards/runs?${query}`)).json();
  const late = runs.find((run) => run.set === 'should' && run.resolved && !run.timely);
  if (late === undefined) throw new Error('the sample has no late case of the unit');
  await head.goto(`/appeals?case=${late.number}`);
  await expect(head.getByLabel('案件编号')).toHaveValue(late.number);
  await head.getByLabel('理由').fill('道路封闭，无法进场。');
  await picture(head, 'appeal-form');
  await head.getByRole('button', { name: '提出申诉' }).click();
  await expect(head.getByRole('article')).toContainText('道路封闭');

  await supervisor.goto('/appeals');
  const appeal = supervisor.getByRole('article', { name: new RegExp(late.number) });
  await appeal.getByLabel('裁定理由').fill('现场记录属实');
  await picture(supervisor, 'appeal-open');
  await appeal.getByRole('button', { name: '采纳', exact: true }).click();
  await expect(appeal).toBeHidden();
  await supervisor.getByText('已裁定', { exact: true }).click();
  const timely = appeal.getByRole('row', { name: /^及时 / });
  await expect(timely).toContainText(String(before?.timely));
  await expect(timely).toContainText(String((before?.timely ?? 0) + 1));
  await picture(supervisor, 'appeal-decided');
  const { appeals }: AppealPage = await (await head.request.get('/api/v1/appeals?state=decided')).json();
  expect(appeals[0]?.state).toBe('accepted');
  expect((await period(head)).figures.units[0]?.timely).toBe((before?.timely ?? 0) + 1);

  // The meeting, and the time to answer is over.
  await supervisor.goto('/assessment/2026-02');
  const meeting = supervisor.getByRole('form', { name: '月度分析会' });
  await meeting.getByLabel('参加人员').fill('监督科、各责任单位');
  await meeting.getByLabel('会议决定').fill('加强夜间巡查。');
  await meeting.getByRole('button', { name: '记录会议' }).click();
  await expect(supervisor.getByText('还没有记录分析会。')).toBeHidden();
  installation.clock.set(installation.clock.now() + 5 * DAY);
  // A session does not last so long: they sign in again.
  sessions.clear();
  supervisor = await as('supervisor');
  await supervisor.goto('/assessment/2026-02');
  await supervisor.getByRole('button', { name: '定稿' }).click();
  await expect(supervisor.getByText(/定稿依据/)).toBeVisible();
  await supervisor.getByRole('button', { name: '公布' }).click();
  await expect(supervisor.getByText('已公布').first()).toBeVisible();
  await supervisor.getByRole('button', { name: '计算变动' }).click();
  await expect(supervisor.getByText(/现在计算与定稿完全一致|计入方式有变/)).toBeVisible();
  await picture(supervisor, 'period-published');
  expect(await seriousIn(supervisor)).toEqual([]);

  // The month by another limit and another unit, tried beside its own.
  await supervisor.goto('/what-if');
  await choose(supervisor, '只对一个类别', '06010');
  await supervisor.getByLabel('该类别一般案件的时限（小时）').fill('0.1');
  await picture(supervisor, 'what-if-form');
  await supervisor.getByRole('button', { name: '开始试算' }).click();
  await expect(supervisor.getByRole('heading', { name: /件案件的计入方式有变/ })).toBeVisible();
  await expect(supervisor.locator('.what-if-results tfoot')).toContainText('→');
  await picture(supervisor, 'what-if-result');
  expect(await seriousIn(supervisor)).toEqual([]);

  // An issue of it, for everybody.
  await supervisor.goto('/bulletins');
  await supervisor.getByRole('button', { name: '编一期通报' }).click();
  await supervisor.getByRole('link', { name: /问题解决率分析/ }).click();
  await supervisor.getByLabel('标题', { exact: true }).fill('二月问题解决率通报');
  await supervisor.getByRole('button', { name: '保存' }).click();
  await expect(supervisor.frameLocator('iframe').getByRole('heading', { name: '二月问题解决率通报' })).toBeVisible();
  await picture(supervisor, 'bulletin-draft');
  expect(await seriousIn(supervisor)).toEqual([]);
  await supervisor.getByRole('button', { name: '核准' }).click();
  await supervisor.getByRole('button', { name: '公布' }).click();
  const link = supervisor.getByRole('link', { name: '公开网页' });
  const address = (await link.getAttribute('href')) ?? '';
  const nobody = await as(null);
  await nobody.goto(address);
  await expect(nobody.getByRole('heading', { level: 1 })).toHaveText('二月问题解决率通报');
  await expect(nobody.getByRole('cell', { name: '1', exact: true }).first()).toBeVisible();
  await picture(nobody, 'bulletin-public');
  if (process.env.BIHUAN_SCREENSHOTS === '1') {
    await nobody.screenshot({
      path: join(images, 'bulletin-zh.png'),
      clip: { x: 220, y: 0, width: 1000, height: 1400 },
      fullPage: true,
    });
  }
  const pdf = await nobody.request.get(`${address}?format=pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await seriousIn(nobody)).toEqual([]);
});

// Only to look at.
if (pictures !== undefined) {
  test('its screens in the other looks', async ({ as }) => {
    for (const look of [
      { language: 'en', scheme: 'dark' },
      { language: 'zh-CN', scheme: 'light', phone: true },
    ] as const) {
      const page = await as('supervisor', look);
      for (const path of [
        '/assessment',
        '/assessment/2026-02',
        '/appeals?view=decided',
        '/bulletins',
        '/bulletins/2026-1',
      ]) {
        await page.goto(path);
        await page.locator('.assess table, .assess .appeal, .assess iframe').first().waitFor();
        await picture(page, `${look.language}${path.replaceAll(/\W/g, '-')}`);
        expect(await seriousIn(page)).toEqual([]);
      }
    }
  });
}
