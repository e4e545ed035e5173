import { example, source } from '../provenance.js';
import type { Codes } from './codes.js';
import { type Duty, type DutyKind, duties } from './duty.js';

/** A row that the source's words give. */
function given(unit: string, paragraph: string, words: string, codes: Codes, duty: DutyKind = 'rectify'): Duty[] {
  return duties(codes, {
    area: '*',
    unit,
    duty,
    lead: duty !== 'assist',
    provenance: source(`二(三)3 ${paragraph}: ${words}`),
  });
}

/** A row that leans on a duty of the source but reads more into it than it says. */
function leaning(unit: string, paragraph: string, why: string, codes: Codes, duty: DutyKind = 'rectify'): Duty[] {
  return duties(codes, {
    area: '*',
    unit,
    duty,
    lead: duty !== 'assist',
    provenance: example(`seeds, part 1, 二(三)3 ${paragraph}`, why),
  });
}

/** A second unit beside the lead, where the source names two for what is one class. */
function beside(unit: string, paragraph: string, words: string, note: string, duty: DutyKind, codes: Codes): Duty[] {
  return duties(codes, {
    area: '*',
    unit,
    duty,
    lead: false,
    provenance: source(`二(三)3 ${paragraph}: ${words}`, note),
  });
}

const POLICE: readonly Duty[] = [
  ...given('gonganju', '公安局', '公安井盖', { component: '01012', oldComponent: '0112' }),
  ...given('gonganju', '公安局', '公安监控探头、交警监控探头', { component: '01050', oldComponent: '0136' }),
  ...given('gonganju', '公安局', '公安警示牌', { component: '02039' }),
  ...given('gonganju', '公安局', '治安岗亭', { component: '01051', oldComponent: '0138' }),
  ...given('gonganju', '公安局', '消防设施', { component: '01013', oldComponent: '0113' }, 'supervise'),
  ...given('gonganju', '公安局', '交通信号灯', { component: '02014', oldComponent: '0210' }),
  ...given('gonganju', '公安局', '交通护栏', { component: '02017', oldComponent: '0211' }),
  ...given('gonganju', '公安局', '出租车站牌、临时停靠点', { component: '02005', oldComponent: '0204' }),
  ...given('gonganju', '公安局', '交警标志牌', { component: '02010', oldComponent: '0209' }),
  ...given('gonganju', '公安局', '公共停车场(位)', { component: '02001', oldComponent: '0201' }),
  ...given('gonganju', '公安局', '交警岗亭', { component: '02016', oldComponent: '0217' }),
  ...given(
    'gonganju',
    '公安局',
    '占道(行车道)停车',
    {
      event: '09009',
      oldEvent: '0505',
    },
    'enforce',
  ),
  ...given('gonganju', '公安局', '流浪乞讨人员的救助', { event: '09003', oldEvent: '0502' }, 'assist'),
  ...leaning('gonganju', '公安局', '交警井盖 and 控制箱 read as the covers and boxes of traffic signals.', {
    component: '01015 02015',
    oldComponent: '0214',
  }),
  ...leaning('gonganju', '公安局', 'Other facilities and matters of traffic order (涉及交通秩序的…).', {
    component: '02002 02003 02011 02018 02019 02020 02022 02023 02033 02041 02043',
    event: '06016 09012 09014 09016 09018',
    oldComponent: '0202 0215',
  }),
];

const CIVIL_AFFAIRS: readonly Duty[] = [
  ...given('minzhengju', '民政局', '城市地名牌', { component: '02013' }),
  ...given('minzhengju', '民政局', '路名牌', { component: '02012', oldComponent: '0213' }),
  ...given('minzhengju', '民政局', '门牌', { component: '02038' }),
  ...given('minzhengju', '民政局', '流浪乞讨人员的救助、遣返', { event: '09003', oldEvent: '0502' }),
  ...leaning('minzhengju', '民政局', 'The sign follows the rescue of vagrants.', { component: '02036' }),
];

const PLANNING: readonly Duty[] = [
  ...given('guihuaju', '规划建设局', '古树名木、行道树、护树设施、花架花钵', {
    component: '04001 04002 04004 04005',
    oldComponent: '0401 0402 0403 0404',
  }),
  ...given('guihuaju', '规划建设局', '绿地构面', { component: '04013', oldComponent: '0405' }),
  ...given('guihuaju', '规划建设局', '雕塑、街头座椅、喷泉', {
    component: '04006 04007 04010',
    oldComponent: '0406 0407 0410',
  }),
  ...given('guihuaju', '规划建设局', '雨水井盖、雨水箅子', { component: '01003 01004', oldComponent: '0103 0104' }),
  ...given('guihuaju', '规划建设局', '民用水井', { component: '01024', oldComponent: '0131' }),
  ...given('guihuaju', '规划建设局', '涉及本单位的跨河桥', { component: '02009', oldComponent: '0208' }),
  ...given('guihuaju', '规划建设局', '建设工地、工地出入口', {
    event: '08002 08004 08005 08006 08007 08008 08009 08010 08012 08015',
    oldComponent: '0602',
    oldEvent: '0302 0303 0304',
  }),
  ...leaning('guihuaju', '规划建设局', 'Further facilities of parks and greenery.', {
    component: '01014 04003 04008 04009 04011 04012 04014',
    event: '06018 06021',
    oldComponent: '0408 0409',
  }),
  ...leaning('guihuaju', '规划建设局', 'Roads, footways and crossings: the source names no road maintainer.', {
    component: '01026 02006 02007 02008 02024 02034',
    event: '06013 06048 06049 06050 06051 06052',
    oldComponent: '0205 0206 0207 0216',
    oldEvent: '0110 0401 0406',
  }),
  ...leaning('guihuaju', '规划建设局', 'Further matters of construction sites.', {
    event: '08013 08014',
    oldEvent: '0399',
  }),
];

const TRANSPORT: readonly Duty[] = [
  ...given('jiaotongju', '交通局', '公交站点、公交站牌、公交候车亭、公交始末站', {
    component: '02004',
    oldComponent: '0203',
  }),
  ...given('jiaotongju', '交通局', '港监设施', { component: '02031', oldComponent: '0605' }),
  ...leaning('jiaotongju', '交通局', 'Other things of public transport and waterways.', {
    component: '01020 01032 02030',
    oldComponent: '0128',
    oldEvent: '0509',
  }),
];

const ENVIRONMENT: readonly Duty[] = [
  ...given('huanbaoju', '环保局', '噪音显示屏', { component: '03013', oldComponent: '0311' }),
  ...given('huanbaoju', '环保局', '大气污染', { event: '06020 06027', oldEvent: '0115 0116' }, 'supervise'),
  ...given('huanbaoju', '环保局', '水体污染', { event: '06026 06030' }, 'supervise'),
  ...given('huanbaoju', '环保局', '噪声污染', { event: '06028', oldEvent: '0508' }, 'supervise'),
  ...leaning('huanbaoju', '环保局', 'Its own monitoring stations.', {
    component: '03010 03011 03012',
    oldComponent: '0308 0310',
  }),
  ...leaning(
    'huanbaoju',
    '环保局',
    '工业废弃物 has no class of its own; medical waste comes nearest.',
    { event: '06033' },
    'supervise',
  ),
];

const ENFORCEMENT: readonly Duty[] = [
  ...given('chengguanju', '城管执法局', '无证经营摊点', { event: '09001 09006', oldEvent: '0501' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '越门经营', { event: '09005', oldEvent: '0504' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '违法设置户外广告', { event: '07003', oldEvent: '0202 0203' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '乱搭乱建', { event: '06001', oldEvent: '0101' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '抛洒滴漏', { event: '06014', oldEvent: '0112' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '无证消纳渣土', { event: '06032 08011' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '乱堆物料', { event: '06036', oldEvent: '0507' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '损毁绿化', { event: '06022 06045' }, 'enforce'),
  ...given('chengguanju', '城管执法局', '建筑施工噪音', { event: '08001', oldEvent: '0301' }, 'enforce'),
  ...beside(
    'chengguanju',
    '城管执法局',
    '人行道违章停车',
    'One class covers carriageway (公安局) and footway; that the carriageway leads is our choice.',
    'enforce',
    { event: '09009', oldEvent: '0505' },
  ),
  ...leaning(
    'chengguanju',
    '城管执法局',
    'Bicycles on footways, read from 人行道违章停车.',
    { event: '09010 09011', oldEvent: '0506' },
    'enforce',
  ),
  ...leaning(
    'chengguanju',
    '城管执法局',
    'Signs, banners, leaflets and small advertisements, read from 违法设置户外广告.',
    {
      component: '03006 03007',
      event: '07001 07002 07006 07007',
      oldComponent: '0306 0307',
      oldEvent: '0201 0204 0205',
    },
    'enforce',
  ),
  ...leaning(
    'chengguanju',
    '城管执法局',
    'Other unauthorised building, digging and occupation of the street.',
    {
      event: '06002 06003 06006 06008 06009 06029 06039 06040 06043 08003 08016 09002 09017 09019 09021 09022',
      oldEvent: '0305 0510 0513',
    },
    'enforce',
  ),
];

const COMMERCE: readonly Duty[] = [
  ...given('gongshangju', '工商局', '废品收购', { event: '09004', oldEvent: '0503' }, 'enforce'),
  ...beside(
    'gongshangju',
    '工商局',
    '无需取得许可证的无照经营户',
    'Street vendors lead to 城管执法局 (无证经营摊点); that it leads is our choice.',
    'enforce',
    { event: '09001', oldEvent: '0501' },
  ),
  ...leaning(
    'gongshangju',
    '工商局',
    'Trading in shops and markets without papers, read from 有店无照经营户.',
    { event: '09015 09020' },
    'enforce',
  ),
];

export const BUREAU_DUTIES: readonly Duty[] = [
  ...POLICE,
  ...CIVIL_AFFAIRS,
  ...PLANNING,
  ...TRANSPORT,
  ...ENVIRONMENT,
  ...ENFORCEMENT,
  ...COMMERCE,
];
