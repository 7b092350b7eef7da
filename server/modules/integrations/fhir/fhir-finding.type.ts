import { Field, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { LocalizedTextType } from "../../../graphql/localized-text.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import { explain } from "../../../kernel/problem-texts.ts";
import { importRule } from "./fhir-import-rule.ts";
import type { FhirImportFinding } from "./job/fhir-import-finding.entity.ts";
import type { FindingEffect, FindingReason } from "./mapping/finding.ts";
import { findingEffects, findingReasons } from "./mapping/finding.ts";

const FhirFindingReasonEnum = enumOf("FhirFindingReason", "Why something of a bundle was not taken over as it stands.", findingReasons, {
  RESOURCE_NOT_IMPORTED: "Resources of its type have no place here.",
  METHOD_NOT_SUPPORTED: "Its entry's `request.method` is neither `PUT` nor `POST`.",
  NO_RESOURCE: "Its entry holds none.",
  NO_ID: "It has neither an `id` nor a `fullUrl` of at most 120 characters by which it would be known again.",
  REPEATED: "Another one of its type in the bundle has the same id, and came first.",
  TOO_LARGE: "It holds far more text than its fields take.",
  PAGE_OF_MORE: "The bundle is a page of a search that has more: import the others too.",
  MODIFIER: "`modifierExtension` or `implicitRules` may change what all of it means.",
  NOT_MAPPED: "The element has no place here.",
  UNKNOWN_ELEMENT: "It has elements that FHIR R4 does not have.",
  MALFORMED: "It is not of the form that FHIR gives it.",
  NOT_IN_FORCE: "It is marked as old, or its period is over.",
  USE_NOT_MAPPED: "What is of this `use` has no place here.",
  USE_MISSING: "It does not say its `use`, on which it depends where it belongs.",
  SEVERAL: "There is room for one, and another one came before it.",
  VALUE_NOT_MAPPED: "Its code is none that has a meaning here.",
  NAME_NOT_IN_PARTS: "The name does not have its given and family names apart.",
  PARTIAL_DATE: "A year or a month is no day.",
  PHONE_EXTENSION: "A number with an extension can't be called or written to by itself.",
  SYSTEM_UNKNOWN: "Its `system` stands for none of the clinic's identification types: see `identifierSystems`.",
  NOT_PREFERRED: "It is not marked as `preferred`.",
  INACTIVE: "It is not in use there any more; here it stays as it is.",
  DECEASED: "The patient died, as it says; the chart stays as it is until staff archive it.",
  ENTERED_IN_ERROR: "It was entered in error, and was never here.",
  STATUS_AMBIGUOUS: "What its status means depends on the patient's `participant.status`, which does not settle it.",
  PARTICIPANT_MISSING: "The patient, the location or the practitioner that it names can't be told.",
  REFERENCE_LOGICAL: "A reference by `identifier` alone leads to no resource.",
  REFERENCE_NOT_FOUND: "The reference leads to nothing in the bundle, and tells no id.",
  REFERENCE_ELSEWHERE: "The reference leads to another server.",
  REFERENCE_CONTAINED: "A contained patient has no id by which the chart would be known again.",
  NOT_ACCEPTED: "A rule of the product refuses the value: `message` says which.",
});

const FhirFindingEffectEnum = enumOf("FhirFindingEffect", "What a finding means for its resource.", findingEffects, {
  RESOURCE_LEFT_OUT: "Nothing of the resource was taken over.",
  ELEMENT_LEFT_OUT: "The resource was taken over without it.",
  NOTE: "The resource was taken over; this is for people to know.",
});

@ObjectType("FhirImportFinding", { description: "Something of a bundle that was not taken over as it stands. It never repeats a value." })
@Access(importRule)
export class FhirImportFindingType {
  @Field(() => String, {
    description: "Where in the bundle, as FHIRPath has it; `Bundle.entry[3].resource` where it is the resource itself.",
  })
  path!: string;

  @Field(() => FhirFindingReasonEnum, { description: "Why, for programs." })
  reason!: FindingReason;

  @Field(() => FhirFindingEffectEnum, { description: "What it means for the resource." })
  effect!: FindingEffect;

  @Field(() => LocalizedTextType, { description: "Why, for people." })
  message!: LocalizedText;
}

@ObjectType({ description: "A finding in its list." })
@Access(anyone)
export class FhirImportFindingEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => FhirImportFindingType, { description: "The finding." })
  node!: FhirImportFindingType;
}

@ObjectType({ description: "A page of findings." })
@Access(anyone)
export class FhirImportFindingConnection {
  @Field(() => [FhirImportFindingEdge], {
    description: "The findings: those of reading the bundle in its order, then those of taking it over.",
  })
  edges!: FhirImportFindingEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

type Told = Pick<FhirImportFinding, "reason" | "problem" | "facts">;

/** Why, for people: in the words of the rule that refused it, where it is one of the product's own. */
export const messageOf = ({ reason, problem, facts }: Told): LocalizedText =>
  explain({ code: "VALIDATION_FAILED", path: [], reason: problem ?? reason, facts: facts ?? {} });

export const toFhirFinding = (row: FhirImportFinding): FhirImportFindingType =>
  Object.assign(new FhirImportFindingType(), { path: row.path, reason: row.reason, effect: row.effect, message: messageOf(row) });
