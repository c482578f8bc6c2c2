// Text becomes part of a page as HTML through here alone, as the page's policy says (trusted types):
// what this site answered to htmx or to a script of ours, and what is taken apart to be read. No
// script comes along: those of a page, a part of which is asked for again, run already.
(() => {
  "use strict";
  const withoutScripts = { createHTML: (html) => html.replace(/<script\b[^>]*>[^<]*<\/script>/gi, "") };
  const policy = window.trustedTypes ? trustedTypes.createPolicy("grappe", withoutScripts) : withoutScripts;
  window.grappe = {
    // A document of its own, in which no script runs and nothing is fetched.
    parsed: (html) => new DOMParser().parseFromString(policy.createHTML(html), "text/html"),
  };
  htmx.registerExtension("trusted", { init: (api) => api.initSecurity(policy) });
})();
