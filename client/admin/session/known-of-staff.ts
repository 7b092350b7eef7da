import { peekAnswer } from "../../shared/graphql/page-answers.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import type { Known } from "../../shared/app/app.ts";
import { AdminStart, StaffViewer } from "./admin-start.ts";

export function knownOfStaff(): Known {
  const start = peekAnswer(AdminStart);
  const signedIn = Boolean(readFragment(StaffViewer, start?.viewer)?.staffMember);
  return { signedIn, language: { clinic: start?.portal.clinic.defaultLocale ?? null } };
}
