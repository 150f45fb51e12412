/** What the examples in the documentation take from the reader's game. */
declare function say(text: string): Promise<void>;
declare function fight(): Promise<void>;
declare function offerHelp(): void;
declare function thunder(): void;
declare function showChoices(
  choices: readonly { readonly index: number; readonly text: string }[],
  choose: (choice: { readonly index: number }) => void,
): void;
/** A compiled Ink story. */
declare const json: string;
