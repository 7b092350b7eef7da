import { Field, ObjectType } from "type-graphql";
import type { Locale } from "../kernel/locale.ts";
import type { Role } from "../kernel/permissions.ts";
import { Access, either, patientThemself, permitted } from "./access.ts";
import type { Context } from "./context.ts";
import { enumOf } from "./enums.ts";
import { requestLoader } from "./loaders.ts";

export const recordActorKinds = ["STAFF", "SUPPORT", "CONSUMER", "PATIENT", "SYSTEM"] as const;

export type RecordActorKind = (typeof recordActorKinds)[number];

export const RecordActorKindEnum = enumOf("RecordActorKind", "What somebody who acted on a record is.", recordActorKinds, {
  STAFF: "A staff member of the clinic.",
  SUPPORT: "The support account.",
  CONSUMER: "An API consumer.",
  PATIENT: "The patient.",
  SYSTEM: "Nobody: the portal did it by itself, or who it was isn't known any more.",
});

@ObjectType("RecordActor", { description: "Who acted on a record, by the name that they have now." })
@Access(either(patientThemself, permitted("PATIENTS_READ"), permitted("INTEGRATIONS")))
export class RecordActorType {
  /** What a staff member is at the clinic, for the field that their module adds. */
  heldRole!: Role | null;

  @Field(() => RecordActorKindEnum, { description: "What they are." })
  kind!: RecordActorKind;

  @Field(() => String, { description: "What they are called: for a patient “the patient”, in the language of the request." })
  name!: string;
}

/** Somebody of a clinic with the name that they have now. */
export interface NamedActor {
  readonly id: string;
  readonly kind: RecordActorKind;
  readonly name: string;
  /** Of a staff member. */
  readonly role?: Role;
}

/** Names those of the ids that the clinic has. */
export type NameActors = (clinicId: string, ids: readonly string[]) => Promise<readonly NamedActor[]>;

const thePatient: Readonly<Record<Locale, string>> = { fr: "le patient", en: "the patient" };

const actorOf = (kind: RecordActorKind, name: string, heldRole: Role | null = null): RecordActorType =>
  Object.assign(new RecordActorType(), { kind, name, heldRole });

/** Who is meant by what `writtenActor` wrote into rows: one look-up per kind for a whole page. */
export class RecordActors {
  readonly #loader;

  constructor(sources: Readonly<Record<"staff" | "consumer", NameActors>>) {
    this.#loader = requestLoader<string, RecordActorType>(async ({ clinic, locale }, written) => {
      const known = new Map<string, RecordActorType>();
      for (const [kind, nameActors] of Object.entries(sources)) {
        const ids = written.flatMap((one) => (one.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : []));
        const named = ids.length > 0 ? await nameActors(clinic.id, ids) : [];
        for (const actor of named) known.set(`${kind}:${actor.id}`, actorOf(actor.kind, actor.name, actor.role));
      }
      return written.map((one) => {
        if (one.startsWith("patient:")) return actorOf("PATIENT", thePatient[locale]);
        return known.get(one) ?? actorOf("SYSTEM", "Portail");
      });
    });
  }

  /** Null where nobody was written down. */
  async load(context: Context, written: string | null): Promise<RecordActorType | null> {
    return written === null ? null : this.#loader(context).load(written);
  }
}
