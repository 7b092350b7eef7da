import { Field, ID, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Payload } from "../../../graphql/payload.ts";
import { UserError } from "../../../graphql/user-error.ts";
import { holds } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { toBillingError } from "../billing-errors.ts";
import { clinicReadsBilling } from "../billing-rules.ts";
import type { Invoice } from "./invoice.entity.ts";
import { InvoiceType, toInvoice } from "./invoice.type.ts";

@ObjectType({ description: "The invoice as it is now, or why it is not as was asked." })
@Access(anyone)
export class InvoicePayload extends Payload {
  @Field(() => InvoiceType, { nullable: true, description: "The invoice; null where it failed." })
  invoice!: InvoiceType | null;
}

@ObjectType({ description: "Which draft was thrown away, or why it was not." })
@Access(anyone)
export class DiscardInvoicePayload extends Payload {
  @Field(() => ID, { nullable: true, description: "The `id` that it had; null where it failed." })
  discardedId!: string | null;
}

@ObjectType({ implements: UserError, description: "Somebody else changed the invoice since the version that was sent." })
@Access(clinicReadsBilling)
export class InvoiceChanged extends UserError {
  @Field(() => InvoiceType, { description: "The invoice as it is now." })
  current!: InvoiceType;
}

/** A conflict comes with the invoice as it is, for whoever may read it. */
const errorsOf = (outcome: Outcome<unknown> & { ok: false }, context: Context): UserError[] =>
  outcome.problems.map((problem) => {
    const { current: row, ...facts } = problem.facts ?? {};
    const current = holds(context.actor, "BILLING_READ") ? (row as Invoice | undefined) : undefined;
    if (!current) return toBillingError({ ...problem, facts }, context);
    return Object.assign(toBillingError({ ...problem, facts }, context, { CONFLICT: InvoiceChanged }), { current: toInvoice(current) });
  });

export const toInvoicePayload = (outcome: Outcome<Invoice>, context: Context): InvoicePayload =>
  outcome.ok ? { invoice: toInvoice(outcome.value), errors: [] } : { invoice: null, errors: errorsOf(outcome, context) };

export const toDiscardPayload = (outcome: Outcome<Invoice>, context: Context): DiscardInvoicePayload =>
  outcome.ok
    ? { discardedId: toGlobalId("Invoice", outcome.value.id), errors: [] }
    : { discardedId: null, errors: errorsOf(outcome, context) };
