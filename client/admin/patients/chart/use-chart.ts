import { useCallback, useEffect, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { Chart } from "./patient-chart.ts";

const PatientPage = graphql(`
  query PatientPage($id: ID!) {
    patient(id: $id) {
      ...PatientChart
    }
  }
`);

interface Loaded {
  readonly id: string;
  /** Null where the clinic has no such chart. */
  readonly patient: Chart | null;
  readonly error: CombinedError | undefined;
}

/** The chart of the page, and a way to show what a change made of it. */
export function useChart(id: string) {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let wanted = true;
    void client
      .query(PatientPage, { id })
      .toPromise()
      .then(({ data, error }) => {
        if (wanted) setLoaded({ id, patient: data?.patient ?? null, error });
      });
    return () => {
      wanted = false;
    };
  }, [client, id, turn]);

  const known = loaded?.id === id ? loaded : null;
  const change = useCallback((patient: Chart) => setLoaded({ id, patient, error: undefined }), [id]);
  const retry = (): void => {
    setLoaded(null);
    setTurn(turn + 1);
  };
  return { known, change, retry };
}
