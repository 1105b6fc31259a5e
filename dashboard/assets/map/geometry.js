/* From TopoJSON to paths. Units are Mercator pixels of zoom 10 measured from the middle of Japan, so that the 32-bit
   numbers of a Path2D stay exact to a fiftieth of a screen pixel at zoom 14. */
const UNIT_ZOOM = 10;
const WORLD = 256 * 2 ** UNIT_ZOOM;
const MIDDLE = [37.5, 137];

const worldX = (lon) => (lon / 360 + 0.5) * WORLD;
const worldY = (lat) => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
};
const MIDDLE_X = worldX(MIDDLE[1]), MIDDLE_Y = worldY(MIDDLE[0]);
const unitX = (lon) => worldX(lon) - MIDDLE_X;
const unitY = (lat) => worldY(lat) - MIDDLE_Y;

/* The prefecture a code belongs to; the Northern Territories are drawn with Hokkaido. */
const NORTHERN = "hoppo";
const prefectureOf = (code) => (code === NORTHERN ? "01" : code.slice(0, 2));

/* Map(prefecture → { towns: Map(code → { path, box, isAlone, parts }), borders: Path2D, outline: Path2D }) of a topology.
   `isAlone` is a municipality that shares no border with another of the topology: islands. `parts` are then the middle
   and the size of each island, the largest first; else there are none. */
function decode(topology) {
  const { scale: [kx, ky], translate: [dx, dy] } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    const line = new Float64Array(arc.length * 2);
    let lon = 0, lat = 0;
    for (let i = 0; i < arc.length; i += 1) {
      lon += arc[i][0];
      lat += arc[i][1];
      line[2 * i] = unitX(lon * kx + dx);
      line[2 * i + 1] = unitY(lat * ky + dy);
    }
    return line;
  });

  const draw = (path, reference, from, box) => {
    const line = arcs[reference < 0 ? ~reference : reference], count = line.length / 2;
    for (let step = from; step < count; step += 1) {
      const at = 2 * (reference < 0 ? count - 1 - step : step), x = line[at], y = line[at + 1];
      if (step === 0) path.moveTo(x, y); else path.lineTo(x, y);
      if (!box) continue;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  };

  const uses = new Uint16Array(arcs.length);
  const polygonsOf = (shape) => (shape.type === "Polygon" ? [shape.arcs] : shape.type === "MultiPolygon" ? shape.arcs : []);
  for (const shape of topology.objects.municipalities.geometries) {
    for (const reference of polygonsOf(shape).flat(2)) uses[reference < 0 ? ~reference : reference] += 1;
  }

  const prefectures = new Map();
  const of = (code) => {
    if (!prefectures.has(code)) prefectures.set(code, { towns: new Map(), borders: new Path2D(), outline: new Path2D(), drawn: new Set() });
    return prefectures.get(code);
  };
  for (const shape of topology.objects.municipalities.geometries) {
    const group = of(prefectureOf(shape.id)), path = new Path2D(), box = [Infinity, Infinity, -Infinity, -Infinity];
    const rings = polygonsOf(shape).flat();
    const isAlone = rings.flat().every((reference) => uses[reference < 0 ? ~reference : reference] === 1);
    const parts = [];
    for (const ring of rings) {
      const own = [Infinity, Infinity, -Infinity, -Infinity];
      ring.forEach((reference, place) => {
        draw(path, reference, place ? 1 : 0, own);
        const arc = reference < 0 ? ~reference : reference;
        if (!group.drawn.has(arc)) { group.drawn.add(arc); draw(group.borders, arc, 0); }
      });
      path.closePath();
      for (const side of [0, 1]) {
        box[side] = Math.min(box[side], own[side]);
        box[side + 2] = Math.max(box[side + 2], own[side + 2]);
      }
      if (isAlone) parts.push({ x: (own[0] + own[2]) / 2, y: (own[1] + own[3]) / 2, size: Math.max(own[2] - own[0], own[3] - own[1]) });
    }
    parts.sort((a, b) => b.size - a.size);
    group.towns.set(shape.id, { path, box, isAlone, parts });
  }
  for (const shape of topology.objects.prefectures.geometries) {
    const group = of(shape.id);
    for (const reference of shape.arcs.flat()) draw(group.outline, reference, 0);
  }
  for (const group of prefectures.values()) delete group.drawn;
  return prefectures;
}

/* [[south, west], [north, east]] around [west, south, east, north] boxes. */
function around(boxes) {
  return [[Math.min(...boxes.map((box) => box[1])), Math.min(...boxes.map((box) => box[0]))],
    [Math.max(...boxes.map((box) => box[3])), Math.max(...boxes.map((box) => box[2]))]];
}
