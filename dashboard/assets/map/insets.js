/* Framed insets for the far islands, each with its own scale, and the switch to their true position. */
const isOkinawa = (code) => code.startsWith("47") || code === "46222" || (code >= "46523" && code <= "46535");
const isOgasawara = (code) => code === "13421";
const FAR = [
  { key: "okinawa", accepts: isOkinawa, prefecture: "47", wide: { left: "10px", top: "10px", width: "260px", height: "180px" }, narrow: { left: "6px", top: "6px", width: "136px", height: "112px" } },
  { key: "ogasawara", accepts: isOgasawara, prefecture: "13", wide: { right: "10px", bottom: "40px", width: "190px", height: "116px" }, narrow: { right: "6px", bottom: "52px", width: "126px", height: "84px" } },
];

function addInset(atlas, { key, accepts, prefecture, wide, narrow }) {
  const own = atlas.order.bboxes.filter((_, at) => accepts(atlas.order.codes[at]));
  if (!own.length) return null;
  const container = atlas.main.getContainer(), frame = document.createElement("div");
  const body = document.createElement("div"), note = document.createElement("p");
  frame.className = "atlas-inset";
  Object.assign(frame.style, container.clientWidth < 600 ? narrow : wide);
  frame.append(body, note);
  container.append(frame);
  L.DomEvent.disableClickPropagation(frame);
  L.DomEvent.disableScrollPropagation(frame);
  const map = L.map(body, { zoomControl: false, attributionControl: false, dragging: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, keyboard: false, touchZoom: false, zoomSnap: 0, fadeAnimation: false });
  body.removeAttribute("tabindex");   // it cannot be moved, so the keyboard has nothing to do there
  map.fitBounds(around(own), { animate: false, paddingTopLeft: [6, 20], paddingBottomRight: [6, 22] });
  L.control.scale({ imperial: false, maxWidth: 80, position: "bottomleft" }).addTo(map);
  const sheet = new Sheet(atlas, accepts).addTo(map);
  return { key, prefecture, frame, note, map, sheet };
}
