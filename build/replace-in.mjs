import path from 'node:path';

/**
 * Replaces in one source file what must differ in the published code, and fails when it is not
 * there exactly as often as expected: the source has changed, and so must this.
 *
 * @param {string} file
 * @param {RegExp} pattern
 * @param {string} replacement
 * @param {number} times
 * @returns {import('rolldown').Plugin}
 */
export function replaceIn(file, pattern, replacement, times) {
  return {
    name: `replace-in-${path.basename(file)}`,
    transform(code, id) {
      if (id !== file) return null;
      const found = code.match(pattern)?.length ?? 0;
      if (found !== times) throw new Error(`${file}: ${found} places to replace, not ${times}`);
      return { code: code.replace(pattern, replacement), map: null };
    },
  };
}
