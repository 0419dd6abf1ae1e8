// Where the console's element is come by. Its code is the server's own (docs/adr/0021 of the repository).

/** Fetches the element's entry from a karmada-token server; answers once the element is defined. */
export async function loadConsole(base) {
  const folder = new URL(String(base).replace(/\/*$/, "/"), document.baseURI);
  await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL("karmada-token-console.js", folder).href);
}
