/* The atlas on one folium map: geometry is fetched once and stays; a choice only repaints it. */
const HOME = [[30.1, 128.4], [45.6, 146.2]];
const FINER_FROM = 7.5;      // zoom from which the finer shapes of the prefectures in sight are fetched
const WHOLE_COUNTRY = 40;    // prefectures; a dataset of fewer is shown as far as it reaches, without insets
const LATER = 300;           // ms the map is left alone before finer shapes around are fetched
const NEAR = 10.5;           // zoom at most when a municipality is brought into sight
const SOON = 1000, LATEST = 30000;   // ms until what could not be fetched is asked for again: at first, and at most

const atlas = {
  config: null, constants: null, main: null, order: null, index: null, country: new Map(), islands: new Map(), view: null,
  sheet: null, insets: [], tiles: null, pointed: "", lit: [], finest: new Set(), centres: new Map(), isTrue: false,

  isPainted() { return Boolean(this.view && this.view.sheet && this.country.size); },
  isInside(prefecture) { return !this.view.pref || this.view.pref === prefecture; },
  classOf(code) {
    const at = this.index.get(code), { over, sheet } = this.view;
    return over && over.places.has(at) ? over.class : parseInt(sheet.classes[at], 36);
  },
  valueOf(code) {
    const at = this.index.get(code), { over, sheet } = this.view;
    return over && over.places.has(at) ? over.value : sheet.values[at];
  },
  townOf(code) { const group = this.country.get(prefectureOf(code)); return group && group.towns.get(code); },
  pointOf(code) { const [lon, lat] = this.order.points[this.index.get(code)]; return [lat, lon]; },
  nameOf(code) { return (this.view.language === "en" ? this.order.names_en : this.order.names)[this.index.get(code)]; },
  /* A click is marked at once; Python is told, and sends the panel. */
  select(code) {
    this.view.town = this.shown = code;
    this.main.getContainer().dataset.town = code;
    this.redraw();
  },
  redraw() { this.sheet.redraw(); this.redrawInsets(); },
  redrawInsets() { for (const { frame, sheet } of this.insets) if (!frame.hidden) sheet.redraw(); },

  /* Municipalities with the largest box on the map first. */
  bySize() {
    if (!this.sorted) {
      const size = ([west, south, east, north]) => (east - west) * (north - south);
      this.sorted = this.order.codes.filter((code) => this.townOf(code))
        .sort((a, b) => size(this.order.bboxes[this.index.get(b)]) - size(this.order.bboxes[this.index.get(a)]));
    }
    return this.sorted;
  },

  /* Middle of a prefecture's name: the median of its municipalities without far islands. */
  centre(code) {
    if (!this.centres.has(code)) {
      const own = this.order.points.filter((_, at) => {
        const town = this.order.codes[at];
        return town.startsWith(code) && !isOgasawara(town) && !(code === "46" && isOkinawa(town));
      });
      const middle = (of) => own.map((point) => point[of]).sort((a, b) => a - b)[Math.floor(own.length / 2)];
      this.centres.set(code, own.length ? [middle(1), middle(0)] : MIDDLE);
    }
    return this.centres.get(code);
  },

  bounds(code) {
    return around(this.order.bboxes.filter((_, at) => this.order.codes[at].startsWith(code) && (this.isTrue || !isOgasawara(this.order.codes[at]))));
  },

  /* Boxes on a sheet's canvas that lie under insets and controls, where no name may stand. */
  covered(sheet) {
    if (sheet._map !== this.main) return [];
    const frame = this.main.getContainer().getBoundingClientRect(), shift = this.main.containerPointToLayerPoint([0, 0]).subtract(sheet._bounds.min);
    const over = this.main.getContainer().querySelectorAll(".atlas-inset, .leaflet-control");
    return [...over].filter((node) => node.offsetParent !== null).map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left - frame.left + shift.x, box.top - frame.top + shift.y, box.right - frame.left + shift.x, box.bottom - frame.top + shift.y];
    });
  },
};

/* Without a network it is asked for again, ever less often, for as long as it is wanted; null once it is not. */
async function fetchPatiently(name, isWanted) {
  for (let wait = SOON; isWanted(); wait = Math.min(2 * wait, LATEST)) {
    try { return await fetchJson(name); } catch (fault) {
      console.warn(fault);
      if (isWanted()) fail("failed");
      await new Promise((resume) => { setTimeout(resume, wait); });
    }
  }
  return null;
}

/* ---- controls ---- */
function corner(className, position) {
  const node = document.createElement("div"), control = L.control({ position });
  node.className = className;
  control.onAdd = () => node;
  control.addTo(atlas.main);
  return node;
}

function addControls() {
  const { main } = atlas, container = main.getContainer();
  main.attributionControl.remove();
  L.control.zoom({ position: "topright" }).addTo(main);
  atlas.north = corner("atlas-north", "topright");
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(main);
  atlas.credit = corner("atlas-credit", "bottomright");
  atlas.sample = corner("atlas-sample", "topright");
  atlas.trueSwitch = document.createElement("button");
  atlas.trueSwitch.type = "button";
  const bar = corner("atlas-switch", "bottomleft");
  bar.append(atlas.trueSwitch);
  L.DomEvent.disableClickPropagation(bar);
  atlas.trueSwitch.addEventListener("click", () => { atlas.isTrue = !atlas.isTrue; atlas.home = null; render(); });
  atlas.tip = L.tooltip({ direction: "auto", offset: [12, 0], className: "atlas-tip" });
  atlas.message = Object.assign(document.createElement("div"), { className: "atlas-message" });
  atlas.live = Object.assign(document.createElement("div"), { className: "atlas-hidden" });
  atlas.live.setAttribute("role", "status");
  container.append(atlas.message, atlas.live);
}

function writeControls() {
  const { view, main } = atlas, texts = atlas.constants.texts[view.language];
  main.getContainer().setAttribute("aria-label", [view.sheet.title, texts.label].join(view.language === "en" ? ". " : "。"));
  document.documentElement.lang = view.language;
  if (window.frameElement) window.frameElement.title = view.sheet.title;   // streamlit-folium writes its own name there
  atlas.north.textContent = `↑ ${texts.north}`;
  atlas.credit.textContent = [view.sheet.credit, atlas.constants.tiles && atlas.constants.tiles.credit].filter(Boolean).join(" / ");
  atlas.sample.textContent = view.sheet.sample;
  atlas.sample.hidden = !view.sheet.sample;
  atlas.trueSwitch.textContent = texts.true_position;
  atlas.trueSwitch.setAttribute("aria-pressed", String(atlas.isTrue));
  atlas.trueSwitch.parentElement.hidden = !atlas.insets.length || Boolean(view.pref && view.pref !== "13");
  for (const inset of atlas.insets) {
    inset.note.textContent = `${texts[inset.key]}（${texts.inset}）`;
    inset.frame.hidden = atlas.isTrue || Boolean(view.pref && !(view.pref === "13" && inset.prefecture === "13"));
  }
  for (const [button, key] of [[".leaflet-control-zoom-in", "zoom_in"], [".leaflet-control-zoom-out", "zoom_out"]]) {
    const node = main.getContainer().querySelector(button);
    node.title = texts[key];
    node.setAttribute("aria-label", texts[key]);
  }
}

/* ---- what is in sight ---- */
function goHome() {
  const { view, main } = atlas, key = `${view.pref || ""}${atlas.isTrue}`;
  if (atlas.home === key) return false;
  atlas.home = key;
  const isWhole = !view.pref && !atlas.isTrue && atlas.order.prefectures.length >= WHOLE_COUNTRY;
  const target = view.pref ? atlas.bounds(view.pref) : isWhole ? HOME : around(atlas.order.bboxes);
  main.fitBounds(target, { animate: false, padding: [8, 8] });
  return true;
}

function bringIntoSight(code) {
  if (!code || atlas.shown === code) return;
  const [west, south, east, north] = atlas.order.bboxes[atlas.index.get(code)], { main } = atlas;
  if (!main.getBounds().pad(-0.05).contains([[south, west], [north, east]])) {
    main.fitBounds([[south, west], [north, east]], { animate: false, padding: [80, 80], maxZoom: NEAR });
  }
}

/* Finer shapes: of the chosen prefecture at once, of the others in sight when the browser has nothing else to do. */
function refine() {
  if (!atlas.isPainted()) return;
  const { view, main, order } = atlas, seen = main.getBounds(), isNear = main.getZoom() >= FINER_FROM;
  if (view.pref) fetchFiner(view.pref);
  clearTimeout(atlas.later);
  if (!isNear) return;
  atlas.later = setTimeout(() => {
    for (const { code, bbox: [west, south, east, north] } of order.prefectures) {
      if (seen.intersects([[south, west], [north, east]])) fetchFiner(code);
    }
  }, LATER);
}

async function fetchFiner(code) {
  const name = atlas.constants.detail[code];
  if (!name || atlas.finest.has(code)) return;
  atlas.finest.add(code);
  try {
    const group = decode(await fetchJson(name)).get(code);
    if (group) atlas.country.set(code, group);
    redrawSoon();
    atlas.main.getContainer().dataset.finest = [...atlas.finest].sort().join(" ");
  } catch (fault) { atlas.finest.delete(code); console.warn(fault); }
}

/* Several prefectures may come within one frame; they are drawn together. */
function redrawSoon() {
  if (atlas.isDue) return;
  atlas.isDue = true;
  requestAnimationFrame(() => { atlas.isDue = false; atlas.redraw(); });
}

/* ---- painting ---- */
function state(name, painted) {
  const data = atlas.main.getContainer().dataset, { view } = atlas;
  data.state = name;
  data.painted = painted;
  data.version = atlas.config.version;
  delete data.ahead;
  if (view) Object.assign(data, { layer: view.sheet ? view.sheet.layer : "", pref: view.pref || "", town: view.town || "", over: view.over ? view.over.places.size : "", language: view.language, theme: ink.theme });
  if (name === "loading" || atlas.hasReported) return;
  atlas.hasReported = true;
  requestAnimationFrame(() => setTimeout(() => report("ready")));   // the rest of the page comes when the map is seen
}

function say(text) {
  atlas.message.textContent = text;
  atlas.message.hidden = !text;
}

/* Says what is wrong, and takes from the map what may not be seen with it, also when the map is moved. */
function fail(key) {
  if (atlas.view) atlas.view.sheet = null;
  leave(atlas);
  if (atlas.sheet) atlas.redraw();
  say(atlas.constants ? atlas.constants.texts[(atlas.view || { language: "ja" }).language][key] : "地図の形を読み込めませんでした。画面を読み込み直してください。");
  state("error", 0);
}

function render() {
  const { view, config, order } = atlas;
  if (!atlas.isPainted() || atlas.isBroken) return;
  if (view.version !== config.version || view.sheet.version !== config.version || view.sheet.classes.length !== order.codes.length) { fail("mismatch"); return; }
  useTheme();
  writeControls();
  if (goHome()) atlas.redrawInsets(); else atlas.redraw();
  bringIntoSight(view.town);
  atlas.shown = view.town;
  say("");
  const painted = order.codes.filter((code) => code !== NORTHERN && atlas.isInside(prefectureOf(code))).length;
  state("ready", painted);
  const spoken = atlas.constants.texts[view.language].painted.replace("{n}", painted);
  if (atlas.live.textContent !== spoken) atlas.live.textContent = spoken;
  refine();
}

function useTheme() {
  const wanted = atlas.view && atlas.view.contrast ? "contrast" : atlas.pageTheme || "light";
  if (wanted === ink.theme && document.documentElement.style.colorScheme) return;
  ink.use(wanted);
  atlas.main.getContainer().dataset.theme = wanted;
}

/* A frame without a size, or one whose style has not come yet, cannot be fitted to anything. */
async function sized(container) {
  const isStyled = () => getComputedStyle(container).getPropertyValue("--atlas-styled").trim() === "1";
  while (!container.clientWidth || !container.clientHeight || !isStyled()) await new Promise((resume) => { setTimeout(resume, 20); });
  atlas.main.invalidateSize({ animate: false });
}

/* Starts on a Leaflet map with the names of the files it lives on. */
async function start(map, [version, constantsName, orderName, nationalName]) {
  atlas.config = { version };
  atlas.main = map;
  const container = map.getContainer();
  container.setAttribute("role", "application");
  addControls();
  state("loading", 0);
  followTheme((theme) => {
    if (theme === atlas.pageTheme) return;
    atlas.pageTheme = theme;
    if (atlas.sheet) { useTheme(); atlas.redraw(); }
  });
  try {
    const [constants, order, topology] = await Promise.all([constantsName, orderName, nationalName].map((name) => fetchPatiently(name, () => true)));
    Object.assign(atlas, { constants, order });
    Object.assign(ink, { colours: constants.colours, patterns: constants.patterns, textures: constants.textures, strokes: constants.strokes });
    useTheme();
    await sized(container);
    atlas.index = new Map(order.codes.map((code, at) => [code, at]));
    atlas.country = decode(topology);
    for (const { towns } of atlas.country.values()) for (const [code, town] of towns) if (town.isAlone) atlas.islands.set(code, town.parts);
    if (constants.tiles) atlas.tiles = L.tileLayer(constants.tiles.url, { maxZoom: constants.tiles.max_zoom }).addTo(map);
    map.fitBounds(HOME, { animate: false });
    atlas.sheet = new Sheet(atlas, () => true).addTo(map);
    addReading(atlas, atlas.sheet, map);
    if (order.prefectures.length >= WHOLE_COUNTRY) {
      atlas.insets = FAR.map((far) => addInset(atlas, far)).filter(Boolean);
      for (const inset of atlas.insets) addReading(atlas, inset.sheet, inset.map);
    }
    map.on("moveend", refine);
    followControl(atlas, follow);
    render();
  } catch (fault) { console.warn(fault); atlas.isBroken = true; fail("failed"); }
}

const kept = new Map();
const CHOICE = ["version", "classes", "pref", "town", "language", "contrast"];   // what a painted map shows

/* `sheet` names the file of words, classes and values, which is fetched once and kept; `over` is a class, a value and
   the steps from each municipality to the next, that have them instead of the sheet's. */
function paint({ sheet, over, ...choice }) {
  const view = { pref: null, town: null, ...choice, over: over ? unpacked(over) : null, sheet: kept.get(sheet), classes: JSON.stringify([sheet, over]) };
  const { dataset: data } = atlas.main.getContainer();
  const isThere = data.ahead && data.state === "ready" && CHOICE.every((key) => atlas.view[key] === view[key]);
  atlas.view = view;
  if (isThere) delete data.ahead;
  else if (view.sheet) render();
  else fetchSheet(view, sheet);
  return L.layerGroup();
}

/* Paints the prefecture its control shows; `data-ahead` tells that Python has not answered yet. */
function follow(pref) {
  const { view, main } = atlas, container = main.getContainer();
  if (container.dataset.state !== "ready" || view.pref === pref || !container.clientWidth) return;
  atlas.view = { ...view, pref };
  render();
  container.dataset.ahead = "true";
}

function unpacked([place, value, steps]) {
  let at = 0;
  return { class: place, value, places: new Set(steps.map((step) => { at += step; return at; })) };
}

async function fetchSheet(view, name) {
  const sheet = await fetchPatiently(name, () => atlas.view === view);
  if (sheet) kept.set(name, sheet);
  if (atlas.view !== view) return;
  view.sheet = sheet;
  render();
}

/* For tests: what stands where. Boxes are on the main canvas, places in its frame; `shift` leads from these to those. */
function told() {
  const { sheet, main, insets } = atlas;
  return {
    labels: sheet.labels,
    marks: sheet.marks.map(([code]) => code),
    insetMarks: insets.flatMap((inset) => inset.sheet.marks.map(([code]) => code)),
    covered: atlas.covered(sheet),
    shift: main.containerPointToLayerPoint([0, 0]).subtract(sheet._bounds.min),
    // Whether anything is drawn within three pixels of a [lat, lon].
    isDrawn: (latlng) => {
      const at = sheet.place(latlng).multiplyBy(sheet.ratio);
      return sheet.pen.getImageData(at.x - 3, at.y - 3, 7, 7).data.some((value) => value > 0);
    },
    place: (code) => main.latLngToContainerPoint(atlas.pointOf(code)),
  };
}

/* The Leaflet map, as folium asks for it. */
function map(id) {
  return L.map(id, { center: MIDDLE, zoom: 5, zoomControl: false, fadeAnimation: false, zoomSnap: 0.25, zoomDelta: 0.5 });
}

window.Atlas = { map, start, paint, told, file: fetchJson };
