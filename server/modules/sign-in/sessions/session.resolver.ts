import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, patientThemself } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import { Viewer } from "../../../graphql/viewer.ts";
import type { PatientActor } from "../../../kernel/actor.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { SessionService } from "./session.service.ts";
import { EndOtherSessionsPayload, EndSessionInput, EndSessionPayload, PatientSessionType, toPatientSession } from "./session.type.ts";

/** Whom the rule at the field has let through. */
function patientOf({ actor }: Context): PatientActor {
  if (actor.kind !== "patient") throw new Fault("FORBIDDEN");
  return actor;
}

@Resolver(() => Viewer)
export class PatientSessionResolver {
  readonly #sessions: SessionService;

  constructor(sessions: SessionService) {
    this.#sessions = sessions;
  }

  @FieldResolver(() => [PatientSessionType], {
    nullable: true,
    description: "Where the patient is signed in now, the last used first, at most 50; null for whoever is no patient.",
  })
  async sessions(@Root() { actor }: Viewer): Promise<PatientSessionType[] | null> {
    if (actor.kind !== "patient") return null;
    return (await this.#sessions.list(actor)).map((session) => toPatientSession(session, actor));
  }

  @Mutation(() => EndSessionPayload, {
    description:
      "Ends one of the patient's sessions, the one that asks included. Errors: `NOT_FOUND` where it is no session of theirs or has ended.",
  })
  @Access(patientThemself)
  async endSession(
    @Ctx() context: Context,
    @Arg("input", () => EndSessionInput, { description: "Which one." }) { id }: EndSessionInput,
  ): Promise<EndSessionPayload> {
    const actor = patientOf(context);
    const sessionId = fromGlobalId("PatientSession", id);
    const outcome = await this.#sessions.end(actor, sessionId);
    if (!outcome.ok) return { viewer: new Viewer(actor), errors: toUserErrors(outcome.problems, context) };
    if (sessionId !== actor.session.id) return { viewer: new Viewer(actor), errors: [] };
    context.browser.endSession("portal");
    context.actor = { kind: "anonymous", clinicId: actor.clinicId, origin: actor.origin };
    return { viewer: null, errors: [] };
  }

  @Mutation(() => EndOtherSessionsPayload, { description: "Ends all of the patient's sessions but the one that asks." })
  @Access(patientThemself)
  async endOtherSessions(@Ctx() context: Context): Promise<EndOtherSessionsPayload> {
    const actor = patientOf(context);
    const endedCount = await this.#sessions.endOthers(actor);
    return { endedCount, viewer: new Viewer(actor), errors: [] };
  }
}
