import type { Patient } from "../patient.entity.ts";

type Named = Pick<Patient, "sortName" | "id">;

/** As the databases order: by the bytes of UTF-8, and not by JavaScript's halves of characters. */
const compareTexts = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

export const byName = (one: Named, other: Named): number => compareTexts(one.sortName, other.sortName) || compareTexts(one.id, other.id);
