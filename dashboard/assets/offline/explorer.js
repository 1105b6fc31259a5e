/* The explorer around the map: choices, legend, search and cards. Whatever is shown stands in the address after "#". */
(() => {
"use strict";
const settings = JSON.parse(document.querySelector('script[data-file="explorer.json"]').textContent);
const find = (id) => document.getElementById(id);
const chosen = { pref: settings.pref, town: "", layer: settings.layers[0] };
const MOST = 12;   // names offered at a time
const files = new Map();
let labels = null, order = null, turn = 0;

/* A file is read once. */
function file(name) {
  if (!files.has(name)) files.set(name, window.Atlas.file(name));
  return files.get(name);
}

/* ---- the choice, and the address ---- */
const known = {
  layer: (value) => settings.layers.includes(value),
  pref: (value) => [...find("pref").options].some((option) => option.value === value),
  town: (value) => /^\d{5}$/.test(value) && order.codes.includes(value),
};
const usual = { layer: settings.layers[0], pref: settings.pref, town: "" };

function read() {
  const asked = new URLSearchParams(location.hash.slice(1) || location.search);
  for (const [key, isKnown] of Object.entries(known)) {
    const value = asked.get(key);
    chosen[key] = value !== null && isKnown(value) ? value : usual[key];
  }
}

function write() {
  const told = new URLSearchParams();
  for (const key of ["pref", "town", "layer"]) if (chosen[key] !== usual[key]) told.set(key, chosen[key]);
  const hash = String(told);
  if (location.hash.slice(1) !== hash) history.replaceState(null, "", location.pathname + (hash && `#${hash}`));
}

function choose(changed) {
  Object.assign(chosen, changed);
  write();
  return show();
}

/* ---- what is shown ---- */
async function show() {
  const own = ++turn, { layer, pref, town } = chosen;
  find("layer").value = layer;
  find("pref").value = pref;
  const place = find("pref").selectedOptions[0].textContent.replace(/^\d\d /, "");
  if (find("place")) find("place").textContent = place;
  const link = find("page-of");
  link.hidden = !settings.pages || !pref || pref === settings.pref;
  link.href = settings.pages.replace("{code}", pref);
  link.textContent = settings.texts.page_of.replace("{place}", place);
  window.Atlas.paint({ version: settings.version, sheet: settings.sheets[layer], pref: pref || null, town: town || null, language: settings.language });
  const legends = await file(settings.legends[layer]);
  const card = town ? await cardOf(town) : "";
  if (own !== turn) return;
  find("legend").innerHTML = legends[pref];   // made by our own builders, which escape every text
  if (town) showCard(town, card); else hideCard();
  document.body.dataset.shown = `${layer} ${pref} ${town}`;
}

const cardOf = async (town) => (await file(settings.cards[town.slice(0, 2)]))[town];

async function showCard(town, card) {
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: settings.texts.close });
  close.addEventListener("click", () => { choose({ town: "" }); find("find").focus(); });
  const body = document.createElement("div"), layers = document.createElement("table");
  body.dataset.town = town;
  body.innerHTML = card;
  body.querySelector("h2").insertAdjacentElement("afterend", close);
  const title = Object.assign(document.createElement("h3"), { textContent: settings.texts.on_maps });
  body.append(title, layers, ...body.querySelectorAll(":scope > details"));   // the ids come last
  find("card").replaceChildren(body);
  const at = order.codes.indexOf(town);
  for (const layer of settings.layers) {
    const sheet = await file(settings.sheets[layer]);
    const row = layers.insertRow(), said = document.createElement("div");
    row.insertCell().textContent = settings.names[layer];
    row.insertCell().append(sheet.legend[parseInt(sheet.classes[at], 36)].label, said);
    said.className = "small";
    said.textContent = sheet.values[at];
  }
}

function hideCard() {
  find("card").replaceChildren(Object.assign(document.createElement("p"), { className: "small", textContent: settings.texts.no_town }));
}

/* ---- the search ---- */
/* As the app folds what is searched: width and case do not matter, katakana is hiragana. */
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));

/* First what begins with the text, then what has it after a space, then the shorter label. */
function matching(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const rank = (way) => (way.startsWith(wanted) ? 0 : way.includes(` ${wanted}`) ? 1 : 2);
  return labels.filter(({ way }) => way.includes(wanted))
    .sort((one, other) => rank(one.way) - rank(other.way) || one.way.length - other.way.length).slice(0, MOST);
}

async function loadLabels() {
  const found = await file(settings.labels);
  labels = labels || Object.entries(found).map(([label, code]) => ({ label, code, way: folded(label) }));
}

const box = find("find"), list = find("found");
let marked = -1, offered = [];

async function offer() {
  const typed = box.value;
  await loadLabels();
  if (typed !== box.value) return;
  offered = matching(typed);
  marked = offered.length ? 0 : -1;
  list.replaceChildren(...offered.map(({ label, code }, at) => {
    const option = Object.assign(document.createElement("li"), { id: `found-${at}`, textContent: label });
    option.setAttribute("role", "option");
    option.addEventListener("mousedown", (event) => { event.preventDefault(); take(code); });
    return option;
  }));
  const isEmpty = !offered.length && box.value.trim();
  find("told").textContent = isEmpty ? settings.texts.not_found.replace("{text}", box.value.trim()) : offered.length ? settings.texts.found.replace("{n}", offered.length) : "";
  mark(marked);
}

function mark(at) {
  marked = at;
  list.hidden = !offered.length;
  box.setAttribute("aria-expanded", String(!list.hidden));
  if (at < 0) box.removeAttribute("aria-activedescendant"); else box.setAttribute("aria-activedescendant", `found-${at}`);
  [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
  if (at >= 0) list.children[at].scrollIntoView({ block: "nearest" });
}

function shut() {
  offered = [];
  list.replaceChildren();
  mark(-1);
  find("told").textContent = "";
}

function take(code) {
  shut();
  box.value = "";
  choose({ pref: code.slice(0, 2), town: code });
}

box.addEventListener("focus", loadLabels);
box.addEventListener("input", offer);
box.addEventListener("blur", shut);
box.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && offered.length) {
    event.preventDefault();
    mark((marked + steps[event.key] + offered.length) % offered.length);
  } else if (event.key === "Enter" && marked >= 0 && !event.isComposing) {
    event.preventDefault();
    take(offered[marked].code);
  } else if (event.key === "Escape") shut();
});

/* ---- start ---- */
find("layer").addEventListener("change", ({ target }) => choose({ layer: target.value }));
find("pref").addEventListener("change", ({ target }) => choose({ pref: target.value, town: chosen.town.startsWith(target.value) ? chosen.town : "" }));
box.form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", () => { read(); show(); });
document.addEventListener("atlas:taken", ({ detail: code }) => { if (order && known.town(code)) choose({ town: code }); });

(async () => {
  order = await file(settings.order);
  read();
  await show();
})();
})();
