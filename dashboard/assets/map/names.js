/* Names on the map: none over another, none under a control, none where there is no room. */
const TOWN_NAMES_FROM = 8.75;   // zoom from which municipality names are written without a chosen prefecture
const GAP = 3;                  // px between two names
const NAME_HIGH = 24;               // px an island must be high to have its name written on it
const BELOW = 13;               // px a name stands below the point or mark of its municipality

/* Writes onto the sheet's canvas; returns the boxes [left, top, right, bottom, name] in CSS pixels of the canvas. */
function writeNames(sheet) {
  const { atlas, pen } = sheet, { view, order } = atlas, taken = [...atlas.covered(sheet)], written = [];
  const isEnglish = view.language === "en", zoom = sheet._map.getZoom(), size = sheet._bounds.getSize();
  const isMain = sheet._map === atlas.main;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;   // 2 px of paper on each side of a stroke

  const dotted = new Set([...sheet.marks.map(([code]) => code), ...view.sheet.points.map((at) => order.codes[at])]);
  const write = (name, latlng, font, colour, room, below = 0) => {
    const at = sheet.place(latlng).add([0, below]);
    if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) return;
    pen.font = font;
    const wide = pen.measureText(name).width, half = wide / 2 + GAP, tall = 8 + GAP;
    if (wide > room) return;
    const box = [at.x - half, at.y - tall, at.x + half, at.y + tall];
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
    taken.push(box);
    written.push([...box, name]);
    pen.strokeStyle = ink.colour("paper");
    pen.strokeText(name, at.x, at.y);
    pen.fillStyle = ink.colour(colour);
    pen.fillText(name, at.x, at.y);
  };

  const face = getComputedStyle(atlas.main.getContainer()).fontFamily;
  const large = ink.theme === "contrast" ? 2 : 0;
  const townFont = `${11 + large}px ${face}`, prefectureFont = `${12 + large}px ${face}`;
  if (view.town && sheet.accepts(view.town)) write(atlas.nameOf(view.town), atlas.pointOf(view.town), `${12 + large}px ${face}`, "ink", Infinity, dotted.has(view.town) ? BELOW : 0);
  if (isMain && zoom < TOWN_NAMES_FROM) {
    for (const prefecture of order.prefectures) {
      if (!atlas.isInside(prefecture.code)) continue;
      if (view.pref && zoom >= TOWN_NAMES_FROM - 1.5) continue;
      write(isEnglish ? prefecture.name_en : prefecture.name, atlas.centre(prefecture.code), prefectureFont, "second_ink", Infinity);
    }
  }
  if (isMain && (view.pref || zoom >= TOWN_NAMES_FROM)) {
    // The largest first: where two have no room beside each other, the one with more map keeps its name.
    for (const code of atlas.bySize()) {
      if (!atlas.isInside(prefectureOf(code))) continue;
      const { box } = atlas.townOf(code);
      if (!sheet.isSeen(box)) continue;
      const room = atlas.islands.has(code) ? Infinity : Math.max(44, 1.4 * (box[2] - box[0]) * sheet.scale);
      // An island smaller than its name would be hidden by it.
      const tall = (box[3] - box[1]) * sheet.scale, isSmall = atlas.islands.has(code) && tall < NAME_HIGH;
      write(atlas.nameOf(code), atlas.pointOf(code), townFont, "ink", room, dotted.has(code) ? BELOW : isSmall ? tall / 2 + BELOW - 4 : 0);
    }
  }
  return written;
}
