import { lazy, Suspense } from "react";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import type { RichTextFieldProps } from "./editor/rich-text-field.tsx";

const RichTextField = lazy(() => import("./editor/rich-text-field.tsx"));

/** The editor is larger than the rest of the page: it comes by itself, into a place that waits for it. */
export const BodyField = (props: RichTextFieldProps) => (
  <Suspense
    fallback={
      <div className="editor-awaited" aria-busy="true">
        <Skeleton shapes={["line", "control", "tile"]} />
      </div>
    }
  >
    <RichTextField {...props} />
  </Suspense>
);
