// Sets the theme that GraphiQL has remembered before anything is painted, so that a page chosen dark does not flash
// white while GraphiQL loads. It runs first in the body, and waits for nothing.
"use strict";

try {
  const theme = localStorage.getItem("graphiql:theme");
  if (theme === "light" || theme === "dark") {
    document.body.classList.add(`graphiql-${theme}`);
  }
} catch {
  // Storage is switched off: the system's theme it is.
}
