import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useNavigate } from "react-router";
import { useGuides } from "../guides/guides.ts";
import { useSchema } from "../schema/schema-provider.tsx";
import { useText } from "../use-text.ts";
import { indexSchema, searchSchema } from "./search-schema.ts";
import { useSlashKey } from "./use-slash-key.ts";

/** Finds anything that has a name: typed, chosen with the arrows, opened with Enter. The slash key leads here from anywhere. */
export function SearchBox({ onOpened }: { onOpened: () => void }) {
  const text = useText();
  const schema = useSchema();
  const guides = useGuides();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const index = useMemo(() => indexSchema(schema, guides), [schema, guides]);
  const hits = useMemo(() => searchSchema(index, typed), [index, typed]);
  const shown = open && typed.trim() !== "";
  useSlashKey(input);

  const go = (place: number) => {
    const hit = hits[place];
    if (!hit) return;
    setOpen(false);
    setTyped("");
    onOpened();
    void navigate(hit.path);
  };
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setActive(Math.min(active + 1, hits.length - 1)),
    ArrowUp: () => setActive(Math.max(active - 1, 0)),
    Enter: () => go(active),
    Escape: () => setOpen(false),
  };
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!shown || !step) return;
    event.preventDefault();
    step();
  };

  return (
    <search className="docs-search" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <label className="visually-hidden" htmlFor={`${id}-input`}>
        {text("search.label")}
      </label>
      <input
        ref={input}
        id={`${id}-input`}
        className="input"
        type="search"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={text("search.placeholder")}
        aria-expanded={shown}
        aria-controls={`${id}-hits`}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits.length > 0 ? `${id}-${active}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={press}
      />
      <p className="visually-hidden" role="status">
        {shown ? text("search.found", { count: hits.length }) : ""}
      </p>
      <ul id={`${id}-hits`} className="hits" role="listbox" aria-label={text("search.results")} hidden={!shown || hits.length === 0}>
        {hits.map((hit, place) => (
          <li
            key={hit.path}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            className="hit"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => go(place)}
          >
            <span className="hit-title" translate="no">
              {hit.title}
            </span>
            <span className="hit-kind">{text(`search.kind.${hit.kind}`)}</span>
          </li>
        ))}
      </ul>
      {shown && hits.length === 0 && <p className="hits none">{text("search.none")}</p>}
    </search>
  );
}
