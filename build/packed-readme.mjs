/**
 * The README as it stands in the package, where most of what it links to is not.
 *
 * - With a `repository` in package.json, links and pictures lead there.
 * - Without one, links to files that are packed stay, and others leave their words behind.
 *
 * @param {string} text
 * @param {{ files: readonly string[], repository?: string | { url: string } }} manifest
 * @throws when a picture is shown that is not packed
 */
export function packedReadme(text, { files, repository }) {
  const home = addressOf(repository);
  const isPacked = (target) =>
    /^(LICENSE|README\.md|package\.json)$/.test(target) ||
    files.some((each) => target === each || target.startsWith(`${each}/`));
  return text.replace(
    /(!?)\[([^\]]*)\]\((?!https?:|#|mailto:)([^)\s]+)\)/g,
    (whole, picture, words, link) => {
      const [target = ''] = link.split('#');
      if (home) return `${picture}[${words}](${home}/${picture ? 'raw' : 'blob'}/HEAD/${link})`;
      if (isPacked(target.replace(/\/$/, ''))) return whole;
      if (picture) throw new Error(`README.md shows ${target}, which is not among "files"`);
      return words;
    },
  );
}

/** @param {string | { url: string } | undefined} repository */
function addressOf(repository) {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '');
}
