import { source } from '../provenance.js';
import type { ResponsibleUnit, UnitKind } from './unit.js';

/**
 * The second set of responsible units (Tongxiang), seeds, part 1, second half, 四. The source gives names only: no
 * duties, no areas.
 */
const NAMES: readonly (readonly [id: string, name: string, nameEn: string, kind: UnitKind])[] = [
  ['gonganju', '公安局', 'Public Security Bureau', 'bureau'],
  ['minzhengju', '民政局', 'Civil Affairs Bureau', 'bureau'],
  ['guotuju', '国土资源局', 'Land and Resources Bureau', 'bureau'],
  ['guihuaju', '规划建设局', 'Planning and Construction Bureau', 'bureau'],
  ['jiaotongju', '交通局', 'Transport Bureau', 'bureau'],
  ['shuiliju', '水利局', 'Water Resources Bureau', 'bureau'],
  ['huanbaoju', '环保局', 'Environmental Protection Bureau', 'bureau'],
  ['chengguanju', '城管执法局', 'Urban Management and Law Enforcement Bureau', 'bureau'],
  ['wutong', '梧桐街道', 'Wutong Street', 'street'],
  ['kaifaqu', '经济开发区', 'Economic Development Zone', 'zone'],
  ['zhendong', '振东新区', 'Zhendong New District', 'zone'],
  ['guangdiantai', '广电台', 'Radio and Television Station', 'utility'],
  ['gongshangju', '工商局', 'Administration for Industry and Commerce', 'bureau'],
  ['gongdianju', '供电局', 'Power Supply Bureau', 'utility'],
  ['dianxinju', '电信局', 'Telecom Bureau', 'utility'],
  ['youzhengju', '邮政局', 'Postal Bureau', 'utility'],
  ['yidong', '移动公司', 'China Mobile branch', 'utility'],
  ['liantong', '联通公司', 'China Unicom branch', 'utility'],
  ['shuiwu', '水务集团', 'Water Group', 'utility'],
  ['gongtou', '公投集团', 'Public Investment Group', 'public-works'],
  ['shichang', '市场管理服务中心', 'Market Management Service Centre', 'bureau'],
  ['huizhan', '科技会展中心', 'Science and Exhibition Centre', 'bureau'],
  ['ganghua', '港华燃气公司', 'Ganghua Gas Company', 'utility'],
  ['taiaisi', '泰爱斯热电厂', "Tai'aisi Thermal Power Plant", 'utility'],
  ['shuiyin', '桐乡市水吟净水设备有限公司', 'Tongxiang Shuiyin Water Purification Co., Ltd.', 'contractor'],
  ['xinjinqiao', '嘉兴市新金桥物业有限公司', 'Jiaxing Xinjinqiao Property Co., Ltd.', 'contractor'],
  [
    'runfeng',
    '桐乡市润丰新世界商业发展有限公司',
    'Tongxiang Runfeng New World Commercial Development Co., Ltd.',
    'contractor',
  ],
];

export const TONGXIANG_UNITS: readonly ResponsibleUnit[] = NAMES.map(([id, name, nameEn, kind]) => ({
  id,
  name,
  nameEn,
  kind,
  area: null,
  provenance: source('second half, 四', 'Name only; the English name and the kind are ours.'),
}));
