package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
)

// The desk can be installed, and opened without a connection (ADR 0021). Its worker stands
// below the desk, in each language one, so that it never comes between a reader and a page.

// workerScript is what a browser asks for to see whether there is a new build: one line that
// names all files of this one.
func (s *Server) workerScript(w http.ResponseWriter, r *http.Request) error {
	told, err := json.Marshal(map[string]any{
		"at": s.words(r).Link("/desk"), "version": loadFiles().hash, "shell": shellFiles(),
	})
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/javascript; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("Service-Worker-Allowed", s.words(r).Link("/desk")) // the script stands one level deeper
	fmt.Fprintf(w, "import { work } from %q;\nwork(%s);\n", Asset("worker.js"), told)
	return nil
}

// shellFiles are the static files that the desk's screens are made of: the style sheets, and
// the modules that the first one brings along.
var shellFiles = sync.OnceValue(func() []string {
	names := append(loadFiles().withImports("desk.js"), "readout.css", "desk.css", "favicon.svg")
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = Asset(name)
	}
	slices.Sort(all)
	return all
})

// manifest tells a browser how the desk is installed.
type manifest struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description"`
	Lang        string         `json:"lang"`
	StartURL    string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Background  string         `json:"background_color"`
	Theme       string         `json:"theme_color"`
	Icons       []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

func (s *Server) deskManifest(w http.ResponseWriter, r *http.Request) error {
	words := s.words(r)
	site := words.LocalText(s.site().Name)
	m := manifest{
		ID: words.Link("/desk"), Name: words.T("install.name", "site", site), ShortName: site, Description: words.T("install.description"),
		Lang: words.Lang, StartURL: words.Link("/desk"), Scope: "/", // what readers see opens in the app too
		Display: "standalone", Background: "#fbfaf7", Theme: "#fbfaf7",
		Icons: []manifestIcon{
			{Asset("favicon.svg"), "any", "image/svg+xml", "any"},
			{Asset("icon-192.png"), "192x192", "image/png", "any"},
			{Asset("icon-512.png"), "512x512", "image/png", "any"},
			{Asset("icon-maskable.png"), "512x512", "image/png", "maskable"},
		},
	}
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/manifest+json")
	w.Header().Set("Cache-Control", "public, no-cache")
	w.Write(body)
	return nil
}

// OfflinePage stands where a screen of the desk would, when there is no connection and it was
// not kept.
type OfflinePage struct{ DeskPage }

func (s *Server) deskOffline(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, r, http.StatusOK, "desk/offline", &OfflinePage{s.deskPage(r, "desk", s.words(r).T("install.offline"))})
}
