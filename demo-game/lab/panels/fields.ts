import { element } from '../../page/element';

/** A choice among words, with its title. */
export function selectField<T extends string>(
  title: string,
  values: readonly T[],
  choose: (value: T) => void,
): HTMLElement {
  const select = element(
    'select',
    {
      onchange: () => {
        const value = values[select.selectedIndex];
        if (value !== undefined) choose(value);
      },
    },
    ...values.map((value) => element('option', {}, value)),
  );
  return element('label', { className: 'field' }, title, select);
}

/** A number between two bounds, with its title. */
export function numberField(
  title: string,
  min: number,
  max: number,
  value: number,
  choose: (value: number) => void,
): HTMLElement {
  const input = element('input', {
    type: 'number',
    min: String(min),
    max: String(max),
    value: String(value),
    onchange: () => choose(input.valueAsNumber),
  });
  return element('label', { className: 'field' }, title, input);
}
