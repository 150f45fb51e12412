import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

const pages = ts.sys
  .readDirectory(
    root,
    ['.md'],
    ['node_modules', 'dist*', 'docs/api', 'build/api', 'docs/.vitepress', 'tests', 'demo-game'],
  )
  .map((file) => relative(root, file))
  .sort();

interface Block {
  /** `docs/guide/start.md:12`, where the block begins. */
  readonly place: string;
  readonly code: string;
}

function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```$/gm)].map((match) => ({
    place: `${page}:${text.slice(0, match.index).split('\n').length}`,
    code: match[1] ?? '',
  }));
}

/** Code that stands alone is a module; anything else is what a scene does. */
function asModule({ code }: Block): string {
  const lines = code.split('\n');
  const isImport = (line: string) => /^import .* from .*;$/.test(line);
  const imports = lines.filter(isImport);
  const rest = lines.map((line) => (isImport(line) ? '' : line)).join('\n');
  if (/^(class|new Phaser|export|it\(|const engine)/m.test(rest)) return `${code}\nexport {};\n`;
  return `${imports.join(' ')} import { Scene as SceneOfTheReader } from 'phaser'; export class Reader extends SceneOfTheReader { async run(): Promise<void> {\n${rest}\n}}`;
}

it('every TypeScript block of the documentation compiles', () => {
  const blocks = pages.flatMap(blocksOf);
  expect(blocks.length).toBeGreaterThan(30);
  const files = new Map(
    blocks.map((block, index) => [
      join(root, 'docs', `block-${index}.ts`),
      { block, code: asModule(block) },
    ]),
  );
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  ) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const compilerOptions = { ...options, noUnusedLocals: false, verbatimModuleSyntax: false };
  const host = ts.createCompilerHost(compilerOptions);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file)?.code ?? readFile(file);
  const program = ts.createProgram(
    [...files.keys(), join(root, 'docs/ambient.d.ts'), join(root, 'plugin/scene/index.ts')],
    compilerOptions,
    host,
  );
  const problems = [...files].flatMap(([file, { block }]) => {
    const source = program.getSourceFile(file);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(
      ({ messageText }) => `${block.place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
  expect(problems).toEqual([]);
});
