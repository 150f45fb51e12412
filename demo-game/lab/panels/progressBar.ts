import { element } from '../../page/element';

/** How far a long work is; `set` takes 0..1. */
export function progressBar(label: string) {
  const inner = element('span');
  const root = element(
    'div',
    { className: 'progress', aria: { role: 'progressbar', label, valuemin: '0', valuemax: '100' } },
    inner,
  );
  return {
    root,
    set(share: number) {
      inner.style.width = `${100 * share}%`;
      root.setAttribute('aria-valuenow', String(Math.round(100 * share)));
    },
  };
}
