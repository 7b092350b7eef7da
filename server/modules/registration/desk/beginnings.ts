import { searchTermsOf } from "../../patients/search/search-terms.ts";
import type { Registration } from "../registration.entity.ts";

/** By code point. What is typed beyond is not compared. */
const longest = 24;

export const toBeginning = (term: string): string => Array.from(term).slice(0, longest).join("");

type Searchable = Pick<Registration, "firstName" | "lastName" | "preferredName" | "dateOfBirth" | "email" | "mobile">;

/**
 * Everything by which a registration is found: the terms that its chart would have, and each beginning of each, so that whatever is
 * typed is one term, whose registrations stand in the key by their time.
 */
export const beginningsOf = (registration: Searchable): string[] => [
  ...new Set(
    searchTermsOf({ ...registration, homePhone: null }).flatMap((term) => {
      const characters = Array.from(term).slice(0, longest);
      return characters.map((_, place) => characters.slice(0, place + 1).join(""));
    }),
  ),
];
