import { useCallback, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { SearchField } from "../../forms/search-field.tsx";
import { useText } from "../../use-text.ts";
import { nameOf } from "../patient-name.ts";
import "./choose.css";

const PatientChoice = graphql(`
  query PatientChoice($search: String!, $first: Int!) {
    patients(search: $search, archived: false, first: $first) {
      edges {
        node {
          id
          firstName
          lastName
          dateOfBirth
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const mostShown = 10;

/** Nobody is shown before something was typed. */
export function ChoosePatient({ onChoose }: { onChoose: (id: string) => void }) {
  const text = useText();
  const [search, setSearch] = useState("");
  return (
    <div className="stack">
      <SearchField
        id="patient-choice"
        label={text("patients.search")}
        hint={text("patients.searchHint")}
        search={search}
        onSearch={setSearch}
      />
      {search !== "" && <Found search={search} onChoose={onChoose} />}
    </div>
  );
}

function Found({ search, onChoose }: { search: string; onChoose: (id: string) => void }) {
  const { locale } = useLanguage();
  const text = useText();
  const client = useClient();
  const load = useCallback(async () => {
    const { data, error } = await client.query(PatientChoice, { search, first: mostShown }).toPromise();
    return { connection: data?.patients, error };
  }, [client, search]);
  const { nodes, current, hasMore, error, reload } = usePages(load);
  const count = nodes?.length ?? 0;
  return (
    <>
      <p role="status" className="soft">
        {nodes && current && text(hasMore ? "choose.foundFirst" : "choose.found", { count })}
      </p>
      <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["control", "control"]} />}>
        {(patients) => (
          <ul className="patient-choice" aria-label={text("choose.results")} aria-busy={!current}>
            {patients.map((patient) => (
              <li key={patient.id}>
                <button type="button" className="patient-option" onClick={() => onChoose(patient.id)}>
                  <strong>{nameOf(patient)}</strong>
                  <span className="hint">{text("patients.born", { date: formatDate(locale, patient.dateOfBirth) })}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </PageState>
    </>
  );
}
