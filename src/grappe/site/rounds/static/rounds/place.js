// A page that comes back after a button was pressed stands where it stood. Comfort only.
(() => {
  "use strict";
  const KEPT = `grappe place ${location.pathname}`;
  const grid = document.querySelector(".grid-scroll");
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    sessionStorage.setItem(KEPT, JSON.stringify([scrollY, grid?.scrollLeft || 0, grid?.scrollTop || 0]));
  });
  const place = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (!place || location.hash) return;
  const [y, x, inside] = JSON.parse(place);
  scrollTo(0, y);
  grid?.scrollTo(x, inside);
})();
