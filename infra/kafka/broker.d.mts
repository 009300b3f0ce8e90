/** A running broker. */
export interface Broker {
  /** Addresses for clients. */
  readonly brokers: readonly string[];
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
}

export interface BrokerOptions {
  /** 0 or none: any free one. */
  readonly port?: number;
  readonly dataDir: string;
  readonly log?: (line: string) => void;
}

export declare const startBroker: (options: BrokerOptions) => Promise<Broker>;
