"use strict";
(() => {
  const root = document.documentElement, said = JSON.parse(document.querySelector('script[data-file="said"]').textContent);
  const slides = [...document.querySelectorAll(".slide")], names = slides.map((slide) => slide.dataset.name);
  const live = document.querySelector(".live"), blank = document.querySelector(".blank"), speaker = document.querySelector(".speaker");
  const isNotes = location.hash === "#!notes", memory = `atlas-deck:${said.deck}`;
  let now = 0, isBlank = false, notes = null, start = Date.now();

  const attempt = (act, otherwise = null) => { try { return act(); } catch { return otherwise; } };
  const around = attempt(() => (window.parent !== window && window.parent.document ? window.parent : null));
  const channel = attempt(() => new BroadcastChannel(`${memory}:${said.version}`));
  const titleOf = (slide) => slide.querySelector("h1").textContent;
  const count = () => said.slide_of.replace("{n}", now + 1).replace("{total}", slides.length);

  // The speaker's window may outlive a reload of this one: it asks again each second, by whichever way still works.
  const send = (to, message) => {
    if (to) attempt(() => to.postMessage(message, "*"));
    if (channel) attempt(() => channel.postMessage(message));
  };
  const tell = () => send(notes, { atlas: "at", deck: said.deck, slide: names[now], isBlank });

  function show(number, { isTold = true } = {}) {
    now = Math.max(0, Math.min(slides.length - 1, number));
    slides.forEach((slide, place) => slide.classList.toggle("now", place === now));
    root.dataset.slide = names[now];
    root.classList.remove("codes");
    if (isNotes) { speak(); return; }
    attempt(() => sessionStorage.setItem(memory, names[now]));
    attempt(() => history.replaceState(null, "", `#${names[now]}`));
    live.textContent = `${count()} ${titleOf(slides[now])}`;
    if (isTold) tell();
  }

  function darken(whether) {
    isBlank = whether;
    blank.hidden = !whether;
    if (isNotes) speak(); else tell();
  }

  function speak() {
    const slide = slides[now], next = slides[now + 1];
    speaker.querySelector(".n").textContent = count();
    speaker.querySelector("h1").textContent = titleOf(slide);
    const own = [...slide.querySelectorAll(".notes p")].map((note) => note.textContent);
    const lines = (own.length ? own : [said.no_notes]).map((text) => Object.assign(document.createElement("p"), { textContent: text }));
    speaker.querySelector(".lines").replaceChildren(...lines);
    speaker.querySelector(".next").textContent = next ? said.next_is + titleOf(next) : "";
    speaker.querySelector(".dark").hidden = !isBlank;
  }

  function go(number) {
    if (isBlank && !isNotes) darken(false);
    if (isNotes) send(window.opener, { atlas: "go", deck: said.deck, slide: names[Math.max(0, Math.min(slides.length - 1, number))] });
    else show(number);
  }

  function openNotes() {
    if (isNotes) return;
    notes = attempt(() => window.open(`${location.href.split("#")[0]}#!notes`, "atlas-notes", "popup,width=960,height=720"));
    const message = document.querySelector(".message");
    message.hidden = Boolean(notes);
  }

  function toggleFull() {
    const page = around ? around.document : document;
    if (page.fullscreenElement) attempt(() => page.exitFullscreen());
    else attempt(() => page.documentElement.requestFullscreen().catch(() => {}));
  }

  const leaveLink = () => attempt(() => around && around.document.querySelector(".atlas-leave a"));
  const leave = () => { const link = leaveLink(); if (link) link.click(); };
  const toggleBlank = () => (isNotes ? send(window.opener, { atlas: "blank", deck: said.deck }) : darken(!isBlank));
  const toggleCodes = () => root.classList.toggle("codes");
  const keys = {
    ArrowRight: () => go(now + 1), ArrowDown: () => go(now + 1), PageDown: () => go(now + 1), Enter: () => go(now + 1),
    ArrowLeft: () => go(now - 1), ArrowUp: () => go(now - 1), PageUp: () => go(now - 1), Backspace: () => go(now - 1),
    Home: () => go(0), End: () => go(slides.length - 1),
    q: toggleCodes, b: toggleBlank, ".": toggleBlank, f: toggleFull, n: openNotes, Escape: leave,
  };

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isButton = event.target && event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter");
    if (isButton) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = event.key === " " ? () => go(now + (event.shiftKey ? -1 : 1)) : keys[name];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  function hear(message, source) {
    if (!message || message.deck !== said.deck) return;
    if (isNotes && message.atlas === "at" && names.includes(message.slide)) {
      isBlank = Boolean(message.isBlank);
      show(names.indexOf(message.slide));
    } else if (!isNotes && message.atlas === "go" && names.includes(message.slide)) {
      go(names.indexOf(message.slide));
    } else if (!isNotes && message.atlas === "blank") {
      darken(!isBlank);
    } else if (!isNotes && message.atlas === "hello") {
      if (source) notes = source;
      tell();
    }
  }

  const gone = new AbortController(), while_here = { signal: gone.signal };
  document.addEventListener("keydown", press, while_here);
  if (around) around.document.addEventListener("keydown", press, { signal: gone.signal, capture: true });
  window.addEventListener("pagehide", () => { gone.abort(); if (channel) channel.close(); });
  window.addEventListener("message", (event) => {
    const known = isNotes ? event.source === window.opener : attempt(() => event.source.opener === window);
    if (known) hear(event.data, event.source);
  });
  if (channel) channel.onmessage = (event) => hear(event.data, null);
  window.addEventListener("hashchange", () => { const place = names.indexOf(location.hash.slice(1)); if (place >= 0) show(place); });

  let timer = 0, touched = null;
  const showBar = () => {
    root.classList.add("moved");
    clearTimeout(timer);
    timer = setTimeout(() => root.classList.remove("moved"), 2500);
  };
  const pointOf = (event) => [event.changedTouches[0].clientX, event.changedTouches[0].clientY];
  document.addEventListener("mousemove", showBar);
  document.addEventListener("touchstart", (event) => { touched = pointOf(event); showBar(); }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!touched) return;
    const [across, down] = pointOf(event).map((end, axis) => end - touched[axis]);
    if (Math.abs(across) > Math.max(50, Math.abs(down))) go(now + (across < 0 ? 1 : -1));  // down is how one reads on
    touched = null;
  });
  const acts = { previous: () => go(now - 1), next: () => go(now + 1), blank: toggleBlank, notes: openNotes, codes: toggleCodes, full: toggleFull, leave };
  for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", acts[button.dataset.do]);

  root.classList.add("js");
  if (isNotes) {
    root.classList.add("speaking");
    document.title = `${said.notes_title} – ${document.title}`;
    const clock = speaker.querySelector(".clock"), two = (value) => String(value).padStart(2, "0");
    const hello = () => {
      send(window.opener, { atlas: "hello", deck: said.deck });
      const seconds = Math.floor((Date.now() - start) / 1000);
      clock.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    };
    show(0);
    hello();
    setInterval(hello, 1000);
  } else {
    const kept = [location.hash.slice(1), attempt(() => sessionStorage.getItem(memory))].find((name) => names.includes(name));
    show(kept ? names.indexOf(kept) : 0);
    document.querySelector("[data-do=leave]").hidden = !leaveLink();
    document.querySelector("[data-do=codes]").hidden = !document.querySelector(".qr");
    window.focus();
  }
  root.dataset.ready = "yes";
})();
