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
	"regexp"
	"slices"
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
	hash   string
	named  map[string]file
	brings map[string][]string // what a module imports of its neighbours
}

// imported finds that.
var imported = regexp.MustCompile(`(?m)^(?:import|export)\b[^'"\n]* from ['"]\./([^'"]+)['"];`)

// withImports gives modules, and behind them all that they bring along.
func (f files) withImports(names ...string) []string {
	all := slices.Clone(names)
	for i := 0; i < len(all); i++ { // it grows
		for _, name := range f.brings[all[i]] {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// preloads are the modules that those of a page bring along. A browser that is told of them
// asks for all at once, and not for each when it has read the one that wants it.
func preloads(modules []string) []string { return loadFiles().withImports(modules...)[len(modules):] }

var loadFiles = sync.OnceValue(func() files {
	f := files{named: make(map[string]file), brings: make(map[string][]string)}
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
		f.named[entry.Name()] = file{body: body, gzip: compress(body, gzip.BestCompression), kind: contentType(entry.Name())}
		if path.Ext(entry.Name()) == ".js" {
			for _, m := range imported.FindAllSubmatch(body, -1) {
				f.brings[entry.Name()] = append(f.brings[entry.Name()], string(m[1]))
			}
		}
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

func compress(body []byte, level int) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		panic(err) // the levels are constants
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
