// Package playground serves GraphiQL, the page on which people try the API, from the binary alone: the page asks no
// other host for anything, and its content security policy would not let it.
//
// GraphiQL and React are in assets, compressed as vendor.sh left them; the page around them is in page.
package playground

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
)

//go:embed assets/*.gz page
var files embed.FS

// policy lets the page use what this package serves and nothing else. Two things are not as strict as they could be:
//
//   - GraphiQL's style sheet has its fonts and small pictures inside, as data URLs.
//   - Opening a dialog or a menu, GraphiQL adds a <style> element that stops the page behind it from scrolling
//     (react-remove-scroll-bar in its bundle). Its text is constant as long as the page itself has no margin and no
//     scrollbar, which playground.css sees to; so its hash is allowed, and 'unsafe-inline' is not needed.
//
// All other styling from scripts goes through the CSSOM, which no policy hinders.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' " + scrollLockHash + "; connect-src 'self'; " +
	"img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// scrollLockHash is that of the <style> described above. When it no longer fits, the browser test fails, and the
// browser's message names the one that does.
const scrollLockHash = "'sha256-nzTgYzXYDNe6BAHiiI7NNlfK8n/auuOAhh2t92YvuXo='"

// Handler serves the page at / and what it needs below /playground/. It may be handed any request, and answers what it
// does not serve with 404. The page sends its queries to the endpoint, a URL of the same origin.
func Handler(endpoint string, examples Examples) http.Handler {
	assets := load(examples.Tabs)
	routes := make(map[string]*asset, len(assets)+1)
	for _, a := range assets {
		routes[a.url] = a
	}
	index := newAsset("index.html", render(endpoint, examples, assets))
	// The one name that stays when its content changes: ask each time, and be told 304.
	index.url, index.cacheControl = "/", "no-cache"
	routes[index.url] = index

	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")

		found, ok := routes[r.URL.Path]
		switch {
		case !ok:
			http.Error(w, "not found", http.StatusNotFound)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			header.Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		default:
			found.serve(w, r)
		}
	})
}

// render fills in the page. The page is part of the program, so that a fault in it is the program's.
func render(endpoint string, examples Examples, assets map[string]*asset) []byte {
	page := template.New("index.html").Option("missingkey=error").Funcs(template.FuncMap{
		"asset": func(name string) string { return assets[name].url },
	})
	var html bytes.Buffer
	page = template.Must(page.ParseFS(files, "page/index.html"))
	if err := page.Execute(&html, struct{ Endpoint, Name, About string }{endpoint, examples.Name, examples.About}); err != nil {
		panic(err)
	}
	return html.Bytes()
}
