export declare const oldest: Readonly<Record<'playing' | 'reading', readonly string[]>>;
