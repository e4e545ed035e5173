import { inflateRawSync } from 'node:zlib';
import type { BulletinMake } from '@bihuan/contracts';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { good } from '../../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { simulate } from '../../testing/simulation.js';
import { actOnPeriod, makePeriod } from '../assessment/act-on-period.js';
import { assessmentPeriod } from '../assessment/periods.js';
import type { Actor, Result } from '../types.js';
import {
  actOnBulletin,
  type BulletinFormat,
  bulletinFile,
  getBulletin,
  listBulletins,
  makeBulletin,
  publicBulletin,
} from './bulletins.js';
import { awarded } from './compose.js';

const day = 86_400_000;
const period = '2026-02';

let here: TestInstallation;
let supervisor: Actor;
let clerk: Actor;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 40, casesPerDay: 15, seed: 3 });
  supervisor = await here.person('sup', 'supervisor');
  clerk = await here.person('dispatcher', 'dispatcher');
});
afterAll(() => here.close());

const body: BulletinMake = {
  period,
  title: '二月考评通报 <i>',
  issuer: '安宁区三维数字信息管理中心',
  recipients: '各责任单位',
  blocks: [
    { kind: 'summary' },
    { kind: 'ranking' },
    { kind: 'goal' },
    { kind: 'streets' },
    { kind: 'sources' },
    { kind: 'classes', most: 5 },
    { kind: 'awards', floor: 5, most: 3 },
    { kind: 'text', heading: '下一步', text: '加强巡查。\n按时反馈。' },
    { kind: 'cases', heading: '典型案件', cases: [{ number: '20260201-1', text: '及时处置' }] },
  ],
};
const why = (result: Result<unknown>) =>
  result.ok ? 'done' : 'reason' in result.failure ? result.failure.reason : result.failure.code;

async function frozen(id: string, phase: 'trial' | 'formal' = 'formal'): Promise<void> {
  good(await makePeriod(here.app, supervisor, { id, phase }, null));
  good(await actOnPeriod(here.app, supervisor, id, { act: 'send', workdays: 1 }, null));
  here.clock.set(here.clock.now() + 4 * day);
  good(
    await actOnPeriod(
      here.app,
      supervisor,
      id,
      { act: 'meeting', on: '2026-03-09', people: 'A', decisions: 'B' },
      null,
    ),
  );
  good(await actOnPeriod(here.app, supervisor, id, { act: 'freeze' }, null));
}

/** A file of a ZIP, unpacked. */
function entry(zip: Buffer, name: string): string {
  let at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const entries = zip.readUInt16LE(at + 10);
  at = zip.readUInt32LE(at + 16);
  for (let i = 0; i < entries; i++) {
    const [nameLength, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = zip.readUInt32LE(at + 42);
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name}`);
}

describe('a bulletin', () => {
  it('is made of a frozen period, and numbered', async () => {
    expect(why(await makeBulletin(here.app, supervisor, body, null))).toBe('bulletin-not-frozen');
    await frozen(period);
    expect(why(await makeBulletin(here.app, clerk, body, null))).toBe('forbidden');
    expect(good(await makeBulletin(here.app, supervisor, body, 'b1')).matter).toBe('2026-1');
    expect(good(await makeBulletin(here.app, supervisor, body, 'b1')).matter).toBe('2026-1');
    expect(good(await makeBulletin(here.app, supervisor, { ...body, title: 'another' }, null)).matter).toBe('2026-2');
  });

  it('is its editors’ until it is published, and is not changed after it was approved', async () => {
    expect(good(await listBulletins(here.app, clerk)).bulletins).toEqual([]);
    expect(why(await publicBulletin(here.app, here.tenant, '2026-1', 'html', 'zh'))).toBe('not-found');
    expect(why(await actOnBulletin(here.app, supervisor, '2026-1', { act: 'publish' }, null))).toBe('bulletin-state');
    const { period: _, ...content } = { ...body, title: '二月考评通报 <b>' };
    good(await actOnBulletin(here.app, supervisor, '2026-1', { act: 'change', content }, null));
    good(await actOnBulletin(here.app, supervisor, '2026-1', { act: 'approve' }, null));
    expect(why(await actOnBulletin(here.app, supervisor, '2026-1', { act: 'change', content }, null))).toBe(
      'bulletin-state',
    );
    good(await actOnBulletin(here.app, supervisor, '2026-1', { act: 'publish' }, null));
    expect(good(await getBulletin(here.app, clerk, '2026-1')).address).toBe('/public/bulletins/2026-1');
  });

  it('says as a page what the frozen figures say, and nothing runs in it', async () => {
    const page = good(await publicBulletin(here.app, here.tenant, '2026-1', 'html', 'zh')).toString();
    const { figures, frozen } = good(await assessmentPeriod(here.app, supervisor, period));
    const [first] = figures.units;
    expect(page).toContain('〔2026〕第1期');
    expect(page).toContain('二月考评通报 &lt;b&gt;');
    expect(page).not.toContain('<b>二月');
    expect(page).toContain(`应解决案件${figures.area.should}件`);
    expect(page).toContain(`<td class="number">1</td><td>${first?.name}</td>`);
    expect(page).toContain(frozen?.digest);
    expect(page).not.toContain('<script');
  });

  it('is the same bytes when it is made again, also after an import has changed what the period would be', async () => {
    const formats = ['html', 'docx', 'xlsx', 'pdf'] as const;
    const make = async (format: BulletinFormat) =>
      good(await bulletinFile(here.app, supervisor, '2026-1', format, 'zh'));
    const before = new Map<BulletinFormat, Buffer>();
    for (const format of formats) before.set(format, await make(format));
    await simulate(here, { days: 30, casesPerDay: 5, seed: 99 });
    // What a library would write of the moment is this one.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-07-08T09:10:11Z') });
    try {
      for (const format of formats)
        expect([format, (await make(format)).equals(before.get(format) ?? Buffer.alloc(0))]).toEqual([format, true]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is a document in the layout of an official one', async () => {
    const bytes = good(await bulletinFile(here.app, supervisor, '2026-1', 'docx', 'zh'));
    const document = entry(bytes, 'word/document.xml');
    expect(document).toContain('二月考评通报');
    // A4 and its margins in twentieths of a point: 37, 26, 35 and 28 mm; 22 lines.
    expect(document.slice(-900)).toMatch(/<w:pgSz w:w="11905" w:h="16837"/);
    expect(document.slice(-900)).toMatch(/<w:pgMar w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    expect(document).toContain('w:line="579" w:lineRule="exact"');
    expect(document).toContain('一、总体情况');
    expect(document).toContain('发送：各责任单位');
    // The number on the outer side of odd and even leaves, and small type off the grid of lines.
    expect(entry(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(document).toContain('<w:footerReference w:type="even"');
    expect(entry(bytes, 'word/styles.xml')).toMatch(/w:styleId="Cell".*<w:snapToGrid w:val="0"\/>/s);
  });

  it('is a PDF with its own typeface and numbered leaves', async () => {
    const bytes = good(await bulletinFile(here.app, supervisor, '2026-1', 'pdf', 'zh'));
    const text = bytes.toString('latin1');
    const has = (part: string) => text.includes(part);
    expect([has('%PDF-1.'), has('+NotoSerifSC'), has('(D:20260308000000Z)'), has('Helvetica')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(text.split('/Type /Page\n').length).toBeGreaterThan(2);
  });

  it('is a workbook whose formulas give the figures', async () => {
    const bytes = good(await bulletinFile(here.app, supervisor, '2026-1', 'xlsx', 'zh'));
    const { figures } = good(await assessmentPeriod(here.app, supervisor, period));
    const rows = await readSheet(bytes, 2);
    expect(rows[0]?.slice(0, 5)).toEqual(['名次', '责任单位', '应解决数', '解决数', '及时解决数']);
    const [best] = figures.units;
    expect(rows[1]?.slice(0, 5)).toEqual([1, best?.name, best?.should, best?.resolved, best?.timely]);
    const sheet = entry(bytes, 'xl/worksheets/sheet2.xml');
    expect(sheet).toContain('ROUND(D2/C2,4)');
    expect(sheet).toContain('ROUND(100*(0.8*E2+0.2*D2)/C2,2)');
    for (const { should, resolved, timely, score } of figures.units.filter((unit) => unit.should > 0)) {
      expect(Number(((100 * (0.8 * timely + 0.2 * resolved)) / should + 1e-9).toFixed(2))).toBeCloseTo(score ?? 0, 2);
    }
  });

  it('commends by score whoever has completed enough, and nobody in a trial', async () => {
    const { figures } = good(await assessmentPeriod(here.app, supervisor, period));
    const best = awarded(figures.units, 5, 3);
    expect(best.length).toBeGreaterThan(0);
    expect(best.every((unit) => unit.should >= 5)).toBe(true);
    await frozen('2026-01', 'trial');
    const { matter } = good(await makeBulletin(here.app, supervisor, { ...body, period: '2026-01' }, null));
    const page = good(await bulletinFile(here.app, supervisor, matter, 'html', 'zh')).toString();
    expect(page).toContain('试运行期考评');
    expect(page).not.toContain('名次</th>');
    expect(page).not.toContain('表彰');
    expect(START).toBeLessThan(here.clock.now());
  });
});
