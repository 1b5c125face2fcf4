// What the page does for its examples, the tabs with which GraphiQL opens. It adds to GraphiQL through its React contexts.
"use strict";

const Examples = (() => {
  const { useEditorContext, useExecutionContext } = GraphiQL.React;

  const holds = (tab, { query, variables }) => tab.query === query && (tab.variables ?? "") === variables;

  // newTab returns an example as GraphiQL keeps a tab.
  const newTab = ({ query, variables }) => {
    const [, name] = /^(?:query|mutation) (\w+)/m.exec(query);
    const id = `${name}-${Date.now()}`;
    return { id, title: name, operationName: name, query, variables, headers: null, response: null };
  };

  // This component, which must be rendered inside of GraphiQL, makes the page ready for its first key press: it gives the
  // editor the focus, and runs the first example, which only reads. When examples were changed or closed, it shows a
  // button that adds them behind the other tabs. It keeps the active tab in sight.
  return ({ examples }) => {
    const { queryEditor, responseEditor, tabs, activeTabIndex, moveTab, changeTab } = useEditorContext();
    const { run, stop } = useExecutionContext();

    React.useEffect(() => {
      if (!queryEditor || !responseEditor) {
        return; // GraphiQL makes them one after the other
      }
      queryEditor.setOption("lineWrapping", true); // as the answer is, so that nothing is cut off where it is narrow
      queryEditor.focus();
      if (holds(tabs[activeTabIndex], examples[0])) {
        run();
      }
    }, [queryEditor, responseEditor]);

    React.useEffect(() => {
      document.getElementById(`graphiql-session-tab-${activeTabIndex}`)?.scrollIntoView({ block: "nearest" });
    }, [activeTabIndex]);

    const missing = examples.filter((example) => !tabs.some((tab) => holds(tab, example)));
    if (missing.length === 0) {
      return null;
    }
    const restore = () => {
      stop();
      // GraphiQL has no way to add a given tab; but it takes the list when tabs are moved.
      moveTab([...tabs, ...missing.map(newTab)]);
      changeTab(tabs.length);
    };
    return React.createElement(GraphiQL.React.Button, { type: "button", onClick: restore }, "Restore the examples");
  };
})();
