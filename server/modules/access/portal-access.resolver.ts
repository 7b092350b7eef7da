import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import type { RecordActors } from "../../graphql/record-actor.ts";
import { RecordActorType } from "../../graphql/record-actor.ts";
import { PatientType } from "../patients/patient.type.ts";
import type { ClinicGate } from "./access-gates.ts";
import { gatesOf } from "./access-gates.ts";
import type { AccessService } from "./access.service.ts";
import { isAccessEffective } from "./effective-access.ts";
import { AccessGateType, PatientPortalAccessType, toGate, toPortalAccess } from "./portal-access.type.ts";

@Resolver(() => PatientType)
export class PatientAccessResolver {
  @FieldResolver(() => PatientPortalAccessType, { description: "Whether the patient can be in the portal, and why or why not." })
  portalAccess(@Root() { row }: PatientType): PatientPortalAccessType {
    return toPortalAccess(row);
  }
}

@Resolver(() => PatientPortalAccessType)
export class PortalAccessResolver {
  readonly #actors: RecordActors;
  readonly #portalOpen;
  readonly #clinicGate;

  constructor(access: AccessService, actors: RecordActors) {
    this.#actors = actors;
    // The clinic's own facts are read once for a whole page of charts.
    this.#portalOpen = requestLoader<string, boolean>(async ({ actor }, clinics) => {
      const open = await access.isPortalOpen(actor);
      return clinics.map(() => open);
    });
    this.#clinicGate = requestLoader<string, ClinicGate>(async ({ actor }, clinics) => {
      const gate = await access.clinicGate(actor);
      return clinics.map(() => gate);
    });
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether the patient can be in the portal now: the clinic's portal and the chart's access are on, the chart is verified and not archived.",
  })
  async effective(@Root() { chart }: PatientPortalAccessType, @Ctx() context: Context): Promise<boolean> {
    return isAccessEffective({ portalAccess: await this.#portalOpen(context).load(chart.clinicId), chart });
  }

  @FieldResolver(() => RecordActorType, {
    nullable: true,
    description: "Who moved the switch; null where it is as the clinic's settings had it when the chart was made.",
  })
  @Access(permitted("PATIENTS_READ"))
  async changedBy(@Root() { chart }: PatientPortalAccessType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, chart.accessChangedBy);
  }

  @FieldResolver(() => [AccessGateType], {
    nullable: true,
    description: "Everything that must be open, always all four in the same order: clinic, access, archive, verification.",
  })
  @Access(permitted("PATIENTS_READ"))
  async gates(@Root() { chart }: PatientPortalAccessType, @Ctx() context: Context): Promise<AccessGateType[]> {
    return gatesOf(await this.#clinicGate(context).load(chart.clinicId), chart).map(toGate);
  }
}

@Resolver(() => AccessGateType)
export class AccessGateResolver {
  readonly #actors: RecordActors;

  constructor(actors: RecordActors) {
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who opened or closed it; null where it began so." })
  async by(@Root() { written }: AccessGateType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, written);
  }
}
