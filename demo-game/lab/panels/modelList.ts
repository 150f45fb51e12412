import { button, element } from '../../page/element';
import type { Lab } from '../Lab';
import { howItReads, modelName, OFFERED } from '../models';

export interface ModelList {
  readonly parts: readonly HTMLElement[];
  /** Chooses the model that reads everything on the page. */
  readonly used: HTMLElement;
  /** URLs of the ticked models; null is the shipped one. */
  readonly chosen: () => (string | null)[];
}

/** The models known by name and those added by URL, each to be ticked, with how well it reads. */
export function modelList(lab: Lab): ModelList {
  const urls = OFFERED.map(({ url }) => url);
  const unticked = new Set<string | null>();
  const list = element('ul', { id: 'models', aria: { label: 'Models' } });
  const field = element('input', {
    type: 'text',
    placeholder: 'https://…/model.json',
    id: 'model-url',
    onkeydown: ({ key }) => {
      if (key === 'Enter') add();
    },
  });
  const select = element('select', {
    id: 'model-used',
    onchange: () => lab.tune({ modelUrl: urls[select.selectedIndex] ?? null }),
  });
  const show = () => {
    list.replaceChildren(...urls.map((url) => item(url, unticked)));
    select.replaceChildren(...urls.map((url) => element('option', {}, modelName(url))));
    select.selectedIndex = urls.indexOf(lab.state.tuning.modelUrl);
  };
  const add = () => {
    const url = field.value.trim();
    if (url !== '' && !urls.includes(url)) urls.push(url);
    field.value = '';
    show();
  };
  show();
  const title = 'Model that reads everything on this page';
  return {
    parts: [
      list,
      element(
        'div',
        { className: 'added' },
        element('label', { className: 'field' }, 'Another tfjs model under the contract', field),
        button('Add', add),
      ),
    ],
    used: element('label', { className: 'field' }, title, select),
    chosen: () => urls.filter((url) => !unticked.has(url)),
  };
}

function item(url: string | null, unticked: Set<string | null>): HTMLElement {
  const input = element('input', {
    type: 'checkbox',
    checked: !unticked.has(url),
    onchange: () => {
      if (input.checked) unticked.delete(url);
      else unticked.add(url);
    },
  });
  return element(
    'li',
    {},
    element('label', {}, input, element('b', {}, modelName(url))),
    element('span', { className: 'note' }, howItReads(url)),
  );
}
