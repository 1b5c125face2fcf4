// Starts GraphiQL on this page. What it needs to know comes from the data attributes of its element, since the page's
// content security policy forbids inline scripts.
"use strict";

(() => {
  const root = document.getElementById("playground");
  const endpoint = root.dataset.endpoint;

  // failure says, in the form of a GraphQL answer, why there is none.
  const failure = (message, extensions) => ({ errors: [{ message, ...(extensions && { extensions }) }] });

  // ask sends one request and resolves with the server's answer or with a failure.
  const ask = async (params, headers, signal) => {
    let response;
    try {
      response = await fetch(endpoint, {
        method: "POST",
        headers: {
          accept: "application/graphql-response+json, application/json;q=0.9",
          "content-type": "application/json",
          ...headers,
        },
        body: JSON.stringify(params),
        signal,
      });
    } catch {
      const { href } = new URL(endpoint, location.href);
      return failure(`The server at ${href} cannot be reached. Is it still running?`);
    }
    const body = await response.text();
    try {
      return JSON.parse(body);
    } catch {
      return failure(`The server answered ${response.status} ${response.statusText}, and no JSON.`, { body });
    }
  };

  // fetcher answers with an observable rather than a promise, because GraphiQL can end that: its stop button, and a
  // change of tab, then abort the request.
  const fetcher = (params, { headers } = {}) => ({
    subscribe(observer) {
      const abort = new AbortController();
      ask(params, headers, abort.signal).then(
        (answer) => {
          if (!abort.signal.aborted) {
            observer.next(answer);
            observer.complete();
          }
        },
        (error) => abort.signal.aborted || observer.error(error),
      );
      return { unsubscribe: () => abort.abort() };
    },
  });

  const start = async () => {
    const examples = await (await fetch(root.dataset.tabs)).json();
    ReactDOM.createRoot(root).render(
      React.createElement(
        GraphiQL,
        {
          fetcher,
          defaultTabs: examples,
          // On a narrow page, the query needs the room.
          defaultEditorToolsVisibility: matchMedia("(width > 700px)").matches && "variables",
          inputValueDeprecation: true,
          schemaDescription: true,
        },
        // The page has a title of its own, so the logo's place behind the tabs is free.
        React.createElement(GraphiQL.Logo, null, React.createElement(Examples, { examples })),
      ),
    );
  };

  start().catch((error) => {
    const message = document.createElement("p");
    message.className = "loading";
    message.textContent = `The playground could not be loaded (${error.message}). Reload the page to try again.`;
    root.replaceChildren(message);
  });
})();
