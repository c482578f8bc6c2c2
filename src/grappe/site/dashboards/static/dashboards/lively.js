// Charts that a reader points at say the value and year of each mark; a press on the name of a line
// dims the others. Comfort only: every chart stands there before, with its table below.
(() => {
  "use strict";
  const charts = document.querySelector("[data-lively]");
  if (!charts) return;

  const words = document.createElement("p");
  words.className = "pointed";
  words.hidden = true;
  words.setAttribute("aria-hidden", "true");
  document.body.append(words);

  const tell = (_handler, event, _item, said) => {
    words.hidden = !said;
    if (!said) return;
    words.textContent = said;
    const left = Math.min(event.clientX + 12, document.documentElement.clientWidth - words.offsetWidth - 8);
    words.style.left = `${Math.max(8, left)}px`;
    words.style.top = `${event.clientY - words.offsetHeight - 10}px`;
  };

  // Loaded for whoever points at a chart, once.
  const engine = async () => {
    await import(charts.dataset.engine);
    return window.vegaEmbed;
  };

  // Expressions are read, never evaluated, and nothing brings a style of its own.
  const how = { mode: "vega", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: tell };

  const draw = async (chart) => {
    const [embed, answer] = await Promise.all([engine(), fetch(chart.dataset.drawnFrom)]);
    if (!answer.ok) return;
    const before = chart.querySelector("svg");
    const place = document.createElement("div");
    // It empties its place by a text that the page's policy (trusted types) refuses as HTML.
    Object.defineProperty(place, "innerHTML", { set: () => place.replaceChildren() });
    await embed(place, await answer.json(), how);
    const drawn = place.querySelector("svg");
    const told = ["title", "desc"].map((name) => before.querySelector(name).textContent);
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", told.join(". "));
    for (const name of ["role", "aria-label", "aria-roledescription"]) place.removeAttribute(name);
    before.replaceWith(place);
    chart.dataset.state = "lively";
  };

  charts.addEventListener("pointerover", (event) => {
    const chart = event.target.closest("[data-drawn-from]");
    if (!chart || chart.dataset.state) return;
    chart.dataset.state = "asked";
    draw(chart).catch(() => { chart.dataset.state = "as it was"; });
  });
})();
