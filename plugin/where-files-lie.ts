/** The script that runs this, where it is a classic one: such bundles know no `import.meta.url`. */
const script = globalThis.document?.currentScript;
const scriptUrl = script && 'src' in script && script.src !== '' ? script.src : undefined;

/** Before version 8, Vite's development server moves a package's code into a folder of its own. */
const PREBUNDLED = /^(.*?)(?:\/node_modules)?\/\.[^/]+\/(?:[^/]+\/)*deps\/(worker\.js|assets\/.*)$/;

/**
 * Turns what `new URL('./name', import.meta.url)` made of a published file into the address where
 * it is served:
 *
 * - some bundlers give a path without its origin, which a worker cannot resolve;
 * - Vite 5 to 7 prebundle the code in development and leave its files where the package lies.
 *
 * @param stated absolute, or a path from the page's origin
 * @param page absolute; undefined outside of pages
 */
export function servedUrl(stated: string, page = globalThis.document?.baseURI): string {
  const url = new URL(stated, page).href;
  const [, root, file] = PREBUNDLED.exec(url) ?? [];
  return file === undefined ? url : `${root}/node_modules/phaser-emotion/dist/${file}`;
}

/** Where files lie that were copied beside a classic script, with a slash at its end. */
export function besideScript(page = globalThis.document?.baseURI): string {
  return new URL('.', scriptUrl ?? page).href;
}
