import { type SampleFeature, sampleCity, sampleDistrict } from '@bihuan/city';
import type { CasePlacesHistory } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { type Box, colourOf, countOf, differenceOf, pixelsOf } from './support/pixels.js';
import { expect, test } from './support/test.js';

/** A browser that draws by software, on a machine that others use too, takes its time. */
const PATIENCE = { timeout: 150_000 };
test.describe.configure({ timeout: 420_000 });

const RED = colourOf('#d0342a');
const GREEN = colourOf('#1d8a4c');
const ACCENT = colourOf('#17687a');

const city = sampleCity(sampleDistrict());

type Place = readonly [lon: number, lat: number];

/** Straight down on a place. */
const above = ([lon, lat]: Place, zoom = 18) => `at=${[lon.toFixed(5), lat.toFixed(5), zoom, 0, 0].join(',')}`;

/** The whole of it lies round its middle: a house without wings. */
function house(): { readonly feature: SampleFeature; readonly place: Place } {
  for (const feature of city.features) {
    if (feature.layer !== 'building' || feature.geometry.type !== 'Polygon' || feature.properties.kind !== 'office')
      continue;
    const ring = feature.geometry.coordinates[0] ?? [];
    if (ring.length !== 5 || Number(feature.properties.base ?? 0) > 0) continue;
    const corners = ring.slice(0, 4);
    const mean = (k: 0 | 1) => corners.reduce((sum, corner) => sum + corner[k], 0) / corners.length;
    return { feature, place: [mean(0), mean(1)] };
  }
  throw new Error('the sample has no plain office');
}

/** A water pipe, in its middle. */
function pipe(): { readonly feature: SampleFeature; readonly place: Place } {
  for (const feature of city.features) {
    if (feature.layer !== 'pipe' || feature.geometry.type !== 'LineString' || feature.properties.kind !== 'water')
      continue;
    const line = feature.geometry.coordinates;
    const [a, b] = [line[0], line[1]];
    if (a !== undefined && b !== undefined) return { feature, place: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] };
  }
  throw new Error('the sample has no water pipe');
}

async function drawn(page: Page): Promise<void> {
  await expect(page.locator('.scene')).toHaveAttribute('data-idle', 'true', PATIENCE);
}

async function middleOf(page: Page, half = 60): Promise<Box> {
  const box = await page.locator('.map-stage').boundingBox();
  if (box === null) throw new Error('there is no map');
  return { x: box.x + box.width / 2 - half, y: box.y + box.height / 2 - half, width: 2 * half, height: 2 * half };
}

async function clickMiddle(page: Page, touch = false): Promise<void> {
  const { x, y, width, height } = await middleOf(page);
  if (touch) await page.touchscreen.tap(x + width / 2, y + height / 2);
  else await page.mouse.click(x + width / 2, y + height / 2);
}

async function history(page: Page): Promise<CasePlacesHistory> {
  const from = new Date(Date.parse('2026-03-04T09:00:00+08:00') - 7 * 86_400_000).toISOString();
  const answer = await page.request.get(`/api/v1/cases/places/history?from=${encodeURIComponent(from)}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as CasePlacesHistory;
}

const pane = (page: Page) => page.locator('.map-pane');
const QUIET = 'off=names,components';

test('buildings stand on the ground, go with their layer, and tell what they are', async ({ as }) => {
  const { feature, place } = house();
  const page = await as('leader');
  await page.goto(`/map?${above(place)}&${QUIET}&show=layers`);
  await drawn(page);
  const clip = await middleOf(page, 30);
  const before = await pixelsOf(page, clip);
  await page.getByRole('checkbox', { name: '建筑' }).uncheck();
  await expect.poll(async () => differenceOf(before, await pixelsOf(page, clip)), PATIENCE).toBeGreaterThan(0.5);
  await expect(page).toHaveURL(/off=buildings/);
  await page.getByRole('checkbox', { name: '建筑' }).check();
  await expect.poll(async () => differenceOf(before, await pixelsOf(page, clip)), PATIENCE).toBeLessThan(0.1);
  await drawn(page);

  await clickMiddle(page);
  await expect(pane(page)).toContainText('办公', PATIENCE);
  await expect(pane(page)).toContainText(feature.id);
  // What is chosen is drawn in the page's own colour, its roof lit as the others are.
  await expect
    .poll(async () => countOf(await pixelsOf(page, await middleOf(page, 20)), ACCENT, 60), PATIENCE)
    .toBeGreaterThan(200);
  expect(await seriousIn(page)).toEqual([]);
});

test('pipes are seen underground only, by the colour of their kind, and tell how deep they lie', async ({ as }) => {
  const { place } = pipe();
  const water = colourOf('#2f78bd');
  const page = await as('dispatch');
  await page.goto(`/map?${above(place, 18.5)}&off=names,components,marks&show=layers`);
  await drawn(page);
  const clip = await middleOf(page);
  const seen = async () => countOf(await pixelsOf(page, clip), water, 40);
  expect(await seen()).toBe(0);
  await page.getByRole('switch', { name: '看地下' }).click();
  await expect(page).toHaveURL(/under=true/);
  await expect.poll(seen, PATIENCE).toBeGreaterThan(100);
  await drawn(page);
  await clickMiddle(page);
  await expect(pane(page).getByRole('heading', { name: '地下管线' })).toBeVisible(PATIENCE);
  await expect(pane(page)).toContainText(/埋深[\d.]+ 米/);
  await page.getByRole('switch', { name: '看地下' }).click();
  await expect.poll(seen, PATIENCE).toBe(0);
});

for (const phone of [false, true]) {
  test(`a late case is a red triangle, and opens beside the map: ${phone ? 'phone' : 'desktop'}`, async ({ as }) => {
    const page = await as('leader', { phone });
    const { cases } = await history(page);
    const late = cases.find(({ light }) => light === 'red');
    if (late === undefined) throw new Error('the sample has no late case');
    await page.goto(`/map?${above([late.lon, late.lat], 19)}&off=names,components,buildings&style=single`);
    await drawn(page);
    const clip = await middleOf(page, 14);
    await expect.poll(async () => countOf(await pixelsOf(page, clip), RED), PATIENCE).toBeGreaterThan(50);
    const pixels = await pixelsOf(page, clip);
    expect(countOf(pixels, GREEN)).toBe(0);
    expect(await seriousIn(page)).toEqual([]);
    await clickMiddle(page, phone);
    await expect(page).toHaveURL(new RegExp(`pick=mark%3A${late.id}`), PATIENCE);
    await expect(pane(page)).toContainText(late.number, PATIENCE);
    await page.keyboard.press('Escape');
    await expect(pane(page)).toHaveCount(0);
    if (phone) {
      // Tools lie in a thumb's reach, and nothing sticks out sideways.
      const tools = await page.getByRole('group', { name: '地图工具' }).boundingBox();
      expect(tools?.y).toBeGreaterThan(700);
      await page.getByRole('button', { name: '图层' }).click();
      await expect(page.getByRole('checkbox', { name: '建筑' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await seriousIn(page)).toEqual([]);
    }
  });
}

test('the slider shows the cases as they stood, counted by light', async ({ as }) => {
  const page = await as('leader');
  await page.goto('/map?off=buildings,components,names,roads');
  await drawn(page);
  const { cases } = await history(page);
  const counts = page.locator('.map-time-counts');
  const open = cases.filter(({ endedAt }) => endedAt === null);
  const of = (light: string) => open.filter((each) => each.light === light).length;
  await expect(counts).toHaveText(new RegExp(`${of('green')}.*${of('yellow')}.*${of('red')}`));
  const slider = page.getByRole('slider', { name: '时间' });
  await slider.focus();
  for (let i = 0; i < 48; i += 1) await slider.press('ArrowLeft');
  const at = Date.parse('2026-03-04T09:00:00+08:00') - 48 * 3_600_000;
  await expect(page).toHaveURL(new RegExp(`hour=${encodeURIComponent(new Date(at).toISOString())}`));
  await expect(page.locator('.map-time output')).toHaveText('前天 09:00');
  const then = cases.filter(
    ({ reportedAt, endedAt }) => Date.parse(reportedAt) <= at && (endedAt === null || Date.parse(endedAt) > at),
  );
  const shown = (await counts.innerText()).match(/\d+/g)?.map(Number) ?? [];
  expect(shown.reduce((sum, each) => sum + each, 0)).toBe(then.length);
  await page.getByRole('button', { name: '回到现在' }).click();
  await expect(page.locator('.map-time output')).toHaveText('现在');
});

test('what is in view stands in a list, for the keyboard too', async ({ as }) => {
  const page = await as('leader');
  await page.goto('/map?off=buildings,components,names&show=sight');
  await drawn(page);
  const list = page.locator('.map-sight .map-list button');
  await expect(page.locator('.map-sight strong')).toContainText(String(await list.count()));
  expect(await list.count()).toBeGreaterThan(5);
  await list.first().focus();
  await page.keyboard.press('Enter');
  await expect(pane(page)).toBeVisible();
  await expect(page).toHaveURL(/pick=mark/);
});

test('a distance is measured by pressing and by the keyboard', async ({ as }) => {
  const page = await as('leader');
  await page.goto(`/map?at=103.7585,36.0731,16,0,0&off=buildings,components,names,marks,areas&show=measure`);
  await drawn(page);
  const { x, y } = await middleOf(page, 0);
  await page.mouse.click(x + 150, y - 100);
  await page.mouse.click(x + 350, y - 100);
  // 200 pixels of a 512-pixel tile at zoom 16, at this latitude.
  const metres = (200 * ((40_075_016.686 / 512) * Math.cos((36.0731 * Math.PI) / 180))) / 2 ** 16;
  const result = page.locator('.map-measured output');
  await expect(result).toHaveText(/^\d+ 米$/);
  const shown = Number.parseFloat(await result.innerText());
  expect(Math.abs(shown - metres)).toBeLessThan(metres * 0.02);
  await page.locator('.scene canvas').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.map-measured small')).toHaveText('3 点');
  await page.keyboard.press('Backspace');
  await expect(page.locator('.map-measured small')).toHaveText('2 点');
});

test('a sheet of A4 across shows the view, its scale, north and the date', async ({ as }) => {
  const page = await as('leader');
  await page.goto('/map?off=components,names');
  await drawn(page);
  await page.getByRole('button', { name: '打印', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: '打印预览' });
  await expect(sheet).toBeVisible(PATIENCE);
  const picture = sheet.getByRole('img');
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(800);
  const box = await picture.boundingBox();
  if (box === null) throw new Error('there is no picture');
  // A city is not one colour.
  const pixels = await pixelsOf(page, { x: box.x + box.width / 3, y: box.y + box.height / 2, width: 200, height: 100 });
  expect(
    new Set(Array.from({ length: pixels.length / 3 }, (_, i) => pixels.readUIntBE(i * 3, 3))).size,
  ).toBeGreaterThan(50);
  await expect(sheet).toContainText('七里河区地图');
  await expect(sheet).toContainText('2026年3月4日');
  await expect(sheet.locator('.map-sheet-scale')).toContainText('米');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect(Number(width)).toBeCloseTo(842, 0);
  expect(Number(height)).toBeCloseTo(595, 0);
});

test('a browser without WebGL gets the plain map and is told so', async ({ as }) => {
  const page = await as('leader');
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(real, this, [kind, ...more]);
    } as typeof real;
  });
  await page.goto('/map');
  await expect(page.locator('.map-flat .plain-map .map-marks')).toBeVisible(PATIENCE);
  await expect(page.getByText('画不了三维地图')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
});
