/** What came of one source. */
export interface Tried {
  readonly started: boolean;
  readonly status: string;
  readonly error: string | null;
  readonly backend: string | null;
  readonly readings: number;
  readonly emotion: string | null;
  readonly firstReadingMs: number | null;
  readonly mediansMs: { readonly detect: number; readonly classify: number; readonly all: number };
}

const SECONDS = 8;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function photoStream(url: string): Promise<MediaStream> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = Object.assign(document.createElement('canvas'), {
    width: bitmap.width,
    height: bitmap.height,
  });
  const context = canvas.getContext('2d');
  setInterval(() => context?.drawImage(bitmap, 0, 0), 40);
  return canvas.captureStream(25);
}

const median = (values: number[]) =>
  Math.round(10 * (values.sort((a, b) => a - b)[values.length >> 1] ?? 0)) / 10;

async function attempt(source?: MediaStream): Promise<Tried> {
  const began = performance.now();
  const detect: number[] = [];
  const classify: number[] = [];
  const all: number[] = [];
  let firstReadingMs: number | null = null;
  const undo = window.emotion.on('reading', ({ frame: { timing } }) => {
    firstReadingMs ??= Math.round(performance.now() - began);
    detect.push(timing?.detectMs ?? 0);
    classify.push(timing?.classifyMs ?? 0);
    all.push(timing?.totalMs ?? 0);
  });
  const started = await Promise.race([
    window.emotion.start(source ? { source } : {}),
    wait(60_000).then(() => false),
  ]);
  if (started) await wait(SECONDS * 1000);
  const { status, error, primary, performance: measured } = window.emotion.store.getState();
  const tried = {
    started,
    status,
    error: error && `${error.code}: ${error.message}`,
    backend: measured.backend,
    readings: all.length,
    emotion: primary?.emotion ?? null,
    firstReadingMs,
    mediansMs: { detect: median(detect), classify: median(classify), all: median(all) },
  };
  undo();
  window.emotion.stop({ keepLoaded: true });
  return tried;
}

const tell = (report: object) =>
  fetch('/report', {
    method: 'POST',
    body: JSON.stringify({ userAgent: navigator.userAgent, ...report }),
  });

addEventListener('error', ({ message }) => void tell({ error: message }));
addEventListener('unhandledrejection', ({ reason }) => void tell({ error: String(reason) }));

const patience = setTimeout(() => void tell({ error: 'the game did not start' }), 30_000);
await import('../fixtures/site/game');
while (document.title !== 'ready') await wait(50);
clearTimeout(patience);
const photo = new URLSearchParams(location.search).get('photo') ?? '';
await tell({ canvasStream: await attempt(await photoStream(photo)), camera: await attempt() });
