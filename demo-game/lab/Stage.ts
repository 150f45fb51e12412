import type { Lab } from './Lab';
import { element } from '../page/element';
import { drawFaces } from './drawFaces';
import { find } from './find';
import type { View } from './view';

const FONT_PX = 15;

/** The picture with what was read drawn over it. */
export class Stage {
  readonly #lab: Lab;
  readonly #root: HTMLElement;
  readonly #picture: HTMLCanvasElement;
  #overlay: HTMLCanvasElement;
  #drawn: View | null = null;
  #pending = false;
  #inked = false;

  constructor(lab: Lab, root: HTMLElement) {
    this.#lab = lab;
    this.#root = root;
    this.#picture = find('#picture', root);
    this.#overlay = find('#overlay', root);
    new ResizeObserver(() => this.#later()).observe(root);
    lab.store.subscribe(() => this.#later());
    root.addEventListener('click', (event) => this.#choose(event));
  }

  /** Shows a single picture; null shows an empty frame, for a recording. */
  show(picture: ImageBitmap | null, width: number, height: number): void {
    Object.assign(this.#picture, { width, height });
    if (picture) this.#picture.getContext('2d')?.drawImage(picture, 0, 0);
  }

  #later(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#draw();
    });
  }

  #draw(): void {
    const { source, view, selected, live } = this.#lab.state;
    const { video } = this.#lab;
    const filmed = source === 'video' || source === 'webcam';
    video.hidden = !filmed;
    video.controls = source === 'video';
    this.#picture.hidden = filmed || view === null;
    const off = source === 'webcam' && !live;
    find('#welcome', this.#root).hidden = source !== null && !off;
    if (source === 'recording' && view && view !== this.#drawn) {
      this.show(null, Math.max(1, view.width), Math.max(1, view.height));
    }
    this.#drawn = view;
    if (!view || view.width === 0 || view.faces.length === 0 || off) {
      this.#wipe();
      return;
    }
    const ratio = devicePixelRatio;
    const canvas = this.#overlay;
    const width = Math.round(this.#root.clientWidth * ratio);
    const height = Math.round(this.#root.clientHeight * ratio);
    const context = canvas.getContext('2d');
    if (!context) return;
    Object.assign(canvas, { width, height });
    this.#inked = true;
    const { scale, left, top } = fit(view, width, height);
    const chosen = selected ?? view.primaryId;
    drawFaces(context, view.faces, {
      scale,
      left,
      top,
      fontPx: FONT_PX * ratio,
      selected: view.faces.length > 1 ? chosen : null,
    });
  }

  /**
   * A canvas that rested for seconds kept its old drawing in Chromium when it was only emptied, by
   * `clearRect` or by its size, and nothing was drawn after: a fresh one has none.
   */
  #wipe(): void {
    if (!this.#inked) return;
    this.#inked = false;
    const fresh = element('canvas', { id: 'overlay', aria: { hidden: 'true' } });
    this.#overlay.replaceWith(fresh);
    this.#overlay = fresh;
  }

  #choose(event: MouseEvent): void {
    const { view } = this.#lab.state;
    if (!view) return;
    const { left, top, width, height } = this.#root.getBoundingClientRect();
    const placed = fit(view, width, height);
    const x = (event.clientX - left - placed.left) / placed.scale;
    const y = (event.clientY - top - placed.top) / placed.scale;
    const hit = view.faces.find(
      ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
    );
    if (!hit) return;
    event.preventDefault();
    this.#lab.select(hit.id);
  }
}

/** How `object-fit: contain` places a frame. */
function fit(frame: { width: number; height: number }, width: number, height: number) {
  const scale = Math.min(width / frame.width, height / frame.height);
  return {
    scale,
    left: (width - frame.width * scale) / 2,
    top: (height - frame.height * scale) / 2,
  };
}
