import './styles.css';
import { version } from '../../package.json';
import { element } from '../page/element';
import { stages } from './stages';

const find = <T extends HTMLElement>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`the page lacks ${selector}`);
  return found;
};
const begin = find<HTMLButtonElement>('#begin');
const report = find<HTMLTextAreaElement>('#report');
const list = find('#stages');

/** Stage by stage, until one fails; the rest would only fail with it. */
async function check(): Promise<void> {
  begin.disabled = true;
  list.replaceChildren();
  document.title = 'Testing …';
  const lines = [`phaser-emotion ${version}, ${new Date().toISOString()}`];
  let passed = true;
  for (const { name, run } of stages()) {
    const item = element('li', {}, name);
    list.append(item);
    try {
      const said = await run();
      item.className = 'passed';
      lines.push(...said);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      item.className = 'failed';
      item.append(`: ${reason}`);
      lines.push(`FAILED ${name}: ${reason}`);
      passed = false;
      break;
    }
  }
  lines.push(passed ? 'works' : 'does not work');
  report.value = lines.join('\n');
  find('#result').hidden = false;
  begin.disabled = false;
  begin.textContent = 'Test again';
  document.title = passed ? 'It works here' : 'It does not work here';
}

begin.addEventListener('click', () => void check());
find('#copy').addEventListener('click', () => {
  // Where the clipboard is closed the text is selected, to be copied by hand.
  report.select();
  void (navigator.clipboard as Clipboard | undefined)
    ?.writeText(report.value)
    .catch(() => undefined);
});
if (new URLSearchParams(location.search).has('auto')) void check();
