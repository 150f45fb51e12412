import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { dist, entries, plugin, root } from './places.mjs';

const types = path.join(dist, 'types');

/** TypeScript 5.0 does not know it. */
const VIDEO_FRAME =
  'type VideoFrame = typeof globalThis extends { VideoFrame: { prototype: infer T } } ? T : ImageBitmap;\n';

/**
 * Writes the declarations that the entries reach, and no others: what stays inside (the worker
 * with its tfjs and MediaPipe types) is not part of the package's surface. Relative imports get the
 * extension that Node's module resolution asks for.
 */
export function writeDeclarations() {
  const emitted = emit();
  const wanted = Object.values(entries).map((file) =>
    path.join(types, path.relative(plugin, file).replace(/\.ts$/, '.d.ts')),
  );
  const written = new Set();
  while (wanted.length > 0) {
    const file = /** @type {string} */ (wanted.pop());
    if (written.has(file)) continue;
    written.add(file);
    const { text, targets } = withExtensions(file, emitted);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    wanted.push(...targets);
  }
}

/** @returns {Map<string, string>} every declaration file of the plugin */
function emit() {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(Object.values(entries), {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    rootDir: plugin,
    outDir: types,
    paths: {},
  });
  const emitted = new Map();
  const { diagnostics } = program.emit(undefined, (file, text) =>
    emitted.set(path.resolve(file), text),
  );
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) {
    const host = { ...ts.sys, getCanonicalFileName: (name) => name, getNewLine: () => '\n' };
    throw new Error(ts.formatDiagnostics(problems, { ...host, getCurrentDirectory: () => root }));
  }
  return emitted;
}

/**
 * @param {string} file
 * @param {Map<string, string>} emitted
 */
function withExtensions(file, emitted) {
  let text = emitted.get(file);
  if (text === undefined) throw new Error(`no declarations were made for ${file}`);
  const targets = [];
  const imports = ts.preProcessFile(text, true, true).importedFiles.toReversed();
  for (const { fileName, pos, end } of imports) {
    if (!fileName.startsWith('.')) continue;
    const base = path.resolve(path.dirname(file), fileName);
    const found = [`${base}.d.ts`, `${base}/index.d.ts`].find((each) => emitted.has(each));
    if (!found) throw new Error(`${file} imports ${fileName}, which has no declarations`);
    const named = found === `${base}.d.ts` ? `${fileName}.js` : `${fileName}/index.js`;
    // Positions are those of the name within its quotes' bounds.
    text =
      text.slice(0, pos) + text.slice(pos, end + 1).replace(fileName, named) + text.slice(end + 1);
    targets.push(found);
  }
  if (/\bVideoFrame\b/.test(text)) text += VIDEO_FRAME;
  return { text, targets };
}
