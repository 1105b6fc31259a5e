/* Colours of the theme, and tiles of 8 × 8 px for gap reasons and categories. */
const THEMES = { light: 0, dark: 1, contrast: 2 };
const TILE = 8, FINE = 2;   // a tile is drawn at twice its size, for sharp screens

const ink = {
  theme: "light",
  colours: {},
  patterns: {},
  textures: {},
  strokes: {},
  tiles: new Map(),
  colour(token) { return this.colours[token][THEMES[this.theme]]; },
  stroke(line) { return this.strokes[line][THEMES[this.theme]]; },
  use(theme) {
    this.theme = theme;
    const root = document.documentElement;
    for (const token of Object.keys(this.colours)) root.style.setProperty(`--${token}`, this.colour(token));
    root.style.colorScheme = theme === "dark" ? "dark" : "light";
  },

  /* What fills a class: a colour, or the pattern of its gap reason. */
  fill(pen, entry) {
    if (!entry.pattern) return this.colour(entry.token);
    const made = this.patterns[entry.pattern];
    return made.path || made.wash ? this.tile(pen, entry.pattern, made, this.colour(made.ground), this.colour("second_ink")) : this.colour(made.ground);
  },

  /* What is drawn over a class: its texture in whichever of paper and ink stands out from its colour. */
  over(pen, entry) {
    if (!entry.texture) return null;
    const under = entry.token ? this.colour(entry.token) : this.colour("land");
    const line = contrast(under, this.colour("paper")) > contrast(under, this.colour("ink")) ? "paper" : "ink";
    return this.tile(pen, `${entry.texture}-${line}`, this.textures[entry.texture], "", this.colour(line));
  },

  tile(pen, key, made, ground, line) {
    const id = `${key}-${this.theme}`;
    if (!this.tiles.has(id)) {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = TILE * FINE;
      const draw = canvas.getContext("2d");
      draw.scale(FINE, FINE);
      if (ground) { draw.fillStyle = ground; draw.fillRect(0, 0, TILE, TILE); }
      if (made.wash) { draw.globalAlpha = made.wash; draw.fillStyle = line; draw.fillRect(0, 0, TILE, TILE); draw.globalAlpha = 1; }
      if (made.path) { draw.strokeStyle = line; draw.lineWidth = made.width; draw.stroke(new Path2D(made.path)); }
      this.tiles.set(id, pen.createPattern(canvas, "repeat"));
    }
    return this.tiles.get(id);
  },
};

/* Contrast of two #RRGGBB colours as WCAG counts it. */
function contrast(one, other) {
  const light = (colour) => [1, 3, 5].reduce((sum, at, place) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return sum + [0.2126, 0.7152, 0.0722][place] * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
