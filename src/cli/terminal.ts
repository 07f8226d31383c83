/** What is said: results to standard output, all else to standard error; plain text, without colours. */
import type { FileProblem } from '../formats/exchange-format.js';

/** Names and messages come from files of strangers, and could steer a terminal. */
const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Joins emoji and letters of some scripts: harmless. */
const joiners = new Set(['\u200c', '\u200d']);

/** With an escape for whatever does not print, on one line. */
export const visible = (text: string) =>
  text.replace(control, (sign) =>
    joiners.has(sign) ? sign : `\\u{${sign.codePointAt(0)!.toString(16).padStart(4, '0')}}`,
  );

export const print = (line: string) => void process.stdout.write(`${line}\n`);
export const complain = (line: string) => void process.stderr.write(`${line}\n`);
export const printJson = (value: unknown) => print(JSON.stringify(value, null, 2));

/** `file:line: id: reason`, without what is not known. */
export const problemLine = ({ file, line, id, message }: FileProblem) =>
  `${visible(file)}${line === undefined ? '' : `:${line}`}: ${id === undefined ? '' : `${visible(id)}: `}${visible(message)}`;

/** `1,000 files` */
export const counted = (count: number, thing: string) =>
  `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;

/** A line that says how far a long task is; on a terminal only, so that no log is filled with it. */
export class Progress {
  readonly #task: string;
  readonly #total: number;
  readonly #shown = process.stderr.isTTY && process.env['TERM'] !== 'dumb';
  #done = 0;
  #width = 0;

  /** `task`: `Reading`, say. */
  constructor(task: string, total: number) {
    this.#task = task;
    this.#total = total;
  }

  step(count = 1): void {
    this.#done += count;
    if (!this.#shown) return;
    const line = `${this.#task}: ${this.#done} of ${this.#total}`;
    process.stderr.write(`\r${line.padEnd(this.#width)}`);
    this.#width = line.length;
  }

  /** Takes the line away. */
  end(): void {
    if (this.#width) process.stderr.write(`\r${' '.repeat(this.#width)}\r`);
    this.#width = 0;
  }
}
