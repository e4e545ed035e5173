import { convertMillimetersToTwip, LineRuleType } from 'docx';

/** The typefaces of official documents, with what stands in for them where they are not installed. */
export const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
export const FANG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong' };
export const HEI = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimHei' };
export const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FZXiaoBiaoSong-B05S' };

/** Half points: 3号 is 16 pt, 2号 22 pt, 4号 14 pt, 五号 10.5 pt. */
export const SIZE = { body: 32, title: 44, small: 28, table: 21 };
/** 22 lines a page. */
export const LINE = 579;
export const RED = 'C00000';
/** Between the margins, in twentieths of a point. */
export const WIDTH = convertMillimetersToTwip(156);
/** How lines in tables are set. */
export const CELL = {
  id: 'Cell',
  name: 'Cell',
  paragraph: { spacing: { line: 280, lineRule: LineRuleType.EXACT } },
  run: { font: SONG, size: SIZE.table },
};
