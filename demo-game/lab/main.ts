import 'phaser-emotion/full-range';
import './language';
import './styles.css';
import { element } from '../page/element';
import { COLOURS } from './colours';
import { find } from './find';
import { Lab } from './Lab';
import { cameraPicker } from './panels/cameraPicker';
import { compareModels } from './panels/compareModels';
import { compareRecordings } from './panels/compareRecordings';
import { insidePanel } from './panels/inside';
import { notesPanel } from './panels/notes';
import { pictureBatch } from './panels/pictureBatch';
import { tabs } from './panels/tabs';
import { Timeline } from './panels/timeline';
import { tunePanel } from './panels/tune';
import { videoBatch } from './panels/videoBatch';
import { showVitals } from './panels/vitals';
import { Pictures } from './Pictures';
import { Playtest } from './playtest/Playtest';
import { playtestPanel } from './playtest/playtestPanel';
import { recordingJson, save, stem } from './save';
import { wordFor } from './source/LabError';
import { chosen, dropped, kindOf, type Kind, type Opened } from './source/opened';
import { samples } from './samples';
import { Stage } from './Stage';
import { Strip } from './Strip';

const lab = new Lab(find<HTMLVideoElement>('#video'));
const stage = new Stage(lab, find('#stage'));
const pictures = new Pictures(lab, new Strip(find('#strip'), lab, stage));

tabs(find('#tools [role="tablist"]'));
insidePanel(find('#inside'), lab);
tunePanel(find('#tune'), lab);
find('#compare').append(...compareModels(lab, pictures), ...compareRecordings(lab));
find('#batch').append(...videoBatch(lab), ...pictureBatch(lab, pictures));
new Timeline(lab);
const playtest = new Playtest();
notesPanel(lab, playtest);
playtestPanel(playtest, {
  open: (file) =>
    void attempt(async () => {
      if (await lab.openRecording(file, false)) playtest.store.setState({ open: false });
      else lab.say(`${file.name} holds answers and no reading: there is no timeline of it.`);
    }),
  back: () => {
    playtest.clear();
    lab.say(null);
  },
});
showVitals(find('#vitals'), lab);
cameraPicker(find<HTMLSelectElement>('#camera'), lab);

/** Whatever fails is said in a sentence, and the page goes on. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    lab.store.setState({ loading: null });
    lab.say(wordFor(error), true);
  }
}

/** One kind at a time: all pictures, or else the first video, or else all recordings. */
async function open(opened: readonly Opened[]): Promise<void> {
  const [first] = opened;
  if (!first) return;
  const ofKind = (kind: Kind) => opened.filter(({ file }) => kindOf(file) === kind);
  const photos = ofKind('picture');
  const [video] = ofKind('video');
  const recordings = ofKind('recording');
  const notes = ofKind('notes');
  let taken = 1;
  if (photos.length > 0) {
    await pictures.read(photos);
    taken = photos.length;
  } else if (video) {
    await lab.openVideo(video.file);
  } else if (recordings.length + notes.length > 0) {
    taken = recordings.length + notes.length;
    const [only] = recordings;
    if (playtest.state.open || recordings.length > 1) playtest.add([...recordings, ...notes]);
    else {
      if (notes.length > 0) await playtest.addNotes(notes);
      if (only && !(await lab.openRecording(only.file))) playtest.add([only]);
    }
  } else {
    lab.say(`${first.file.name} is neither a picture, a video nor a recording.`, true);
  }
  const left = opened.length - taken;
  if (left > 0)
    lab.say(left === 1 ? '1 other file was left out.' : `${left} other files were left out.`);
}

find('#webcam').addEventListener('click', () => void attempt(() => lab.webcam()));
find('#stop').addEventListener('click', () => lab.stop());
for (const id of ['#files', '#folder']) {
  const input = find<HTMLInputElement>(id);
  input.addEventListener('change', () => {
    const opened = chosen(input);
    input.value = '';
    void attempt(() => open(opened));
  });
}
find('#record').addEventListener('click', () => {
  const { session } = lab.state;
  if (session) save(`${stem(session.name)}.recording.json`, recordingJson(session));
});

find('#to-overview').addEventListener('click', () => {
  lab.close();
  playtest.store.setState({ open: true });
});
for (const [id, load] of Object.entries(samples)) {
  find(`#${id}`).addEventListener('click', () => void attempt(async () => open(await load())));
}

const drop = find('#drop');
addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.hidden = false;
});
addEventListener('dragleave', ({ relatedTarget }) => {
  if (!relatedTarget) drop.hidden = true;
});
addEventListener('drop', (event) => {
  event.preventDefault();
  drop.hidden = true;
  const { dataTransfer } = event;
  if (dataTransfer) void attempt(async () => open(await dropped(dataTransfer.items)));
});
addEventListener('pagehide', () => lab.close());
playtest.store.subscribe(({ open: shown, digests }) => {
  find('#to-overview').hidden = shown || digests.length === 0;
});

const notice = find('#notice');
const loading = find('#loading');
const faces = find('#faces');
lab.store.subscribe((state, previous) => {
  find<HTMLButtonElement>('#stop').disabled = !state.live;
  find<HTMLButtonElement>('#record').disabled = !state.session?.samples.length;
  if (state.notice !== previous.notice) {
    notice.hidden = state.notice === null;
    notice.textContent = state.notice?.text ?? '';
    notice.classList.toggle('bad', state.notice?.bad ?? false);
  }
  loading.hidden = state.loading === null;
  loading.setAttribute('aria-valuenow', String(Math.round(100 * (state.loading ?? 0))));
  find('span', loading).style.width = `${100 * (state.loading ?? 0)}%`;
  if (state.view !== previous.view || state.selected !== previous.selected) showFaces();
});

/** The faces as buttons, so that one can be chosen without a pointer. */
function showFaces(): void {
  const { face } = lab;
  const all = lab.state.view?.faces ?? [];
  const known = [...faces.children].map((each) => (each as HTMLElement).dataset['id']).join();
  if (known !== all.map(({ id }) => id).join()) {
    faces.replaceChildren(
      ...all.map(({ id }) => {
        const made = element(
          'button',
          { type: 'button', onclick: () => lab.select(id) },
          element('i', { className: 'dot' }),
          element('span'),
        );
        made.dataset['id'] = String(id);
        return made;
      }),
    );
  }
  all.forEach(({ id, emotion, confidence, visible }, index) => {
    const made = faces.children[index];
    if (!(made instanceof HTMLElement)) return;
    made.setAttribute('aria-pressed', String(id === face?.id));
    made.style.opacity = visible ? '1' : '0.5';
    find('.dot', made).style.background = COLOURS[emotion];
    find('span', made).textContent = `${id} ${emotion} ${Math.round(100 * confidence)} %`;
  });
}
