import { element } from '../page/element';
import type { ReadPicture } from './batch/pictures';
import { COLOURS } from './colours';
import type { Lab } from './Lab';
import type { Stage } from './Stage';
import { viewOfStill } from './view';

/** More thumbnails than this would be slow to lay out; the exports hold all. */
const MOST = 300;

/** The pictures that were read, to go through one by one. */
export class Strip {
  readonly #root: HTMLElement;
  readonly #lab: Lab;
  readonly #stage: Stage;
  #urls: string[] = [];
  #count = 0;

  constructor(root: HTMLElement, lab: Lab, stage: Stage) {
    this.#root = root;
    this.#lab = lab;
    this.#stage = stage;
    root.addEventListener('keydown', (event) => {
      const forward = event.key === 'ArrowRight';
      if (!forward && event.key !== 'ArrowLeft') return;
      const at = document.activeElement;
      const next = forward ? at?.nextElementSibling : at?.previousElementSibling;
      if (!(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus();
      next.click();
    });
    lab.store.subscribe(({ source }) => {
      root.hidden = source !== 'pictures';
    });
  }

  clear(): void {
    for (const url of this.#urls) URL.revokeObjectURL(url);
    this.#urls = [];
    this.#count = 0;
    this.#root.replaceChildren();
  }

  add(picture: ReadPicture): void {
    this.#count += 1;
    if (this.#count > MOST) return;
    const url = URL.createObjectURL(picture.file);
    this.#urls.push(url);
    const view = picture.reading && viewOfStill(picture.reading);
    const [first] = view?.faces ?? [];
    const faces = view ? `${view.faces.length} face${view.faces.length === 1 ? '' : 's'}` : '';
    const word = element('span', {}, first && view?.faces.length === 1 ? first.emotion : faces);
    if (first && view?.faces.length === 1) word.style.color = COLOURS[first.emotion];
    const item = element(
      'button',
      {
        type: 'button',
        title: picture.path,
        tabIndex: this.#count === 1 ? 0 : -1,
        onclick: () => void this.#show(picture, item),
        aria: { role: 'option', selected: 'false' },
      },
      element('img', { src: url, alt: '', loading: 'lazy' }),
      element('span', {}, picture.file.name),
      picture.trouble ? element('span', { className: 'note' }, picture.trouble) : word,
    );
    this.#root.append(item);
    if (this.#count === 1) void this.#show(picture, item);
  }

  async #show(picture: ReadPicture, item: HTMLElement): Promise<void> {
    for (const each of this.#root.querySelectorAll('button')) {
      each.setAttribute('aria-selected', String(each === item));
      // One stop for the tab key: the arrows go through the pictures.
      each.tabIndex = each === item ? 0 : -1;
    }
    const view = picture.reading && viewOfStill(picture.reading);
    const bitmap = await createImageBitmap(picture.file).catch(() => null);
    const left = this.#lab.state.source !== 'pictures' || !item.isConnected;
    if (left || item.getAttribute('aria-selected') !== 'true') {
      bitmap?.close();
      return;
    }
    this.#stage.show(bitmap, view?.width ?? 1, view?.height ?? 1);
    bitmap?.close();
    this.#lab.store.setState({ view, selected: null, file: picture.file });
    // What was said of another picture goes; a remark on all of them stays.
    if (picture.trouble) this.#lab.say(`${picture.file.name}: ${picture.trouble}.`, true);
    else if (this.#lab.state.notice?.bad) this.#lab.say(null);
  }
}
