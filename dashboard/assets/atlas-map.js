/* The map of the atlas: geometry is fetched once and stays; a choice only repaints it. Needs Leaflet as L. */
"use strict";
window.Atlas = (() => {
  const NORTHERN = "hoppo";
  const HOME = [[30.9, 128.4], [45.6, 146.2]];
  const OKINAWA = (code) => code.startsWith("47") || code === "46222" || (code >= "46523" && code <= "46535");
  const OGASAWARA = (code) => code === "13421";
  const OTHERS = 0.35;          // opacity of the other prefectures when one is chosen
  const SMALL = 5;              // px: below this a municipality also gets a mark
  const TOWN_NAMES_FROM = 9;    // zoom from which municipality names are written

  let config, main, order, index, theme = "light", view = null, sheets = [], label = null, ready = false;
  let tip, selected, labels, controls = {}, message, live, patterns = {}, home = null, finest = {};

  const colour = (token) => config.tokens[token][theme === "dark" ? 1 : 0];

  /* ---- geometry ---- */
  function decode(topology) {
    const { scale: [kx, ky], translate: [dx, dy] } = topology.transform;
    const arcs = topology.arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([a, b]) => { x += a; y += b; return [y * ky + dy, x * kx + dx]; });
    });
    const line = (references) => {
      const points = [];
      for (const reference of references) {
        const arc = reference < 0 ? arcs[~reference].slice().reverse() : arcs[reference];
        for (let i = points.length ? 1 : 0; i < arc.length; i += 1) points.push(arc[i]);
      }
      return points;
    };
    const areas = new Map();
    for (const shape of topology.objects.municipalities.geometries) {
      const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.type === "MultiPolygon" ? shape.arcs : [];
      areas.set(shape.id, polygons.map((rings) => rings.map(line)));
    }
    const outlines = new Map();
    for (const shape of topology.objects.prefectures.geometries) {
      outlines.set(shape.id, shape.arcs.map((reference) => line(Array.isArray(reference) ? reference : [reference])));
    }
    return { areas, outlines };
  }

  async function fetchJson(name) {
    const response = await fetch(config.base + name);
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response.json();
  }

  /* ---- a sheet: one Leaflet map with its municipalities and outlines ---- */
  function addSheet(map, geometry, accepts) {
    const renderer = L.canvas({ padding: 0.4, tolerance: 3 });
    const sheet = { map, accepts, towns: new Map(), outlines: new Map(), marks: new Map(), renderer };
    for (const [code, rings] of geometry.areas) {
      if (!accepts(code)) continue;
      const layer = L.polygon(rings, { renderer, smoothFactor: 0.5, weight: 0.5, bubblingMouseEvents: false });
      listen(layer, code, map);
      sheet.towns.set(code, layer.addTo(map));
    }
    for (const [code, lines] of geometry.outlines) {
      if (map !== main && !["13", "46", "47"].includes(code)) continue;
      sheet.outlines.set(code, L.polyline(lines, { renderer, interactive: false, weight: 1, smoothFactor: 0.5 }).addTo(map));
    }
    sheets.push(sheet);
    map.on("zoomend", () => { markSmall(sheet); restyle(sheet); });
    return sheet;
  }

  function listen(layer, code, map) {
    layer.on("mousemove", (event) => hover(code, map, event.latlng));
    layer.on("mouseout", () => tip.remove());
    layer.on("click", (event) => { hover(code, map, event.latlng); if (code !== NORTHERN) report(code); });
  }

  function report(code) {
    const value = { last_object_clicked_tooltip: `${code}#${Date.now()}` };
    const held = window.__GLOBAL_DATA__;
    if (held) { held.last_object_clicked_tooltip = value.last_object_clicked_tooltip; held.previous_data = value; }
    window.Streamlit.setComponentValue(value);
  }

  function hover(code, map, latlng) {
    if (!view) return;
    const at = index.get(code), node = document.createElement("div"), small = document.createElement("small");
    const prefecture = order.prefectures.find((entry) => entry.code === (code === NORTHERN ? "01" : code.slice(0, 2)));
    const english = view.language === "en";
    node.append((english ? order.names_en : order.names)[at]);
    small.textContent = [prefecture && (english ? prefecture.name_en : prefecture.name),
      view.legend[Number(view.classes[at])].label].filter(Boolean).join("　");
    node.append(small);
    tip.setContent(node).setLatLng(latlng).addTo(map);
  }

  /* Islands of a few pixels get a mark in the colour of their class, so that no municipality is invisible. */
  function markSmall(sheet) {
    for (const code of sheet.towns.keys()) {
      const [west, south, east, north] = order.bboxes[index.get(code)];
      const a = sheet.map.project([north, west]), b = sheet.map.project([south, east]);
      const isSmall = Math.max(b.x - a.x, b.y - a.y) < SMALL;
      const mark = sheet.marks.get(code);
      if (isSmall && !mark) {
        const [lon, lat] = order.points[index.get(code)];
        const added = L.circleMarker([lat, lon], { renderer: sheet.renderer, radius: 3, weight: 1, bubblingMouseEvents: false });
        listen(added, code, sheet.map);
        sheet.marks.set(code, added.addTo(sheet.map));
      } else if (!isSmall && mark) { mark.remove(); sheet.marks.delete(code); }
    }
  }

  /* ---- painting ---- */
  function pattern(key) {
    const id = `${key}-${theme}`;
    if (patterns[id]) return patterns[id];
    const made = config.patterns[key], ratio = 2, tile = document.createElement("canvas");
    tile.width = tile.height = 8 * ratio;
    const pen = tile.getContext("2d");
    pen.scale(ratio, ratio);
    pen.fillStyle = colour(made.ground);
    pen.fillRect(0, 0, 8, 8);
    if (made.wash) { pen.globalAlpha = made.wash; pen.fillStyle = colour("second_ink"); pen.fillRect(0, 0, 8, 8); pen.globalAlpha = 1; }
    if (made.path) { pen.strokeStyle = colour("second_ink"); pen.lineWidth = made.width; pen.stroke(new Path2D(made.path)); }
    const found = pen.createPattern(tile, "repeat");
    found.setTransform(new DOMMatrix().scale(1 / ratio));
    patterns[id] = found;
    return found;
  }

  function fill(entry) {
    if (entry.token) return colour(entry.token);
    const made = config.patterns[entry.pattern];
    return made.path || made.wash ? pattern(entry.pattern) : colour(made.ground);
  }

  function restyle(sheet) {
    if (!view || !ready) return;
    const fills = view.legend.map(fill), paper = colour("paper");
    for (const group of [sheet.towns, sheet.marks]) {
      for (const [code, layer] of group) {
        const entry = view.legend[Number(view.classes[index.get(code)])];
        const inside = !view.pref || (code !== NORTHERN && code.startsWith(view.pref)) || (view.pref === "01" && code === NORTHERN);
        const outlined = entry.pattern === "empty";
        layer.setStyle({
          fillColor: fills[Number(view.classes[index.get(code)])], fillOpacity: inside ? 1 : OTHERS,
          color: outlined ? colour("second_ink") : paper, weight: 0.5, opacity: inside ? 1 : OTHERS,
        });
      }
    }
    order.prefectures.forEach((prefecture, at) => {
      const outline = sheet.outlines.get(prefecture.code);
      if (!outline) return;
      const dash = { 1: null, 0: "3 3", "-": "1 5" }[view.prefectures[at]];
      const inside = !view.pref || view.pref === prefecture.code;
      outline.setStyle({ color: colour("second_ink"), weight: 1, dashArray: dash, opacity: inside ? 1 : OTHERS });
    });
  }

  function markSelected() {
    for (const layer of selected) layer.remove();
    selected = [];
    if (!view.town) return;
    for (const sheet of sheets) {
      const town = sheet.towns.get(view.town);
      if (!town) continue;
      const shape = { renderer: sheet.renderer, fill: false, interactive: false };
      selected.push(L.polygon(town.getLatLngs(), { ...shape, color: colour("paper"), weight: 5 }).addTo(sheet.map));
      selected.push(L.polygon(town.getLatLngs(), { ...shape, color: colour("accent"), weight: 2.5 }).addTo(sheet.map));
    }
  }

  function writeLabels() {
    labels.clearLayers();
    if (!view) return;
    const english = view.language === "en", zoom = main.getZoom(), size = main.getSize(), taken = [];
    const write = (name, lat, lon, kind) => {
      const at = main.latLngToContainerPoint([lat, lon]);
      const wide = name.length * (english ? 7 : 13) + 4, box = [at.x - wide / 2, at.y - 9, at.x + wide / 2, at.y + 9];
      if (box[2] < 0 || box[3] < 0 || box[0] > size.x || box[1] > size.y) return;
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
      taken.push(box);
      const node = document.createElement("div");
      node.textContent = name;
      const icon = L.divIcon({ className: `atlas-label ${kind}`, html: node, iconSize: [wide, 18] });
      L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(labels);
    };
    if (zoom < TOWN_NAMES_FROM) {
      for (const prefecture of order.prefectures) {
        if (view.pref && view.pref !== prefecture.code) continue;
        const [lat, lon] = centre(prefecture.code);
        write(english ? prefecture.name_en : prefecture.name, lat, lon, "prefecture");
      }
    }
    if (view.pref || zoom >= TOWN_NAMES_FROM) {
      const seen = main.getBounds();
      order.codes.forEach((code, at) => {
        if (view.pref && !code.startsWith(view.pref)) return;
        const [lon, lat] = order.points[at];
        if (seen.contains([lat, lon])) write((english ? order.names_en : order.names)[at], lat, lon, "town");
      });
    }
  }

  /* Middle of a prefecture's name: the mean of its municipalities without far islands. */
  const centres = {};
  function centre(code) {
    if (!centres[code]) {
      const own = order.codes.map((town, at) => [town, at]).filter(([town]) => town.startsWith(code) && !OGASAWARA(town) && !(code === "46" && OKINAWA(town)));
      const middle = (of) => own.map(([, at]) => order.points[at][of]).sort((a, b) => a - b)[Math.floor(own.length / 2)];
      centres[code] = [middle(1), middle(0)];
    }
    return centres[code];
  }

  function bounds(code) {
    const own = order.bboxes.filter((_, at) => order.codes[at].startsWith(code) && !OGASAWARA(order.codes[at]));
    return [[Math.min(...own.map((box) => box[1])), Math.min(...own.map((box) => box[0]))],
      [Math.max(...own.map((box) => box[3])), Math.max(...own.map((box) => box[2]))]];
  }

  function goHome() {
    const target = view.pref ? bounds(view.pref) : HOME;
    const key = view.pref || "";
    if (home === key) return;
    home = key;
    main.fitBounds(order.prefectures.length < 40 && !view.pref ? everything() : target, { animate: false, padding: [8, 8] });
    if (view.pref) refine(view.pref);
  }

  function everything() {
    const boxes = order.bboxes;
    return [[Math.min(...boxes.map((box) => box[1])), Math.min(...boxes.map((box) => box[0]))],
      [Math.max(...boxes.map((box) => box[3])), Math.max(...boxes.map((box) => box[2]))]];
  }

  /* Finer shapes of the chosen prefecture, once. */
  async function refine(code) {
    const name = config.web.detail[code];
    if (!name || finest[code]) return;
    finest[code] = true;
    try {
      const geometry = decode(await fetchJson(name));
      for (const sheet of sheets) {
        for (const [town, rings] of geometry.areas) if (sheet.towns.has(town)) sheet.towns.get(town).setLatLngs(rings);
        for (const [prefecture, lines] of geometry.outlines) if (sheet.outlines.has(prefecture)) sheet.outlines.get(prefecture).setLatLngs(lines);
      }
      markSelected();
    } catch (fault) { finest[code] = false; console.warn(fault); }
  }

  /* ---- around the map ---- */
  function applyTheme() {
    for (const token of Object.keys(config.tokens)) document.documentElement.style.setProperty(`--${token}`, colour(token));
    document.documentElement.style.colorScheme = theme;
    if (ready && view) { sheets.forEach(restyle); markSelected(); }
  }

  function inset(key, accepts, geometry, place) {
    const frame = document.createElement("div"), note = document.createElement("p"), body = document.createElement("div");
    frame.className = "atlas-inset";
    Object.assign(frame.style, place);
    frame.append(body, note);
    main.getContainer().append(frame);
    L.DomEvent.disableClickPropagation(frame);
    const map = L.map(body, { zoomControl: false, attributionControl: false, dragging: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, keyboard: false, touchZoom: false, zoomSnap: 0, preferCanvas: true });
    const own = order.bboxes.filter((_, at) => accepts(order.codes[at]));
    if (!own.length) { frame.remove(); return null; }
    map.fitBounds([[Math.min(...own.map((b) => b[1])), Math.min(...own.map((b) => b[0]))], [Math.max(...own.map((b) => b[3])), Math.max(...own.map((b) => b[2]))]], { animate: false, paddingTopLeft: [6, 18], paddingBottomRight: [6, 20] });
    L.control.scale({ imperial: false, maxWidth: 60, position: "bottomleft" }).addTo(map);
    markSmall(addSheet(map, geometry, accepts));
    return { key, frame, note };
  }

  function corner(className, position) {
    const node = document.createElement("div");
    node.className = className;
    const control = L.control({ position });
    control.onAdd = () => node;
    control.addTo(main);
    return node;
  }

  function say(text) { message.textContent = text; message.hidden = !text; }

  function state(name, painted) {
    const data = main.getContainer().dataset;
    data.state = name;
    data.painted = painted;
    data.version = config.version;
    if (view) { data.layer = view.layer; data.pref = view.pref || ""; data.town = view.town || ""; }
  }

  function fail(key) {
    say(view ? view.texts[key] : "");
    state("error", 0);
  }

  function render() {
    if (!view) return;
    if (view.version !== config.version || (order && view.classes.length !== order.codes.length)) { fail("mismatch"); return; }
    if (!ready) { say(view.texts.loading); return; }
    main.getContainer().setAttribute("aria-label", view.texts.label);
    controls.north.textContent = `↑ ${view.texts.north}`;
    controls.credit.textContent = view.credit;
    controls.sample.textContent = view.sample;
    controls.sample.hidden = !view.sample;
    for (const made of controls.insets) {
      made.note.textContent = `${view.texts[made.key]}（${view.texts.inset}）`;
      made.frame.hidden = Boolean(view.pref) && !(view.pref === "13" && made.key === "ogasawara");
    }
    for (const [button, key] of [[".leaflet-control-zoom-in", "zoom_in"], [".leaflet-control-zoom-out", "zoom_out"]]) {
      const node = main.getContainer().querySelector(button);
      node.title = view.texts[key];
      node.setAttribute("aria-label", view.texts[key]);
    }
    sheets.forEach(restyle);
    goHome();
    markSelected();
    writeLabels();
    const painted = order.codes.filter((code) => code !== NORTHERN && (!view.pref || code.startsWith(view.pref))).length;
    say("");
    state("ready", painted);
    live.textContent = view.texts.painted.replace("{n}", painted);
  }

  /* A frame that has no size yet cannot be fitted to anything. */
  async function sized(container) {
    while (!container.clientWidth || !container.clientHeight) await new Promise((resume) => { setTimeout(resume, 50); });
    main.invalidateSize({ animate: false });
  }

  async function start(map, given) {
    config = given;
    main = map;
    main.options.zoomSnap = 0.25;
    main.options.zoomDelta = 0.5;
    selected = [];
    const container = main.getContainer();
    container.setAttribute("role", "application");
    message = Object.assign(document.createElement("div"), { className: "atlas-message" });
    live = Object.assign(document.createElement("div"), { className: "atlas-hidden" });
    live.setAttribute("role", "status");
    container.append(message, live);
    state("loading", 0);
    applyTheme();
    window.Streamlit.events.addEventListener("streamlit:render", (event) => {
      const base = event.detail.theme && event.detail.theme.base === "dark" ? "dark" : "light";
      if (base !== theme) { theme = base; applyTheme(); }
    });
    tip = L.tooltip({ direction: "top", offset: [0, -6], sticky: true });
    labels = L.layerGroup().addTo(main);
    main.attributionControl.remove();
    L.control.zoom({ position: "topright" }).addTo(main);
    controls.north = corner("atlas-north", "topright");
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(main);
    controls.credit = corner("atlas-credit", "bottomright");
    controls.sample = corner("atlas-sample", "bottomright");
    controls.insets = [];
    try {
      const [names, topology] = await Promise.all([fetchJson(config.web.order), fetchJson(config.web.national)]);
      await sized(container);
      order = names;
      index = new Map(order.codes.map((code, at) => [code, at]));
      const geometry = decode(topology), narrow = container.clientWidth < 600;
      main.fitBounds(HOME, { animate: false });
      const sheet = addSheet(main, geometry, () => true);
      markSmall(sheet);
      if (order.prefectures.length > 40) {
        controls.insets = [
          inset("okinawa", OKINAWA, geometry, { left: "10px", top: "10px", width: narrow ? "132px" : "250px", height: narrow ? "110px" : "170px" }),
          inset("ogasawara", OGASAWARA, geometry, { right: "10px", bottom: "64px", width: narrow ? "84px" : "120px", height: narrow ? "96px" : "130px" }),
        ].filter(Boolean);
      }
      main.on("moveend", writeLabels);
      ready = true;
      render();
    } catch (fault) { console.warn(fault); fail("failed"); }
  }

  function paint(given) {
    view = given;
    if (main) render();
    return L.layerGroup();
  }

  return { start, paint };
})();
