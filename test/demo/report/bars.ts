import { ReportRow } from './data';
import { count, escape, number, percent } from './html';

type Fate = 'indexed' | 'excluded' | 'failed';

const FATES: Fate[] = ['indexed', 'excluded', 'failed'];

/** A bar for each log type, as long as its share of the largest one; what became of the records is told by hatching, too. */
export function barChart(rows: readonly ReportRow[]): string {
  const longest = Math.max(1, ...rows.map(({ records }) => records));
  const legend = FATES.map((fate) => `<li><svg aria-hidden="true" class="key">${rect(fate, 0, 1)}</svg>${fate}</li>`).join('');
  const sorted = [...rows].sort((a, b) => b.records - a.records);
  return `${HATCHES}<ul class="legend" aria-label="Legend">${legend}</ul><div class="bars">${sorted.map((row) => barHtml(row, longest)).join('')}</div>`;
}

// Hatching tells the parts apart without colour: excluded is striped, failed is crossed.
const HATCHES = `<svg width="0" height="0" class="defs" aria-hidden="true"><defs>
<pattern id="excluded" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="ground-excluded" width="6" height="6"/><rect class="line-excluded" width="2" height="6"/></pattern>
<pattern id="failed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="ground-failed" width="6" height="6"/><rect class="line-failed" width="1.5" height="6"/><rect class="line-failed" width="6" height="1.5"/></pattern>
</defs></svg>`;

function barHtml(row: ReportRow, longest: number): string {
  let from = 0;
  const parts = FATES.filter((fate) => row[fate] > 0).map((fate) => {
    const part = rect(fate, from / longest, row[fate] / longest, count(row[fate], 'record'));
    from += row[fate];
    return part;
  });
  const told = FATES.filter((fate) => fate === 'indexed' || row[fate] > 0)
    .map((fate) => `<span class="${fate}"><b>${number(row[fate])}</b> ${fate}</span>`).join(', ');
  const label = `${escape(row.logType)}: ${FATES.map((fate) => `${number(row[fate])} ${fate}`).join(', ')}`;
  return `<div class="bar"><div class="name">${escape(row.logType)}</div><svg role="img" aria-label="${label}">${parts.join('')}</svg>` +
    `<div class="told">${told}</div></div>`;
}

function rect(fate: Fate, from: number, share: number, title = ''): string {
  const told = title && `<title>${title} ${fate}</title>`;
  return `<rect class="${fate}" data-share="${Number(share.toFixed(6))}" x="${percent(from)}" width="${percent(share)}" height="100%">${told}</rect>`;
}
