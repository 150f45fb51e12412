/**
 * The models that lie in the repository, while the page is served from it; a published page offers
 * the shipped one and whatever URL is typed.
 */
const inRepository = import.meta.env.DEV
  ? Object.values(
      import.meta.glob<string>(['../../models/*/model.json', '!../../models/emotion/*'], {
        query: '?url',
        import: 'default',
        eager: true,
      }),
    )
  : [];

/** URLs of models to compare; null is the one that the package ships. */
export const OFFERED: readonly (string | null)[] = [null, ...inRepository];

export function modelName(url: string | null): string {
  if (url === null) return 'shipped';
  const parts = new URL(url, document.baseURI).pathname.split('/');
  return decodeURIComponent(parts.at(-2) || parts.at(-1) || url);
}
