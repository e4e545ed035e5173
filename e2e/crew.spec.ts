import type { CaseDetail, CasePage, TaskList } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { choose, next } from './support/desk.js';
import { expect, test } from './support/test.js';

/** A picture as a phone takes it: drawn in the browser, with noise, so that it is large enough to be made smaller. */
async function photo(page: Page, name: string, hue: number) {
  const base64 = await page.evaluate(async (colour) => {
    const canvas = document.createElement('canvas');
    canvas.width = 3200;
    canvas.height = 2400;
    const paper = canvas.getContext('2d');
    if (paper === null) throw new Error('no canvas here');
    paper.fillStyle = `hsl(${colour} 50% 50%)`;
    paper.fillRect(0, 0, canvas.width, canvas.height);
    const pixels = paper.getImageData(0, 0, canvas.width, canvas.height);
    let state = colour + 1;
    for (let i = 0; i < pixels.data.length; i += 4) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      pixels.data[i] = ((pixels.data[i] ?? 0) + ((state >> 16) & 63)) & 255;
    }
    paper.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  }, hue);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** The path of the only open case at an address. */
async function handled(page: Page): Promise<string> {
  const open = (await (await page.request.get('/api/v1/cases?queue=desk&state=handling&limit=200')).json()) as CasePage;
  for (const { id, crewStage, clock } of open.items) {
    if (crewStage !== null || clock?.light === 'red') continue;
    const detail = (await (await page.request.get(`/api/v1/cases/${id}`)).json()) as CaseDetail;
    if (detail.photos.some((each) => each.phase === 'before')) return id;
  }
  throw new Error('the unit has no case with a photo in hand');
}

test('a case goes to a crew’s phone and comes back with a photo, which the duty officer sees beside the first', async ({
  as,
}) => {
  test.setTimeout(150_000);
  const clerk = await as('clerk-chengguanju');
  const crew = await as('crew-chengguanju', { phone: true });
  await clerk.goto('/desk');
  const id = await handled(clerk);
  const { person } = (await (await crew.request.get('/api/v1/session')).json()) as { person: { name: string } };

  await test.step('the clerk hands it over', async () => {
    await clerk.goto(`/cases/${id}`);
    const name = '交给处置人员';
    const button = next(clerk).getByRole('button', { name, exact: true });
    const more = next(clerk).getByRole('button', { name: '更多' });
    await expect(button.or(more)).toBeVisible();
    if (await button.isHidden()) {
      await more.click();
      await clerk.getByRole('menuitem', { name }).click();
    } else await button.click();
    const form = clerk.getByRole('form', { name, exact: true });
    await choose(clerk, '交给谁', person.name);
    await form.getByRole('button', { name, exact: true }).click();
    await expect(form).toBeHidden();
  });

  await test.step('the crew begins with its tasks, and takes it over', async () => {
    await crew.goto('/');
    await expect(crew).toHaveURL(/\/tasks$/);
    await crew.locator(`a[href="/tasks/${id}"]`).click();
    await expect(crew.getByRole('link', { name: '导航' })).toHaveAttribute('href', /^geo:36\.\d+,103\.\d+\?q=/);
    await expect(
      crew
        .getByRole('region', { name: '照片' })
        .getByRole('img', { name: /^处置前照片/ })
        .first(),
    ).toBeVisible();
    for (const button of await crew.locator('.big-button:visible').all()) {
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48);
    }
    expect(await seriousIn(crew)).toEqual([]);
    await crew.getByRole('button', { name: '接手' }).click();
    await expect(crew.getByRole('heading', { name: '处置后照片' })).toBeVisible();
  });

  await test.step('without a network nothing is lost, not even by a reload', async () => {
    const handBack = crew.getByRole('button', { name: '交回' });
    await expect(handBack).toBeDisabled();
    await expect(crew.getByText('请拍一张处置后照片，或者写一句处置结果。')).toBeVisible();
    await crew.route('**/api/v1/files', (route) => route.abort('internetdisconnected'));
    await crew.getByLabel('拍照').setInputFiles(await photo(crew, 'after.jpg', 120));
    await expect(crew.locator('.photo-item')).toHaveAttribute('data-state', 'offline');
    await crew.getByRole('button', { name: '已清理干净' }).click();
    await crew.reload();
    await expect(crew.getByLabel('处置结果', { exact: true })).toHaveValue('已清理干净');
    await expect(crew.locator('.photo-item')).toHaveAttribute('data-state', 'offline');
    await expect(handBack).toBeDisabled();
    await crew.unroute('**/api/v1/files');
    await crew.getByRole('button', { name: '重试' }).click();
    await expect(crew.locator('.photo-item')).toHaveAttribute('data-state', 'sent');
    await crew.context().setOffline(true);
    await expect(crew.getByText(/^没有网络。照片和填写的内容已保存在这台手机上/)).toBeVisible();
    await crew.context().setOffline(false);
    await handBack.click();
    await expect(crew.getByText('已交回，等待本单位反馈。')).toBeVisible();
    await crew.getByRole('link', { name: '看其他任务' }).click();
    await expect(crew.locator(`a[href="/tasks/${id}"]`)).toHaveCount(0);
  });

  await test.step('the clerk sees it at once, and feeds it back with one key', async () => {
    const back = clerk.getByRole('region', { name: '处置人员已交回' });
    await expect(back).toContainText(`${person.name}交回：已清理干净`);
    await expect(back).toContainText('1 张处置后照片');
    const { tasks } = (await (await clerk.request.get('/api/v1/tasks')).json()) as TaskList;
    expect(tasks.find((task) => task.case.id === id)?.stage).toBe('back');
    await clerk.keyboard.press('y');
    await expect(clerk.getByText('已反馈').first()).toBeVisible();
  });

  await test.step('the duty officer sees both side by side, enlarged together', async () => {
    const duty = await as('duty');
    await duty.goto(`/cases/${id}`);
    const photos = duty.getByRole('region', { name: '照片' });
    const pictures = photos.locator('.compare-picture');
    await expect(pictures).toHaveCount(2);
    await expect(pictures.nth(0)).toHaveAttribute('alt', /^处置前照片/);
    await expect(pictures.nth(1)).toHaveAttribute('alt', /^处置后照片，.*，/);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    }
    // What the crew took, no larger than it is kept.
    expect(await pictures.nth(1).evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(2560);
    const frame = photos.getByRole('group', { name: '处置前' });
    await frame.focus();
    await duty.keyboard.press('+');
    await duty.keyboard.press('+');
    await duty.keyboard.press('ArrowRight');
    const transforms = () =>
      pictures.evaluateAll((images) => images.map((image) => (image as HTMLElement).style.transform));
    const [left, right] = await transforms();
    expect(left).toBe(right);
    expect(left).toMatch(/translate\(-\d/);
    await duty.keyboard.press('0');
    expect((await transforms())[0]).toBe('translate(0%, 0%) scale(1)');
    await photos.getByText('叠看').click();
    await photos.getByRole('slider', { name: '左边是处置前，右边是处置后' }).press('ArrowRight');
    await photos.getByRole('button', { name: '全屏看' }).click();
    const full = duty.getByRole('dialog', { name: '照片对照' });
    await expect(full.getByRole('group', { name: '处置前' })).toBeFocused();
    await duty.keyboard.press('Escape');
    await expect(full).toHaveCount(0);
  });
});

test('a photo that is none is refused in words, and does not hold the others up', async ({ as }) => {
  const page = await as('collector-1');
  await page.goto('/report');
  await page
    .getByLabel('选择照片')
    .setInputFiles([
      { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') },
      await photo(page, 'b.jpg', 200),
    ]);
  const items = page.locator('.photo-item');
  await expect(items.nth(0)).toHaveAttribute('data-state', /failed|lost/);
  await expect(items.nth(0)).toContainText('没有传上去：这不是可用的图片');
  await expect(items.nth(1)).toHaveAttribute('data-state', 'sent');
  await page.getByRole('button', { name: '移除第 1 张照片' }).click();
  await expect(items).toHaveCount(1);
  await page.reload();
  await expect(items).toHaveCount(1);
  await expect(items.getByRole('img')).toHaveAttribute('src', /\/api\/v1\/files\/.+\?size=thumb$/);
});
