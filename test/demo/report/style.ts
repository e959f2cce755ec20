/** The look of the page. Blue and orange stay apart for every common kind of colour blindness, in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b2430; --soft: #5a6675; --rule: #dde2e8; --panel: #f5f7f9;
  --indexed: #2f6f9f; --excluded: #c3cad2; --excluded-line: #7d8894; --failed: #d95f0e; --failed-line: #7a2f00; --failed-ink: #a64408; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6eaef; --soft: #9aa6b3; --rule: #313a44; --panel: #1c2229;
  --indexed: #5ba3d9; --excluded: #47525e; --excluded-line: #8b98a6; --failed: #f08a3c; --failed-line: #5c2500; --failed-ink: #f6a266; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.75rem 0 .5rem; }
h3 { font-size: .9rem; font-weight: 600; margin: 1.5rem 0 .5rem; }
h3 small { font-weight: 400; font-size: inherit; color: var(--soft); white-space: nowrap; }
p { margin: 0; } .note, header p { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
.summary { display: flex; flex-wrap: wrap; gap: 1px; margin: 1.5rem 0 0; background: var(--rule);
  border: 1px solid var(--rule); border-radius: 6px; overflow: hidden; }
.summary div { flex: 1 1 8rem; background: var(--paper); padding: .7rem .9rem; display: flex; flex-direction: column-reverse; }
.summary dt { color: var(--soft); font-size: .8rem; } .summary dd { margin: 0; font-size: 1.4rem; font-weight: 600; line-height: 1.25; }
svg { display: block; } .defs { position: absolute; }
rect.indexed, .series rect { fill: var(--indexed); } rect.excluded { fill: url(#excluded); } rect.failed { fill: url(#failed); }
.ground-excluded { fill: var(--excluded); } .line-excluded { fill: var(--excluded-line); }
.ground-failed { fill: var(--failed); } .line-failed { fill: var(--failed-line); }
.bad, span.failed { color: var(--failed-ink); font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 .75rem; padding: 0; font-size: .85rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .4rem; } .key { width: 1.1rem; height: .8rem; }
.bar { display: grid; grid-template-columns: 9.5rem 1fr 17rem; gap: 1rem; align-items: center; padding: .25rem 0; }
.bar svg { width: 100%; height: 1.1rem; overflow: visible; }
.name { font-weight: 500; font-size: .9rem; overflow-wrap: anywhere; } .told, .peak { font-size: .85rem; color: var(--soft); }
.told b { color: var(--ink); } .told .failed b { color: inherit; }
.series { display: grid; grid-template-columns: 9.5rem 1fr 5.5rem; gap: 0 1rem; align-items: end; padding-top: .55rem; }
.series svg { grid-column: 2; grid-row: 1; width: 100%; height: 2.5rem; border-bottom: 1px solid var(--rule); } .peak { grid-column: 3; grid-row: 1; }
.axis { position: relative; height: 1.6rem; margin: 0 6.5rem 0 10.5rem; font-size: .75rem; color: var(--soft); }
.axis span { position: absolute; top: .45rem; transform: translateX(-50%); white-space: nowrap; }
.axis span::before { content: ""; position: absolute; left: 50%; top: -.45rem; height: .35rem; border-left: 1px solid var(--soft); }
.axis .start { transform: none; } .axis .end { transform: translateX(-100%); }
.axis span.start::before { left: 0; } .axis span.end::before { left: auto; right: 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { padding: .4rem .75rem; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; vertical-align: top; }
thead th { color: var(--soft); font-weight: 500; } th:first-child { text-align: left; position: sticky; left: 0; background: var(--paper); padding-left: 0; }
td.index, th.index { text-align: left; } tbody th { font-weight: 500; } tfoot th, tfoot td { border-bottom: 0; font-weight: 600; }
pre { margin: 0; padding: .9rem 1rem; background: var(--panel); border: 1px solid var(--rule); border-radius: 6px; overflow: auto; max-height: 32rem;
  font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.note + pre { margin-top: .4rem; } .query { user-select: all; } :focus-visible { outline: 2px solid var(--indexed); outline-offset: 2px; }
@media (max-width: 44rem) { body { padding-top: 1.25rem; }
  .bar { grid-template-columns: 1fr auto; gap: .1rem .75rem; padding: .4rem 0; } .bar svg { grid-row: 2; grid-column: 1 / 3; height: .9rem; }
  .told { text-align: right; } .series { grid-template-columns: 1fr auto; } .peak { grid-column: 2; }
  .series svg { grid-column: 1 / 3; grid-row: 2; } .axis { margin: 0; } .axis span:nth-child(even) { visibility: hidden; } }
@media print { pre { max-height: none; } }
`;
