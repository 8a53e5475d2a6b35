package desk_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/fetch"
	"readout/internal/media"
)

// withMedia is a site with talks and a place for pictures.
func withMedia(t *testing.T) *site {
	s := withTalks(t)
	s.Desk.WithMedia(media.New(filepath.Join(s.dir, "media")))
	return s
}

// credited is a small JPEG with a by-line and a caption as agencies write them.
func credited(t *testing.T, by, caption string) []byte {
	t.Helper()
	var b bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 900, 600))
	for i := range img.Pix { // other words, another picture
		img.Pix[i] = byte(len(by) + 3*len(caption))
	}
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	sets := []byte("\x1c\x01\x5a\x00\x03\x1b%G")
	for _, s := range []struct {
		number byte
		value  string
	}{{80, by}, {120, caption}} {
		sets = append(append(sets, 0x1c, 2, s.number, byte(len(s.value)>>8), byte(len(s.value))), s.value...)
	}
	if len(sets)%2 == 1 {
		sets = append(sets, 0)
	}
	part := append([]byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00"), byte(len(sets)>>8), byte(len(sets)))
	part = append(part, sets...)
	head := []byte{0xff, 0xd8, 0xff, 0xed, byte((len(part) + 2) >> 8), byte(len(part) + 2)}
	return append(append(head, part...), b.Bytes()[2:]...)
}

func (s *site) picture(by, caption string) coverage.Picture {
	s.t.Helper()
	got, err := s.AddMedia(reporter, bytes.NewReader(credited(s.t, by, caption)))
	s.must(err)
	return got.Picture
}

func (s *site) publicFile(name string) bool {
	s.t.Helper()
	ok, err := s.PublicFile(reader, name)
	s.must(err)
	return ok
}

// TestAPictureGoesWithItsUpdate from the file to the page and off it again.
func TestAPictureGoesWithItsUpdate(t *testing.T) {
	s := withMedia(t)
	p := s.picture("A. Sample", "Ministers meet.")
	if p.Caption != "Ministers meet." || p.Credit != "A. Sample" || p.Width != 900 || p.Height != 600 {
		t.Fatalf("filled from the file: got %+v", p)
	}
	check(t, "public before anything names it", s.publicFile(p.File), false)
	p.Alt, p.Width = "Two people at a table", 5 // what is sent about its size is not believed
	draft := s.post(editor, "talks", desk.NewUpdate{Pictures: []coverage.Picture{p}, Draft: true})
	check(t, "public while it is a draft", s.publicFile(p.File), false)
	_, err := s.PublishUpdate(editor, "talks", draft.N, 1)
	s.must(err)
	check(t, "public", s.publicFile(p.File), true)
	check(t, "its rendition public", s.publicFile(media.Rendition(p.File, 390)), true)
	stored := s.update("talks", draft.N).Pictures[0]
	check(t, "width stored", stored.Width, 900)

	second := s.picture("B. Sample", "Later.")
	third := coverage.Picture{Caption: "A frame alone"}
	r, err := s.EditUpdate(editor, "talks", draft.N, desk.UpdateEdit{From: 1, Pictures: &[]coverage.Picture{second, third, stored}})
	s.must(err)
	check(t, "reordered", fmt.Sprint(captions(s.update("talks", draft.N).Pictures)), "[Later. A frame alone Ministers meet.]")
	_, err = s.EditUpdate(editor, "talks", draft.N, desk.UpdateEdit{From: r.Revision, Pictures: &[]coverage.Picture{second}})
	s.must(err)
	check(t, "public after it was taken out", s.publicFile(p.File), false)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, revise 1.2, revise 1.3")
	_, err = s.RetractUpdate(editor, "talks", draft.N, 3, "wrong day")
	s.must(err)
	check(t, "public after the update was withdrawn", s.publicFile(second.File), false)
}

func captions(pictures []coverage.Picture) []string {
	var all []string
	for _, p := range pictures {
		all = append(all, p.Caption)
	}
	return all
}

func (s *site) update(slug string, n int) coverage.Message {
	s.t.Helper()
	v, err := s.DeskUpdate(editor, slug, n)
	s.must(err)
	return v.Update.Update.Message
}

func TestPicturesThatAreNotThere(t *testing.T) {
	s := withMedia(t)
	before := s.head()
	name := strings.Repeat("a", 64)
	for _, file := range []string{name + ".jpg", "../../readout.db", name + "-390.jpg", name + ".exe", "x"} {
		_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "one", Pictures: []coverage.Picture{{}, {File: file}}})
		wantFault(t, file, err, fault.Invalid, "media.no_file", "pictures[1].file")
		_, err = s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "one", Cards: []coverage.Card{{Title: "a", File: file}}})
		wantFault(t, file, err, fault.Invalid, "media.no_file", "cards[0].file")
		_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, Lead: &[]coverage.Picture{{Play: file}}})
		wantFault(t, file, err, fault.Invalid, "media.no_file", "lead[0].play")
	}
	_, err := s.AddMedia(editor, strings.NewReader("<svg xmlns='http://www.w3.org/2000/svg'/>"))
	wantFault(t, "an SVG", err, fault.Invalid, "media.kind_of", "")
	check(t, "head", s.head(), before)
}

// TestCredits: one person in several spellings, in what is read from files, written and imported.
func TestCredits(t *testing.T) {
	s := withMedia(t)
	before := s.head()
	s.must(s.SaveCredit(editor, "", coverage.Credit{Name: "A. Scherbak", Variants: []string{"A. Sherbak", "Sherbak"}}))
	check(t, "filled from the file", s.picture("A. Sherbak", "x").Credit, "A. Scherbak")
	r := s.post(editor, "talks", desk.NewUpdate{Pictures: []coverage.Picture{{Credit: "© Sherbak / Agency"}}})
	check(t, "written", s.update("talks", r.N).Pictures[0].Credit, "© A. Scherbak / Agency")
	_, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, Lead: &[]coverage.Picture{{Credit: "Sherbak"}}})
	s.must(err)
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	check(t, "main picture", v.Coverage.Content.Lead[0].Credit, "A. Scherbak")
	s.must(s.SaveCredit(editor, "A. Scherbak", coverage.Credit{Name: "Alexei Scherbak", Variants: []string{"A. Sherbak", "Sherbak"}}))
	check(t, "after it was renamed", s.picture("A. Scherbak", "y").Credit, "Alexei Scherbak")
	wantFault(t, "a spelling of another", s.SaveCredit(editor, "", coverage.Credit{Name: "B", Variants: []string{"Sherbak"}}), fault.Invalid, "credit.elsewhere", "variants")
	s.must(s.DropCredit(editor, "Alexei Scherbak"))
	known, err := s.Credits(reporter)
	s.must(err)
	check(t, "known", len(known), 0)
	wantFault(t, "no name", s.SaveCredit(editor, "", coverage.Credit{Name: " "}), fault.Invalid, "credit.name_missing", "name")
	if s.head() == before {
		t.Error("head: got nothing public, want the update and the coverage")
	}
}

// TestMissingPictures: an imported page's pictures get their files by name, from an archive,
// and one by one.
func TestMissingPictures(t *testing.T) {
	s := withMedia(t)
	_, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, Lead: &[]coverage.Picture{{Name: "Lead.JPG", Caption: "main"}}})
	s.must(err)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Pictures: []coverage.Picture{{Name: "a.jpg", Caption: "as printed", Credit: "Agency"}, {Name: "b.jpg"}}})
	s.post(editor, "talks", desk.NewUpdate{Headline: "two", Pictures: []coverage.Picture{{Caption: "no name"}}})
	v, err := s.DeskCoverage(editor, "talks")
	s.must(err)
	check(t, "missing", fmt.Sprint(places(v.Missing())), "[0/0 1/0 1/1 2/0]")

	f, err := s.FillMissing(editor, "talks", nil, []desk.NamedFile{{Name: "all.ZIP", From: bytes.NewReader(archive(t, map[string][]byte{
		"photos/LEAD.jpg": credited(t, "A. Sample", "from the file"), "photos/a.jpg": credited(t, "A. Sample", "from the file"),
		"photos/strange.jpg": credited(t, "A. Sample", "x"), "photos/b.jpg": []byte("no picture"),
	}))}})
	s.must(err)
	if f.Pictures != 2 || fmt.Sprint(f.Strange, f.Refused) != "[strange.jpg] [b.jpg]" || f.Fault == nil {
		t.Errorf("got %+v", f)
	}
	got := s.update("talks", 1).Pictures
	if got[0].File == "" || got[0].Width != 900 || got[0].Caption != "as printed" || got[0].Credit != "Agency" || !got[1].Missing() {
		t.Errorf("got %+v", got)
	}
	check(t, "changes", s.changes("talks"), "coverage, coverage, update 1.1, update 2.1, coverage, revise 1.2")

	f, err = s.FillMissing(editor, "talks", &desk.MissingPicture{N: 2, Index: 0}, []desk.NamedFile{{Name: "IMG_1.jpg", From: bytes.NewReader(credited(t, "A. Sample", "x"))}})
	s.must(err)
	check(t, "one by one", f.Pictures, 1)
	if p := s.update("talks", 2).Pictures[0]; p.Missing() || p.Caption != "no name" || p.Credit != "A. Sample" {
		t.Errorf("got %+v", p)
	}
	f, err = s.FillMissing(editor, "talks", &desk.MissingPicture{N: 2, Index: 0}, []desk.NamedFile{{Name: "IMG_2.jpg", From: bytes.NewReader(credited(t, "B", "x"))}})
	s.must(err)
	check(t, "one that has its file", f.Pictures, 0)
}

// TestAFileThatComesLaterIsNoCorrection: what an update was corrected in before is not told anew.
func TestAFileThatComesLaterIsNoCorrection(t *testing.T) {
	s := withMedia(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "three", Pictures: []coverage.Picture{{Name: "a.jpg"}}})
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("two"), Note: "two, not three"})
	s.must(err)
	f, err := s.FillMissing(editor, "talks", nil, []desk.NamedFile{{Name: "a.jpg", From: bytes.NewReader(credited(t, "A. Sample", "x"))}})
	s.must(err)
	check(t, "filled", f.Pictures, 1)
	v, err := s.Corrections(reader, "talks", 0, 10)
	s.must(err)
	check(t, "corrections", len(v.Lines), 1)
	check(t, "the note of the newest state", s.update("talks", 1).Note, "")
}

func places(all []desk.MissingPicture) []string {
	var out []string
	for _, m := range all {
		out = append(out, fmt.Sprintf("%d/%d", m.N, m.Index))
	}
	return out
}

// otherSite answers as another site would.
type otherSite struct{ asked []string }

func (o *otherSite) Card(_ context.Context, address string) (*fetch.Card, error) {
	o.asked = append(o.asked, address)
	return &fetch.Card{Title: "Theirs", Excerpt: "words", Picture: address + "/p.jpg"}, nil
}

func (o *otherSite) Picture(_ context.Context, address string) ([]byte, error) {
	o.asked = append(o.asked, address)
	if strings.Contains(address, "broken") {
		return []byte("<svg>"), nil
	}
	var b bytes.Buffer
	return b.Bytes(), jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil)
}

func TestCards(t *testing.T) {
	s, other := withMedia(t), &otherSite{}
	s.Desk.WithFetcher(other, "https://own.example/")
	p := s.picture("A. Sample", "x")
	s.post(editor, "talks", desk.NewUpdate{Headline: "Said", Markdown: "Some words.", Pictures: []coverage.Picture{p}})
	s.post(editor, "talks", desk.NewUpdate{Headline: "Secret", Draft: true})
	for _, row := range []struct{ href, want string }{
		{"/c/talks", "会談||/c/talks"},
		{"https://own.example/en/c/talks/u/1", "Said|Some words.|/c/talks/u/1"},
		{"https://other.example/broken", "Theirs|words|https://other.example/broken"},
	} {
		c, err := s.LookUpCard(reporter, row.href)
		if got := c.Title + "|" + c.Excerpt + "|" + c.Href; err != nil || got != row.want {
			t.Errorf("%s: got %s, %v, want %s", row.href, got, err, row.want)
		}
		if (c.File != "") != strings.HasSuffix(row.href, "/u/1") {
			t.Errorf("%s: picture: got %q", row.href, c.File)
		}
	}
	check(t, "asked elsewhere", fmt.Sprint(other.asked), "[https://other.example/broken https://other.example/broken/p.jpg]")
	for _, href := range []string{"/c/plan", "/c/talks/u/2", "/c/nowhere", "/desk", "https://own.example/", "/c/talks/u/x"} {
		_, err := s.LookUpCard(reporter, href)
		wantFault(t, href, err, fault.Invalid, "fetch.own_missing", "href")
	}
}
