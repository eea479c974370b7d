/**
 * The look of figures. The six hues differ for every common kind of colour vision (after Okabe and Ito), those of the
 * dark page are lighter; no curve is told from another by its hue alone.
 */
export const PLOT_VARIABLES = `--plot-ink:#1c1c22;--plot-frame:#8a8a90;--plot-grid:#e9e6dd;--plot-hatch:#00000017;--plot-ground:#fffefb;
--series-1:#c4461a;--series-2:#0067a8;--series-3:#007f5c;--series-4:#9b2fd0;--series-5:#5e4c20;--series-6:#4a4a52`;

const DARK_VARIABLES = `--plot-ink:#e9e7e1;--plot-frame:#7d7d86;--plot-grid:#2a2b32;--plot-hatch:#ffffff1c;--plot-ground:#16171b;
--series-1:#ff9466;--series-2:#6cbcff;--series-3:#46cfa3;--series-4:#b46bff;--series-5:#e5b84a;--series-6:#c3c3cc`;

export const FIGURE_STYLES = `
:root{${PLOT_VARIABLES}}
@media screen and (prefers-color-scheme:dark){:root{${DARK_VARIABLES}}}
.plate{margin-bottom:3rem}
.plate>h3{font-size:1.25rem;margin-bottom:.9rem}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,25rem),1fr));gap:2.4rem 2.6rem;align-items:start}
.panel{min-width:0}
.panel h4{font-weight:600;margin:0 0 .5rem}
.panel h4 .where{margin-right:.4em}
.panel.wide{grid-column:1/-1}
.drawings{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:1rem 2.6rem}
.plot{display:block;width:100%;height:auto;max-width:34rem;overflow:visible;font-family:var(--sans,system-ui,sans-serif);color:var(--plot-ink)}
.plot text{white-space:pre}
.panel figcaption{font:400 .92rem/1.5 var(--serif);color:inherit;max-width:34rem}
.panel figcaption p{margin:.35rem 0}
.key{list-style:none;padding:0;margin:.5rem 0 .6rem;font:400 .82rem/1.4 var(--sans);max-width:34rem}
.key li{margin:.2rem 0;padding-left:1rem;text-indent:-1rem}
.key svg{width:2.1rem;height:.7rem;display:inline-block;vertical-align:-.06rem;margin-right:.15rem}
.key .entry{display:inline-block;text-indent:0}
.key sub,.key sup{line-height:0}
.gaps{font:400 .82rem/1.45 var(--sans);color:var(--muted);margin:.3rem 0}
.gaps summary{cursor:pointer;width:fit-content}
.gaps ul{margin:.3rem 0;padding-left:1.1rem;overflow-wrap:anywhere}
.panel .about{font:400 .82rem/1.5 var(--sans)}
@media print{
.plate{break-before:auto}
.plate>h3{break-after:avoid}
/* Lines of boxes, since a grid breaks within them. */
.panels,.drawings{display:block}
.panel,.drawing{display:inline-block;vertical-align:top;width:47%;margin-right:2.6%;break-inside:avoid}
.panel{margin-bottom:6mm}
.panel.wide{display:block;width:auto;margin-right:0}
.panel.wide>*{break-before:avoid}
.panel:not(.wide) .drawing{width:100%;margin:0}
.plot image,.plot{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.gaps,.panel .download{display:none}
}
`;

/** Makes a drawing stand alone: what the page would give it. */
export const ALONE_STYLES = `svg{${PLOT_VARIABLES};font:12px system-ui,sans-serif;background:var(--plot-ground)}
@media (prefers-color-scheme:dark){svg{${DARK_VARIABLES}}}
.plot text{white-space:pre}`;
