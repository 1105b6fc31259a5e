/* One canvas on a Leaflet map that draws all areas itself: a fill a municipality, borders in one stroke. */
const OTHERS = 0.35;          // opacity of the other prefectures when one is chosen
const SMALL = 8;              // px: an island municipality smaller than this also gets a mark, so that none is invisible
const MARK = 3;               // px, radius of a mark
const SPECK = 2.5;            // px: an island smaller than this is drawn as a speck of that size
const POINT = 4.5;            // px, radius of a point
const OVER_TILES = 0.75;      // opacity of areas over background tiles
const DASHES = { 1: [], 0: [3, 3], "-": [1, 4] };

const Sheet = L.Renderer.extend({
  options: { padding: 0.25 },

  /* `atlas` holds the geometry, the order and the choice; only municipalities that `accepts(code)` are drawn. */
  initialize(atlas, accepts) {
    L.Renderer.prototype.initialize.call(this, {});
    this.atlas = atlas;
    this.accepts = accepts;
    this.labels = [];
    this.marks = [];
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this.pen = this._container.getContext("2d");
    this.scratch = document.createElement("canvas").getContext("2d");
  },

  _destroyContainer() { this._container.remove(); },

  _updatePaths() { /* L.Renderer asks for it; nothing else is drawn on this canvas */ },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize(), ratio = Math.min(2, window.devicePixelRatio || 1);
    this.ratio = ratio;
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this._container.width = Math.max(1, Math.round(size.x * ratio));
    this._container.height = Math.max(1, Math.round(size.y * ratio));
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this.draw();
  },

  redraw() { if (this._map && this._bounds) this.draw(); },

  /* Place of a [lat, lon] on the canvas, in CSS pixels. */
  place(latlng) { return this._map.latLngToLayerPoint(latlng).subtract(this._bounds.min); },

  draw() {
    const { atlas, pen, ratio } = this, { view, order } = atlas;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this._container.width, this._container.height);
    this.marks = [];
    this.labels = [];
    if (!view || !view.sheet) return;
    const origin = this.place(MIDDLE), size = this._bounds.getSize();
    this.scale = 2 ** (this._map.getZoom() - UNIT_ZOOM);
    const unit = 1 / this.scale;
    this.seen = [-origin.x * unit, -origin.y * unit, (size.x - origin.x) * unit, (size.y - origin.y) * unit];
    this.toUnits = () => pen.setTransform(ratio * this.scale, 0, 0, ratio * this.scale, ratio * origin.x, ratio * origin.y);
    this.toUnits();
    pen.lineJoin = "round";
    const tiled = new DOMMatrix().scale(unit / FINE), opaque = atlas.tiles ? OVER_TILES : 1;
    const styles = view.sheet.legend.map((entry) => {
      const fill = ink.fill(pen, entry), over = ink.over(pen, entry);
      for (const tile of [fill, over]) if (tile && tile.setTransform) tile.setTransform(tiled);
      return { fill, over, isEmpty: entry.pattern === "empty" };
    });
    const empty = [];
    for (const [prefecture, group] of atlas.country) {
      pen.globalAlpha = opaque * (atlas.isInside(prefecture) ? 1 : OTHERS);
      for (const [code, town] of group.towns) {
        if (!this.accepts(code) || !this.isSeen(town.box)) continue;
        const style = styles[atlas.classOf(code)];
        pen.fillStyle = style.fill;
        pen.fill(town.path, "evenodd");
        if (style.over) { pen.fillStyle = style.over; pen.fill(town.path, "evenodd"); }
        if (style.isEmpty) empty.push(town.path);
        const parts = atlas.islands.get(code) || [];
        if (parts.length && parts[0].size * this.scale < SMALL) this.marks.push([code, style]);
        this.drawSpecks(parts, style.fill, unit);
      }
    }
    this.drawLines(unit, empty);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const [code, style] of this.marks) this.dot(code, MARK, style.fill, ink.colour("second_ink"), 1);
    for (const at of view.sheet.points) if (this.accepts(order.codes[at])) this.dot(order.codes[at], POINT, ink.colour("accent"), ink.colour("paper"), 1.5);
    this.outlineTown(atlas.lit, "ink", 1.5);
    this.outlineTown(view.town ? [view.town] : [], "accent", ink.stroke("selection"));
    this.labels = writeNames(this);
  },

  drawSpecks(parts, fill, unit) {
    const { pen } = this, size = SPECK * unit;
    for (const { x, y, size: own } of parts) {
      if (own > size) continue;
      pen.fillStyle = ink.colour("second_ink");
      pen.fillRect(x - size / 2, y - size / 2, size, size);
      pen.fillStyle = fill;
      pen.fillRect(x - size / 4, y - size / 4, size / 2, size / 2);
    }
  },

  isSeen([left, top, right, bottom]) {
    return right >= this.seen[0] && bottom >= this.seen[1] && left <= this.seen[2] && top <= this.seen[3];
  },

  drawLines(unit, empty) {
    const { atlas, pen } = this, dashes = atlas.view.sheet.prefectures;
    pen.lineWidth = ink.stroke("hairline") * unit;
    pen.strokeStyle = ink.colour("paper");
    for (const [prefecture, group] of atlas.country) {
      if (!this.isPartOf(group)) continue;
      pen.globalAlpha = atlas.isInside(prefecture) ? 1 : OTHERS;
      pen.stroke(group.borders);
    }
    pen.strokeStyle = ink.colour("second_ink");
    pen.globalAlpha = 1;
    for (const path of empty) pen.stroke(path);
    pen.lineWidth = ink.stroke("prefecture") * unit;
    atlas.order.prefectures.forEach(({ code }, at) => {
      const group = atlas.country.get(code);
      if (!group || !this.isPartOf(group)) return;
      pen.globalAlpha = atlas.isInside(code) ? 1 : OTHERS;
      pen.setLineDash((DASHES[dashes[at]] || []).map((length) => length * unit));
      pen.stroke(group.outline);
    });
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  },

  isPartOf(group) {
    for (const [code, town] of group.towns) if (this.accepts(code) && this.isSeen(town.box)) return true;
    return false;
  },

  dot(code, radius, fill, line, width) {
    const { pen, atlas } = this, at = this.place(atlas.pointOf(code));
    pen.globalAlpha = atlas.isInside(prefectureOf(code)) ? 1 : OTHERS;
    pen.beginPath();
    pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    // A tile stays anchored to the map while the pen is in pixels.
    if (fill.setTransform) fill.setTransform(new DOMMatrix().scale(1 / FINE));
    pen.fillStyle = fill;
    pen.fill();
    pen.strokeStyle = line;
    pen.lineWidth = width;
    pen.stroke();
    pen.globalAlpha = 1;
  },

  outlineTown(codes, token, width) {
    const { pen, atlas, ratio } = this;
    for (const code of codes) {
      const town = atlas.townOf(code);
      if (!town || !this.accepts(code)) continue;
      this.toUnits();
      for (const [colour, line] of [["paper", 2 * width], [token, width]]) {
        pen.strokeStyle = ink.colour(colour);
        pen.lineWidth = line / this.scale;
        pen.stroke(town.path);
      }
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (this.marks.some(([marked]) => marked === code)) {
        const at = this.place(atlas.pointOf(code));
        pen.strokeStyle = ink.colour(token);
        pen.lineWidth = width;
        pen.beginPath();
        pen.arc(at.x, at.y, MARK + 3, 0, 2 * Math.PI);
        pen.stroke();
      }
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  },

  /* Code of the municipality at a [lat, lon], or "": marks first, for they lie over what is larger. */
  at(latlng) {
    if (!this.scale) return "";
    const here = this.place(latlng);
    let nearest = "", least = MARK + 4;
    for (const [code] of this.marks) {
      const away = this.place(this.atlas.pointOf(code)).distanceTo(here);
      if (away < least) { nearest = code; least = away; }
    }
    if (nearest) return nearest;
    const x = unitX(latlng.lng), y = unitY(latlng.lat);
    for (const group of this.atlas.country.values()) {
      for (const [code, { path, box }] of group.towns) {
        if (x < box[0] || x > box[2] || y < box[1] || y > box[3] || !this.accepts(code)) continue;
        if (this.scratch.isPointInPath(path, x, y, "evenodd")) return code;
      }
    }
    return "";
  },
});
