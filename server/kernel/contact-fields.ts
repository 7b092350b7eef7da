import { z } from "zod";
import { normalEmail, normalPhone } from "./fold.ts";
import { textOf } from "./validation.ts";

const refuse = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
};

const address = z.email();

const longestAddress = 254;

/** An e-mail address in normal form. */
export const email = textOf(longestAddress).transform((typed, context) => {
  const normal = normalEmail(typed);
  // Its normal form may be longer than what was typed.
  return normal.length <= longestAddress && address.safeParse(normal).success ? normal : refuse(context, "NOT_AN_EMAIL");
});

/** A phone number in E.164. */
export const phone = textOf(40).transform((typed, context) => normalPhone(typed) ?? refuse(context, "NOT_A_PHONE"));
