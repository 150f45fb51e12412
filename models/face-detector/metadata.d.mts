export function buildMetadata(name: string): Uint8Array;
export function addMetadata(model: Uint8Array, name: string): Uint8Array;
export function fieldPosition(view: DataView, tablePosition: number, field: number): number;
