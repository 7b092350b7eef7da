import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone, either, patientThemself, permitted } from "../../graphql/access.ts";
import { AddressType, toAddress } from "../../graphql/address.ts";
import type { RequestClinic } from "../../graphql/context.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { LocaleType } from "../../graphql/locale.ts";
import { LocalizedTextType } from "../../graphql/localized-text.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { Locale, LocalizedText } from "../../kernel/locale.ts";
import type { IdentificationKind, IdentificationType } from "./identification-type.entity.ts";
import { identificationKinds } from "./identification-type.entity.ts";
import type { Location } from "./location.entity.ts";

export const IdentificationKindEnum = enumOf("IdentificationKind", "Who issues an identification.", identificationKinds, {
  PROVINCIAL: "A province or territory: a health number.",
  OTHER: "Somebody else, such as the clinic itself.",
});

export const clinicRule = either(permitted("CLINIC_READ"), permitted("PORTAL_SETTINGS"));

@ObjectType("Clinic", { implements: Node, description: "A clinic, which is a tenant: nothing crosses from one to another." })
@Access(clinicRule)
export class ClinicType extends Node {
  @Field(() => String, { description: "The first label of its host name." })
  slug!: string;

  @Field(() => String, { description: "Its name, as patients know it." })
  name!: string;

  @Field(() => String, { description: "Whom patients call (E.164)." })
  phone!: string;

  @Field(() => String, { description: "IANA time zone." })
  timeZone!: string;

  @Field(() => LocaleType, { description: "The language for whoever has not chosen one." })
  defaultLocale!: Locale;
}

const staffAlone = either(permitted("CLINIC_READ"), permitted("PATIENTS_READ"));

const identificationTypeRule = either(patientThemself, permitted("CLINIC_READ"), permitted("PATIENTS_READ"));

@ObjectType("IdentificationType", { implements: Node, description: "A kind of ID number that the clinic's patients have." })
@Access(identificationTypeRule)
export class IdentificationTypeType extends Node {
  /** The type itself, for fields that other resolvers add. */
  row!: IdentificationType;

  @Field(() => String, { description: "What staff call it." })
  @Access(staffAlone)
  name!: string;

  @Field(() => LocalizedTextType, { description: "What patients call it." })
  visibleName!: LocalizedText;

  @Field(() => String, { nullable: true, description: "The province or territory that issues it, for example `QC`." })
  issuer!: string | null;

  @Field(() => IdentificationKindEnum, { description: "Who issues it." })
  kind!: IdentificationKind;

  @Field(() => Boolean, { description: "Whether patients are offered it at all." })
  portalVisible!: boolean;

  @Field(() => Boolean, { description: "Whether it is the clinic's main one; one is at most." })
  primary!: boolean;

  @Field(() => Boolean, { description: "Whether a chart that is made without a number of it is given the next one." })
  autoAssigned!: boolean;

  @Field(() => Boolean, { description: "Whether it is archived: no chart gets a new number of it, and it isn't offered at sign-in." })
  archived!: boolean;

  @Field(() => Int, { description: "Counts the type's changes: an edit says which version it is based on." })
  version!: number;

  @Field(() => Boolean, { description: "Whether a chart has, or had, a number of it: its kind and issuer are fixed then." })
  inUse!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When it last changed; null where it didn't since it was set up." })
  updatedAt!: Date | null;
}

@ObjectType("PortalIdentificationType", { description: "An identification that may be named at sign-in." })
@Access(anyone)
export class PortalIdentificationType {
  @Field(() => ID, { description: "For `requestOtp`." })
  id!: string;

  @Field(() => LocalizedTextType, { description: "What patients call it." })
  visibleName!: LocalizedText;

  @Field(() => String, { nullable: true, description: "The province or territory that issues it, for example `QC`." })
  issuer!: string | null;

  @Field(() => IdentificationKindEnum, { description: "Who issues it." })
  kind!: IdentificationKind;
}

export const locationRule = either(patientThemself, permitted("CLINIC_READ"), permitted("APPOINTMENTS_READ"));

@ObjectType("Location", { implements: Node, description: "A place of the clinic. Appointments are shown in its time zone." })
@Access(locationRule)
export class LocationType extends Node {
  @Field(() => String, { nullable: true, description: "The integrating team's own id." })
  @Access(permitted("CLINIC_READ"))
  externalId!: string | null;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => AddressType, { nullable: true, description: "Where it is." })
  address!: AddressType | null;

  @Field(() => String, { nullable: true, description: "Its phone (E.164)." })
  phone!: string | null;

  @Field(() => String, { description: "IANA time zone, for example `America/Toronto`." })
  timeZone!: string;
}

const visibleName = ({ visibleNameFr: fr, visibleNameEn: en }: IdentificationType): LocalizedText => ({ fr, en });

export const toClinic = ({ id, slug, name, phone, timeZone, defaultLocale }: RequestClinic): ClinicType =>
  Object.assign(new ClinicType(), { id: toGlobalId("Clinic", id), slug, name, phone, timeZone, defaultLocale });

export const toIdentificationType = (row: IdentificationType): IdentificationTypeType => {
  const { name, issuer, kind, portalVisible, primary, autoAssigned, archived, version, inUse, updatedAt } = row;
  return Object.assign(new IdentificationTypeType(), {
    id: toGlobalId("IdentificationType", row.id),
    ...{
      row,
      name,
      visibleName: visibleName(row),
      issuer,
      kind,
      portalVisible,
      primary,
      autoAssigned,
      archived,
      version,
      inUse,
      updatedAt,
    },
  });
};

export const toPortalIdentificationType = (row: IdentificationType): PortalIdentificationType => {
  const id = toGlobalId("IdentificationType", row.id);
  return Object.assign(new PortalIdentificationType(), { id, visibleName: visibleName(row), issuer: row.issuer, kind: row.kind });
};

export type PlaceShown = Omit<Location, "clinicId" | "sourceId" | "createdAt" | "updatedAt">;

export const toLocation = (row: PlaceShown): LocationType => {
  const shown = new LocationType();
  shown.id = toGlobalId("Location", row.id);
  shown.externalId = row.externalId;
  shown.name = row.name;
  shown.address = toAddress(row);
  shown.phone = row.phone;
  shown.timeZone = row.timeZone;
  return shown;
};
