import { Fragment } from "react";

/** A name of the schema: where there is no room for all of it, it breaks between its words. */
export const CodeName = ({ name }: { name: string }) => (
  <span translate="no">
    {name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=_)/).map((part, place) => (
      <Fragment key={place}>
        {place > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </span>
);
