/** The custom element `<karmada-token-console>`, which a karmada-token server serves. */
import type { Diagnosis, Finding } from "./results.js";

/**
 * Fetches the element's entry from where `karmada-token serve` is reached, such as `/karmada-token/`, relative or absolute. Answers once the
 * element is defined; rejects where it can't be fetched. How often it is called is no matter.
 */
export function loadConsole(base: string | URL): Promise<void>;

/** What a page may hand over; a value set before the element is defined is kept. */
export interface ConsoleProperties {
  /** A bearer token for the API server, asked for before each request. */
  getToken?: (() => string | Promise<string>) | undefined;
  /** In place of `window.fetch`. */
  fetch?: ((request: Request) => PromiseLike<Response>) | undefined;
  /** The page's own words, by the names of the console's catalogue. */
  messages?: Readonly<Record<string, string>> | undefined;
}

/** The attributes as JSX and templates write them. */
export interface ConsoleAttributes {
  "api-base"?: string;
  mode?: "manage" | "validate";
  lang?: string;
  theme?: "light" | "dark";
  endpoint?: string;
  "default-ttl"?: string;
  "max-ttl"?: string;
  readonly?: boolean | "";
}

/** Why requests are not let through. */
export type AuthErrorReason = "signed-out" | "ended" | "link-spent" | "refused" | "no-token";

/** The element's events by name. All bubble and are composed; none holds a secret. */
export interface ConsoleEventMap {
  ready: CustomEvent<Readonly<Record<string, never>>>;
  tokencreated: CustomEvent<{ readonly id: string }>;
  tokendeleted: CustomEvent<{ readonly id: string | null; readonly name: string }>;
  autherror: CustomEvent<{ readonly reason: AuthErrorReason }>;
  loaderror: CustomEvent<{ readonly message: string }>;
}

/** What the validator says of a text. */
export interface Validation {
  readonly valid: boolean;
  /** The first thing that is wrong, in the element's language; empty where nothing is. */
  readonly message: string;
  readonly kind: Diagnosis["kind"];
  readonly findings: readonly Finding[];
}

export interface KarmadaTokenConsole extends HTMLElement, ConsoleProperties {
  /** Reads the list again; where a sign-in is asked for, looks whether somebody is signed in by now. */
  refresh(): void;
  /** Opens the form that creates a token, for who may create. */
  openCreate(): void;
  /** What is said of a text in the validator. Asks no API. */
  validate(text: string): Promise<Validation>;

  addEventListener<Name extends keyof ConsoleEventMap>(
    type: Name,
    listener: (this: KarmadaTokenConsole, event: ConsoleEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof ConsoleEventMap>(
    type: Name,
    listener: (this: KarmadaTokenConsole, event: ConsoleEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** The element in JSX: attributes, properties and, as React 19 has them, `on` before an event's name. */
export type ConsoleProps = ConsoleAttributes & ConsoleProperties & {
  readonly [Name in keyof ConsoleEventMap as `on${Name}`]?: (event: ConsoleEventMap[Name]) => void;
};

declare global {
  interface HTMLElementTagNameMap {
    "karmada-token-console": KarmadaTokenConsole;
  }
}
