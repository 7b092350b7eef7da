import { monotonicFactory } from "ulid";

const next = monotonicFactory();

/** A new 26-character ULID: time-ordered, made by the application, the same on every database. */
export const newId = (): string => next();
