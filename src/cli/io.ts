/** What a command may touch of the world, handed in so that tests can hand in something else. */

/** A stream of text: `process.stdout`, or an array of strings in a test. */
export interface TextStream {
  write(text: string): unknown;
  /** Whether a person is looking: progress and colours are for them. */
  readonly isTTY?: boolean;
}

export interface Io {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The current directory, which `--out` is relative to. */
  readonly directory: string;
  /** The folder that holds one folder a paper. Ends in a slash. */
  readonly papers: URL;
  readonly version: string;
  /** The folder where results are kept between runs; without one nothing is. */
  readonly cache?: string;
  /** Shows a file in the reader's browser. */
  open(path: string): Promise<void>;
}
