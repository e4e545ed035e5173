/** A street of the district: its number in GB/T 2260, and where its middle lies (WGS-84, public division lists). */
export interface SampleStreet {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly lon: number;
  readonly lat: number;
  /** Roads for addresses: names of the area, placed by us. */
  readonly roads: readonly string[];
}

export const DISTRICT = { code: '620103', name: '七里河区', nameEn: 'Qilihe District' } as const;

/** The eight streets that the source names (seeds, part 1, 二(三)1). */
export const STREETS: readonly SampleStreet[] = [
  {
    code: '620103001',
    name: '西园街道',
    nameEn: 'Xiyuan Street',
    lon: 103.8026,
    lat: 36.0643,
    roads: ['华林路', '上西园路', '下西园路', '文化宫路', '西津东路'],
  },
  {
    code: '620103002',
    name: '西湖街道',
    nameEn: 'Xihu Street',
    lon: 103.7894,
    lat: 36.0725,
    roads: ['小西湖东路', '小西湖西路', '西津东路', '工林路', '南滨河中路'],
  },
  {
    code: '620103003',
    name: '建兰路街道',
    nameEn: 'Jianlan Road Street',
    lon: 103.7816,
    lat: 36.0823,
    roads: ['建兰路', '建兰南路', '民乐路', '南滨河西路', '西津西路'],
  },
  {
    code: '620103004',
    name: '敦煌路街道',
    nameEn: 'Dunhuang Road Street',
    lon: 103.7556,
    lat: 36.0828,
    roads: ['敦煌路', '武威路', '安西路', '瓜州路', '西津西路'],
  },
  {
    code: '620103005',
    name: '西站街道',
    nameEn: 'Xizhan Street',
    lon: 103.7711,
    lat: 36.0707,
    roads: ['西站东路', '西站西路', '火星街', '民乐路', '西津西路'],
  },
  {
    code: '620103006',
    name: '晏家坪街道',
    nameEn: 'Yanjiaping Street',
    lon: 103.7673,
    lat: 36.0578,
    roads: ['晏家坪路', '晏家坪东路', '兰工坪路', '兰工坪南街', '西果园路'],
  },
  {
    code: '620103007',
    name: '龚家湾街道',
    nameEn: 'Gongjiawan Street',
    lon: 103.7516,
    lat: 36.0576,
    roads: ['龚家湾路', '龚家坪北路', '龚家坪东路', '彭家坪路', '建西路'],
  },
  {
    code: '620103009',
    name: '秀川街道',
    nameEn: 'Xiuchuan Street',
    lon: 103.7191,
    lat: 36.0875,
    roads: ['秀川路', '深沟桥路', '马滩路', '南滨河西路', '西津西路'],
  },
];

/** Streets beside the district that the source does not name: their land is left free. */
export const NEIGHBOURS: readonly SampleStreet[] = [
  {
    code: '620103008',
    name: '土门墩街道',
    nameEn: 'Tumendun Street',
    lon: 103.7353,
    lat: 36.083,
    roads: [],
  },
];

/** The sample's outline, convex and drawn by us round the streets' middles: no real boundary. Counter-clockwise. */
export const OUTLINE: readonly (readonly [lon: number, lat: number])[] = [
  [103.711, 36.082],
  [103.7425, 36.0565],
  [103.7495, 36.0527],
  [103.77, 36.0527],
  [103.799, 36.0563],
  [103.8085, 36.06],
  [103.8085, 36.0665],
  [103.796, 36.0768],
  [103.783, 36.0872],
  [103.756, 36.0905],
  [103.718, 36.0935],
  [103.7085, 36.089],
];

/** First parts of the communities' names: plausible, dealt out by the generator, no real communities. */
export const COMMUNITY_NAMES: readonly string[] = [
  '安康',
  '百合',
  '柏树巷',
  '滨河',
  '昌盛',
  '长乐',
  '朝霞',
  '春晖',
  '翠屏',
  '丁香',
  '东升',
  '丰泽',
  '古柳',
  '光明',
  '和平',
  '红旗',
  '槐荫',
  '花园',
  '惠民',
  '机车新村',
  '建工',
  '建设',
  '金河',
  '锦绣',
  '康乐',
  '梨苑',
  '临江',
  '柳荫',
  '煤机',
  '南苑',
  '平安',
  '前进',
  '青年',
  '清泉',
  '轻纺',
  '石桥',
  '市场',
  '水磨',
  '松鸣',
  '桃园',
  '铁路新村',
  '同心',
  '团结',
  '望河',
  '文苑',
  '西苑',
  '向阳',
  '新桥',
  '兴隆',
  '幸福',
  '学府',
  '雁滩巷',
  '银杏',
  '永昌',
  '友谊',
  '玉泉',
  '振华',
  '紫荆',
  '崇文',
  '北苑',
  '胜利',
  '尚德',
  '碧水',
  '工人新村',
];
