/**
 * What is used here of mysql2's own command and packets, as version 3.24 has them. `package.json` pins that version, and a test fails where
 * another one differs.
 */
export interface Packet {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly end: number;
  isEOF(): boolean;
}

interface Column {
  readonly name: string;
  _buf: Buffer;
}

interface Protocol {
  protocolError(message: string): null;
}

type Step = (packet: Packet, connection: Protocol) => Step | null;

interface Remembered {
  readonly columns: Column[];
  readonly marks: readonly number[];
  readonly rowParser: unknown;
}

export interface RunCommand {
  readonly statement: { remembered?: Remembered };
  readonly row: Step;
  readonly _resultIndex: number;
  readonly _fieldCount: number;
  readonly _fields: Column[][];
  _receivedFieldsCount: number;
  _currentFields: Column[];
  _rowParser: unknown;
  readField(packet: Packet, connection: Protocol): Step | null;
  fieldsEOF(packet: Packet, connection: Protocol): Step | null;
}

export type RunClass = new (options: object, onResult: unknown) => RunCommand;

const marksOfOne = 4;

/** A description ends with the column's character set, length, type, flags and decimals, in 12 bytes; its own length stands for the names. */
function mark(marks: number[], { buffer, offset, end }: Packet): void {
  marks.push(end - offset, buffer.readInt32LE(end - 12), buffer.readInt32LE(end - 8), buffer.readInt32LE(end - 4));
}

function isMarked(marks: readonly number[], column: number, { buffer, offset, end }: Packet): boolean {
  const at = column * marksOfOne;
  return (
    marks[at] === end - offset &&
    marks[at + 1] === buffer.readInt32LE(end - 12) &&
    marks[at + 2] === buffer.readInt32LE(end - 8) &&
    marks[at + 3] === buffer.readInt32LE(end - 4)
  );
}

const noBytes = Buffer.alloc(0);

/** A description keeps all that came from the socket with it. */
function detached(column: Column): Column {
  column._buf = noBytes;
  return column;
}

/**
 * mysql2's command that runs a prepared statement, without taking the descriptions of its columns apart each time: the server sends them
 * with every answer, and they are longer than most rows. What is described as it was is read as it was. Where a column was altered
 * meanwhile, they are read as mysql2 does, and remembered from then on.
 */
export const rememberingColumns = (Run: RunClass): RunClass =>
  class extends Run {
    /** Null while all that came is as remembered. */
    marks: number[] | null = null;

    override readField(packet: Packet, connection: Protocol): Step | null {
      const { remembered } = this.statement;
      const at = this._receivedFieldsCount;
      const isFirst = this._resultIndex === 0 && this.marks === null;
      if (remembered && isFirst && this._fieldCount === remembered.columns.length && isMarked(remembered.marks, at, packet)) {
        this._receivedFieldsCount = at + 1;
        if (at + 1 < this._fieldCount) return this.readField;
        this._fields[0] = this._currentFields = remembered.columns;
        this._rowParser = remembered.rowParser;
        return this.rowsFollow;
      }
      if (this.marks === null) {
        this.marks = remembered?.marks.slice(0, at * marksOfOne) ?? [];
        if (at > 0) this._currentFields.push(...remembered!.columns.slice(0, at));
      }
      mark(this.marks, packet);
      return super.readField(packet, connection) === Run.prototype.readField ? this.readField : this.fieldsEOF;
    }

    override fieldsEOF(packet: Packet, connection: Protocol): Step | null {
      const next = super.fieldsEOF(packet, connection);
      const columns = this._currentFields.map(detached);
      if (this._resultIndex === 0 && this.marks) this.statement.remembered = { columns, marks: this.marks, rowParser: this._rowParser };
      return next;
    }

    rowsFollow(packet: Packet, connection: Protocol): Step | null {
      return packet.isEOF() ? this.row : connection.protocolError("Expected EOF packet");
    }
  };
