package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"

	"readout/internal/fault"
)

//go:embed static
var staticFiles embed.FS

// file is a static file with its compressed form, made once.
type file struct {
	body, gzip []byte
	kind       string
}

// files are all static files. They share one hash, over all of them, so that modules import
// each other by plain relative names and a new version of one is a new address of all.
type files struct {
	hash  string
	named map[string]file
}

var loadFiles = sync.OnceValue(func() files {
	f := files{named: make(map[string]file)}
	sum := sha256.New()
	entries, err := staticFiles.ReadDir("static")
	if err != nil {
		panic(err) // it is embedded
	}
	for _, entry := range entries {
		body, err := staticFiles.ReadFile("static/" + entry.Name())
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(sum, "%s %d\n", entry.Name(), len(body))
		sum.Write(body)
		f.named[entry.Name()] = file{body: body, gzip: compress(body), kind: contentType(entry.Name())}
	}
	f.hash = hex.EncodeToString(sum.Sum(nil))[:12]
	return f
})

// contentType does not ask the machine it runs on: what is a module there may be text.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	default:
		return mime.TypeByExtension(path.Ext(name))
	}
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	z.Write(body)
	z.Close()
	return b.Bytes()
}

// Asset gives the address of a static file.
func Asset(name string) string { return "/static/" + loadFiles().hash + "/" + name }

// static answers with a static file. An address with another hash is that of a page from
// before a restart, or of another node: it gets the file we have, and is told not to keep it.
func (s *Server) static(w http.ResponseWriter, r *http.Request) error {
	all := loadFiles()
	f, ok := all.named[r.PathValue("name")]
	if !ok {
		return fault.New(fault.NotFound, "web.not_found")
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	if r.PathValue("hash") == all.hash {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Content-Type", f.kind)
	writeBody(w, r, f.body, f.gzip)
	return nil
}

// writeBody writes the compressed form to those who take it.
func writeBody(w http.ResponseWriter, r *http.Request, body, gzipped []byte) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	if len(gzipped) > 0 && len(gzipped) < len(body) && takesGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = gzipped
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == "gzip" {
			return strings.Trim(strings.TrimSpace(q), "q=0.") != "" || q == ""
		}
	}
	return false
}
