package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What must hold wherever a walk has led.

// leaves looks at what a walk leaves behind: pages that were kept are those that a server would make which never kept
// one, a backup brings the same site, a record's file the same record.
func (w *wanderer) leaves(most int) {
	w.t.Helper()
	pages := w.somePages(most)
	w.readAll(pages)
	for range 10 {
		w.one(beginnings, changes)
	}
	kept := w.readAll(pages)
	w.served.end(w.t)
	w.served, w.client.url = serve(w.t, w.dir)
	same(w.t, "made anew", kept, w.readAll(pages))

	packed, unpacked := filepath.Join(folder(w.t), "site.tar"), filepath.Join(folder(w.t), "site")
	must(w.t, "backup", packed, "--data", w.dir)
	for _, site := range []string{w.client.url, w.dir, packed} {
		must(w.t, "verify", site)
	}
	must(w.t, "restore", packed, "--data", unpacked)
	here := w.client.url
	_, w.client.url = serve(w.t, unpacked)
	same(w.t, "out of the backup", kept, w.readAll(pages))
	w.client.url = here

	file, elsewhere := filepath.Join(folder(w.t), "record.json"), filepath.Join(folder(w.t), "elsewhere")
	record := must(w.t, "record", "export", "--data", w.dir)
	if err := os.WriteFile(file, []byte(record), 0o600); err != nil {
		w.t.Fatal(err)
	}
	must(w.t, "record", "import", file, "--data", elsewhere)
	before, after := said(w.t, record), said(w.t, must(w.t, "record", "export", "--data", elsewhere))
	if before != after {
		w.t.Errorf("the record of what was taken in is another: %s", difference(before, after))
	}
}

// said gives a record's file without what is of one site: the words around those that are cited, as they were when these
// were marked, and that earlier states of an item were erased.
func said(t *testing.T, file string) string {
	t.Helper()
	var all any
	if err := json.Unmarshal([]byte(file), &all); err != nil {
		t.Fatal(err)
	}
	var strip func(any)
	strip = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				strip(one)
			}
		case map[string]any:
			for _, name := range []string{"prefix", "suffix", "erased"} {
				delete(v, name)
			}
			for _, one := range v {
				strip(one)
			}
		}
	}
	strip(all)
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// somePages are addresses of what is shown to readers, without the proofs, which grow with the log.
func (w *wanderer) somePages(most int) (pages []string) {
	w.t.Helper()
	for _, address := range w.addresses(w.values()) {
		if !strings.HasPrefix(address, "/log/") {
			pages = append(pages, address)
		}
	}
	w.chance.Shuffle(len(pages), func(i, j int) { pages[i], pages[j] = pages[j], pages[i] })
	return pages[:min(most, len(pages))]
}

// stateOfLog is how a page says as of which state of the log it was made: a page that shows nothing that has changed
// since says an older one.
var stateOfLog = regexp.MustCompile(`[0-9a-f]{12} ?[(（]?\d+`)

// readAll reads pages as a reader, without what differs by where and when they were made.
func (w *wanderer) readAll(pages []string) map[string]string {
	w.t.Helper()
	read := make(map[string]string, len(pages))
	for _, address := range pages {
		_, body := w.ask("GET", address, false, nil)
		read[address] = stateOfLog.ReplaceAllString(strings.ReplaceAll(string(body), w.client.url, ""), "")
	}
	return read
}

func same(t *testing.T, what string, before, after map[string]string) {
	t.Helper()
	for address, text := range before {
		if text != after[address] {
			t.Errorf("%s, %s is another: %s", what, address, difference(text, after[address]))
		}
	}
}

// difference shows where two texts part.
func difference(a, b string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	around := func(s string) string { return s[max(0, at-120):min(len(s), at+120)] }
	return "\n" + around(a) + "\nand\n" + around(b)
}
