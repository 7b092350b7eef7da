import { Field, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, either, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { LocalizedTextType } from "../../../graphql/localized-text.ts";
import { Payload } from "../../../graphql/payload.ts";
import { toUserError, UserError } from "../../../graphql/user-error.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { LocalizedTextInput } from "../../patients/identification-types/identification-type.inputs.ts";
import type { BillingProfile } from "./billing-profile.entity.ts";

export const profileReaders = either(permitted("BILLING_READ"), permitted("CLINIC_WRITE"));

@ObjectType("BillingProfile", { description: "Who bills: what stands at the head of the clinic's invoices and receipts." })
@Access(profileReaders)
export class BillingProfileType {
  @Field(() => String, { description: "The clinic's legal name." })
  legalName!: string;

  @Field(() => String, { description: "Number, street, office." })
  street!: string;

  @Field(() => String, { description: "City." })
  city!: string;

  @Field(() => String, { description: "`QC`, `ON`…: its taxes are charged unless an invoice names another." })
  province!: string;

  @Field(() => String, { description: "`H2X 3K8`." })
  postalCode!: string;

  @Field(() => String, { description: "E.164." })
  phone!: string;

  @Field(() => String, { nullable: true, description: "Registration for GST and HST, `123456789 RT0001`; null where there is none." })
  gstNumber!: string | null;

  @Field(() => String, { nullable: true, description: "Registration for QST, `1234567890 TQ0001`; null where there is none." })
  qstNumber!: string | null;

  @Field(() => String, { nullable: true, description: "Registration for PST, as the province writes it; null where there is none." })
  pstNumber!: string | null;

  @Field(() => Int, { description: "Days from an invoice's date until it is due." })
  paymentDays!: number;

  @Field(() => LocalizedTextType, { nullable: true, description: "What stands at the foot of invoices and receipts; null for nothing." })
  footer!: LocalizedText | null;

  @Field(() => Int, { description: "Rises with every change: send it back with yours." })
  version!: number;
}

@InputType({ description: "Changes of the billing profile; absent fields are untouched, null clears what may be empty." })
export class SaveBillingProfileInput {
  @Field(() => Int, { nullable: true, description: "The version that the changes are based on; null where there is no profile yet." })
  version?: number | null;

  @Field(() => String, { nullable: true, description: "The clinic's legal name; at most 160 characters." })
  legalName?: string | null;

  @Field(() => String, { nullable: true, description: "Number, street, office; at most 160 characters." })
  street?: string | null;

  @Field(() => String, { nullable: true, description: "City; at most 80 characters." })
  city?: string | null;

  @Field(() => String, { nullable: true, description: "Province or territory, by its two letters." })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "Canadian postal code, in any notation." })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "Phone number, in any notation." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Registration for GST and HST, in any notation of `123456789 RT0001`." })
  gstNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Registration for QST, in any notation of `1234567890 TQ0001`." })
  qstNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Registration for PST, as the province writes it." })
  pstNumber?: string | null;

  @Field(() => Int, { nullable: true, description: "Days from an invoice's date until it is due: 0 to 365. 30 at first." })
  paymentDays?: number | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: "What stands at the foot of invoices and receipts; at most 1000 characters in each language.",
  })
  footer?: LocalizedTextInput | null;
}

@ObjectType({ implements: UserError, description: "Somebody saved the profile since the version that was sent; nothing was saved." })
@Access(permitted("CLINIC_WRITE"))
export class BillingProfileConflict extends UserError {
  @Field(() => BillingProfileType, { nullable: true, description: "The profile as it is now; null where there is none." })
  current!: BillingProfileType | null;
}

@ObjectType({ description: "The profile after the save, or why nothing was saved." })
@Access(anyone)
export class SaveBillingProfilePayload extends Payload {
  @Field(() => BillingProfileType, { nullable: true, description: "The profile as saved; null where nothing was." })
  profile!: BillingProfileType | null;
}

export function toProfile({ clinicId: _, footerFr: fr, footerEn: en, ...shown }: BillingProfile): BillingProfileType {
  return Object.assign(new BillingProfileType(), shown, { footer: fr !== null && en !== null ? { fr, en } : null });
}

function toError(problem: Problem, context: Context): UserError {
  const { current, ...facts } = { current: null, ...problem.facts } as { current: BillingProfile | null };
  const error = toUserError({ ...problem, facts }, context, { CONFLICT: BillingProfileConflict });
  return error instanceof BillingProfileConflict ? Object.assign(error, { current: current && toProfile(current) }) : error;
}

export const toProfilePayload = (saved: Outcome<BillingProfile>, context: Context): SaveBillingProfilePayload =>
  saved.ok
    ? { profile: toProfile(saved.value), errors: [] }
    : { profile: null, errors: saved.problems.map((problem) => toError(problem, context)) };
