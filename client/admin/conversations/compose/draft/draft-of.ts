import { type FragmentType, readFragment } from "../../../../shared/graphql/fragments.ts";
import { DraftFields, type DraftTarget } from "./draft-fields.ts";

type Draft = FragmentType<typeof DraftFields>;

/** Among all that somebody has begun, what they have begun there. */
export const draftOf = (drafts: readonly Draft[], target: DraftTarget): Draft | null =>
  drafts.find((each) => {
    const { patientId, conversationId } = readFragment(DraftFields, each);
    return "conversationId" in target ? conversationId === target.conversationId : !conversationId && patientId === target.patientId;
  }) ?? null;
