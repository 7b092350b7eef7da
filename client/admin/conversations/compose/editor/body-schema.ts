import { mergeAttributes, type Extensions, Mark, Node } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";

const Underline = Mark.create({
  name: "underline",
  parseHTML: () => [{ tag: "u" }],
  renderHTML: ({ HTMLAttributes }) => ["u", HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { "Mod-u": () => this.editor.commands.toggleMark(this.name) };
  },
});

/** The one kind of heading that messages have. */
const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}` })),
  renderHTML: ({ HTMLAttributes }) => ["h3", HTMLAttributes, 0],
});

/** The Tab key always leads on to the next control: whoever has no mouse must get out of lists and tables. */
const FreeListItem = ListItem.extend({
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) };
  },
});

const FreeTable = Table.extend({
  addKeyboardShortcuts: () => ({}),
  // Without the widths that the extension writes as styles: no message keeps them.
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
}).configure({ View: null });

const spans = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null, rendered: false } };

const renderSpans = (tag: "td" | "th", { colspan, rowspan }: Record<string, unknown>) =>
  [tag, mergeAttributes(colspan === 1 ? {} : { colspan }, rowspan === 1 ? {} : { rowspan }), 0] as const;

const Cell = TableCell.extend({
  addAttributes: () => spans,
  renderHTML: ({ HTMLAttributes }) => renderSpans("td", HTMLAttributes),
});

const HeaderCell = TableHeader.extend({
  addAttributes: () => spans,
  renderHTML: ({ HTMLAttributes }) => renderSpans("th", HTMLAttributes),
});

/** Addresses that were typed without a scheme get one; others keep theirs. */
const mayLead = (address: string): boolean => /^(?:https?|mailto|tel):|^[^:]*$/i.test(address);

/** What a message may hold, and no more: what is pasted loses the rest. */
export const bodySchema: Extensions = [
  ...[Document, Paragraph, Text, HardBreak, Heading, Bold, Italic, Underline],
  ...[BulletList, OrderedList.extend({ addAttributes: () => ({}) }), FreeListItem, ListKeymap],
  ...[FreeTable, TableRow, Cell, HeaderCell, UndoRedo],
  Link.configure({
    openOnClick: false,
    protocols: ["mailto", "tel"],
    defaultProtocol: "https",
    isAllowedUri: (address, { defaultValidate }) => mayLead(address) && defaultValidate(address),
    HTMLAttributes: { target: null, rel: null },
  }),
];
