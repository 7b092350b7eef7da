import { Fragment } from "react";

/** Words that may hold an e-mail address: where there is no room for one, it breaks before its @. */
export const Breakable = ({ words }: { words: string }) =>
  words.split(/(?=@)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
