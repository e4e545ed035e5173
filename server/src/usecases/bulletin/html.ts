import { type BarsPart, type Part, type Sheet, shown, type TablePart } from './sheet.js';

/** A page that needs nothing but itself: no script, no font, no picture from elsewhere. */
export function htmlOf(sheet: Sheet): string {
  const lang = sheet.language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(sheet.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="issuer">${text(sheet.issuer)}</p>
<p class="no">${text(sheet.issue)}</p>
<p class="issue"><span>${text(sheet.editor)}</span><span>${text(sheet.date)}</span></p>
</header>
<h1>${text(sheet.title)}</h1>
${sheet.notice === null ? '' : `<p class="notice">${text(sheet.notice)}</p>`}
${sheet.parts.map(partOf).join('\n')}
<footer>
${sheet.distribution === '' ? '' : `<p>${text(sheet.distribution)}</p>`}
<p class="source">${text(sheet.source)}</p>
</footer>
</main>
</body>
</html>
`;
}

function partOf(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `<h2>${text(part.text)}</h2>`;
    case 'text':
      return `<p>${text(part.text)}</p>`;
    case 'table':
      return tableOf(part);
    case 'bars':
      return barsOf(part);
  }
}

function tableOf({ name, columns, rows }: TablePart): string {
  const head = columns.map((each) => `<th scope="col"${numeric(each.as)}>${text(each.name)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((value, i) => {
      const as = columns[i]?.as ?? 'text';
      return `<td${numeric(as)}>${text(shown(value, as))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="table" tabindex="0" role="region" aria-label="${text(name)}"><table><thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`;
}

const numeric = (as: string): string => (as === 'text' ? '' : ' class="number"');

/** A list whose lengths are drawn; the shares stand beside them. */
function barsOf({ goal, bars }: BarsPart): string {
  const lines = bars.map(({ name, share }) => {
    const bar = `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="8" fill="#e7ecec"/><rect width="${(share * 100).toFixed(2)}" height="8" fill="#17687a"/><rect x="${goal * 100}" width="0.4" height="8" fill="#182122"/></svg>`;
    return `<li><span>${text(name)}</span>${bar}<b>${shown(share, 'rate')}</b></li>`;
  });
  return `<ul class="bars">${lines.join('\n')}</ul>`;
}

export function text(plain: string): string {
  return plain.replace(/[&<>"]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] ?? each);
}

const STYLE = `
body { margin: 0; background: #f3f5f5; color: #182122; font: 16px/1.75 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { max-width: 880px; margin: 0 auto; padding: 40px 48px; background: #fff; }
.issuer { margin: 0; text-align: center; color: #b3261e; font: 700 34px/1.4 "STZhongsong", "SimSun", "Noto Serif CJK SC", serif; letter-spacing: 0.08em; }
.no { margin: 8px 0 0; text-align: center; text-indent: 0; }
.issue { display: flex; justify-content: space-between; margin: 4px 0 32px; padding-bottom: 8px; border-bottom: 3px solid #b3261e; }
h1 { margin: 0 0 24px; text-align: center; font: 700 26px/1.5 "STZhongsong", "SimSun", "Noto Serif CJK SC", serif; }
h2 { margin: 28px 0 8px; font-size: 18px; }
p { margin: 0 0 8px; text-indent: 2em; }
.issuer, .issue, .notice, footer p { text-indent: 0; }
.notice { padding: 8px 12px; background: #f3f5f5; border-left: 3px solid #869293; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.5; }
th, td { padding: 6px 8px; border: 1px solid #aab3b3; text-align: left; vertical-align: top; }
th { background: #f3f5f5; font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bars { margin: 0; padding: 0; list-style: none; }
.bars li { display: grid; grid-template-columns: 11em 1fr 5em; gap: 12px; align-items: center; font-size: 14px; }
.bars svg { width: 100%; height: 10px; }
.bars b { font-weight: 400; text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 40px; padding-top: 8px; border-top: 1px solid #182122; font-size: 14px; }
.source { color: #566263; overflow-wrap: anywhere; }
@media (max-width: 640px) { main { padding: 24px 16px; } .issuer { font-size: 26px; } .bars li { grid-template-columns: 7em 1fr 4.5em; } }
@media print { body { background: #fff; } main { max-width: none; padding: 0; } tr { break-inside: avoid; } }
`;
