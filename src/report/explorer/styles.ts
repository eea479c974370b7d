/** The look of the explorer, in the page's colours; on paper it is left out. */
export const EXPLORER_STYLES = `
.explorer{--explorer-1:var(--series-1,#0a5c94);--explorer-2:var(--series-2,#c2410c);--explorer-3:var(--series-3,#157347);--explorer-4:var(--series-4,#8b3fa0);
display:grid;grid-template-columns:minmax(0,19rem) minmax(0,1fr);gap:1.2rem 2rem;align-items:start;margin-top:1.2rem;font-family:var(--sans);font-size:.9rem}
.explorer[hidden]{display:none}
.explorer fieldset{border:0;border-top:1px solid var(--rule);margin:0;padding:.5rem 0 .9rem;min-width:0}
.explorer legend{padding:0 .5rem 0 0;font-weight:600;font-size:.82rem;color:var(--muted)}
.explorer-presets,.explorer-choice,.explorer-shown{display:flex;flex-wrap:wrap;gap:.35rem}
.explorer-presets legend{float:left;width:100%;margin-bottom:.4rem}
.explorer button,.explorer-choice label{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--rule);border-radius:4px;padding:.3rem .6rem;min-height:2.6rem;min-width:2.6rem;cursor:pointer;display:inline-flex;align-items:center;gap:.35rem}
.explorer button:hover,.explorer-choice label:hover{border-color:var(--link)}
.explorer button[aria-pressed=true],.explorer-choice label:has(:checked){border-color:var(--link);box-shadow:inset 0 0 0 1px var(--link)}
.explorer-shown{flex-direction:column;gap:0}
.explorer-shown legend{float:left}
.explorer-shown label{display:flex;gap:.5rem;align-items:center;min-height:2.4rem;max-width:none}
.explorer :is(input,button):focus-visible{outline:2px solid var(--link);outline-offset:2px}
.explorer input[type=radio],.explorer input[type=checkbox]{width:1.15rem;height:1.15rem;margin:0;accent-color:var(--link);flex:none}
.explorer input[type=range]{width:100%;min-width:0;height:2.6rem;margin:0;accent-color:var(--link)}
.explorer input[type=text]{font:inherit;font-family:var(--mono);font-size:.92em;width:100%;min-height:2.6rem;padding:.2rem .5rem;color:inherit;background:var(--paper);border:1px solid var(--muted);border-radius:4px}
.explorer input[aria-invalid=true]{border-color:var(--refuted);box-shadow:inset 0 0 0 1px var(--refuted)}
.explorer-ends{display:flex;gap:.8rem;margin-top:.5rem}
.explorer-ends label{display:flex;align-items:center;gap:.4rem;flex:1}
.explorer-control{display:grid;grid-template-columns:minmax(0,1fr) 7.2rem;gap:0 .7rem;align-items:center;margin-top:.45rem}
.explorer-control[hidden]{display:none}
.explorer-label{grid-column:1/-1;line-height:1.35}
.explorer-label .explorer-meaning{color:var(--muted);font-size:.93em}
.explorer .refusal{grid-column:1/-1;color:var(--refuted);margin:.3rem 0 0;font-size:.95em;max-width:none}
.explorer .katex{font-size:1.05em}
.explorer-state{min-height:1.9rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:center;margin-bottom:.4rem}
.explorer-status{margin:0;color:var(--muted);max-width:none}
.explorer-status .problem{color:var(--refuted)}
.explorer-state progress{width:8rem;height:.5rem;accent-color:var(--link)}
.explorer-plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,23rem),1fr));gap:1.4rem 1.6rem}
.explorer-plot{min-width:0}
.explorer-plot[hidden]{display:none}
.explorer-plot figcaption{font-size:.92rem;color:var(--ink)}
.explorer-legend,.explorer-gaps{list-style:none;margin:.2rem 0 .3rem;padding:0;font-size:.85rem}
.explorer-legend{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem}
.explorer-legend li{max-width:none}
.explorer-legend .item{display:inline-flex;align-items:center;gap:.3rem;margin-right:.45rem}
.explorer-legend .origin{color:var(--muted)}
.explorer-legend li[hidden]{display:none}
.explorer-gaps li{color:var(--muted);max-width:none;overflow-wrap:anywhere}
.explorer-canvas{position:relative;min-height:264px}
.explorer-canvas>svg{display:block;max-width:100%;touch-action:pan-y;cursor:crosshair}
.explorer svg text{font:12px var(--sans);fill:var(--ink)}
.explorer svg .axis line{stroke:var(--muted)}
.explorer svg .grid line{stroke:var(--rule)}
.explorer svg .probe{stroke:var(--ink);stroke-dasharray:2 3}
.explorer svg .hatch{stroke:var(--muted);stroke-width:1.6;opacity:.75}
.explorer svg .gap{opacity:.55}
.explorer svg .solution path,.explorer svg.solution path{fill:none;stroke:var(--hue);stroke-width:1.4;stroke-linejoin:round}
.explorer svg .solution .points,.explorer svg.solution .points{stroke-width:4.8;stroke-linecap:round}
.explorer svg .formula path,.explorer svg.formula path{fill:none;stroke:var(--hue);stroke-width:5;opacity:.35;stroke-linejoin:round;stroke-linecap:round}
.explorer svg .formula.apart path,.explorer svg.formula.apart path{stroke-width:2.4;stroke-dasharray:7 5;opacity:.8}
.explorer svg .solution.apart path,.explorer svg.solution.apart path{stroke-width:0}
.explorer svg .solution.apart .points,.explorer svg.solution.apart .points{stroke-width:8;stroke-linecap:square;opacity:.45}
.explorer svg .stale{opacity:.35}
.explorer svg.key{flex:none}
.explorer-tip{position:absolute;z-index:1;pointer-events:none;background:var(--paper);border:1px solid var(--muted);border-radius:4px;padding:.35rem .6rem;font-size:.84rem;line-height:1.4;max-width:min(19rem,90%);box-shadow:0 2px 8px var(--shade)}
.explorer-tip p{margin:0;max-width:none}
.explorer-axis-label{text-align:center;margin:.1rem 0 .3rem;font-size:.85rem;max-width:none}
.explorer-readout{margin-top:1.4rem}
.explorer-readout table{border-collapse:collapse;width:100%}
.explorer-readout caption{text-align:left;font-weight:600;padding-bottom:.3rem}
.explorer-readout th{text-align:left;font-weight:400;padding:.3rem 1rem .3rem 0}
.explorer-readout thead th{color:var(--muted);font-size:.82rem}
.explorer-readout td{font-family:var(--mono);font-size:.92em;overflow-wrap:anywhere;padding:.3rem 0}
.explorer-readout td.none{font-family:var(--sans);color:var(--muted)}
.explorer-readout tr+tr>*,.explorer-readout tbody tr:first-child>*{border-top:1px solid var(--rule)}
.explorer-readout tr[hidden]{display:none}
.explorer-hint{margin:.9rem 0 .2rem;color:var(--muted)}
.explorer .option{white-space:nowrap}
.explorer-notice{border-left:4px solid var(--corrected);padding:.3rem 0 .3rem .9rem}
/* Where there is no room beside them, the plots stay in sight above the controls: one at a time, to be swiped. */
@media screen and (max-width:56rem){
.explorer{display:flex;flex-direction:column;align-items:stretch;gap:0}
.explorer-controls,.explorer-view{display:contents}
.explorer-state{order:1;margin-top:.8rem}
.explorer-plots{order:1}
.explorer-presets,.explorer-axis{order:0}
.explorer-parameters,.explorer-shown{order:2}
.explorer-readout{order:3}
.explorer-plots{background:var(--paper);display:flex;gap:1rem;overflow-x:auto;overflow-y:hidden;scroll-snap-type:x mandatory;border-bottom:1px solid var(--rule);padding:.4rem 0 .3rem}
.explorer-plot{flex:0 0 100%;scroll-snap-align:start}
.explorer-plot+.explorer-plot:last-child,.explorer-plot:not(:only-child){flex-basis:min(100%,30rem)}
.explorer-gaps{max-height:4.2em;overflow-y:auto}
}
@media screen and (max-width:56rem) and (min-height:38rem){.explorer-plots{position:sticky;top:0;z-index:2}}
@media (max-width:30rem){.explorer-readout tr{display:grid}.explorer-readout thead{display:none}.explorer-readout td{border-top:0!important;padding-top:0}}
@media print{.explorer,.explorer-notice{display:none}}
`;
