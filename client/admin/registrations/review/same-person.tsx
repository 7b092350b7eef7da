import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { registrationPath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";

const SamePersonFields = graphql(`
  fragment SamePerson on Registration {
    id
    firstName
    lastName
    submittedAt
  }
`);

/** Others that wait and seem to be of the same person. */
export function SamePerson({ others }: { others: readonly FragmentType<typeof SamePersonFields>[] }) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  return (
    <Notice kind="warning" title={text("review.same", { count: others.length })}>
      <p>{text("review.sameBody", { count: others.length })}</p>
      <ul>
        {others.map((other) => {
          const { id, submittedAt, ...person } = readFragment(SamePersonFields, other);
          return (
            <li key={id}>
              <Link to={registrationPath(id)}>
                {text("review.sameOne", { name: nameOf(person), when: formatDateTime(locale, submittedAt) })}
              </Link>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
