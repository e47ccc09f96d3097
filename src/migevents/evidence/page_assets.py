"""The style and the script of the review page."""

STYLE = """
:root { color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d2327; --soft: #5d676e; --line: #e3dfd6; --lit: #ffd75e; --lit-ink: #1d2327;
  --found: #1f7a4d; --partly: #9a6200; --missing: #b3261e; --mark: #e2f0e7; --mark-partly: #faecd2; --accent: #2456a6; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14181b; --card: #1c2226; --ink: #e6e4df; --soft: #9aa4ab; --line: #323a40; --lit: #f2c744; --lit-ink: #14181b;
  --found: #6fcf97; --partly: #f0b45a; --missing: #ff8a80; --mark: #1f3a2c; --mark-partly: #44341a; --accent: #8db4f2; } }
* { box-sizing: border-box; }
html { height: 100%; }
body { margin: 0; height: 100%; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .4rem 1.6rem; padding: .9rem 1.6rem;
  border-bottom: 1px solid var(--line); background: var(--card); }
h1 { margin: 0; font-size: 1.05rem; font-weight: 650; letter-spacing: .01em; }
header ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0; padding: 0; list-style: none; }
header p { margin: 0 0 0 auto; color: var(--soft); font-size: .85rem; }
i { font-style: normal; }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
section { position: relative; overflow: auto; scroll-behavior: smooth; }
section:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.source { max-width: 42rem; margin: 0 auto; padding: 2rem 1.8rem 4rem; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 1.08rem/1.7 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", serif; }
.record { border-left: 1px solid var(--line); background: var(--card); padding: .8rem 0 3rem; }
summary { padding: .7rem 1.3rem .4rem; font-size: .78rem; font-weight: 650; letter-spacing: .06em; text-transform: uppercase;
  color: var(--soft); cursor: pointer; }
summary small { font-weight: 400; }
details ul { margin: 0; padding: 0; list-style: none; }
button { display: grid; grid-template-columns: 1.4rem 8.5rem minmax(0, 1fr); gap: 0 .5rem; width: 100%; padding: .38rem 1.3rem;
  border: 0; border-left: 3px solid transparent; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
.key { color: var(--soft); font-size: .86rem; line-height: 1.75; overflow-wrap: anywhere; }
.value { overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden;
  white-space: pre-line; }
button.lit .value { -webkit-line-clamp: none; }
.note { grid-column: 3; color: var(--soft); font-size: .84rem; }
.found i { color: var(--found); } .partly_found i { color: var(--partly); } .not_found i { color: var(--missing); }
.not_checked i, .not_checked .value { color: var(--soft); }
li.not_found button { border-left-color: var(--missing); }
li.not_found .value { text-decoration: underline wavy var(--missing) 1px; text-underline-offset: 4px; }
mark { color: inherit; background: var(--mark); border-radius: 3px; box-decoration-break: clone; -webkit-box-decoration-break: clone;
  border-bottom: 2px solid var(--found); cursor: pointer; }
mark.partly { background: var(--mark-partly); border-bottom-style: dashed; border-bottom-color: var(--partly); }
mark.lit { background: var(--lit); color: var(--lit-ink); border-bottom-color: var(--lit-ink); }
button.lit { background: color-mix(in srgb, var(--lit) 22%, transparent); border-left-color: var(--lit); }
button:focus-visible, mark:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 52rem) { body { height: auto; } main { grid-template-columns: 1fr; }
  .record { order: -1; border-left: 0; border-bottom: 1px solid var(--line); max-height: 55vh; } header p { margin: 0; } }
@media (prefers-reduced-motion: reduce) { section { scroll-behavior: auto; } }
@media (forced-colors: active) { mark.lit, button.lit { outline: 2px solid Highlight; } }
@media print { html, body { height: auto; display: block; background: #fff; color: #000; } main { display: block; }
  section { overflow: visible; } .record { border: 0; break-before: page; background: none; } header p { display: none; }
  .source { max-width: none; padding: 1rem 0; } mark { background: none; border-bottom: 1.5px solid #000; }
  .value { display: block; } details::details-content { content-visibility: visible; } }
"""

SCRIPT = """
(() => {
  const of = element => (element.dataset.v || '').split(' ');
  const all = [...document.querySelectorAll('[data-v]')];
  const marks = new Map(), rows = new Map();
  for (const element of all)
    for (const value of of(element)) {
      const side = element.tagName === 'MARK' ? marks : rows;
      if (!side.has(value)) side.set(value, []);
      side.get(value).push(element);
    }
  let lit = [];
  const clear = () => { for (const element of lit) element.classList.remove('lit'); lit = []; };
  const shown = element => element && !element.closest('details:not([open])');
  const reveal = element => { if (shown(element)) element.scrollIntoView({ block: 'nearest' }); };
  const light = (element, scroll) => {
    clear();
    for (const value of of(element))
      for (const other of [...(marks.get(value) || []), ...(rows.get(value) || [])]) { other.classList.add('lit'); lit.push(other); }
    if (!scroll) return;
    const other = element.tagName === 'MARK' ? rows : marks;
    const first = of(element).flatMap(value => other.get(value) || []);
    const isLikeliest = mark => (mark.dataset.first || '').split(' ').includes(of(element)[0]);
    reveal(first.find(isLikeliest) || first[0]);
  };
  for (const mark of document.querySelectorAll('mark')) mark.tabIndex = 0;
  for (const element of all) {
    element.addEventListener('pointerenter', () => light(element, true));
    element.addEventListener('focus', () => light(element, true));
    element.addEventListener('click', () => light(element, true));
  }
  document.addEventListener('keydown', event => {
    const here = document.activeElement;
    if (event.key === 'Escape') { clear(); return; }
    if (!here || !here.dataset || here.dataset.v === undefined) return;
    const isMark = here.tagName === 'MARK';
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const list = [...document.querySelectorAll(isMark ? 'mark' : '.record button')].filter(shown);
      const next = list[list.indexOf(here) + step];
      if (next) { next.focus(); event.preventDefault(); }
    } else if (event.key === 'Enter' || event.key === ' ' || event.key === (isMark ? 'ArrowRight' : 'ArrowLeft')) {
      const other = (isMark ? rows : marks).get(of(here)[0]);
      const target = other && other.find(shown);
      if (target) { target.focus(); event.preventDefault(); }
    }
  });
  document.documentElement.dataset.ready = 'yes';
})();
"""
