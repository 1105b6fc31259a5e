/* The prefecture control of the page around: what it shows is painted at once, and Python confirms it or paints anew.
   Nothing is guessed: the classes of a layer are the same whatever prefecture is chosen, and all of them are here.
   Without such a control, or where the page around may not be read, the map waits for Python as with every choice. */
const CONTROL = ".st-key-pref input";

function followControl(atlas, follow) {
  if (IS_OWN_PAGE) return;   // it paints what is chosen there itself
  let page = null;
  try { page = window.parent.document; } catch (fault) { return; }   // of another origin
  new MutationObserver((changes) => {
    const control = changes.map(({ target }) => target).filter((node) => node.matches(CONTROL)).pop();
    const shown = control && prefectureSaid(atlas, control.value);
    if (shown !== undefined) follow(shown);
  }).observe(page.body, { subtree: true, attributeFilter: ["value"] });
}

/* Code of the prefecture a label of the control names, null for all Japan; undefined for what is still being typed. */
function prefectureSaid({ view, order, constants }, label) {
  if (!view || !order) return undefined;
  const isEnglish = view.language === "en";
  if (label === constants.texts[view.language].all_japan) return null;
  const found = order.prefectures.find(({ code, name, name_en: english }) => label === `${code} ${isEnglish ? english : name}`);
  return found && found.code;
}
