/* What the map stands in: streamlit-folium's frame, or a page of our own, whose `script` element says `data-page`. */
const { src: OWN_ADDRESS, dataset: OWN_SCRIPT } = document.currentScript;
// Files lie beside this script, below whatever path it is served; a page that holds the script itself holds them too.
const ASSETS = OWN_ADDRESS ? new URL(".", OWN_ADDRESS).href : "";
const IS_OWN_PAGE = "page" in OWN_SCRIPT;
// Where the server packs nothing by itself, the packed twin of a file is asked for and opened here.
const PACKING = "packed" in OWN_SCRIPT && window.DecompressionStream ? ".gz" : "";

/* Whoever asks for a file that is on its way gets the same. */
const coming = new Map();
function fetchJson(name) {
  if (!coming.has(name)) coming.set(name, fetchAnew(name).finally(() => coming.delete(name)));
  return coming.get(name);
}

async function fetchAnew(name) {
  const held = document.querySelector(`script[data-file="${name}"]`);
  if (held) return JSON.parse(held.textContent);
  const response = await fetch(ASSETS + name + PACKING);
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return PACKING ? unpack(await response.arrayBuffer()) : response.json();
}

/* A server may have told the browser to open the file already. */
function unpack(body) {
  const [first, second] = new Uint8Array(body), isPacked = first === 0x1f && second === 0x8b;
  const bytes = new Blob([body]).stream();
  return new Response(isPacked ? bytes.pipeThrough(new DecompressionStream("gzip")) : bytes).json();
}

/* Calls with "light" or "dark" when the page around has a theme, and when it takes another. */
function followTheme(take) {
  if (IS_OWN_PAGE) {
    const dark = window.matchMedia("(prefers-color-scheme: dark)"), tell = () => take(dark.matches ? "dark" : "light");
    dark.addEventListener("change", tell);
    tell();
    return;
  }
  window.Streamlit.events.addEventListener("streamlit:render", ({ detail }) => {
    take(detail.theme && detail.theme.base === "dark" ? "dark" : "light");
  });
}

/* Tells the page what was clicked, or "ready". streamlit-folium hands this one value on to Python; the time makes a
   second click on the same place a new value. */
function report(code) {
  if (IS_OWN_PAGE) { document.dispatchEvent(new CustomEvent("atlas:taken", { detail: code })); return; }
  const value = { last_object_clicked_tooltip: `${code}#${Date.now()}` };
  const held = window.__GLOBAL_DATA__;
  if (held) { held.last_object_clicked_tooltip = value.last_object_clicked_tooltip; held.previous_data = value; }
  window.Streamlit.setComponentValue(value);
}
