type Props<K extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[K], 'style' | 'children' | 'dataset'>
> & { readonly aria?: Readonly<Record<string, string>> };

/** Makes an element with its properties, ARIA attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { aria = {}, ...props }: Props<K> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  Object.assign(made, props);
  for (const [name, value] of Object.entries(aria)) {
    made.setAttribute(name === 'role' ? name : `aria-${name}`, value);
  }
  made.append(...children);
  return made;
}

export function button(label: string, act: () => void, className = ''): HTMLButtonElement {
  return element('button', { type: 'button', className, onclick: act }, label);
}

/** A label in full and, for narrow screens, in short: the style sheet shows one of them. */
export function twoLengths(full: string, short: string): readonly HTMLElement[] {
  return [
    element('span', { className: 'full' }, full),
    element('span', { className: 'short' }, short),
  ];
}
