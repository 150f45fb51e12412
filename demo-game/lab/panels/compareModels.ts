import { button, element } from '../../page/element';
import { confusionOf, type Confusion } from '../analysis/confusion';
import { judgedOf, readPictures } from '../batch/pictures';
import type { Lab } from '../Lab';
import { modelName } from '../models';
import type { Pictures } from '../Pictures';
import { wordFor } from '../source/LabError';
import type { Opened } from '../source/opened';
import { confusionTable } from './confusionTable';
import { facesByModel } from './facesByModel';
import { modelList } from './modelList';
import { tableOf } from './statisticsTable';

interface Measured {
  readonly url: string | null;
  readonly faces: number;
  readonly confusion: Confusion;
}

/** Several models on the same faces. */
export function compareModels(lab: Lab, pictures: Pictures): HTMLElement[] {
  const models = modelList(lab);
  const result = element('div', { id: 'model-result', className: 'scroll' });
  const words = element('p', { className: 'note', id: 'model-words', aria: { role: 'status' } });
  let abort = new AbortController();

  /** Lets one model after the other read; one that fails says so alone. */
  const each = async <T>(read: (url: string | null) => Promise<T>) => {
    const done: T[] = [];
    const failed: HTMLElement[] = [];
    for (const url of models.chosen()) {
      if (abort.signal.aborted) break;
      words.textContent = `Reading with ${modelName(url)} …`;
      try {
        done.push(await read(url));
      } catch (error) {
        failed.push(element('p', { className: 'note' }, `${modelName(url)}: ${wordFor(error)}`));
      }
    }
    return { done, failed };
  };
  const attempt = async (work: () => Promise<readonly HTMLElement[]>) => {
    compare.disabled = measure.disabled = true;
    cancel.disabled = false;
    abort = new AbortController();
    result.replaceChildren();
    try {
      result.append(...(await work()));
    } catch (error) {
      result.append(element('p', { className: 'note' }, wordFor(error)));
    } finally {
      words.textContent = '';
      lab.store.setState({ loading: null });
      compare.disabled = measure.disabled = false;
      cancel.disabled = true;
    }
  };

  const onThisPicture = async () => {
    const picture = await presentPicture(lab);
    if (!picture) return [element('p', { className: 'note' }, 'Open a picture or a video first.')];
    const { done, failed } = await each(async (url) => {
      const reader = lab.readers.get(lab.state.tuning, url);
      // Each model gets a copy of the same picture: a film or webcam has moved on meanwhile.
      const copy = await createImageBitmap(picture);
      const { faces, timing } = await reader.read(copy, performance.now());
      return { url, faces, classifyMs: timing?.classifyMs ?? 0 };
    });
    picture.close();
    return [...facesByModel(done), ...failed];
  };
  const onAll = async () => {
    const { opened } = pictures.store.getState();
    if (opened.length === 0) return [element('p', { className: 'note' }, 'Open pictures first.')];
    const { done, failed } = await each((url) =>
      measured(lab, url, opened, abort.signal, (read) => {
        words.textContent = `${modelName(url)}: ${read} of ${opened.length}`;
      }),
    );
    const parts = done.flatMap(({ url, confusion }) => [
      element('h3', {}, modelName(url)),
      ...confusionTable(confusion),
    ]);
    return [summary(done), ...parts, ...failed];
  };

  const compare = button('On this picture', () => void attempt(onThisPicture));
  compare.id = 'compare-picture';
  const measure = button('On all pictures', () => void attempt(onAll));
  measure.id = 'compare-pictures';
  const cancel = button('Cancel', () => abort.abort());
  cancel.id = 'compare-cancel';
  cancel.disabled = true;
  return [
    element('h2', {}, 'Models on the same faces'),
    ...models.parts,
    element('div', { className: 'row' }, compare, measure, cancel),
    words,
    result,
    models.used,
  ];
}

/** The models against each other, one line each. */
function summary(measured: readonly Measured[]): HTMLElement {
  const share = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(1)} %`);
  const lines = measured.map(({ url, faces, confusion }) => [
    modelName(url),
    String(faces),
    confusion.total > 0 ? `${confusion.right} of ${confusion.total}` : 'no labels',
    share(confusion.accuracy),
    share(confusion.balanced),
  ]);
  return tableOf(['Model', 'Faces', 'Right', 'Share', 'Balanced'], lines);
}

/** What is on the stage, as a picture of its own. */
async function presentPicture(lab: Lab): Promise<ImageBitmap | null> {
  const { source, file } = lab.state;
  if (source === 'pictures' && file) return createImageBitmap(file);
  const filmed = source === 'video' || source === 'webcam';
  return filmed && lab.video.videoWidth > 0 ? createImageBitmap(lab.video) : null;
}

async function measured(
  lab: Lab,
  url: string | null,
  opened: readonly Opened[],
  signal: AbortSignal,
  onRead: (count: number) => void,
): Promise<Measured> {
  const reader = lab.readers.get(lab.state.tuning, url);
  const read = [];
  for await (const one of readPictures(opened, reader, signal)) {
    read.push(one);
    onRead(read.length);
  }
  const faces = read.reduce((sum, { reading }) => sum + (reading?.faces.length ?? 0), 0);
  return { url, faces, confusion: confusionOf(judgedOf(read)) };
}
