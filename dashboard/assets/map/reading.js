/* Pointing at the map, and telling the page what was clicked. All text goes in as textContent. */
function addReading(atlas, sheet, map) {
  map.on("mousemove", ({ latlng }) => pointAt(atlas, sheet, map, latlng));
  map.on("mouseout", () => leave(atlas));
  map.on("click", ({ latlng }) => {
    const code = pointAt(atlas, sheet, map, latlng);
    if (!code || code === NORTHERN) return;
    atlas.select(code);
    report(code);
  });
}

function pointAt(atlas, sheet, map, latlng) {
  const code = atlas.isPainted() ? sheet.at(latlng) : "";
  if (!code) { leave(atlas); return ""; }
  if (atlas.pointed !== code) {
    atlas.pointed = code;
    atlas.tip.setContent(said(atlas, code));
    light(atlas, code);
  }
  map.getContainer().style.cursor = code === NORTHERN ? "" : "pointer";
  atlas.tip.setLatLng(latlng).addTo(map);
  return code;
}

function leave(atlas) {
  if (!atlas.pointed) return;
  atlas.pointed = "";
  atlas.tip.remove();
  atlas.main.getContainer().style.cursor = "";
  light(atlas, "");
}

/* Name, prefecture, class or reason, value, and what the municipality belongs to. */
function said(atlas, code) {
  const { view } = atlas, at = atlas.index.get(code), node = document.createElement("div");
  const prefecture = atlas.order.prefectures.find((entry) => entry.code === prefectureOf(code));
  const line = (text, kind) => {
    if (!text) return;
    const row = document.createElement("div");
    row.className = kind;
    row.textContent = text;
    node.append(row);
  };
  const where = prefecture && (view.language === "en" ? prefecture.name_en : prefecture.name);
  line([atlas.nameOf(code), where].filter(Boolean).join("　"), "name");
  line(view.sheet.legend[atlas.classOf(code)].label, "class");
  line(atlas.valueOf(code), "value");
  for (const [label, members] of view.sheet.together) if (members.includes(at)) line(label, "value");
  return node;
}

/* Outlines all municipalities of the projects this one takes part in. */
function light(atlas, code) {
  const { view, order, index } = atlas, at = index.get(code);
  const lit = new Set();
  if (code) for (const [, members] of view.sheet.together) if (members.includes(at)) members.forEach((member) => lit.add(order.codes[member]));
  if (!lit.size && !atlas.lit.length) return;
  atlas.lit = [...lit];
  atlas.redraw();
}
