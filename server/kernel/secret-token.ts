import { hash } from "node:crypto";
import { randomBytes } from "./random-bytes.ts";

/** An opaque 256-bit token for a cookie or an API consumer. Whoever holds it is whom it was given to. */
export const newSecretToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token. Plain SHA-256 does: 256 random bits can't be guessed from it. */
export const hashToken = (token: string): string => hash("sha256", token);
