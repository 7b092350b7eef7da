import { peekAnswer } from "../../shared/graphql/page-answers.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import type { Known } from "../../shared/app/app.ts";
import { PatientViewer, PortalStart } from "./portal-start.ts";

export function knownOfPatient(): Known {
  const start = peekAnswer(PortalStart);
  const patient = readFragment(PatientViewer, start?.viewer)?.patient ?? null;
  return {
    signedIn: patient !== null,
    language: { person: patient?.language ?? null, clinic: start?.portal.clinic.defaultLocale ?? null },
  };
}
