import { EMOTIONS, type FaceReading } from 'phaser-emotion';
import { button, element } from '../../page/element';
import { Session } from '../analysis/Session';
import { confusionOf } from '../analysis/confusion';
import { judgedOf, readPictures, type ReadPicture } from '../batch/pictures';
import { COLOURS } from '../colours';
import type { Lab } from '../Lab';
import { modelName, OFFERED } from '../models';
import type { Pictures } from '../Pictures';
import { wordFor } from '../source/LabError';
import { readRecording } from '../source/recordingFile';
import { signalOptionsOf } from '../tuning';
import { confusionTable } from './batch';
import { comparisonTable } from './statisticsTable';

/** Two recordings against each other, and several models on the same faces. */
export function comparePanel(root: HTMLElement, lab: Lab, pictures: Pictures): void {
  root.append(...modelPart(lab, pictures), ...recordingPart(lab));
}

function modelPart(lab: Lab, pictures: Pictures): HTMLElement[] {
  const urls: (string | null)[] = [...OFFERED];
  const list = element('div', { className: 'checks', id: 'models' });
  const result = element('div', { id: 'model-result', className: 'scroll' });
  const words = element('p', { className: 'note', id: 'model-words', aria: { role: 'status' } });
  const field = element('input', {
    type: 'text',
    placeholder: 'https://…/model.json',
    id: 'model-url',
  });
  const use = element('select', {
    id: 'model-used',
    onchange: () => lab.tune({ modelUrl: urls[use.selectedIndex] ?? null }),
  });
  const show = () => {
    const known = [...list.querySelectorAll('input')].map(({ checked }) => checked);
    list.replaceChildren(
      ...urls.map((url, index) => {
        const input = element('input', { type: 'checkbox', checked: known[index] ?? true });
        return element('label', {}, input, modelName(url));
      }),
    );
    use.replaceChildren(...urls.map((url) => element('option', {}, modelName(url))));
    use.selectedIndex = urls.indexOf(lab.state.tuning.modelUrl);
  };
  const add = button('Add', () => {
    const url = field.value.trim();
    if (url !== '' && !urls.includes(url)) urls.push(url);
    field.value = '';
    show();
  });
  const chosen = () =>
    urls.filter((_, index) => list.querySelectorAll('input')[index]?.checked ?? false);

  /** Reads the same things with one model after the other; a model that fails says so alone. */
  const each = async (work: (url: string | null) => Promise<HTMLElement[]>) => {
    compare.disabled = measure.disabled = true;
    result.replaceChildren();
    for (const url of chosen()) {
      words.textContent = `Reading with ${modelName(url)} …`;
      const part = await work(url).catch((error: unknown) => [
        element('p', { className: 'note' }, wordFor(error)),
      ]);
      result.append(element('h3', {}, modelName(url)), ...part);
    }
    words.textContent = '';
    lab.store.setState({ loading: null });
    compare.disabled = measure.disabled = false;
  };
  const compare = button('On this picture', () => {
    void each(async (url) => {
      const picture = await presentPicture(lab);
      if (!picture)
        return [element('p', { className: 'note' }, 'Open a picture or a video first.')];
      const reader = lab.readers.get(lab.state.tuning, url);
      const { faces, timing } = await reader.read(picture, performance.now());
      return [facesTable(faces, timing?.classifyMs ?? 0)];
    });
  });
  compare.id = 'compare-picture';
  const measure = button('On all open pictures', () => {
    void each(async (url) => {
      const { opened } = pictures.store.getState();
      if (opened.length === 0) return [element('p', { className: 'note' }, 'Open pictures first.')];
      const reader = lab.readers.get(lab.state.tuning, url);
      const read: ReadPicture[] = [];
      for await (const one of readPictures(opened, reader, new AbortController().signal)) {
        read.push(one);
        words.textContent = `${modelName(url)}: ${read.length} of ${opened.length}`;
      }
      const { accuracy } = confusionOf(judgedOf(read));
      const faces = read.reduce((sum, { reading }) => sum + (reading?.faces.length ?? 0), 0);
      return accuracy === null
        ? [element('p', { className: 'note' }, `${faces} faces; no picture has a label.`)]
        : confusionTable(read);
    });
  });
  measure.id = 'compare-pictures';
  show();
  return [
    element('h2', {}, 'Models on the same faces'),
    list,
    element('label', { className: 'field' }, 'Another tfjs model under the contract', field),
    element('div', { className: 'row' }, add, compare, measure),
    words,
    result,
    element('label', { className: 'field' }, 'Model that reads everything on this page', use),
  ];
}

/** What is on the stage, as a picture of its own. */
async function presentPicture(lab: Lab): Promise<ImageBitmap | null> {
  const { source, file } = lab.state;
  if (source === 'pictures' && file) return createImageBitmap(file);
  const filmed = source === 'video' || source === 'webcam';
  return filmed && lab.video.videoWidth > 0 ? createImageBitmap(lab.video) : null;
}

function facesTable(faces: readonly FaceReading[], ms: number): HTMLElement {
  const rows = faces.map(({ probabilities }, index) => {
    const order = probabilities
      .map((value, at) => ({ value, emotion: EMOTIONS[at] ?? 'neutral' }))
      .sort((a, b) => b.value - a.value)
      .slice(0, 3);
    const cells = order.map(({ value, emotion }, place) => {
      const cell = element('td', {}, `${emotion} ${Math.round(100 * value)}`);
      if (place === 0) cell.style.color = COLOURS[emotion];
      return cell;
    });
    return element('tr', {}, element('td', {}, `Face ${index + 1}`), ...cells);
  });
  return element(
    'table',
    {},
    element(
      'caption',
      { className: 'note' },
      `${faces.length} faces, classified in ${ms.toFixed(1)} ms`,
    ),
    element('tbody', {}, ...rows),
  );
}

function recordingPart(lab: Lab): HTMLElement[] {
  const sessions: (Session | null)[] = [null, null];
  const result = element('div', { id: 'recordings-result' });
  const words = element('p', {
    className: 'note',
    id: 'recordings-words',
    aria: { role: 'status' },
  });
  const show = () => {
    const measured = sessions.flatMap((session) =>
      session ? [{ name: session.name, appearances: session.appearances(null) }] : [],
    );
    result.replaceChildren(...(measured.length > 0 ? [comparisonTable(measured)] : []));
  };
  const put = (place: number, session: Session) => {
    sessions[place] = session;
    words.textContent = '';
    show();
  };
  const slots = ['A', 'B'].map((name, place) => {
    const input = element('input', {
      type: 'file',
      accept: '.json,application/json',
      id: `recording-${name.toLowerCase()}`,
      onchange: () => {
        const [file] = input.files ?? [];
        input.value = '';
        if (!file) return;
        readRecording(file, signalOptionsOf(lab.state.tuning), `${name}: ${file.name}`)
          .then((session) => put(place, session))
          .catch((error: unknown) => (words.textContent = wordFor(error)));
      },
    });
    const present = button(`Present session as ${name}`, () => {
      const { session, tuning } = lab.state;
      if (!session) return;
      const label = `${name}: ${session.name}`;
      put(place, Session.of(label, session.recording, signalOptionsOf(tuning)));
    });
    const choose = element('label', { className: 'button' }, `Recording ${name}…`, input);
    return element('div', { className: 'row' }, choose, present);
  });
  lab.store.subscribe((state, previous) => {
    if (state.tuning === previous.tuning) return;
    for (const session of sessions) session?.refilter(signalOptionsOf(state.tuning));
    show();
  });
  return [element('h2', {}, 'Two recordings'), ...slots, words, result];
}
