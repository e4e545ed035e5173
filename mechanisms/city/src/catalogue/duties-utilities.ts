import { example, source } from '../provenance.js';
import type { Codes } from './codes.js';
import { type Duty, duties } from './duty.js';

function given(unit: string, paragraph: string, words: string, codes: Codes): Duty[] {
  return duties(codes, {
    area: '*',
    unit,
    duty: 'rectify',
    lead: true,
    provenance: source(`二(三)3 ${paragraph}: ${words}`),
  });
}

function leaning(unit: string, paragraph: string, why: string, codes: Codes): Duty[] {
  return duties(codes, {
    area: '*',
    unit,
    duty: 'rectify',
    lead: true,
    provenance: example(`seeds, part 1, 二(三)3 ${paragraph}`, why),
  });
}

/** Where the source says 涉及本单位的: the unit answers for its own things in a class that it shares with others. */
function own(unit: string, paragraph: string, words: string, codes: Codes, note?: string): Duty[] {
  return duties(codes, {
    area: '*',
    unit,
    duty: 'rectify',
    lead: false,
    onlyOwn: true,
    provenance: source(`二(三)3 ${paragraph}: ${words}`, note),
  });
}

const BROADCASTING: readonly Duty[] = [
  ...given('guangdiantai', '广电台', '电视井盖', { component: '01008', oldComponent: '0108' }),
  ...own('guangdiantai', '广电台', '有线电视立杆、交接箱', { component: '01027 01031', oldComponent: '0115 0117' }),
];

const POWER: readonly Duty[] = [
  ...given('gongdianju', '供电局', '电力井盖', { component: '01005', oldComponent: '0105' }),
  ...given('gongdianju', '供电局', '电力设施(变压器、输电塔)、电力交接箱', {
    component: '01028 01047 01048',
    oldComponent: '0116 0133 0134',
  }),
  ...given('gongdianju', '供电局', '电力标示牌', { component: '01029' }),
  ...given('gongdianju', '供电局', '路灯设施', { component: '01006 01037 01060', oldComponent: '0106 0118' }),
  ...leaning('gongdianju', '供电局', 'Its poles and cable covers; other lights, read from 路灯设施.', {
    component: '01017 01030 01038 01039',
    oldComponent: '0119 0120',
  }),
];

const POST: readonly Duty[] = [
  ...given('youzhengju', '邮政局', '邮筒(箱)、报刊亭、信息亭', {
    component: '01040 01042 01043',
    oldComponent: '0121 0123 0124',
  }),
];

const WATER: readonly Duty[] = [
  ...given('shuiwuju', '水务局', '供水设施(上水井盖、自来水管破裂)', {
    component: '01001 01025',
    oldComponent: '0101 0132',
    oldEvent: '0402',
  }),
  ...given('shuiwuju', '水务局', '污水设施(污水井盖和污水管道破裂)', {
    component: '01002',
    oldComponent: '0102',
    oldEvent: '0404',
  }),
  ...own(
    'shuiwuju',
    '水务局',
    '消防供水设施',
    { component: '01013', oldComponent: '0113' },
    'Hydrants have no class of their own; the class of fire-fighting facilities leads to 公安局.',
  ),
  ...leaning('shuiwuju', '水务局', 'Reclaimed water, pumping, outfalls and flood works.', {
    component: '01019 01067 01068 01071 01072 01073',
    oldComponent: '0127 0606',
  }),
  ...leaning('shuiwuju', '水务局', 'The state of waters and their banks: the source names no other unit.', {
    event: '06015 06023 06024 06025 06046',
    oldEvent: '0105 0111 0114',
  }),
];

const IN_MAINTENANCE = 'Only what it built itself and still maintains; else the lead unit of the class.';

const PUBLIC_WORKS: readonly Duty[] = [
  ...own(
    'gongtou',
    '公投集团',
    '道路市政',
    { event: '06013 06050 06051', component: '01026', oldEvent: '0110' },
    IN_MAINTENANCE,
  ),
  ...own('gongtou', '公投集团', '环卫', { component: '03001 03005', oldComponent: '0301 0305' }, IN_MAINTENANCE),
  ...own('gongtou', '公投集团', '绿化', { component: '04002 04013', oldComponent: '0402 0405' }, IN_MAINTENANCE),
  ...own(
    'gongtou',
    '公投集团',
    '街头座椅、雕塑、喷泉',
    { component: '04006 04007 04010', oldComponent: '0406 0407 0410' },
    IN_MAINTENANCE,
  ),
  ...own(
    'gongtou',
    '公投集团',
    '雨水井盖、雨水箅子、污水井盖',
    { component: '01002 01003 01004', oldComponent: '0102 0103 0104' },
    IN_MAINTENANCE,
  ),
  ...own(
    'gongtou',
    '公投集团',
    '跨河桥、水域护栏、水域设施',
    { component: '01069 01070 02009', oldComponent: '0208 0603 0604' },
    IN_MAINTENANCE,
  ),
];

const TELECOMS: readonly Duty[] = ['dianxinju', 'yidong', 'liantong'].flatMap((unit) =>
  own(unit, '电信局、移动公司、联通公司', '通讯井盖、网络井盖、通讯立杆、通讯交接箱、电话亭', {
    component: '01007 01009 01027 01031 01041',
    oldComponent: '0107 0109 0115 0117 0122',
  }),
);

/** Overhead cables belong to whoever owns the poles they hang on; the source has no class for a fallen one. */
const OVERHEAD_CABLES: readonly Duty[] = ['gongdianju', 'dianxinju', 'yidong', 'liantong', 'guangdiantai'].flatMap(
  (unit) =>
    duties(
      { event: '10002', oldEvent: '0408' },
      {
        area: '*',
        unit,
        duty: 'rectify',
        lead: false,
        onlyOwn: true,
        provenance: example('seeds, part 1, 二(三)3 供电局, 电信局 …, 广电台', 'Their own lines.'),
      },
    ),
);

export const UTILITY_DUTIES: readonly Duty[] = [
  ...BROADCASTING,
  ...POWER,
  ...POST,
  ...WATER,
  ...PUBLIC_WORKS,
  ...TELECOMS,
  ...OVERHEAD_CABLES,
];
