import type { ClassKind } from '../catalogue/class.js';

/** A kind of problem, as often as a city sees it: shares and words are ours. */
export interface Scene {
  readonly kind: ClassKind;
  /** Of GB/T 47678.5-2026. */
  readonly code: string;
  /** Relative frequency over the year. */
  readonly weight: number;
  /** Months in which it is three times as frequent. */
  readonly season?: readonly number[];
  /** Only in its season. */
  readonly seasonOnly?: true;
  /** Part of the cases that are urgent, and that are special when reported after dark. */
  readonly urgent?: number;
  readonly specialAtNight?: number;
  /** How often it comes back: added to the chance that a verification fails. */
  readonly stubborn?: number;
  readonly words: readonly string[];
  readonly urgentWords?: readonly string[];
}

const event = (code: string, weight: number, words: readonly string[], more: Partial<Scene> = {}): Scene => ({
  kind: 'event',
  code,
  weight,
  words,
  ...more,
});

const component = (code: string, weight: number, words: readonly string[], more: Partial<Scene> = {}): Scene => ({
  kind: 'component',
  code,
  weight,
  words,
  ...more,
});

const TIDINESS: readonly Scene[] = [
  event('06010', 120, ['路边有几袋生活垃圾', '绿化带旁散落垃圾，约两平方米', '墙角堆着生活垃圾，有异味']),
  event('06011', 40, ['空地上堆有建筑渣土', '人行道上倒了一堆装修垃圾']),
  event('06012', 70, ['路面有污渍和泥水', '人行道有积尘和油污'], {
    urgent: 0.02,
    urgentWords: ['整段路面被泥浆覆盖，车辆打滑'],
  }),
  event('06014', 18, ['车辆沿途遗撒砂石', '路面有遗撒的水泥块'], {
    urgent: 0.12,
    urgentWords: ['大量砂石抛撒在行车道上，影响通行'],
  }),
  event('06042', 45, ['垃圾箱满溢，周边有散落', '垃圾收集点未及时清运']),
  event('06036', 38, ['楼道口堆放杂物', '人行道上堆放旧木板']),
  event('06035', 12, ['路边丢弃旧沙发', '院内堆着废旧家具']),
  event('06034', 8, ['停放多日的报废车辆，轮胎已瘪']),
  event('06017', 22, ['绿地内有垃圾和枯枝', '草坪上散落塑料袋'], { season: [4, 5, 6] }),
  event('06019', 14, ['树上拉绳晾晒衣物', '行道树上挂有横幅残片'], { season: [5, 6, 7, 8] }),
  event('06007', 12, ['沿街栏杆晾晒被褥'], { season: [5, 6, 7, 8] }),
  event('06037', 3, ['路边有一只死猫']),
  event('10001', 40, ['路面结冰，行人易滑倒', '桥面积雪未清'], { season: [1, 2, 12], seasonOnly: true }),
];

const ORDER: readonly Scene[] = [
  event('09005', 70, ['店铺把货摊摆到门外', '水果店占用人行道摆货'], { stubborn: 0.1 }),
  event('09006', 55, ['人行道上摆摊经营', '路口有人占道卖菜'], { stubborn: 0.12, specialAtNight: 0.8 }),
  event('09001', 40, ['流动商贩聚集', '学校门口有流动摊贩'], { stubborn: 0.12, specialAtNight: 0.8 }),
  event('09002', 14, ['夜市收摊后地面油污', '早点摊占道'], { season: [5, 6, 7, 8, 9] }),
  event('09009', 60, ['机动车停在行车道上', '小轿车占用公交站停放']),
  event('09010', 24, ['电动车乱停，占满人行道']),
  event('09011', 26, ['共享单车堆积在路口', '共享单车倒伏一片']),
  event('09012', 8, ['消防通道被车辆堵住'], { urgent: 0.25, urgentWords: ['消防通道被完全堵死'] }),
  event('09003', 5, ['桥下有流浪人员，衣着单薄'], { season: [1, 2, 12] }),
  event('09004', 7, ['废品收购站占道堆放']),
  event('09015', 5, ['小餐馆无证经营']),
  event('07001', 60, ['墙面张贴小广告', '电线杆上喷涂广告', '台阶上有办证小广告'], { stubborn: 0.08 }),
  event('07003', 10, ['楼顶立起未经批准的广告牌', '灯箱摆在人行道上'], { specialAtNight: 0.5 }),
  event('06029', 16, ['路边露天烧烤，油烟大'], { season: [5, 6, 7, 8, 9], stubborn: 0.1, specialAtNight: 0.8 }),
  event('06001', 9, ['楼顶正在搭建彩钢房', '院内私自搭建小房']),
];

const BUILDING: readonly Scene[] = [
  event('08001', 26, ['工地夜间施工，噪声大', '清晨打桩声扰民'], { season: [5, 6, 7, 8] }),
  event('08004', 20, ['工地未洒水，扬尘明显', '土方未覆盖'], { season: [3, 4, 5] }),
  event('08002', 12, ['施工材料占用半幅道路']),
  event('08003', 6, ['人行道被挖开，无施工牌']),
  event('08006', 8, ['砂石料堆在围挡外']),
  event('08012', 8, ['工地车辆带泥上路']),
  event('06013', 30, ['路面有坑槽，约半平方米', '人行道砖松动破损'], {
    urgent: 0.05,
    season: [3, 4, 8],
    urgentWords: ['路面突然塌陷，坑深约一米'],
  }),
  event('06050', 7, ['路缘石缺失两块']),
  event('06051', 7, ['盲道砖破损'], { urgent: 0.03, urgentWords: ['盲道突然塌陷'] }),
  event('06027', 12, ['饭馆油烟直排'], { season: [6, 7, 8] }),
  event('06028', 18, ['店铺音响声音过大', '夜间有大型设备噪声'], { season: [6, 7, 8] }),
  event('06020', 6, ['有人焚烧树叶'], { season: [10, 11] }),
  event('06030', 7, ['餐馆向雨水口倒污水']),
  event('10002', 6, ['通信线缆垂落，离地不到两米', '架空线断落在人行道上'], { urgent: 1 }),
];

const COVERS: readonly Scene[] = [
  component('01001', 14, ['供水井盖松动有响声', '供水井盖破损'], { urgent: 0.12, urgentWords: ['供水井盖缺失'] }),
  component('01002', 16, ['污水井盖破损', '污水井周边下沉'], {
    urgent: 0.15,
    urgentWords: ['污水满溢到路面', '污水井盖缺失'],
  }),
  component('01003', 16, ['雨水井盖有响声', '雨水井盖破损'], { urgent: 0.12, urgentWords: ['雨水井盖缺失'] }),
  component('01004', 20, ['雨水箅子堵塞', '雨水箅子断裂'], { season: [6, 7, 8, 9] }),
  component('01005', 6, ['电力井盖破损'], { urgent: 0.1, urgentWords: ['电力井盖缺失'] }),
  component('01007', 9, ['通信井盖翘起', '通信井盖破损'], { urgent: 0.1, urgentWords: ['通信井盖缺失'] }),
  component('01010', 4, ['热力井盖冒汽'], { season: [1, 2, 11, 12], urgent: 0.1, urgentWords: ['热力井盖缺失'] }),
  component('01023', 4, ['不明权属井盖破损'], { urgent: 0.15, urgentWords: ['不明权属井盖缺失'] }),
  component('01027', 6, ['通信交接箱门敞开', '交接箱贴满小广告']),
  component('01031', 4, ['通信杆倾斜'], { urgent: 0.08, urgentWords: ['通信杆倒伏'] }),
];

const FACILITIES: readonly Scene[] = [
  component('01013', 5, ['消火栓缺盖'], { urgent: 0.2, urgentWords: ['消火栓大量漏水'] }),
  component('01028', 6, ['电力设施箱体破损']),
  component('01037', 34, ['路灯不亮', '连续三盏路灯不亮'], { season: [10, 11, 12, 1] }),
  component('01039', 8, ['景观灯不亮']),
  component('01046', 10, ['健身器材松动', '健身器材缺件']),
  component('01040', 2, ['报刊亭玻璃破损']),
  component('02004', 8, ['公交候车亭顶棚破损', '公交站牌倾斜']),
  component('02010', 8, ['交通标志牌被遮挡', '标线磨损不清']),
  component('02012', 5, ['路名牌倾斜']),
  component('02014', 6, ['信号灯一个方向不亮'], { urgent: 0.2, urgentWords: ['路口信号灯全部熄灭'] }),
  component('02017', 12, ['护栏倒伏三片', '护栏缺损']),
  component('02038', 3, ['楼号牌脱落']),
  component('03001', 7, ['公厕脏污', '公厕冲水设施损坏']),
  component('03005', 14, ['垃圾箱箱体破损', '垃圾箱缺盖']),
  component('04002', 14, ['行道树缺株', '行道树枯死'], {
    season: [4, 5, 7],
    urgent: 0.12,
    urgentWords: ['行道树被风吹倒，压住行车道'],
  }),
  component('04004', 5, ['树池围挡破损']),
  component('04007', 5, ['座椅木条断裂']),
  component('04013', 12, ['绿地黄土裸露', '草坪枯死一片'], { season: [4, 5, 6] }),
];

export const SCENES: readonly Scene[] = [...TIDINESS, ...ORDER, ...BUILDING, ...COVERS, ...FACILITIES];

/** How frequent the scenes are, in their order, by month (1 … 12; 0 is unused). */
export const FREQUENCIES: readonly (readonly number[])[] = Array.from({ length: 13 }, (_, month) =>
  SCENES.map((scene) => frequency(scene, month)),
);

function frequency(scene: Scene, month: number): number {
  if (scene.season === undefined) return scene.weight;
  if (scene.season.includes(month)) return scene.weight * 3;
  return scene.seasonOnly ? 0 : scene.weight;
}
