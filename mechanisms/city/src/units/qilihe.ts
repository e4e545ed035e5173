import { example, source } from '../provenance.js';
import type { ResponsibleUnit } from './unit.js';

const DISTRICT = '620103';

/** Seeds, part 1, 二(三)3: the modules whose records every street keeps. */
const STREET_MODULES = [
  '党建管理',
  '计划生育',
  '司法',
  '武装',
  '城建城管',
  '统一战线',
  '综合治理',
  '民政双拥',
  '社会保障',
  '劳动保障',
  '医疗卫生',
  '志愿帮扶',
  '数字城管',
  '经济发展',
] as const;

const COMMAND_DUTY = example(
  'seeds, part 1, 五(二)6',
  'The source says how units with command duty are timed, and names none. This unit commands teams of its own (squads, a control room), so it stands as the example.',
);

function street(code: string, id: string, name: string, nameEn: string, remarks?: readonly string[]): ResponsibleUnit {
  return {
    id,
    name,
    nameEn,
    kind: 'street',
    area: `${DISTRICT}/${code}`,
    modules: STREET_MODULES,
    provenance: source('二(三)1 and 3 建兰路街道…秀川街道', 'Its number in GB/T 2260 is public, not in the source.'),
    ...(remarks === undefined ? {} : { remarks }),
  };
}

function unit(
  id: string,
  name: string,
  nameEn: string,
  kind: ResponsibleUnit['kind'],
  citation: string,
  more: Partial<ResponsibleUnit> = {},
): ResponsibleUnit {
  return { id, name, nameEn, kind, area: DISTRICT, provenance: source(citation), ...more };
}

/** The responsible units of the sample district (Qilihe, Lanzhou), seeds, part 1, 二(三)1–3. */
export const QILIHE_UNITS: readonly ResponsibleUnit[] = [
  unit('jishengju', '计生局', 'Population and Family Planning Bureau', 'bureau', '二(三)1 and 3 计生局', {
    remarks: ['Its duty paragraph in 二(三)3 is empty, so no class leads to it.'],
  }),
  unit('gonganju', '公安局', 'Public Security Bureau', 'bureau', '二(三)1 and 3 公安局', {
    commandDuty: true,
    commandDutyProvenance: COMMAND_DUTY,
  }),
  unit('minzhengju', '民政局', 'Civil Affairs Bureau', 'bureau', '二(三)1 and 3 民政局'),
  unit('guihuaju', '规划建设局', 'Planning and Construction Bureau', 'bureau', '二(三)1 and 3 规划建设局', {
    remarks: ['Listed twice in 二(三)1; one unit here.'],
  }),
  unit('jiaotongju', '交通局', 'Transport Bureau', 'bureau', '二(三)1 and 3 交通局'),
  unit('huanbaoju', '环保局', 'Environmental Protection Bureau', 'bureau', '二(三)1 and 3 环保局', {
    remarks: ['In 二(三)3 its duties and those of 城管执法局 run on in one paragraph; they are parted here.'],
  }),
  unit(
    'chengguanju',
    '城管执法局',
    'Urban Management and Law Enforcement Bureau',
    'bureau',
    '二(三)1 and 3 城管执法局',
    {
      commandDuty: true,
      commandDutyProvenance: COMMAND_DUTY,
      remarks: ['In 二(三)3 its duties follow those of 环保局 in the same paragraph; they are parted here.'],
    },
  ),
  unit('guangdiantai', '广电台', 'Radio and Television Station', 'utility', '二(三)3 广电台', {
    remarks: ['Has duties in 二(三)3, but is not in the list of 二(三)1.'],
  }),
  unit('gongshangju', '工商局', 'Administration for Industry and Commerce', 'bureau', '二(三)3 工商局', {
    remarks: ['Has duties in 二(三)3, but is not in the list of 二(三)1.'],
  }),
  unit('shuiwuju', '水务局', 'Water Bureau', 'bureau', '二(三)3 水务局', {
    remarks: ['Has duties in 二(三)3, but is not in the list of 二(三)1.'],
  }),
  unit('gongtou', '公投集团', 'Public Investment Group', 'public-works', '二(三)1 and 3 公投集团', {
    remarks: ['Answers only for what it built and only within the maintenance period, so it leads no class by itself.'],
  }),
  street('620103001', 'xiyuan', '西园街道', 'Xiyuan Street', ['Named twice in 二(三)1 and 3; one unit here.']),
  street('620103002', 'xihu', '西湖街道', 'Xihu Street', [
    'In the list of 二(三)1, but missing from the streets whose duties 二(三)3 gives; it gets the same duties as the others.',
  ]),
  street('620103003', 'jianlanlu', '建兰路街道', 'Jianlan Road Street'),
  street('620103004', 'dunhuanglu', '敦煌路街道', 'Dunhuang Road Street'),
  street('620103005', 'xizhan', '西站街道', 'Xizhan Street'),
  street('620103006', 'yanjiaping', '晏家坪街道', 'Yanjiaping Street'),
  street('620103007', 'gongjiawan', '龚家湾街道', 'Gongjiawan Street'),
  street('620103009', 'xiuchuan', '秀川街道', 'Xiuchuan Street'),
  unit('gongdianju', '供电局', 'Power Supply Bureau', 'utility', '二(三)1 and 3 供电局'),
  unit('dianxinju', '电信局', 'Telecom Bureau', 'utility', '二(三)1 and 3 电信局、移动公司、联通公司'),
  unit('youzhengju', '邮政局', 'Postal Bureau', 'utility', '二(三)1 and 3 邮政局'),
  unit('yidong', '移动公司', 'China Mobile branch', 'utility', '二(三)1 and 3 电信局、移动公司、联通公司'),
  unit('liantong', '联通公司', 'China Unicom branch', 'utility', '二(三)1 and 3 电信局、移动公司、联通公司'),
  unit(
    'keweituo',
    '兰州北科维拓信息科技有限公司',
    'Lanzhou Beike Weituo IT Co., Ltd.',
    'contractor',
    '二(三)2 and 3 其他相关责任单位',
    {
      remarks: ['Keeps the platform itself running; no component or event class leads to it.'],
    },
  ),
];
