/* What the map stands in: streamlit-folium's frame, or a page of our own, which says so by `window.AtlasPage`. */
// Files lie beside this script, below whatever path it is served; a page that holds the script itself holds them too.
const ASSETS = document.currentScript.src ? new URL(".", document.currentScript.src).href : "";

async function fetchJson(name) {
  const held = document.querySelector(`script[data-file="${name}"]`);
  if (held) return JSON.parse(held.textContent);
  const response = await fetch(ASSETS + name);
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return response.json();
}

/* Calls with "light" or "dark" when the page around has a theme, and when it takes another. */
function followTheme(take) {
  if (window.AtlasPage) {
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
  if (window.AtlasPage) { window.AtlasPage.take(code); return; }
  const value = { last_object_clicked_tooltip: `${code}#${Date.now()}` };
  const held = window.__GLOBAL_DATA__;
  if (held) { held.last_object_clicked_tooltip = value.last_object_clicked_tooltip; held.previous_data = value; }
  window.Streamlit.setComponentValue(value);
}
