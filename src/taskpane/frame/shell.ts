/**
 * Screen 11, the very shape of what comes, without a word and without a script: it stands in the HTML, so that a slow line shows the
 * panel at once, and it is what the panel shows itself while it waits. One source for both, so that nothing moves from one to the other.
 * Until the panel is there it follows the system's colours; then Fluent's. Japanese breaks its lines between phrases, where a browser can.
 */
const bar = (width: string, height = 12): string => `<i style="width:${width};height:${height}px"></i>`
const lines = (...widths: readonly string[]): string =>
  `<div class="sk-lines">${widths.map((width) => bar(width)).join('')}</div>`
const entry = (first: string): string => `<div class="sk-trail"><b></b>${lines(first, '80%', '50%')}${bar('56px')}</div>`

export const skeletonBody = [
  `<div class="sk-rail"><u class="sk-square"></u><s></s>${lines('74%', '52%', '38%')}<u class="sk-round"></u>${lines('66%', '56%', '62%')}</div>`,
  `<div class="sk-pair">${bar('auto', 32)}${bar('auto', 32)}</div>`,
  bar('32%'),
  entry('44%'),
  entry('36%'),
  entry('40%'),
].join('')

export const skeletonHeader = `<div class="sk-header">${bar('84px', 16)}${bar('104px', 16)}</div>`

export const shellStyle = `
body{margin:0;background:var(--colorNeutralBackground1,#fff);--sk-bar:#e6e6e6;--sk-soft:#fafafa;--sk-line:#e0e0e0}
@media (prefers-color-scheme:dark){body{background:var(--colorNeutralBackground1,#292929);--sk-bar:#575757;--sk-soft:#1f1f1f;--sk-line:#3d3d3d}}
.sk-header{box-sizing:border-box;height:44px;padding:0 14px;display:flex;gap:16px;align-items:center;border-bottom:1px solid var(--colorNeutralStroke3,var(--sk-line))}
.sk{padding:12px 16px;display:grid;row-gap:16px}
.sk i,.sk u,.sk-header i{display:block;border-radius:4px;background:var(--colorNeutralStencil1,var(--sk-bar))}
.sk-rail{position:relative;padding:12px 12px 14px 10px;display:grid;grid-template-columns:28px minmax(0,1fr);gap:18px 10px;background:var(--colorNeutralBackground2,var(--sk-soft));border-radius:8px}
.sk-square,.sk-round{width:28px;height:28px}
.sk .sk-round,.sk-trail b{border-radius:50%}
.sk-lines{display:grid;row-gap:6px;align-content:start;padding-top:4px}
.sk-pair{display:grid;grid-template-columns:1.16fr 1fr;gap:8px}
.sk-rail s{position:absolute;left:23px;top:46px;height:32px;border-left:2px dashed var(--colorNeutralStroke2,var(--sk-line))}
.sk-trail{position:relative;display:grid;grid-template-columns:28px minmax(0,1fr);column-gap:10px}
.sk-trail>i{position:absolute;top:4px;right:0}
.sk-trail+.sk-trail:before{content:'';position:absolute;left:13px;top:-50px;height:48px;border-left:2px solid var(--colorNeutralStroke3,var(--sk-line))}
.sk-trail b{width:8px;height:8px;margin:7px 10px 0;background:var(--colorNeutralStencil1,var(--sk-bar))}
@media (forced-colors:active){.sk i,.sk u,.sk b,.sk-header i{border:1px solid GrayText;box-sizing:border-box}}
:lang(ja) body{word-break:auto-phrase}
@media (max-width:319px){.sk{padding-left:12px;padding-right:12px}}
`.trim()

export const shellMarkup = `${skeletonHeader}<main class="sk" aria-busy="true">${skeletonBody}</main>`
