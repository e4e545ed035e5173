import { example, type Provenance, source, type Text } from '../provenance.js';

/** A rule on which a unit may ask to return a case. Offered to choose from; a unit may name another. */
export interface ReturnGround {
  readonly text: Text;
  readonly provenance: Provenance;
}

/**
 * The source speaks of returned cases and how they count (五(二)4) and gives no list of grounds; these are the rules of its
 * own that say whose a case is, so a return must rest on one of them or on another rule that the unit names.
 */
export const RETURN_GROUNDS: readonly ReturnGround[] = [
  {
    text: {
      zh: '责任单位职责名单：该类别由其他单位主办',
      en: 'List of the units’ duties: another unit leads this class',
    },
    provenance: source('二(三)3', 'The duties of the units; the catalogue’s rows are read from them.'),
  },
  {
    text: {
      zh: '属地管理：案发位置不在本单位的管辖区域内',
      en: 'Management by area: the place lies outside the unit’s area',
    },
    provenance: source('四(二): 属地管理'),
  },
  {
    text: {
      zh: '责随权走：该设施的产权、管理权属于其他单位',
      en: 'Duty follows power: another unit owns or manages it',
    },
    provenance: source('四(二): 责随权走'),
  },
  {
    text: {
      zh: '责任主体唯一：该案另有已确定的责任单位',
      en: 'One responsible body: it is already settled that another unit answers',
    },
    provenance: source('四(二): 责任主体唯一'),
  },
  {
    text: {
      zh: '养护期：该设施仍在（或已过）建设单位的养护期',
      en: 'Maintenance period: it is still within, or already past, its builder’s',
    },
    provenance: source('二(三)3 公投集团: 建设且在养护期内'),
  },
  {
    text: {
      zh: '边界或政策不明：须由领导小组办公室协调确定责任主体',
      en: 'Boundary or policy unclear: the coordination office has to say who is responsible',
    },
    provenance: source('四(三)1'),
  },
  {
    text: {
      zh: '立案条件：现场情况不符合该类别的立案条件',
      en: 'Condition for filing: what is there does not meet it',
    },
    provenance: example('seeds, part 1, 三(五)2', 'Cases are filed by class; ours as a ground.'),
  },
];
