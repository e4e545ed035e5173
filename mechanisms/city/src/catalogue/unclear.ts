import type { Text } from '../provenance.js';
import type { Codes } from './codes.js';

/**
 * Classes that no unit of the sample district leads, on purpose: their cases go to the duty desk as unclear
 * responsibility, or are filed without an owner (seeds, part 1, 四(二)). A test holds this list equal to what the duties
 * leave open, so that no class is without a lead by accident.
 */
export interface UnclearClasses {
  readonly codes: Codes;
  readonly why: Text;
}

export const QILIHE_UNCLEAR: readonly UnclearClasses[] = [
  {
    codes: {
      component: '01007 01009 01027 01031 01041 01069 01070',
      event: '10002',
      oldComponent: '0107 0109 0115 0117 0122 0603 0604',
      oldEvent: '0408',
    },
    why: {
      zh: '多家单位各管各的设施，须先确认本设施的养护单位。',
      en: 'Several units share the class, each for its own things: find the maintainer of this one.',
    },
  },
  {
    codes: {
      component: '01010 01011 01021 01036 01049 01056 01057 01061',
      oldComponent: '0110 0111 0129 0135',
      oldEvent: '0403 0405',
    },
    why: {
      zh: '责任单位名单中没有供热、燃气和输油（气）管道企业。',
      en: 'The list of units has no heating, gas or pipeline company.',
    },
  },
  {
    codes: { component: '01022 01023 01033 01034', oldComponent: '0114 0130' },
    why: {
      zh: '权属不明的设施，按无责任主体立项。',
      en: 'Things whose owner is unknown by definition: filed without an owner.',
    },
  },
  {
    codes: {
      component:
        '01018 01035 01044 01045 01052 01053 01054 01055 01062 01063 01064 01066 01074 01075 01076 01077 02021 02025 02026 02027 02028 02029 02032 02035 02037 02040 02042 02044 03009 05002 05003 05009',
      event: '07004 09008',
      oldComponent: '0125 0137 0212 0309 0502 0503 0601',
      oldEvent: '0409 0499 0512',
    },
    why: {
      zh: '来源文件没有写明由谁负责，须由值班派遣员按属地管理、责随权走确定。',
      en: 'The source names nobody; the dispatcher picks a unit by area and by power.',
    },
  },
];
