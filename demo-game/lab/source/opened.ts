/** A file with the path it was chosen by. */
export interface Opened {
  readonly file: File;
  /** Folders and name, with slashes. */
  readonly path: string;
}

export type Kind = 'video' | 'picture' | 'recording' | 'notes' | 'unknown';

const ENDINGS: Readonly<Record<string, Kind>> = {
  mkv: 'video',
  mov: 'video',
  m4v: 'video',
  ogv: 'video',
  avi: 'video',
  json: 'recording',
};

export function kindOf({ name, type }: Pick<File, 'name' | 'type'>): Kind {
  if (name.toLowerCase().endsWith('.notes.json')) return 'notes';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('image/')) return 'picture';
  if (type === 'application/json') return 'recording';
  return ENDINGS[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'unknown';
}

/** What an input element of type `file` holds. */
export function chosen(input: HTMLInputElement): Opened[] {
  return [...(input.files ?? [])].map((file) => ({
    file,
    path: file.webkitRelativePath || file.name,
  }));
}

/**
 * What was dropped, folders opened to any depth. Files that lie in no file system, such as those of
 * another page, are taken as they are.
 */
export async function dropped(items: DataTransferItemList): Promise<Opened[]> {
  const held = [...items].flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []);
  const lists = await Promise.all(
    held.map(async (each) =>
      each instanceof File ? [{ file: each, path: each.name }] : walk(each),
    ),
  );
  return lists.flat().sort((a, b) => a.path.localeCompare(b.path));
}

async function walk(entry: FileSystemEntry): Promise<Opened[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Opened[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return found;
    found.push(...(await Promise.all(batch.map((each) => walk(each)))).flat());
  }
}
