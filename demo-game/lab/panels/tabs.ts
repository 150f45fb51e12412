import { find } from '../find';

/** The tab pattern of the ARIA practices: arrows move, the shown tab takes the focus. */
export function tabs(list: HTMLElement): void {
  const all = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const show = (chosen: HTMLElement) => {
    for (const tab of all) {
      const selected = tab === chosen;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      find(`#${tab.getAttribute('aria-controls')}`).hidden = !selected;
    }
  };
  all.forEach((tab, index) => {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0;
      const next = all[(index + step + all.length) % all.length];
      if (step === 0 || !next) return;
      show(next);
      next.focus();
    });
  });
}
