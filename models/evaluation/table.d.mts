export declare const DOCUMENTS: Readonly<Record<string, readonly string[]>>;
export declare function comparisonTable(folder?: string): Promise<string>;
export declare function photosTable(folder?: string): Promise<string>;
export declare function shippedTables(folder?: string): Promise<string>;
export declare function withSection(document: string, name: string, content: string): string | null;
