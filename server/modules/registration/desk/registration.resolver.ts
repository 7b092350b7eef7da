import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { localDay } from "../../../kernel/local-day.ts";
import { toIdentificationType } from "../../clinics/clinic.type.ts";
import { judgeNumber } from "../../patients/health-numbers/judge-number.ts";
import type { PatientService } from "../../patients/patient.service.ts";
import { PatientType, toPatient } from "../../patients/patient.type.ts";
import type { Registration } from "../registration.entity.ts";
import { ageOn } from "./age-on.ts";
import type { DeskService, OpenedRegistration } from "./desk.service.ts";
import { RegistrationIdentification } from "./registration-identification.type.ts";
import { RegistrationType, toRegistration } from "./registration.type.ts";

const adult = 18;

/** From this age on people decide on their own care in Quebec. */
const ownConsent = 14;

const ageAtSubmission = ({ dateOfBirth, submittedAt }: RegistrationType, { clinic }: Context): number =>
  ageOn(localDay(submittedAt, clinic.timeZone), dateOfBirth);

@Resolver(() => RegistrationType)
export class RegistrationResolver {
  readonly #clock: Clock;
  readonly #actors: RecordActors;
  readonly #opened;
  readonly #charts;
  readonly #same;

  constructor(desk: DeskService, { clock, actors, patients }: { clock: Clock; actors: RecordActors; patients: PatientService }) {
    this.#clock = clock;
    this.#actors = actors;
    this.#opened = requestLoader<Registration, OpenedRegistration>(({ actor }, rows) => desk.open(actor, rows));
    this.#same = requestLoader<Registration, Registration[]>(({ actor }, rows) => desk.samePeople(actor, rows));
    this.#charts = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
  }

  @FieldResolver(() => Int, { description: "How old they are today." })
  age(@Root() { dateOfBirth }: RegistrationType, @Ctx() { clinic }: Context): number {
    return ageOn(localDay(this.#clock.now(), clinic.timeZone), dateOfBirth);
  }

  @FieldResolver(() => Boolean, { description: "Whether they were under 18 on the day on which it was sent in." })
  isMinor(@Root() registration: RegistrationType, @Ctx() context: Context): boolean {
    return ageAtSubmission(registration, context) < adult;
  }

  @FieldResolver(() => Boolean, { description: "Whether they were under 14 on that day: in Quebec others decide for them." })
  under14(@Root() registration: RegistrationType, @Ctx() context: Context): boolean {
    return ageAtSubmission(registration, context) < ownConsent;
  }

  @FieldResolver(() => RegistrationIdentification, { description: "Their ID number." })
  async identification(@Root() { row }: RegistrationType, @Ctx() context: Context): Promise<RegistrationIdentification> {
    const { type, value } = await this.#opened(context).load(row);
    return Object.assign(new RegistrationIdentification(), { type: toIdentificationType(type), value, ...judgeNumber(type, value) });
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who decided; null while it is pending." })
  @Access(permitted("PATIENTS_READ"))
  decidedBy(@Root() { row }: RegistrationType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.decidedBy);
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "The chart that was made of it, or that it was merged into." })
  async patient(@Root() { row }: RegistrationType, @Ctx() context: Context): Promise<PatientType | null> {
    const chart = row.patientId === null ? null : await this.#charts(context).load(row.patientId);
    return chart && toPatient(chart);
  }

  @FieldResolver(() => [RegistrationType], {
    description:
      "Other pending ones of the same person: the same identification, or the same date of birth with the same names or a contact; at most " +
      "ten. Of those it is not asked again: theirs is empty.",
  })
  async sameAs(@Root() { row, isOfSame }: RegistrationType, @Ctx() context: Context): Promise<RegistrationType[]> {
    if (isOfSame) return [];
    const others = await this.#same(context).load(row);
    return others.map((other) => Object.assign(toRegistration(other), { isOfSame: true }));
  }
}
