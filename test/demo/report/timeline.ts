import { ReportTimeline } from './data';
import { count, escape, number, percent } from './html';
import { columns, Panel, panels, Series, rangeLabel, tickLabel, timeLabel } from './time-axis';

const HEIGHT = 40;
const GAP = 0.15;
/** A label centred on a tick so close to an end would run out of the chart. */
const EDGE = 0.06;

/** The events over event time: one row a log type, one axis for those that lie close together. */
export function timelineChart(timeline: readonly ReportTimeline[]): string {
  const drawn = panels(timeline);
  if (drawn.length === 0) {
    return '<p>No event has a time.</p>';
  }
  const axes = drawn.length > 1 ? ' Log types whose events lie far apart do not share an axis.' : '';
  return `<p class="note">Times are UTC. Each row is as high as its own peak, which stands beside it.${axes}</p>` +
    drawn.map(panelHtml).join('');
}

function panelHtml(panel: Panel): string {
  const rows = panel.series.map((one) => rowHtml(one, panel)).join('');
  return `<section class="panel"><h3>${rangeLabel(panel)} <small>each column ${panel.stepWords}</small></h3>${rows}` +
    `<div class="axis" aria-hidden="true">${panel.ticks.map((tick) => tickHtml(tick, panel)).join('')}</div></section>`;
}

function rowHtml(series: Series, panel: Panel): string {
  const bars = columns(series, panel);
  const peak = bars.reduce((highest, bar) => bar.count > highest.count ? bar : highest);
  const total = bars.reduce((sum, bar) => sum + bar.count, 0);
  const peakTime = timeLabel(panel.start + peak.column * panel.step, panel);
  const name = escape(series.logType);
  const label = `${name}: ${count(total, 'event')}, at most ${number(peak.count)} in ${panel.stepWords}, at ${peakTime} UTC`;
  const rects = bars.map(({ column, count: events }) => {
    const height = Math.max(1, events / peak.count * HEIGHT);
    const title = `${timeLabel(panel.start + column * panel.step, panel)}: ${count(events, 'event')}`;
    return `<rect x="${column + GAP / 2}" y="${round(HEIGHT - height)}" width="${1 - GAP}" height="${round(height)}"><title>${title}</title></rect>`;
  });
  return `<div class="series"><div class="name">${name}</div><div class="peak">peak ${number(peak.count)}</div>` +
    `<svg role="img" aria-label="${label}" viewBox="0 0 ${Math.round((panel.end - panel.start) / panel.step)} ${HEIGHT}" ` +
    `preserveAspectRatio="none">${rects.join('')}</svg></div>`;
}

function tickHtml(tick: number, panel: Panel): string {
  const place = (tick - panel.start) / (panel.end - panel.start);
  const side = place < EDGE ? ' class="start"' : place > 1 - EDGE ? ' class="end"' : '';
  return `<span${side} style="left:${percent(place)}">${tickLabel(tick, panel)}</span>`;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
