import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { WithoutIdempotencyKey } from "../../graphql/key-use.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import { toViewer } from "../../graphql/viewer.ts";
import type { StaffActor } from "../../kernel/actor.ts";
import type { StaffAccountService } from "./staff-account.service.ts";
import type { StaffSessionType } from "./staff-account.type.ts";
import {
  ChangeStaffPasswordInput,
  ChangeStaffPasswordPayload,
  EndOtherStaffSessionsPayload,
  EndStaffSessionInput,
  EndStaffSessionPayload,
  toStaffSession,
} from "./staff-account.type.ts";
import { enterSession } from "./staff-sign-in.resolver.ts";
import { staffOf } from "./staff.resolver.ts";
import { staffThemselves } from "./staff.type.ts";

@Resolver()
export class StaffAccountResolver {
  readonly #account: StaffAccountService;

  constructor(account: StaffAccountService) {
    this.#account = account;
  }

  @Mutation(() => ChangeStaffPasswordPayload, {
    description:
      "Changes the caller's password, ends all their sessions and goes on in a new one. Errors: `CREDENTIALS_INVALID` and " +
      "`VALIDATION_FAILED` at the field, `TOO_MANY_REQUESTS`, `CONFLICT`.",
  })
  @WithoutIdempotencyKey()
  @Access(staffThemselves)
  async changeStaffPassword(
    @Ctx() context: Context,
    @Arg("input", () => ChangeStaffPasswordInput, { description: "Both passwords." }) input: ChangeStaffPasswordInput,
  ): Promise<ChangeStaffPasswordPayload> {
    const { currentPassword, newPassword } = input;
    const change = { currentPassword, newPassword, clinicName: context.clinic.name, locale: context.locale };
    const outcome = await this.#account.changePassword(staffOf(context), change);
    if (!outcome.ok) return { viewer: null, errors: toUserErrors(outcome.problems, context) };
    enterSession(context, outcome.value);
    return { viewer: toViewer(context.actor), errors: [] };
  }

  @Mutation(() => EndStaffSessionPayload, {
    description:
      "Ends one of the caller's sessions, their own included. Errors: `NOT_FOUND` where it is no session of theirs or has ended.",
  })
  @Access(staffThemselves)
  async endStaffSession(
    @Ctx() context: Context,
    @Arg("input", () => EndStaffSessionInput, { description: "Which one." }) { sessionId }: EndStaffSessionInput,
  ): Promise<EndStaffSessionPayload> {
    const actor = staffOf(context);
    const outcome = await this.#account.endSession(actor, fromGlobalId("StaffSession", sessionId));
    const errors = outcome.ok ? [] : toUserErrors(outcome.problems, context);
    return { sessions: await this.#sessions(actor), errors };
  }

  @Mutation(() => EndOtherStaffSessionsPayload, { description: "Ends all of the caller's sessions but the one that asks." })
  @Access(staffThemselves)
  async endOtherStaffSessions(@Ctx() context: Context): Promise<EndOtherStaffSessionsPayload> {
    const actor = staffOf(context);
    const endedCount = await this.#account.endOtherSessions(actor);
    return { endedCount, sessions: await this.#sessions(actor), errors: [] };
  }

  async #sessions(actor: StaffActor): Promise<StaffSessionType[]> {
    return (await this.#account.sessions(actor)).map((session) => toStaffSession(session, actor));
  }
}
