/* The app's link to a prefecture, prefecture/?pref=20, leads to its page; what else the link names goes with it. */
(() => {
"use strict";
const asked = new URLSearchParams(location.search), code = asked.get("pref");
if (!document.currentScript.dataset.codes.split(" ").includes(code)) return;
asked.delete("pref");
const more = String(asked);
location.replace(`${code}/index.html${more ? `#${more}` : location.hash}`);
})();
