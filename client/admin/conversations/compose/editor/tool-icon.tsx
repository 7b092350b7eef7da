import { Drawing } from "../../../../shared/ui/icon.tsx";

const paths = {
  bold: "M7.5 4.5h5.2a3.6 3.6 0 0 1 0 7.2H7.5Zm0 7.2h6a3.9 3.9 0 0 1 0 7.8h-6Z",
  italic: "M10 4.5h8M6 19.5h8M14.5 4.5l-5 15",
  underline: "M7 4v7.5a5 5 0 0 0 10 0V4M5.5 20.5h13",
  heading: "M6 4.5v15m12-15v15M6 12h12",
  bullets: "M9.5 6h11m-11 6h11m-11 6h11M4.2 6h.1m-.1 6h.1m-.1 6h.1",
  numbers: "M10 6h10.5M10 12h10.5M10 18h10.5M3.8 4.3 5 3.8V8M3.5 15.7c.3-1.3 2.6-1 2 .5-.3.8-1.4 1.6-2 2.3h2.4",
  link: "M10 14a4.2 4.2 0 0 0 6 0l3.2-3.2a4.2 4.2 0 0 0-6-6L12 6m2 4a4.2 4.2 0 0 0-6 0l-3.2 3.2a4.2 4.2 0 0 0 6 6L12 18",
  table: "M4.5 4.5h15a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1Zm-1 5h17m-17 5h17M12 4.5v15",
  undo: "M8.5 4.5 4 9l4.5 4.5M4.5 9H14a5.5 5.5 0 0 1 0 11h-3",
  redo: "M15.5 4.5 20 9l-4.5 4.5M19.5 9H10a5.5 5.5 0 0 0 0 11h3",
} as const;

export type ToolIconName = keyof typeof paths;

/** Kept here rather than with the other icons, which every page carries. */
export const ToolIcon = ({ name }: { name: ToolIconName }) => <Drawing path={paths[name]} />;
