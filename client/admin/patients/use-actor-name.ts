import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { useText } from "../use-text.ts";

const ActorNameFields = graphql(`
  fragment ActorName on RecordActor {
    kind
    name
  }
`);

/** What somebody who acted on a record is called in a sentence. */
export function useActorName(): (actor: FragmentType<typeof ActorNameFields> | null | undefined) => string {
  const text = useText();
  return (actor) => {
    const known = readFragment(ActorNameFields, actor);
    if (!known) return text("actor.unknown");
    return known.kind === "PATIENT" || known.kind === "SYSTEM" ? text(`actor.${known.kind}`) : known.name;
  };
}
