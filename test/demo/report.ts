import { barChart } from './report/bars';
import { ReportData } from './report/data';
import { escape, number } from './report/html';
import { STYLE } from './report/style';
import { numbersTable, speed, sumOf } from './report/table';
import { timelineChart } from './report/timeline';

export type { ReportData, ReportRow, ReportTimeline } from './report/data';

const SPEED = 'MB/s are uncompressed bytes over the time from the first byte read to the last document delivered, with the making of its index.';

/**
 * One HTML page that shows what was loaded: how much, when it happened, what became of it.
 *
 * The page needs nothing but itself, and its policy lets it load nothing: no script, no font, no picture from elsewhere.
 */
export function renderReport(data: ReportData): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What was loaded into OpenSearch</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>What was loaded into OpenSearch</h1>
<p>Into ${escape(data.target)}, at ${escape(data.generatedAt)}</p>
</header>
<main>
${summary(data)}
${section('when', 'When it happened', timelineChart(data.timeline))}
${section('fates', 'What became of the records', barChart(data.rows))}
${section('numbers', 'The numbers', `<p class="note">${SPEED}</p>${numbersTable(data.rows)}`)}
${section('example', 'An example document', example(data.example))}
${section('query', 'A query to try', `<pre class="query" tabindex="0"><code>${escape(data.query)}</code></pre>`)}
</main>
</body>
</html>
`;
}

function summary({ rows }: ReportData): string {
  const all = sumOf(rows);
  const facts: [string, string, boolean?][] = [
    ['log types', number(rows.length)],
    ['objects', number(all.objects)],
    ['records read', number(all.records)],
    ['indexed', number(all.indexed)],
    ['excluded', number(all.excluded)],
    ['failed', number(all.failed), all.failed > 0],
    ['MB/s', speed(all)],
  ];
  return `<dl class="summary">${facts.map(([name, value, bad]) =>
    `<div><dt>${name}</dt><dd${bad ? ' class="bad"' : ''}>${value}</dd></div>`).join('')}</dl>`;
}

function section(id: string, title: string, content: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}

function example({ index, id, source }: ReportData['example']): string {
  return `<p class="note">${escape(id)} in ${escape(index)}</p><pre tabindex="0"><code>${escape(JSON.stringify(source, null, 2))}</code></pre>`;
}
