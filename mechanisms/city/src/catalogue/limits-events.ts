import { example, type Provenance } from '../provenance.js';
import type { Limit } from './limit.js';

const practice = (what: string): Provenance => example(`local practice of GB/T 30428.8 (limit for ${what})`);
const OURS = example('none', 'A plausible limit of our own; replace it with the city’s.');

const TIDINESS: readonly Limit[] = [
  {
    codes: { event: '06010', oldEvent: '0102' },
    severity: 'general',
    filing: { zh: '公共场所有成片或成袋的垃圾', en: 'Rubbish lies in public, loose or in bags' },
    limit: { hours: 4 },
    closing: { zh: '垃圾清除，地面干净', en: 'The rubbish is gone, the ground clean' },
    provenance: practice('exposed rubbish'),
  },
  {
    codes: { event: '06011', oldEvent: '0103' },
    severity: 'general',
    filing: { zh: '渣土、垃圾成堆积存', en: 'Rubble or rubbish has piled up' },
    limit: { workdays: 2 },
    closing: { zh: '清运完毕，场地平整', en: 'Carted off, the place is level' },
    provenance: practice('a heap of rubble'),
  },
  {
    codes: { event: '06012 06014', oldEvent: '0104 0112' },
    severity: 'general',
    filing: { zh: '路面有污物、泥水或遗撒物', en: 'Dirt, mud or spillage on the road' },
    limit: { hours: 2 },
    closing: { zh: '路面干净，见本色', en: 'The road is clean' },
    provenance: practice('street cleaning'),
  },
  {
    codes: { event: '06012 06014', oldEvent: '0104 0112' },
    severity: 'urgent',
    filing: { zh: '道路大面积污染或抛撒', en: 'The road is soiled or strewn over a large stretch' },
    limit: { urgentHours: 2 },
    closing: { zh: '路面干净，车辆可安全通行', en: 'The road is clean and safe' },
    provenance: OURS,
  },
  {
    codes: { event: '06041 06042' },
    severity: 'general',
    filing: { zh: '垃圾满溢或未分类投放', en: 'Bins overflow, or rubbish is not sorted' },
    limit: { hours: 3 },
    closing: { zh: '已清运，周边干净', en: 'Emptied, the surround clean' },
    provenance: OURS,
  },
  {
    codes: { event: '06034 06035 06036 06037', oldEvent: '0107 0108 0117 0507' },
    severity: 'general',
    filing: { zh: '公共场所堆放杂物、废弃物', en: 'Things are piled or abandoned in public' },
    limit: { workdays: 1 },
    closing: { zh: '已清除', en: 'Removed' },
    provenance: OURS,
  },
  {
    codes: { event: '06017 06018 06045', oldEvent: '0106' },
    severity: 'general',
    filing: { zh: '绿地脏乱、堆放弃料或被占用损毁', en: 'A green space is littered, occupied or damaged' },
    limit: { workdays: 5 },
    closing: { zh: '绿地整洁，已恢复', en: 'The green space is clean and restored' },
    provenance: practice('green space'),
  },
  {
    codes: { event: '06019 06007', oldEvent: '0109 0511' },
    severity: 'special',
    filing: { zh: '树上、路侧吊挂晾晒', en: 'Things hang on trees or along the road' },
    limit: { hours: 6 },
    closing: { zh: '已取下', en: 'Taken down' },
    provenance: OURS,
  },
];

const BUILDING: readonly Limit[] = [
  {
    codes: { event: '06001 08016', oldEvent: '0101' },
    severity: 'general',
    filing: { zh: '正在搭建', en: 'Building is going on' },
    limit: { hours: 4 },
    closing: { zh: '已停工，现场封存', en: 'Work has stopped, the site is sealed' },
    provenance: practice('stopping illegal building'),
  },
  {
    codes: { event: '06001 08016', oldEvent: '0101' },
    severity: 'general',
    filing: { zh: '已经建成', en: 'It has been built' },
    limit: { workdays: 20 },
    closing: { zh: '已拆除，场地清理完毕', en: 'Demolished, the place cleared' },
    provenance: practice('demolishing an illegal building'),
  },
  {
    codes: { event: '06013 06048 06049 06050 06051 06052', oldEvent: '0110' },
    severity: 'general',
    filing: { zh: '路面或道路设施破损', en: 'The road surface or a part of the road is damaged' },
    limit: { workdays: 5 },
    closing: { zh: '已修复、平整', en: 'Repaired and level' },
    provenance: OURS,
  },
  {
    codes: { event: '06013 06051', oldEvent: '0110 0401' },
    severity: 'urgent',
    filing: { zh: '路面突然破损、塌陷', en: 'The surface breaks in suddenly' },
    limit: { urgentHours: 24 },
    closing: { zh: '已回填修复，恢复通行', en: 'Filled and repaired, open to traffic' },
    provenance: OURS,
  },
  {
    codes: { event: '08001 08004', oldEvent: '0301 0302' },
    severity: 'general',
    filing: { zh: '施工噪声、扬尘扰民', en: 'Noise or dust from construction' },
    limit: { hours: 4 },
    closing: { zh: '已停止或已采取降噪、抑尘措施', en: 'Stopped, or noise and dust are held down' },
    provenance: OURS,
  },
  {
    codes: { event: '08002 08003 08005 08006 08007', oldEvent: '0303 0304 0305' },
    severity: 'general',
    filing: {
      zh: '施工占道、掘路、堆料或围挡问题',
      en: 'Construction occupies or digs up the road, or its fence is faulty',
    },
    limit: { workdays: 2 },
    closing: { zh: '已整改，道路恢复', en: 'Put right, the road restored' },
    provenance: OURS,
  },
  {
    codes: { oldEvent: '0402 0403 0404 0405' },
    severity: 'urgent',
    filing: { zh: '管道破裂或满溢', en: 'A pipe has burst or overflows' },
    limit: { urgentHours: 6 },
    closing: { zh: '已止漏，路面已清理', en: 'The leak has stopped, the road is cleared' },
    provenance: OURS,
  },
  {
    codes: { event: '10001', oldEvent: '0407' },
    severity: 'general',
    filing: { zh: '道路积雪、结冰', en: 'Snow or ice lies on the road' },
    limit: { hours: 4 },
    closing: { zh: '已清除，可安全通行', en: 'Cleared and safe' },
    provenance: OURS,
  },
  {
    codes: { event: '10002', oldEvent: '0408' },
    severity: 'urgent',
    filing: { zh: '线缆断落、垂落', en: 'A cable has fallen or hangs down' },
    limit: { urgentHours: 2 },
    closing: { zh: '线缆已复位或拆除', en: 'The cable is back up or gone' },
    provenance: OURS,
  },
];

const ORDER: readonly Limit[] = [
  {
    codes: {
      event: '09001 09005 09006 09009 09010 09011 09021 09022',
      oldEvent: '0501 0504 0505 0506',
    },
    severity: 'general',
    filing: { zh: '占用道路、人行道经营或停放', en: 'Trading or parking on the roadway or footway' },
    limit: { hours: 2 },
    closing: { zh: '已劝离，通道恢复', en: 'Cleared, the way is free' },
    provenance: OURS,
  },
  {
    codes: { event: '09001 09002 09006 06029', oldEvent: '0501 0510' },
    severity: 'special',
    filing: { zh: '夜间或清晨占道摆摊', en: 'Stalls on the street at night or in the morning' },
    limit: { workdays: 1 },
    closing: { zh: '同一时段复查无摊位', en: 'No stall at the same hour' },
    provenance: OURS,
  },
  {
    codes: { event: '09003', oldEvent: '0502' },
    severity: 'general',
    filing: { zh: '有流浪乞讨人员需要救助', en: 'Somebody living in the street needs help' },
    limit: { hours: 4 },
    closing: { zh: '已告知或护送至救助站', en: 'Told of the rescue station or taken there' },
    provenance: OURS,
  },
  {
    codes: { event: '09012' },
    severity: 'urgent',
    filing: { zh: '消防通道被堵', en: 'A fire lane is blocked' },
    limit: { urgentHours: 2 },
    closing: { zh: '通道畅通', en: 'The lane is free' },
    provenance: OURS,
  },
  {
    codes: { event: '07001 07002 07007', oldEvent: '0201 0204' },
    severity: 'general',
    filing: { zh: '张贴、涂写、散发广告', en: 'Advertisements are posted, painted or handed out' },
    limit: { workdays: 1 },
    closing: { zh: '已清除，底色恢复', en: 'Removed, the surface restored' },
    provenance: OURS,
  },
  {
    codes: { event: '07003 07006', oldEvent: '0202 0203' },
    severity: 'general',
    filing: { zh: '未经批准设置广告、牌匾', en: 'An advertisement or sign without permit' },
    limit: { workdays: 5 },
    closing: { zh: '已拆除或已补办手续', en: 'Taken down, or permitted since' },
    provenance: OURS,
  },
];

export const EVENT_LIMITS: readonly Limit[] = [...TIDINESS, ...BUILDING, ...ORDER];
