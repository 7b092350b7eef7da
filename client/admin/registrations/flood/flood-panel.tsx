import { type ReactNode, useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { RegistrationFloodQuery } from "../../../gql/graphql.ts";
import { tellCount } from "../counts/count-signal.ts";
import { FloodBanner } from "./flood-banner.tsx";
import { ClearedToast } from "./cleared-toast.tsx";
import { FloodDialog } from "./flood-dialog.tsx";
import type { Cleared } from "./use-clear-source.ts";

const RegistrationFlood = graphql(`
  query RegistrationFlood {
    registrationFlood {
      since
      count
      sources {
        id
        count
        firstAt
        lastAt
        contactDomains
      }
    }
  }
`);

export type Flood = NonNullable<RegistrationFloodQuery["registrationFlood"]>;

export type FloodSource = Flood["sources"][number];

interface FloodPanelProps {
  /** Shows those of one source alone. */
  readonly onOnly: (source: string) => void;
  readonly onAll: () => void;
  /** The queue is another one now. */
  readonly onChange: () => void;
  readonly children: ReactNode;
}

/** Around the queue: what looks like a flood above it, and below it the way back after one was cleared. */
export function FloodPanel({ onOnly, onAll, onChange, children }: FloodPanelProps) {
  const [{ data }, look] = useQuery({ query: RegistrationFlood });
  const [asking, setAsking] = useState<FloodSource | null>(null);
  const [cleared, setCleared] = useState<Cleared | null>(null);
  const [acts, setActs] = useState(0);
  useEffect(() => {
    // What was pressed is gone with what was done.
    if (acts > 0) document.getElementById("page")?.focus();
  }, [acts]);
  const refresh = (): void => {
    look({ requestPolicy: "network-only" });
    tellCount();
    onChange();
    setActs(acts + 1);
  };
  const flood = data?.registrationFlood;
  return (
    <>
      {flood && <FloodBanner flood={flood} onOnly={onOnly} onClear={setAsking} />}
      {asking && (
        <FloodDialog
          source={asking}
          onCancel={() => setAsking(null)}
          onStale={() => look({ requestPolicy: "network-only" })}
          onCleared={(done) => {
            setAsking(null);
            setCleared(done);
            onAll();
            refresh();
          }}
        />
      )}
      {children}
      <div className="dock">
        <ClearedToast cleared={cleared} onRestored={refresh} onDismiss={() => setCleared(null)} />
      </div>
    </>
  );
}
