export declare const DOCUMENTS: readonly string[];
export declare function comparisonTable(folder?: string): Promise<string>;
export declare function withTable(document: string, table: string): string | null;
