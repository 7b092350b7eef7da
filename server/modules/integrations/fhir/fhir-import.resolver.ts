import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { largestPageSize, PageArgs, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import { ApiConsumerType } from "../consumers/consumer.type.ts";
import { FhirImportFindingConnection, toFhirFinding } from "./fhir-finding.type.ts";
import { importerRule, importRule } from "./fhir-import-rule.ts";
import { ImportFhirBundleInput } from "./fhir-import.inputs.ts";
import type { FhirImportService } from "./fhir-import.service.ts";
import { FhirImportConnection, FhirImportType, ImportFhirBundlePayload, toFhirImport } from "./fhir-import.type.ts";

const pageOf = ({ first, after }: PageArgs) => ({ first: Math.min(Math.max(first, 1), largestPageSize), after: after ?? null });

@Resolver(() => FhirImportType)
export class FhirImportResolver {
  readonly #imports: FhirImportService;

  constructor(imports: FhirImportService) {
    this.#imports = imports;
  }

  @Mutation(() => ImportFhirBundlePayload, {
    description:
      "Takes the patients, appointments and locations of a FHIR R4 bundle over, as `upsertPatients`, `upsertAppointments` and " +
      "`upsertLocations` would by the resources' ids; a job does it. What has no place here is listed, and nothing is guessed. The same " +
      "bundle again changes nothing. Errors: `VALIDATION_FAILED`; `CONFLICT` while another import of the consumer is under way.",
  })
  @Access(importerRule)
  async importFhirBundle(
    @Ctx() context: Context,
    @Arg("input", () => ImportFhirBundleInput, { description: "The bundle." }) input: ImportFhirBundleInput,
  ): Promise<ImportFhirBundlePayload> {
    const { bundle, identifierSystems, defaultLocationExternalId = null } = input;
    const started = await this.#imports.start(context.actor, { bundle, identifierSystems, defaultLocationExternalId });
    return started.ok
      ? { fhirImport: toFhirImport(started.value), errors: [] }
      : { fhirImport: null, errors: toUserErrors(started.problems, context) };
  }

  @FieldResolver(() => FhirImportFindingConnection, { description: "What was not taken over as it stands, a page at a time." })
  async findings(
    @Root() { row }: FhirImportType,
    @Ctx() { actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<FhirImportFindingConnection> {
    return toConnection(await this.#imports.findings(actor, row, pageOf(page)), toFhirFinding);
  }
}

@Resolver(() => ApiConsumerType)
export class ConsumerFhirImportsResolver {
  readonly #imports: FhirImportService;

  constructor(imports: FhirImportService) {
    this.#imports = imports;
  }

  @FieldResolver(() => FhirImportConnection, { description: "The bundles that it has sent, the newest first, a page at a time." })
  @Access(importRule)
  async fhirImports(
    @Root() { row }: ApiConsumerType,
    @Ctx() { actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<FhirImportConnection> {
    return toConnection(await this.#imports.listOf(actor, row.id, pageOf(page)), toFhirImport);
  }
}
