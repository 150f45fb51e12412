import offered from 'virtual:lab-models';

/** A model that the lab knows by name. */
export interface OfferedModel {
  readonly name: string;
  /** What its card calls it. */
  readonly title: string | null;
  /** Null for the model that the package ships. */
  readonly url: string | null;
  /** Share of FER-2013's PrivateTest read as labelled; null when it was not measured. */
  readonly fer2013: number | null;
  /** Share of the same pictures read as most of ten people voted (FER+). */
  readonly ferplus: number | null;
  /** What its authors report. */
  readonly published: string | null;
  readonly training: {
    readonly epochs: number;
    readonly plannedEpochs: number;
    readonly complete: boolean;
  } | null;
}

/** The shipped model first, then those that lie beside it. */
export const OFFERED: readonly OfferedModel[] = offered;

export function modelName(url: string | null): string {
  const known = OFFERED.find((each) => each.url === url);
  if (known) return known.name;
  const parts = new URL(url ?? '', document.baseURI).pathname.split('/');
  return decodeURIComponent(parts.at(-2) || parts.at(-1) || '');
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** How well a model reads, in a sentence; of a model of one's own nobody has measured it. */
export function howItReads(url: string | null): string {
  const model = OFFERED.find((each) => each.url === url);
  if (!model || model.fer2013 === null) return 'not measured here';
  const { title, fer2013, ferplus, published, training } = model;
  const parts = [`${percent(fer2013)} of FER-2013's PrivateTest`];
  if (ferplus !== null) parts.push(`${percent(ferplus)} of what people voted (FER+)`);
  if (published !== null) parts.push(`published: ${published}`);
  if (training && !training.complete) {
    parts.push(`stopped after ${training.epochs} of ${training.plannedEpochs} epochs`);
  }
  return `${title === null ? '' : `${title}: `}${parts.join(', ')}`;
}
