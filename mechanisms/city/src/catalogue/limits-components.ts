import { example } from '../provenance.js';
import type { Limit } from './limit.js';
import { LAMPS, MANHOLES, POLES } from './severity.js';

/** A city's published limits for garden manholes, taken for covers of every kind. */
const MANHOLE_PRACTICE = example(
  'local practice of GB/T 30428.8 (limits for garden manhole covers)',
  'Used for all covers.',
);
const OURS = example('none', 'A plausible limit of our own; replace it with the city’s.');

const COVERS: readonly Limit[] = [
  {
    codes: MANHOLES,
    severity: 'urgent',
    filing: { zh: '井盖缺失或移位', en: 'The cover is missing or shifted' },
    limit: { urgentHours: 2 },
    closing: { zh: '井盖已复位、稳固', en: 'The cover is back in place and firm' },
    provenance: MANHOLE_PRACTICE,
  },
  {
    codes: MANHOLES,
    severity: 'general',
    filing: { zh: '井盖破损面积大于 25 平方厘米', en: 'More than 25 cm² of the cover is broken' },
    limit: { hours: 4 },
    closing: { zh: '井盖已更换', en: 'The cover has been replaced' },
    provenance: MANHOLE_PRACTICE,
  },
  {
    codes: MANHOLES,
    severity: 'general',
    filing: { zh: '车辆经过时井盖有响声', en: 'The cover rattles when driven over' },
    limit: { workdays: 2 },
    closing: { zh: '车辆经过无响声', en: 'It no longer rattles' },
    provenance: MANHOLE_PRACTICE,
  },
  {
    codes: MANHOLES,
    severity: 'general',
    filing: { zh: '井盖周边路面下沉', en: 'The surround has sunk' },
    limit: { workdays: 5 },
    closing: { zh: '井盖与周边路面齐平', en: 'Cover and surround are level' },
    provenance: MANHOLE_PRACTICE,
  },
  {
    codes: { component: '01004 01026', oldComponent: '0104' },
    severity: 'urgent',
    filing: { zh: '箅子或盖板缺失', en: 'The grate or plate is missing' },
    limit: { urgentHours: 2 },
    closing: { zh: '已补齐、稳固', en: 'It is back and firm' },
    provenance: MANHOLE_PRACTICE,
  },
  {
    codes: { component: '01004 01026', oldComponent: '0104' },
    severity: 'general',
    filing: { zh: '箅子或盖板破损、堵塞', en: 'The grate or plate is broken or blocked' },
    limit: { workdays: 1 },
    closing: { zh: '完好、排水通畅', en: 'It is sound and drains' },
    provenance: OURS,
  },
  {
    codes: { component: '01004', oldComponent: '0104' },
    severity: 'special',
    filing: { zh: '箅子不畅，低洼处积水', en: 'Water stands in a low place at the grate' },
    limit: { hours: 6 },
    closing: { zh: '积水已排除', en: 'The water has gone' },
    provenance: OURS,
  },
];

const LINES: readonly Limit[] = [
  {
    codes: POLES,
    severity: 'urgent',
    filing: { zh: '杆体倒伏，或吊挂影响安全', en: 'The pole has fallen, or something hangs dangerously' },
    limit: { urgentHours: 4 },
    closing: { zh: '险情已排除，道路可通行', en: 'The danger is gone, the road is open' },
    provenance: OURS,
  },
  {
    codes: POLES,
    severity: 'general',
    filing: { zh: '杆体倾斜、锈蚀或破损', en: 'The pole leans, rusts or is damaged' },
    limit: { workdays: 3 },
    closing: { zh: '杆体正直、完好', en: 'The pole is upright and sound' },
    provenance: OURS,
  },
  {
    codes: LAMPS,
    severity: 'special',
    filing: { zh: '灯不亮', en: 'The light is out' },
    limit: { workdays: 1 },
    closing: { zh: '夜间已亮灯', en: 'It is lit at night' },
    provenance: OURS,
  },
  {
    codes: LAMPS,
    severity: 'general',
    filing: { zh: '灯具破损或污损', en: 'The lamp is damaged or dirty' },
    limit: { workdays: 2 },
    closing: { zh: '灯具完好', en: 'The lamp is sound' },
    provenance: OURS,
  },
  {
    codes: { component: '01027 01028 01047 01048 01060', oldComponent: '0115 0116 0133 0134' },
    severity: 'urgent',
    filing: { zh: '箱门敞开、线路裸露，可能伤人', en: 'The box stands open with bare wires' },
    limit: { urgentHours: 2 },
    closing: { zh: '已关闭、无裸露', en: 'It is closed, nothing is bare' },
    provenance: OURS,
  },
  {
    codes: { component: '01027 01028 01047 01048 01060', oldComponent: '0115 0116 0133 0134' },
    severity: 'general',
    filing: { zh: '箱体破损、倾斜或涂污', en: 'The box is damaged, leans or is defaced' },
    limit: { workdays: 2 },
    closing: { zh: '箱体完好、整洁', en: 'The box is sound and clean' },
    provenance: OURS,
  },
  {
    codes: { component: '01013 01025 01068', oldComponent: '0113 0132' },
    severity: 'urgent',
    filing: { zh: '大量漏水', en: 'It leaks heavily' },
    limit: { urgentHours: 2 },
    closing: { zh: '已止水，路面无积水', en: 'The leak has stopped, no water stands' },
    provenance: OURS,
  },
  {
    codes: { component: '01013 01025 01068', oldComponent: '0113 0132' },
    severity: 'general',
    filing: { zh: '设施破损或缺件', en: 'It is damaged or lacks a part' },
    limit: { workdays: 2 },
    closing: { zh: '设施完好、可用', en: 'It is sound and works' },
    provenance: OURS,
  },
];

const STREETS: readonly Limit[] = [
  {
    codes: { component: '02014 02015', oldComponent: '0210 0214' },
    severity: 'urgent',
    filing: { zh: '路口信号灯全部熄灭', en: 'All lights of a junction are out' },
    limit: { urgentHours: 1 },
    closing: { zh: '信号灯正常', en: 'The lights work' },
    provenance: OURS,
  },
  {
    codes: { component: '02014 02015', oldComponent: '0210 0214' },
    severity: 'general',
    filing: { zh: '信号灯或其设施部分失灵、破损', en: 'A light or its box is partly out or damaged' },
    limit: { hours: 4 },
    closing: { zh: '设施完好、工作正常', en: 'It is sound and works' },
    provenance: OURS,
  },
  {
    codes: { component: '02017 02018 02022', oldComponent: '0211' },
    severity: 'general',
    filing: { zh: '护栏、隔离设施倒伏或缺损', en: 'The barrier has fallen or lacks a part' },
    limit: { workdays: 1 },
    closing: { zh: '设施复位、完好', en: 'It stands again and is sound' },
    provenance: OURS,
  },
  {
    codes: { component: '02010 02012 02013 02038 02039', oldComponent: '0209 0213' },
    severity: 'general',
    filing: { zh: '标牌缺失、破损、污损或倾斜', en: 'The sign is missing, damaged, dirty or leans' },
    limit: { workdays: 2 },
    closing: { zh: '标牌完好、清晰', en: 'The sign is sound and legible' },
    provenance: OURS,
  },
  {
    codes: { component: '02004', oldComponent: '0203' },
    severity: 'general',
    filing: { zh: '站牌、候车亭破损或污损', en: 'The stop or shelter is damaged or dirty' },
    limit: { workdays: 2 },
    closing: { zh: '设施完好、整洁', en: 'It is sound and clean' },
    provenance: OURS,
  },
  {
    codes: { component: '03001 03003 03004 03005', oldComponent: '0301 0302 0304 0305' },
    severity: 'general',
    filing: { zh: '设施破损、脏污或满溢', en: 'It is damaged, dirty or overflows' },
    limit: { hours: 4 },
    closing: { zh: '设施完好、周边整洁', en: 'It is sound and its surround clean' },
    provenance: OURS,
  },
  {
    codes: { component: '03003 01018', oldComponent: '0302' },
    severity: 'urgent',
    filing: { zh: '化粪池满溢', en: 'The septic tank overflows' },
    limit: { urgentHours: 6 },
    closing: { zh: '已清掏，路面已冲洗', en: 'It is emptied and the ground washed' },
    provenance: OURS,
  },
  {
    codes: { component: '03006 03007', oldComponent: '0306 0307' },
    severity: 'special',
    filing: { zh: '断字缺亮', en: 'Letters are missing or dark' },
    limit: { workdays: 2 },
    closing: { zh: '字样完整、亮灯正常', en: 'All letters are there and lit' },
    provenance: OURS,
  },
];

const GREEN_PRACTICE = example('local practice of GB/T 30428.8 (limit for green space)', 'Used for all greenery.');

const GREEN: readonly Limit[] = [
  {
    codes: { component: '04002', oldComponent: '0402' },
    severity: 'urgent',
    filing: { zh: '树木倒伏，或断枝影响安全', en: 'A tree has fallen, or a branch hangs dangerously' },
    limit: { urgentHours: 4 },
    closing: { zh: '险情已排除，道路可通行', en: 'The danger is gone, the road is open' },
    provenance: OURS,
  },
  {
    codes: {
      component: '04001 04002 04003 04011 04013 04014',
      oldComponent: '0401 0402 0405',
    },
    severity: 'general',
    filing: { zh: '植株死亡、缺株、黄土裸露', en: 'Plants are dead or missing, the soil is bare' },
    limit: { workdays: 5 },
    closing: { zh: '已补植或整治', en: 'Replanted or put right' },
    provenance: GREEN_PRACTICE,
  },
  {
    codes: {
      component: '04004 04005 04006 04007 04008 04009 04010',
      oldComponent: '0403 0404 0406 0407 0408 0409 0410',
    },
    severity: 'general',
    filing: { zh: '设施破损或污损', en: 'It is damaged or dirty' },
    limit: { workdays: 5 },
    closing: { zh: '设施完好、整洁', en: 'It is sound and clean' },
    provenance: GREEN_PRACTICE,
  },
];

export const COMPONENT_LIMITS: readonly Limit[] = [...COVERS, ...LINES, ...STREETS, ...GREEN];
