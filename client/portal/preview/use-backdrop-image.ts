import { useMemo, useSyncExternalStore } from "react";
import type { BackdropImageFieldsFragment } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { BackdropImageFields } from "../frame/backdrop-image.tsx";
import { useSession } from "../session/session-provider.tsx";
import { previewFrame } from "./preview-frame.ts";

type Image = BackdropImageFieldsFragment;

function watchFrame(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  if (previewFrame) observer.observe(previewFrame, { attributeFilter: ["data-background-image"] });
  return () => observer.disconnect();
}

const givenByFrame = (): string => previewFrame?.dataset["backgroundImage"] ?? "";

/** The clinic's image; in a preview the one that the settings form would save. */
export function useBackdropImage(): Image | null {
  const { backgroundImage } = useSession().portal;
  const given = useSyncExternalStore(watchFrame, givenByFrame, givenByFrame);
  const previewed = useMemo(() => (given === "" ? null : (JSON.parse(given) as Image)), [given]);
  return previewFrame ? previewed : readFragment(BackdropImageFields, backgroundImage ?? null);
}
