// These two publish no types of their own; this is as much of them as we use.
declare module 'mailparser' {
  import type { Readable } from 'node:stream';
  export interface ParsedMail {
    from?: { text: string };
    subject?: string;
    text?: string;
    html: string | false;
    headerLines: { key: string; line: string }[];
  }
  export function simpleParser(source: Readable): Promise<ParsedMail>;
}

declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';
  export interface Session {
    envelope: { rcptTo: { address: string }[] };
  }
  export class SMTPServer {
    constructor(options: {
      authOptional: boolean;
      disabledCommands: string[];
      disableReverseLookup: boolean;
      onData(stream: Readable, session: Session, done: (error?: Error | null) => void): void;
    });
    server: Server;
    on(event: 'error', listener: (error: Error) => void): void;
    listen(port: number, host: string): void;
    close(done: () => void): void;
  }
}
