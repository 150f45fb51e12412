export function packedReadme(
  text: string,
  manifest: { readonly files: readonly string[]; readonly repository?: string | { url: string } },
): string;
