import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Compiler, CompilerOptions } from 'inkjs/full';
import type { Plugin } from 'vite';

/**
 * Compiles `import story from './main.ink'` at build time, so that the page needs Ink's runtime
 * only. Included files are watched.
 */
export function ink(): Plugin {
  return {
    name: 'ink',
    transform(source, id) {
      if (!id.endsWith('.ink')) return null;
      const folder = dirname(id);
      const problems: string[] = [];
      const handler = {
        ResolveInkFilename: (name: string) => {
          const path = resolve(folder, name);
          this.addWatchFile(path);
          return path;
        },
        LoadInkFileContents: (path: string) => readFileSync(path, 'utf8'),
      };
      const options = new CompilerOptions(
        id,
        [],
        false,
        (message: string) => problems.push(message),
        handler,
      );
      const story = new Compiler(source, options).Compile();
      const errors = problems.filter((problem) => !problem.startsWith('TODO'));
      if (errors.length > 0) this.error(errors.join('\n'));
      return { code: `export default ${story.ToJson() ?? '""'};`, map: null };
    },
  };
}
