import { element } from '../../page/element';
import type { Lab } from '../Lab';

/** Model, backend, rate and size of the picture, in the page's head. */
export function showVitals(root: HTMLElement, lab: Lab): void {
  let shown = '';
  const show = () => {
    const { model, backend, performance, live, view } = lab.state;
    const pairs: readonly (readonly [string, string])[] = [
      ['Model', model === null || model === 'default' ? '–' : model],
      ['Backend', backend ?? '–'],
      ['Rate', live && performance ? `${performance.fps.toFixed(1)} fps` : '–'],
      ['Picture', view && view.width > 0 ? `${view.width}×${view.height}` : '–'],
      ['Faces', String(view?.faces.filter(({ visible }) => visible).length ?? 0)],
    ];
    const text = JSON.stringify(pairs);
    if (text === shown) return;
    shown = text;
    root.replaceChildren(
      ...pairs.map(([name, value]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, value)),
      ),
    );
  };
  lab.store.subscribe(show);
  show();
}
