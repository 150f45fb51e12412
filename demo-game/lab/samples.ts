import type { Opened } from './source/opened';

const CLIP = new URL('./samples/portraits.webm', import.meta.url).href;
const SESSIONS = import.meta.glob<string>('./samples/*.session.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

async function fetched(url: string, name: string, type: string): Promise<Opened> {
  const bytes = await (await fetch(url)).blob();
  return { file: new File([bytes], name, { type }), path: name };
}

/** By the id of its button, what an empty page offers to look at. */
export const samples: Readonly<Record<string, () => Promise<Opened[]>>> = {
  'sample-clip': async () => [await fetched(CLIP, 'portraits.webm', 'video/webm')],
  'sample-sessions': () =>
    Promise.all(
      Object.entries(SESSIONS).map(([path, url]) =>
        fetched(url, path.split('/').at(-1) ?? path, 'application/json'),
      ),
    ),
};
