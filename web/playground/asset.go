package playground

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// An asset is one file of the page, kept compressed, as nearly every browser asks for it.
type asset struct {
	url          string
	contentType  string
	cacheControl string
	etag         string
	compressed   []byte
}

// load returns everything that the page refers to, by name.
func load(tabs []Tab) map[string]*asset {
	assets := map[string]*asset{}
	for _, name := range list(files, "assets/*.gz") {
		name, content := strings.TrimSuffix(path.Base(name), ".gz"), read(files, name)
		assets[name] = newCompressedAsset(name, content)
	}
	for _, name := range list(files, "page/*") {
		if path.Ext(name) != ".html" {
			assets[path.Base(name)] = newAsset(path.Base(name), read(files, name))
		}
	}
	list, err := json.Marshal(tabs)
	if err != nil {
		panic(err)
	}
	assets["tabs.json"] = newAsset("tabs.json", list)
	return assets
}

func newAsset(name string, content []byte) *asset {
	var compressed bytes.Buffer
	// Neither the level nor a buffer can fail.
	w, _ := gzip.NewWriterLevel(&compressed, gzip.BestCompression)
	_, _ = w.Write(content)
	_ = w.Close()
	return newCompressedAsset(name, compressed.Bytes())
}

// newCompressedAsset puts the content's hash into the URL, so that it can be kept for good.
func newCompressedAsset(name string, compressed []byte) *asset {
	sum := sha256.Sum256(compressed)
	hash := hex.EncodeToString(sum[:8])
	ext := path.Ext(name)
	return &asset{
		url:          "/playground/" + strings.TrimSuffix(name, ext) + "." + hash + ext,
		contentType:  contentTypes[ext],
		cacheControl: "public, max-age=31536000, immutable",
		etag:         hash,
		compressed:   compressed,
	}
}

// contentTypes are written down because package mime asks the machine it runs on.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".svg":  "image/svg+xml",
}

func (a *asset) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", a.cacheControl)
	header.Set("Content-Type", a.contentType)
	header.Add("Vary", "Accept-Encoding")

	content, etag := a.compressed, a.etag+"-gzip"
	if acceptsGzip(r.Header) {
		header.Set("Content-Encoding", "gzip")
		// ServeContent leaves the length out of an encoded answer, in case something wrapped around it does the encoding.
		header.Set("Content-Length", strconv.Itoa(len(content)))
	} else {
		var err error
		if content, err = a.plain(); err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		etag = a.etag
	}
	header.Set("ETag", `"`+etag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

func (a *asset) plain() ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(a.compressed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// acceptsGzip tells whether a client takes gzip: whether it names it, or else any encoding, with a weight above zero.
func acceptsGzip(header http.Header) bool {
	weights := map[string]float64{}
	for entry := range strings.SplitSeq(strings.Join(header.Values("Accept-Encoding"), ","), ",") {
		coding, parameter, _ := strings.Cut(entry, ";")
		weight := 1.0
		if q, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(parameter)), "q="); ok {
			// What cannot be read counts as zero: plain bytes suit everyone.
			weight, _ = strconv.ParseFloat(strings.TrimSpace(q), 64)
		}
		weights[strings.ToLower(strings.TrimSpace(coding))] = weight
	}
	if weight, ok := weights["gzip"]; ok {
		return weight > 0
	}
	return weights["*"] > 0
}

// list and read give what is embedded. It is part of the program, so that a fault in it is the program's.
func list(files fs.FS, pattern string) []string {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		panic(err)
	}
	return names
}

func read(files fs.FS, name string) []byte {
	content, err := fs.ReadFile(files, name)
	if err != nil {
		panic(err)
	}
	return content
}
