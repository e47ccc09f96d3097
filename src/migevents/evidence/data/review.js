
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
