import { textOf } from "../../../kernel/validation.ts";

/** What people call a token or a key: where it is in use, most of all. */
export const credentialLabel = textOf(80);
