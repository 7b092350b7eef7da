import { createContext, useCallback, useContext, useState, type ReactNode } from "react";

type Announce = (message: string) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** One polite region that is there from the start: regions added together with their text are often not read. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ message: "", turn: 0 });
  const announce = useCallback((message: string) => setSaid((before) => ({ message, turn: before.turn + 1 })), []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div role="status" className="visually-hidden">
        <span key={said.turn}>{said.message}</span>
      </div>
    </AnnouncerContext>
  );
}

export const useAnnounce = (): Announce => useContext(AnnouncerContext);
