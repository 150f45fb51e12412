import type { Emotion } from 'phaser-emotion';
import { words } from '../language/words';
import { element } from '../page/element';
import { loadFonts } from '../page/fonts';
import { Meter } from '../page/Meter';
import { listenIn, type OnAir } from './Broadcast';
import './styles.css';

/** What was read stays this long, ms. */
const READ_MS = 8000;

/** What a stream's audience sees: the meter while the game looks, and then what was read. */
export async function showOverlay(): Promise<void> {
  const meter = new Meter();
  const answers = element('div', { className: 'answers' });
  const board = element('main', { className: 'board', hidden: true }, meter.root, answers);
  const read = element('p', { className: 'note', hidden: true, aria: { role: 'status' } });
  let before: OnAir = { answers: [], listening: null, faceInView: false, read: null };
  let gone = 0;

  const ask = (now: OnAir['answers']) => {
    const byEmotion = new Map<Emotion, HTMLElement>(
      now.map(({ emotion, text }) => [emotion, element('div', { className: 'answer' }, text)]),
    );
    answers.replaceChildren(...byEmotion.values());
    meter.open(byEmotion, null);
  };
  const tell = (emotion: OnAir['read']) => {
    window.clearTimeout(gone);
    read.hidden = emotion === null;
    if (emotion === null) return;
    read.textContent = words.looked[emotion];
    gone = window.setTimeout(() => {
      read.hidden = true;
    }, READ_MS);
  };

  // Around it lies whatever the stream shows; a window is keyed out by a colour.
  const key = new URLSearchParams(location.search).get('overlay') ?? '';
  document.body.classList.add('overlay');
  if (/^[0-9a-f]{6}$/i.test(key)) document.body.style.background = `#${key}`;
  document.body.replaceChildren(board, read);
  await loadFonts();
  listenIn((now) => {
    if (JSON.stringify(now.answers) !== JSON.stringify(before.answers)) ask(now.answers);
    board.hidden = now.listening === null;
    meter.update(now.listening, now.faceInView);
    if (now.read !== before.read) tell(now.read);
    before = now;
  });
}
