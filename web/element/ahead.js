// What a page of the console's own asks while the wasm is still on its way (docs/adr/0018-the-list-is-asked-for-ahead.md).

/** Where the console asks what it stands before. */
const INFO = "-/info";

/** What it asks for the list, as web/src/api/list.rs has it: all of it, or the first page of a very long one. */
const LIST = "api/v1/namespaces/kube-system/secrets?fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken&view=masked&limit=10000";

/** For how many milliseconds an answer is what one asked for now would be: a page may be opened unseen. */
const FRESH = 30_000;

/**
 * What a page of the console's own asks first, asked while the wasm is still on its way: what this is and, for who is let in, the list.
 * @returns {(path: string) => [number, Promise<Response>] | undefined} when it was asked and its answer, handed out once
 */
export function askAhead() {
  const base = new URL(".", import.meta.url).href;
  const headers = { Accept: "application/json" };
  // Name and header as web/src/api/session_key.rs has them.
  let key;
  try {
    key = localStorage.getItem(`karmada-token-key-${location.port}`);
  } catch { /* A browser that stores nothing has no key. */ }
  if (key) headers["X-Karmada-Token-Key"] = key;
  const asked = new Map();
  const ask = (path) => {
    const answer = fetch(base + path, { headers, cache: "no-store", redirect: "error", credentials: "same-origin" });
    asked.set(path, [Date.now(), answer]);
    // A refusal may be none once somebody has signed in, and what failed may not fail again: the console asks for itself.
    answer.then(({ ok }) => ok || asked.delete(path), () => asked.delete(path));
    return answer;
  };
  // Whoever has a key is let in; of others the info says whether they are. A console that is there already and has taken the info
  // asks for the list itself.
  if (key) ask(LIST);
  ask(INFO)
    .then((answer) => answer.clone().json())
    .then(({ mode, signedIn }) => !key && asked.has(INFO) && (signedIn || mode === "sandbox") && ask(LIST))
    .catch(() => {});
  return (path) => {
    const found = asked.get(path);
    asked.delete(path);
    return found && Date.now() - found[0] < FRESH ? found : undefined;
  };
}
