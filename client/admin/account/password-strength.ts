export const shortestPassword = 12;
const longPassword = 18;

export type Strength = "none" | "short" | "enough" | "strong";

/** A first word on a new password while it is typed; what is guessed first only the server knows. */
export function strengthOf(password: string): Strength {
  const length = [...password].length;
  if (length === 0) return "none";
  if (length < shortestPassword) return "short";
  const varied = new Set(password.toLowerCase()).size;
  return length >= longPassword && varied >= 8 ? "strong" : "enough";
}

export const missingCharacters = (password: string): number => Math.max(0, shortestPassword - [...password].length);
