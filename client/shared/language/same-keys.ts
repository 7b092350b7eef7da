/** The keys of two catalogs when they are the same ones, and otherwise `never`, which fails wherever a text is used. */
export type SameKeys<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? keyof A & string : never) : never;
