import { words } from '../language/words';
import type { Entry } from '../telling/journal';

const LANES = ['happy', 'surprise', 'neutral', 'unsure', 'sad', 'angry'] as const;
const COLORS: Readonly<Record<string, string>> = {
  happy: '#d9902a',
  surprise: '#b0548f',
  neutral: '#4f7a86',
  unsure: '#8a8178',
  sad: '#4a5fa8',
  angry: '#b5443c',
};
const WIDTH = 1200;
const HEIGHT = 675;
const LEFT = 190;
const TOP = 150;
const LANE = 68;

const names: Readonly<Record<string, string>> = words.windows;

/** Draws the arc of expressions that the game read, window by window, as a picture to keep. */
export function drawArc(
  journal: readonly Entry[],
  turning: readonly Entry[],
  ending: string,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  ctx.fillStyle = '#fbf4e4';
  ctx.fillRect(0, 0, WIDTH, HEIGHT);
  ctx.fillStyle = '#17131c';
  ctx.font = '44px "Special Elite"';
  ctx.fillText(words.title, 46, 66);
  ctx.font = 'italic 26px "Literata"';
  ctx.fillText(`${words.summary.ending}: ${ending}`, 46, 106);
  const laneY = (emotion: string) =>
    TOP +
    LANE *
      Math.max(
        0,
        LANES.findIndex((lane) => lane === emotion),
      );
  ctx.font = '19px "Atkinson Hyperlegible"';
  ctx.textBaseline = 'middle';
  for (const lane of LANES) {
    ctx.fillStyle = COLORS[lane] ?? '#000';
    ctx.fillText(words.summary.axis[lane], 46, laneY(lane));
    ctx.fillStyle = '#17131c1c';
    ctx.fillRect(LEFT, laneY(lane) - 1, WIDTH - LEFT - 40, 2);
  }
  const step = (WIDTH - LEFT - 90) / Math.max(1, journal.length - 1);
  const points = journal.map((entry, i) => ({
    entry,
    x: LEFT + 24 + i * step,
    y: laneY(entry.emotion),
  }));
  ctx.strokeStyle = '#17131c';
  ctx.lineWidth = 5;
  ctx.lineJoin = 'round';
  ctx.beginPath();
  points.forEach(({ x, y }, i) => {
    const before = points[i - 1];
    if (!before) ctx.moveTo(x, y);
    else ctx.bezierCurveTo(before.x + step / 2, before.y, x - step / 2, y, x, y);
  });
  ctx.stroke();
  for (const { entry, x, y } of points) {
    const turned = turning.includes(entry);
    ctx.beginPath();
    ctx.arc(x, y, turned ? 17 : 11, 0, Math.PI * 2);
    ctx.fillStyle = COLORS[entry.emotion] ?? '#000';
    ctx.fill();
    ctx.lineWidth = 4;
    ctx.stroke();
    ctx.save();
    ctx.translate(x, TOP + LANE * LANES.length - 20);
    ctx.rotate(Math.PI / 5);
    ctx.fillStyle = '#17131c';
    ctx.font = `${turned ? '700 ' : ''}17px "Atkinson Hyperlegible"`;
    ctx.fillText(names[entry.window] ?? entry.window, 0, 0, 190);
    ctx.restore();
  }
  return canvas;
}
