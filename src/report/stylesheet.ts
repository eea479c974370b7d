/**
 * The look of the pages: a well-set paper on a screen of any width, in the dark and on A4. Verdict colours are
 * blue, orange, magenta-red and grey, which differ in lightness and hue for every common kind of colour vision,
 * and never stand without their symbol.
 */
export const STYLES = `
:root{color-scheme:light dark;
--paper:#fffefb;--ink:#1c1c22;--muted:#56565f;--rule:#dcd8cd;--panel:#f6f4ed;--link:#0a4f8f;--mark:#f7d774;
--confirmed:#0a5c94;--confirmed-tint:#e7f1f8;--corrected:#8c4a00;--corrected-tint:#fdf0da;
--refuted:#a50f3d;--refuted-tint:#fbe7ec;--undecided:#55555e;--undecided-tint:#ededee;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","P052","Book Antiqua",Georgia,"DejaVu Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;
--shade:color-mix(in srgb,var(--ink) 24%,transparent);
--mono:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#16171b;--ink:#e9e7e1;--muted:#adacb4;--rule:#383941;--panel:#1f2026;--link:#93c8ff;--mark:#c99a1c;
--confirmed:#7cc4f7;--confirmed-tint:#132a3b;--corrected:#f5b868;--corrected-tint:#35260f;
--refuted:#ff94ae;--refuted-tint:#3d1722;--undecided:#bcbcc6;--undecided-tint:#2b2c33}}
*,*::before,*::after{box-sizing:border-box}
html{font-size:17px;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{--ground:var(--paper);margin:0;background:var(--paper);color:var(--ink);font-family:var(--serif);line-height:1.55;
font-variant-numeric:tabular-nums;overflow-wrap:break-word}
.masthead,main,footer{max-width:74rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,3rem)}
main:focus{outline:none}
a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.18em}
a:focus-visible,summary:focus-visible,[tabindex="0"]:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
p,li,dd{max-width:44rem}
h1,h2,h3,h4{line-height:1.25;font-weight:600;text-wrap:balance}
h1{font-size:clamp(1.5rem,1.1rem + 2.2vw,2.5rem);margin:.2em 0 .35em;max-width:32ch}
h2{font-size:1.5rem;margin:0 0 1rem}
h3{font-size:1.1rem;margin:0 0 .5rem;text-wrap:pretty}
h4{font-size:1rem;margin:0 0 .4rem}
section{margin-block:3.25rem;border-top:1px solid var(--rule);padding-top:1.6rem}
.masthead{padding-top:2.5rem}
.masthead+main>section:first-of-type{margin-top:2rem}
.home{font-family:var(--sans);font-size:.85rem;margin:0 0 1.4rem}
.authors{color:var(--muted);font-style:italic;margin:.2rem 0 .7rem}
.summary{font-size:1.12rem;margin:.4rem 0}
.skip{position:absolute;left:-999rem;top:0;padding:.6rem 1rem;background:var(--panel);z-index:1}
.skip:focus{left:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sprite{position:absolute}
code,pre{font-family:var(--mono);font-size:.84em}
pre{background:var(--panel);border:1px solid var(--rule);border-radius:4px;padding:.6rem .8rem;margin:.5rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
figure{margin:0}

.icon{width:.95em;height:.95em;vertical-align:-.12em;flex:none}
.badge,.mark{white-space:nowrap;font-style:normal}
.badge{display:inline-block;font:600 .8rem/1.5 var(--sans);padding:0 .5em;border-radius:3px}
.mark .icon{margin-right:.35em}
.confirmed{--verdict:var(--confirmed);--tint:var(--confirmed-tint)}
.corrected{--verdict:var(--corrected);--tint:var(--corrected-tint)}
.refuted{--verdict:var(--refuted);--tint:var(--refuted-tint)}
.undecided{--verdict:var(--undecided);--tint:var(--undecided-tint)}
.badge,.chip,.tile{color:var(--verdict);background:var(--tint)}
.mark{color:var(--verdict)}

.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.2rem,1fr));gap:.6rem;margin:0 0 1.1rem;max-width:44rem}
.tile{position:relative;display:flex;flex-direction:column-reverse;padding:.55rem .8rem .6rem;border-radius:5px;border-left:4px solid var(--verdict)}
.tile dt{font:600 .85rem/1.4 var(--sans)}
.tile dt a{color:inherit;text-decoration:none}.tile dt a::after{content:"";position:absolute;inset:0}.tile:hover dt a{text-decoration:underline}
.tile:has(a:focus-visible){outline:2px solid var(--link);outline-offset:2px}.tile a:focus-visible{outline:none}
.tile dd{margin:0;font-size:1.9rem;line-height:1.15;font-weight:600}
.tile.none{background:none;border-left-color:var(--rule)}
.tile.none dd{color:var(--muted);font-weight:400}
.strip{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem;padding:0;margin:0 0 1.1rem}
.chip{display:inline-block;font:500 .82rem/1.5 var(--sans);padding:.12em .55em;border-radius:3px;text-decoration:none}
.chip:hover{text-decoration:underline}
.legend{margin-bottom:1.2rem}
.legend summary{font-family:var(--sans);font-size:.88rem;color:var(--link);cursor:pointer;width:fit-content}
.legend dl,.verdict-list{margin:.8rem 0 0}
.legend dl>div,.verdict-list>div{display:grid;grid-template-columns:7.5rem 1fr;gap:.2rem 1rem;margin-bottom:.45rem;align-items:baseline}
.legend dd,.verdict-list dd{margin:0}
.contents ol{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;padding:0;margin:0;list-style:none;font-family:var(--sans);font-size:.92rem}

.katex{font-size:1.08em}
/* A line may break after an inline block, whatever follows: in line, the last part keeps the full stop with it. */
:not(.katex-display)>.katex .katex-base:last-child{display:inline}
.symbol{white-space:nowrap;font-family:KaTeX_Main,var(--serif);font-size:1.08em;line-height:1}
.symbol .symbol{font-size:1em}
.symbol var{font-family:KaTeX_Math,var(--serif);font-style:italic}
.symbol sub{font-size:.7em;line-height:0;vertical-align:-.25em}
.equation{overflow-x:auto;overflow-y:hidden;padding:.3rem .1rem;margin:.35rem 0;scrollbar-width:thin}
/* Shadows at the edges beyond which there is more to scroll to. */
@media screen{.equation[tabindex]{background:
linear-gradient(to right,var(--ground) 45%,transparent) 0 0,linear-gradient(to left,var(--ground) 45%,transparent) 100% 0,
linear-gradient(to right,transparent 2px,var(--shade) 2px,transparent) 0 0,linear-gradient(to left,transparent 2px,var(--shade) 2px,transparent) 100% 0;
background-repeat:no-repeat;background-size:2.4rem 100%,2.4rem 100%,.7rem 100%,.7rem 100%;
background-attachment:local,local,scroll,scroll}}
.comparison,.card,.claim:target,.row:target{--ground:var(--panel)}
.equation .katex-display{margin:0;text-align:left}
.equation .katex-display>.katex{text-align:left;white-space:normal}
.equation .katex-display>.katex>.katex-html{padding-left:1.6em;text-indent:-1.6em}
.equation .katex-base{text-indent:0;margin-block:.22em}
.changed .fbox{border-color:var(--corrected)!important;border-width:.09em!important;background:color-mix(in srgb,var(--mark) 26%,transparent)}
.dropped{color:var(--refuted)}

.errata,.steps{list-style:none;padding:0;margin:0;counter-reset:item}
.erratum,.step{max-width:none}
.erratum{border-left:4px solid var(--verdict);padding:.15rem 0 .1rem 1.1rem;margin-bottom:2.2rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr));gap:.2rem 2.2rem}
.pair>*,.claim>*{min-width:0}
/* Equations in two columns, so that their signs stand below each other; captions above or, where there is room, beside. */
.aligned{margin:.5rem 0}
.line{display:grid;grid-template-columns:calc(var(--left)*1.08em + .3em) minmax(0,1fr);align-items:baseline}
.left{justify-self:end;padding-right:.3em;white-space:nowrap}
.left .katex-display{margin:0}
.above .line{display:block}
.above .left{justify-self:start}
.left .katex-display>.katex{text-align:inherit}
.above .line>.equation{padding-left:1.8em}
figure.row+figure.row{margin-top:.3rem}
@media screen and (min-width:64rem){
.beside>.row{display:grid;grid-template-columns:14.5rem minmax(0,1fr);align-items:baseline}
.erratum .beside>.row{grid-template-columns:6.3rem minmax(0,1fr)}
.beside>.row>*{grid-column:2;min-width:0}
.beside>.row>figcaption{grid-column:1;padding-right:1.2rem}
.beside>figure.row+figure.row{margin-top:0}
.beside .badge+.note{display:block}}
.note{font-weight:400}
figcaption,.kind,.checks th,.checks caption,.moved th,.moved caption,.links,.facts dt,.anchor,.others{font-family:var(--sans)}
figcaption{font-size:.82rem;color:var(--muted);font-weight:600}
figcaption a{font-weight:600}
.facts{margin:.5rem 0 0}
.facts>div{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:0 .8rem;align-items:baseline;margin-bottom:.2rem}
.facts dt{font-size:.82rem;font-weight:600;color:var(--muted)}
.facts dd{margin:0}
.unsaved{color:var(--muted);align-self:center;margin:.2rem 0}
h3 .what{font-weight:400}
h3 .what::before{content:"\\2002"}

.step{counter-increment:item;margin-bottom:2.4rem;position:relative}
.step>h3::before{content:counter(item) ".\\2002";color:var(--muted);font-weight:400}
.why{margin:.2rem 0 .5rem}
.labels{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem .5rem;padding:0;margin:0 0 .6rem;font-size:.9rem}
.labels li{border:1px solid var(--rule);border-radius:3px;padding:.05em .55em}
.labels .approximation{border:1px dashed var(--corrected);background:var(--corrected-tint)}
.kind{font-size:.8em;font-weight:600;color:var(--muted);margin-right:.3em}
.approximation .kind{color:var(--corrected)}
.abbreviation{padding-left:1.6rem}
.abbreviation summary{font-size:.92rem;padding:.3rem 0;cursor:pointer}
.where-word,.reminder{font-size:.9rem;color:var(--muted)}
.others{color:var(--muted);font-size:.9rem}
.reminder{margin:.1rem 0 .4rem 1.6rem}
.comparison{background:var(--panel);border:1px solid var(--rule);border-radius:6px;padding:.75rem 1rem .6rem;margin:.8rem 0}
.comparison .aligned{margin:0}
.undermined{margin-top:-.4rem}

.claim{padding:1.1rem 0 1rem 1.1rem;border-left:4px solid var(--verdict);margin-bottom:1.7rem}
.claim h3{scroll-margin-top:1rem}
.claim:target,.row:target,.comparison:target{background:var(--panel);box-shadow:0 0 0 .5rem var(--panel)}
.anchor{color:var(--muted);text-decoration:none;font-weight:400;padding:0 .3em}
.statement{margin:.3rem 0}
ins{text-decoration:none;border:1px solid var(--corrected);border-radius:2px;padding:0 .15em;background:color-mix(in srgb,var(--mark) 26%,transparent);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.reason{margin:.4rem 0}
.correction{margin:.9rem 0}
.correction h4 .change{font-weight:400}
.checks{border-collapse:collapse;width:100%;margin:.6rem 0 .5rem;font-size:.92rem;table-layout:fixed}
.checks caption,.moved caption{text-align:left;font-size:.82rem;font-weight:600;color:var(--muted);padding-bottom:.2rem}
.checks th,.moved th{text-align:left;font-weight:600;font-size:.82rem}
.checks thead th,.moved thead th{color:var(--muted);font-weight:500;border-bottom:1px solid var(--rule)}
.checks th,.checks td,.moved th,.moved td{padding:.28rem .7rem .28rem 0;vertical-align:baseline}
.scrolled{overflow-x:auto;scrollbar-width:thin}
.moved{border-collapse:collapse;margin:.6rem 0 1rem;font-size:.92rem}
.moved th,.moved td{padding-right:clamp(.5rem,2.5vw,2rem)}
.checks tbody tr+tr>*,.moved tbody tr+tr>*{border-top:1px solid var(--rule)}
.checks thead th:nth-child(1){width:11rem}.checks thead th:nth-child(2){width:8rem}.checks thead th:nth-child(3){width:8rem}
.evidence .katex,.evidence .symbol{font-size:1em}
.entries{list-style:none;margin:0;padding:0}
.entries li{max-width:none;padding-left:1rem;text-indent:-1rem}
.entries .katex{text-indent:0}
.number{white-space:nowrap}
.text{overflow-wrap:anywhere}
sup{line-height:0;font-size:.72em}
.links{font-size:.88rem;margin:.3rem 0 0}
.premise{white-space:nowrap}
.formula{margin-bottom:1.9rem}

.overview{font-size:1.05rem;margin:0 0 1.2rem;max-width:46rem}
.contents{margin-bottom:1.8rem}
.brief .headlines,.card .headlines{columns:25rem 2;column-gap:2.4rem;font-size:.95rem;line-height:1.45}
.headlines li{break-inside:avoid;max-width:none}
.brief h4,.card h4{font-weight:400;font-size:.95rem;margin:.9rem 0 .5rem}
.filter-state{position:absolute;scroll-margin-top:1rem}
.filter{display:flex;flex-wrap:wrap;gap:.45rem;padding:.55rem 0;margin-bottom:1rem;background:var(--paper)}
.filter .all{color:var(--ink);background:var(--panel)}
@media screen and (min-width:44rem) and (min-height:30rem){.filter{position:sticky;top:0;z-index:1}.claim{scroll-margin-top:3.6rem}}
.backing{margin:.6rem 0 .3rem}
.consequence{margin:.4rem 0}
.consequence summary{cursor:pointer;width:fit-content;max-width:100%}
.backing summary{font:500 .88rem/1.6 var(--sans);color:var(--link);cursor:pointer;width:fit-content;max-width:100%}
figcaption .change{font-weight:400}
.jumps{list-style:none;padding:0;margin:1.8rem 0 0}
.jumps li{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.1fr);gap:.2rem 1.4rem;align-items:center;max-width:none;padding:.45rem 0;border-top:1px solid var(--rule)}
.shares{display:flex;gap:2px;font:600 .82rem/1.7 var(--sans)}
.share{flex:1 1 3.4em;color:var(--verdict);background:var(--tint);padding:0 .5em;border-radius:3px;white-space:nowrap}
.share .mark{margin-right:-.1em}
.card{border:1px solid var(--rule);border-radius:6px;background:var(--panel);padding:1.2rem clamp(1rem,3vw,1.6rem);margin-bottom:1.5rem}
.card h3{font-size:1.3rem}
.headlines{padding-left:0;list-style:none}
.headlines li{padding-left:1.4rem;text-indent:-1.4rem;margin-bottom:.35rem}
.headlines .katex{text-indent:0}
.onward{font-family:var(--sans);font-size:.92rem;margin-bottom:0}
footer{color:var(--muted);font-size:.9rem;padding-block:1rem 3rem}

@media screen and (max-width:44rem){
.checks,.checks tbody,.checks caption{display:block}
.checks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.checks tr{display:grid;grid-template-columns:1fr auto;gap:0 .6rem;padding:.35rem 0}
.checks tbody tr+tr{border-top:1px solid var(--rule)}
.checks tbody tr+tr>*{border-top:0}
.checks th,.checks td{padding:.05rem 0}
.checks td:nth-of-type(1){grid-row:2;color:var(--muted);font-size:.85rem}
.checks td:nth-of-type(2){grid-row:1/3;grid-column:2;align-self:center}
.checks .evidence{grid-column:1/-1}
.facts>div{grid-template-columns:1fr;margin-bottom:.45rem}
.erratum,.claim{padding-left:.8rem;border-left-width:3px}
.comparison{margin-inline:-.4rem;padding-inline:.7rem}
.long .line{display:block;padding-top:.3rem}
.long .left{justify-self:start}
.long .line>.equation{padding-left:1.8em}
.legend dl>div,.verdict-list>div{grid-template-columns:1fr}
.jumps li{grid-template-columns:minmax(0,1fr)}
}

@page{size:A4;margin:18mm 16mm 20mm}
@media print{
:root{--paper:#fff;--panel:#fff}
html{font-size:10.2pt}
.masthead,main,footer{max-width:none;padding-inline:0}
.masthead{padding-top:0}
.contents,.skip,.anchor,.legend,.home,.filter,.links,#explorer,footer{display:none}
a{color:inherit;text-decoration:none}
section{margin-block:1.4rem;padding-top:.9rem}
h2,h3,h4,figcaption,.why,.labels,caption{break-after:avoid}
.labels{break-inside:avoid}
.equation,.tiles,.strip,.pair,.facts,tr,.formula,.why,.claim.confirmed{break-inside:avoid}
.backing{break-before:avoid}
.equation,.scrolled{overflow:visible}
.equation[style]{font-size:min(1em,calc(174mm/(var(--width) + 2.5)/1.08))}
.comparison .equation[style]{font-size:min(1em,calc(164mm/(var(--width) + 2.5)/1.08))}
.pair{grid-template-columns:repeat(2,minmax(0,1fr))}
.brief .headlines,.card .headlines{columns:auto}
.line{break-inside:avoid;font-size:min(1em,calc(172mm/(var(--width) + 3)/1.08))}
.comparison .line{font-size:min(1em,calc(162mm/(var(--width) + 3)/1.08))}
.line .equation[style]{font-size:1em}
.narrow>.row:not(:has(.below)){display:grid;grid-template-columns:42mm minmax(0,1fr);align-items:baseline;break-inside:avoid}
.narrow>.row>*{grid-column:2;min-width:0}
.narrow>.row>figcaption{grid-column:1;padding-right:4mm}
.narrow>figure.row+figure.row{margin-top:0}
.erratum,.comparison:not(:has(.row:nth-of-type(6))){break-inside:avoid}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
.claim:not(.confirmed)>details::details-content,.consequence::details-content{content-visibility:visible;display:block}
.backing summary,.legend summary{color:inherit}
.badge,.chip,.tile,.share,.changed .fbox,.approximation{print-color-adjust:exact;-webkit-print-color-adjust:exact}
p,li{orphans:3;widows:3}
}
`;
