package main

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNothingLeaks brings words into a site that readers must not find, each in another way,
// and then reads all that a reader can: every address of the pages and of the API, in each
// language, what links there, streams from the beginning and anew, and the log. For words that
// were erased it looks into the files too, and into a backup of today.
func TestNothingLeaks(t *testing.T) {
	t.Parallel()
	s := newLeakSite(t)
	for i, secret := range secrets {
		s.planting = &planted{secret: secret}
		s.planted = append(s.planted, s.planting)
		word := fmt.Sprintf("quax%cvomb%cle", 'a'+i/26, 'a'+i%26)
		s.hide(word)
		secret.plant(s, word)
	}
	s.publish()
	s.seek()
	s.readEverything()
	s.provesSomething()
	for _, p := range s.planted {
		if p.gone {
			s.notInFiles(p)
		}
	}
}

// planted is a secret with the words that tell it.
type planted struct {
	secret
	words []string // and names of files
	files []string // that readers must not get, though they may know the name
}

// seek is what answers are looked into for from now on: each word of each secret in each form.
func (s *leakSite) seek() {
	s.t.Helper()
	for _, p := range s.planted {
		for _, word := range p.words {
			for _, form := range forms(word) {
				if len(form) < beginning {
					s.t.Fatalf("%s: the word %q is too short to be looked for", p.what, word)
				}
				s.sought.add(sought{text: []byte(form), word: word, of: p})
			}
		}
		for _, file := range append(p.files, p.words...) {
			s.files[file] = p
		}
	}
}

// look looks into an answer for all that is secret.
func (s *leakSite) look(a answered) {
	s.t.Helper()
	s.looked++
	s.tells[a.address] = bytes.Contains(a.text, []byte(public))
	s.sought.in(a.text, func(found sought, at int) {
		if found.mayStandIn(a) {
			return
		}
		around := a.text[max(0, at-80):min(len(a.text), at+len(found.text)+40)]
		s.t.Errorf("%s: found in %s: %s", found.of.what, a.address, around)
	})
	if _, name, ok := strings.Cut(a.address, "/media/"); ok && a.status == http.StatusOK && s.files[name] != nil {
		s.t.Errorf("%s: got status %d for %s, a file that readers must not get", s.files[name].what, a.status, a.address)
	}
}

// mayStandIn tells whether an answer may hold a text. What a reader sent in the address is no secret
// to them.
func (f sought) mayStandIn(a answered) bool {
	return a.open && f.of.was || a.operators && f.of.private || strings.Contains(strings.ToLower(a.address), strings.ToLower(f.word))
}

// forms are how a word may stand somewhere: as it is, and as the hashes that somebody might
// make of it, who then could try words until one fits.
func forms(word string) []string {
	b := []byte(word)
	s256, s1, m5 := sha256.Sum256(b), sha1.Sum(b), md5.Sum(b)
	all := []string{word, base64.StdEncoding.EncodeToString(b), base64.RawURLEncoding.EncodeToString(b)}
	for _, sum := range [][]byte{s256[:], s1[:], m5[:]} {
		all = append(all, hex.EncodeToString(sum), base64.RawStdEncoding.EncodeToString(sum), base64.RawURLEncoding.EncodeToString(sum))
	}
	return all
}

// notInFiles looks for what was erased in each file of the site, in its name too, and in a
// backup that is made now.
func (s *leakSite) notInFiles(p *planted) {
	s.t.Helper()
	if s.backup == nil {
		file := filepath.Join(s.t.TempDir(), "today.tar")
		must(s.t, "backup", file, "--data", s.dir)
		var err error
		if s.backup, err = os.ReadFile(file); err != nil {
			s.t.Fatal(err)
		}
		if !bytes.Contains(s.backup, []byte(public)) {
			s.t.Error("the backup: got no public words in it; then looking into it proves nothing")
		}
	}
	s.notIn(p, "a backup of today", s.backup)
	err := filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		raw, err := os.ReadFile(path)
		s.notIn(p, path, append([]byte(path), raw...))
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *leakSite) notIn(p *planted, where string, raw []byte) {
	s.t.Helper()
	for _, word := range p.words {
		if at := bytes.Index(raw, []byte(word)); at >= 0 {
			s.t.Errorf("%s: %s is in %s: %q", p.what, word, where, raw[max(0, at-40):min(len(raw), at+60)])
		}
	}
}

// provesSomething: the public word is found in everything that may hold it.
func (s *leakSite) provesSomething() {
	s.t.Helper()
	for _, where := range []string{
		"/c/day", "/ja/c/day", "/", "/c/day/stream, from the beginning", "/c/day/stream, anew", "/talks/tarn-veld/second/stream, anew",
		"/api/v1/coverages/day/updates", "/log/contents?from=1&limit=200", "/corrections.atom", "/c/day/corrections", "open all the time",
		"/talks/tarn-veld/second.html", "/talks/tarn-veld/second.txt", "/talks/tarn-veld/second.md", "/talks/tarn-veld/second.jsonld", "/talks/tarn-veld/second.csv", "/talks/tarn-veld/second.csv?table=citations",
		"/talks/tarn-veld/second/compare?source=note", "/c/day?speaker=sato", "/c/day?issue=work", "/c/day?kind=agree", "a webhook, told late",
		"record export, readout, statements", "record export, jsonld, statements", "record export, plover, statements", "record export, webannotation, statements", "record export, csv, statements", "record export, csv, citations",
	} {
		if !s.tells[where] {
			s.t.Errorf("%s: got no public words there; then looking there proves nothing", where)
		}
	}
	s.t.Logf("%d secrets looked for in %d answers", len(s.planted), s.looked)
}
