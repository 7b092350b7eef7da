import { useCallback, useEffect, useState } from "react";
import { useClient, type CombinedError, type TypedDocumentNode } from "urql";
import { answerKey, dropAnswer, forgetPageAnswers, peekAnswer } from "../graphql/page-answers.ts";

interface Start<Data> {
  readonly data: Data | undefined;
  readonly error: CombinedError | undefined;
  readonly load: () => void;
  /** Changes what was loaded by what a mutation has just answered. */
  readonly change: (change: (data: Data) => Data) => void;
}

/** What an app asks once, before it shows anything; kept while it is asked again. The page may have brought it. */
export function useStart<Data>(document: TypedDocumentNode<Data, Record<string, never>>): Start<Data> {
  const client = useClient();
  const [state, setState] = useState<Pick<Start<Data>, "data" | "error">>(() => ({ data: peekAnswer(document), error: undefined }));

  const load = useCallback(() => {
    // Somebody else may be there by now.
    forgetPageAnswers();
    void client
      .query(document, {})
      .toPromise()
      .then(({ data, error }) => setState((before) => ({ data: data ?? before.data, error: data ? undefined : error })));
  }, [client, document]);
  useEffect(() => {
    if (peekAnswer(document) === undefined) load();
    else dropAnswer(answerKey(document, {}));
  }, [load, document]);

  const change = useCallback(
    (make: (data: Data) => Data) => setState((before) => ({ ...before, data: before.data && make(before.data) })),
    [],
  );
  return { ...state, load, change };
}
