import type { IdentificationVault } from "../modules/patients/identification-vault.ts";
import type { ClinicService } from "../modules/clinics/clinic.service.ts";
import type { OnLostContacts } from "../modules/patients/lost-contacts.ts";
import { DecisionService } from "../modules/registration/desk/decision.service.ts";
import { DeskService } from "../modules/registration/desk/desk.service.ts";
import { MergeService } from "../modules/registration/merge/merge.service.ts";
import { StaffCall } from "../modules/registration/notices/call-staff.ts";
import { RegistrationNoticeService } from "../modules/registration/notices/registration-notice.service.ts";
import { tellRegistrantBy } from "../modules/registration/notices/tell-registrant.ts";
import { RegistrantService } from "../modules/registration/registrant.service.ts";
import { RegistrationTermsService } from "../modules/registration/terms/registration-terms.service.ts";
import type { RegistrantParts } from "../modules/registration/registrant-parts.ts";
import type { NotificationParts } from "../modules/sign-in/notification/notification-parts.ts";

interface Parts extends NotificationParts {
  readonly vault: IdentificationVault;
  readonly clinics: ClinicService;
  readonly onLostContacts: OnLostContacts;
  readonly hooks: NonNullable<RegistrantParts["hooks"]>;
}

interface RegistrationDesk {
  readonly desk: DeskService;
  readonly decisions: DecisionService;
  readonly merges: MergeService;
}

export interface Registration {
  readonly registrationTerms: RegistrationTermsService;
  readonly registrationNotices: RegistrationNoticeService;
  readonly registrants: RegistrantService;
  /** What staff see of registrations, and what they make of them. */
  readonly registrationDesk: RegistrationDesk;
}

/** Everything that registration is made of: the person's side and the desk's. */
export function createRegistration(parts: Parts): Registration {
  const { database, clock, keys, outbox, addressOf, wake } = parts;
  const registrationTerms = new RegistrationTermsService(database, clock);
  const desk = { ...parts, tell: tellRegistrantBy(parts) };
  return {
    registrationTerms,
    registrationNotices: new RegistrationNoticeService(database, clock),
    registrants: new RegistrantService({ ...parts, terms: registrationTerms, staffCall: new StaffCall({ keys, outbox, addressOf, wake }) }),
    registrationDesk: { desk: new DeskService(desk), decisions: new DecisionService(desk), merges: new MergeService(desk) },
  };
}
