/** A date on which chinese-days disagrees with the State Council's notice. */
export interface HolidayCorrection {
  readonly date: string;
  /** True: a day off that the package lacks. False: a plain day of the weekend that it counts among the holidays. */
  readonly off: boolean;
  readonly name: string;
  readonly notice: string;
  /** What the notice says, in our words. */
  readonly because: string;
}

/**
 * Edit this table where a notice and the package differ; remove a row when the package has caught up. They differ on ten
 * dates of 2010–2026, all at weekends, where most users do not notice: but the source's calendar works on Saturdays.
 */
export const CORRECTIONS: readonly HolidayCorrection[] = [
  {
    date: '2011-06-05',
    off: true,
    name: '端午节',
    notice: '国办发明电〔2010〕40号',
    because: 'Three days off, 4–6 June; the Sunday between is missing in the package.',
  },
  {
    date: '2012-06-23',
    off: true,
    name: '端午节',
    notice: '国办发明电〔2011〕45号',
    because: 'Three days off, 22–24 June; the Saturday between is missing in the package.',
  },
  {
    date: '2014-04-06',
    off: false,
    name: '清明节',
    notice: '国办发明电〔2013〕28号',
    because: 'Off on 5 April, made up for on Monday 7 April; Sunday the 6th is a plain Sunday.',
  },
  {
    date: '2015-09-05',
    off: true,
    name: '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日',
    notice: '国发明电〔2015〕1号',
    because: 'Three days off, 3–5 September; the Saturday is missing in the package.',
  },
  {
    date: '2019-04-06',
    off: false,
    name: '清明节',
    notice: '国办发明电〔2018〕15号',
    because: 'Off on Friday 5 April only, joining a plain weekend.',
  },
  {
    date: '2019-04-07',
    off: false,
    name: '清明节',
    notice: '国办发明电〔2018〕15号',
    because: 'Off on Friday 5 April only, joining a plain weekend.',
  },
  {
    date: '2019-06-08',
    off: false,
    name: '端午节',
    notice: '国办发明电〔2018〕15号',
    because: 'Off on Friday 7 June only, joining a plain weekend.',
  },
  {
    date: '2019-06-09',
    off: false,
    name: '端午节',
    notice: '国办发明电〔2018〕15号',
    because: 'Off on Friday 7 June only, joining a plain weekend.',
  },
  {
    date: '2019-09-14',
    off: false,
    name: '中秋节',
    notice: '国办发明电〔2018〕15号',
    because: 'Off on Friday 13 September only, joining a plain weekend.',
  },
  {
    date: '2019-09-15',
    off: false,
    name: '中秋节',
    notice: '国办发明电〔2018〕15号',
    because: 'Off on Friday 13 September only, joining a plain weekend.',
  },
];
