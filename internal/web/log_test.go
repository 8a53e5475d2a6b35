package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
)

func init() {
	stories = append(stories, story{"about-record", "about_record", visit("/about/record")})
}

// The fake's log has three lines, of which two are under a head.

func (d *fakeDesk) LogHead(context.Context) (*desk.LogHead, error) {
	return &desk.LogHead{Note: "log\n2\nroot\n\n— log signature\n", Key: "log+key", Size: 2}, nil
}

func (d *fakeDesk) LogLeaves(_ context.Context, from int64, limit int) ([][]byte, error) {
	var leaves [][]byte
	for seq := from; seq <= 3 && len(leaves) < limit; seq++ {
		leaves = append(leaves, fmt.Appendf(nil, "leaf %d\n", seq))
	}
	return leaves, nil
}

func (d *fakeDesk) LogContents(context.Context, int64, int) ([]desk.LogWords, error) {
	return []desk.LogWords{{Seq: 1, State: desk.LogPublic, Content: `{"headline":"<b>"}`, Salt: "00ff"}, {Seq: 2, State: desk.LogErased}}, nil
}

func (d *fakeDesk) LogProof(_ context.Context, item, id string, _ int) (*desk.LogProof, error) {
	if id != "u1" {
		return nil, fault.New(fault.NotFound, "log.no_line")
	}
	return &desk.LogProof{
		Leaf: []byte("leaf of " + item + "\n"), Index: 1, Words: desk.LogWords{Seq: 2, State: desk.LogErased}, Head: desk.LogHead{Note: "note", Key: "key", Size: 2},
		Path: []journal.Digest{{1}},
	}, nil
}

func (d *fakeDesk) LogConsistency(_ context.Context, from, to int64) (*desk.LogConsistency, error) {
	return &desk.LogConsistency{From: from, To: to}, nil
}

func TestLogForStrangers(t *testing.T) {
	s := newServerWith(newFakeDesk())
	for _, row := range []struct {
		name, path         string
		status             int
		kind, keep, answer string
	}{
		{"the head is text and soon asked for again", "/log/head", 200, plainText, shortly, "log\n2\nroot\n\n— log signature\n"},
		{"the key is a line", "/log/key", 200, plainText, askAgain, "log+key\n"},
		{"a full page of leaves never changes", "/log/leaves?from=1&limit=2", 200, plainText, forever, "leaf 1\n\nleaf 2\n\n"},
		{"the last page grows", "/log/leaves?from=3&limit=2", 200, plainText, askAgain, "leaf 3\n\n"},
		{"beyond the end there is nothing", "/log/leaves?from=4", 200, plainText, askAgain, ""},
		{"words stand as they are, and are asked for again", "/log/contents", 200, lineText, askAgain, `{"seq":1,"state":"public","content":"{\"headline\":\"<b>\"}","salt":"00ff"}` + "\n" + `{"seq":2,"state":"erased"}` + "\n"},
		{"a proof of what was erased has no words", "/log/proof/update/u1", 200, jsonText, askAgain, `{"seq":2,"state":"erased","leaf":"leaf of update\n","index":1,"size":2,"path":["AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="],"head":"note","key":"key"}` + "\n"},
		{"what is not there is said in a line", "/log/proof/update/none", 404, plainText, "no-store", ""},
		{"in another language too", "/en/log/proof/update/none", 404, plainText, "no-store", "The log has no line of this. Name a kind and an id as a leaf does, such as update/0195b3f2-7c1e-7d43-9a55-0242ac120002.\n"},
		{"a number is digits", "/en/log/leaves?from=-1", 422, plainText, "no-store", "“-1” is no number. Use digits only.\n"},
		{"how it grew", "/log/consistency?from=2&to=3", 200, jsonText, askAgain, ""},
		{"the format", "/log/format", 200, "text/markdown; charset=utf-8", askAgain, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := get(t, s, row.path)
			if a.status != row.status || a.header.Get("Content-Type") != row.kind || a.header.Get("Cache-Control") != row.keep {
				t.Errorf("got %d, %s, %s, want %d, %s, %s", a.status, a.header.Get("Content-Type"), a.header.Get("Cache-Control"), row.status, row.kind, row.keep)
			}
			if got := a.header.Get("Access-Control-Allow-Origin"); got != "*" {
				t.Errorf("who may read it: got %q, want everybody", got)
			}
			if row.answer != "" && string(a.body) != row.answer {
				t.Errorf("got %q, want %q", a.body, row.answer)
			}
			if row.status != http.StatusOK {
				return
			}
			again := httptest.NewRequest(http.MethodGet, row.path, nil)
			again.Header.Set("If-None-Match", a.header.Get("ETag"))
			w := httptest.NewRecorder()
			if s.ServeHTTP(w, again); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
				t.Errorf("asked again: got %d with %d bytes, want %d with none", w.Code, w.Body.Len(), http.StatusNotModified)
			}
		})
	}
}

// TestPagesBearTheStateOfTheLog: outside of <main>, which live readers keep true.
func TestPagesBearTheStateOfTheLog(t *testing.T) {
	d := newFakeDesk()
	mark := journal.Mark{Size: 1142, Root: journal.Digest{0x3f, 0x2a, 0x90, 0xc1, 0xd2, 0xe3, 0xff}}
	d.coverages["harbour-live"].Log, d.round.Log = mark, mark
	for _, path := range []string{"/en/c/harbour-live", "/en/talks/harbour/harbour-3", "/en/corrections"} {
		_, after, _ := bytes.Cut(get(t, newServerWith(d), path).body, []byte("</main>"))
		if want := "State of the record: 3f2a90c1d2e3 (1142)"; !strings.Contains(string(after), want) {
			t.Errorf("%s: got no %q behind the main part", path, want)
		}
	}
	for _, path := range []string{
		"/en/c/harbour-live/feed.atom", "/en/c/harbour-live/feed.rss", "/en/c/harbour-live/feed.json",
		"/en/talks/harbour/feed.atom", "/en/corrections.atom", "/en/c/harbour-live/corrections.atom",
	} {
		if a := get(t, newServerWith(d), path); !strings.Contains(string(a.body), "3f2a90c1d2e3 1142") {
			t.Errorf("%s: got %d and no mark in %s", path, a.status, a.body)
		}
	}
}
