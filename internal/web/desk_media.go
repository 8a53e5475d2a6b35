package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
)

// uploadTime is how long a form with pictures or a film may take to come in.
const uploadTime = 10 * time.Minute

// patiently gives a request the time that large files take.
func patiently(w http.ResponseWriter) {
	c := http.NewResponseController(w)
	until := time.Now().Add(uploadTime)
	_ = errors.Join(c.SetReadDeadline(until), c.SetWriteDeadline(until)) // where it cannot be set there is none
}

// mediaJSON is a file that was taken in, as the composer's script reads it.
type mediaJSON struct {
	File    string `json:"file"`
	Play    string `json:"play"`
	Preview string `json:"preview"`
	Width   int    `json:"width"`
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	Alt     string `json:"alt"`
	Note    string `json:"note,omitempty"` // what the sender should know
}

// addMedia takes in one file for the composer's script: the body is the file.
func (s *Server) addMedia(w http.ResponseWriter, r *http.Request) error {
	if err := typedBy(r, r.URL.Query().Get("by")); err != nil {
		return s.refuseJSON(w, r, err)
	}
	got, err := s.newsroom.AddMedia(r.Context(), desk.Announced{Reader: r.Body, Bytes: r.ContentLength})
	if err != nil {
		return s.refuseJSON(w, r, err)
	}
	p, note := got.Picture, ""
	if got.Frames > 1 {
		note = i18n.T(language(r), "media.still", "count", got.Frames)
	}
	return writeJSON(w, http.StatusOK, mediaJSON{
		Note: note,
		File: p.File, Play: p.Play, Width: p.Width, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt, Preview: pictureRow{Picture: p}.Preview(),
	})
}

// cardJSON is a link that was looked up, as the composer's script reads it.
type cardJSON struct {
	Title   string `json:"title"`
	Excerpt string `json:"excerpt"`
	Href    string `json:"href"`
	File    string `json:"file"`
	Width   int    `json:"width"`
	Preview string `json:"preview"`
}

// lookUpCard makes a card of a link for the composer's script.
func (s *Server) lookUpCard(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	c, err := s.newsroom.LookUpCard(r.Context(), typed.Get("link"))
	if err != nil {
		return s.refuseJSON(w, r, err)
	}
	return writeJSON(w, http.StatusOK, cardJSON{c.Title, c.Excerpt, c.Href, c.File, c.Width, cardRow{Card: c}.Preview()})
}

// refuseJSON tells a script what is wrong in words it can show. What is ours to mend goes to
// the log as any fault does.
func (s *Server) refuseJSON(w http.ResponseWriter, r *http.Request, err error) error {
	status := StatusOf(err)
	if status >= http.StatusInternalServerError && status != http.StatusServiceUnavailable {
		return err
	}
	w.Header().Set("Connection", "close") // else the server would read all that is left
	return writeJSON(w, status, refusalOf(language(r), err, nil))
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(body)
	return nil
}

// fillMissing gives imported pictures their files: some files, an archive, or one file for
// one place.
func (s *Server) fillMissing(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	var files []desk.NamedFile
	for _, file := range filesOf(r) {
		from, err := file.Open()
		if err != nil {
			return err
		}
		defer from.Close()
		files = append(files, desk.NamedFile{Name: file.Filename, From: from})
	}
	slug := r.PathValue("slug")
	filled, err := s.newsroom.FillMissing(r.Context(), slug, place(typed.Get("place")), files)
	if err == nil && filled.Pictures == 0 {
		err = nothingFilled(filled, len(files))
	}
	if err != nil {
		if !s.mendable(r, err) {
			return err
		}
		r.URL.Path = deskCoveragePath(slug)
		return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
	}
	return s.goOn(w, r, deskCoveragePath(slug), "done", "filled", "n", strconv.Itoa(filled.Pictures), "strange", strconv.Itoa(len(filled.Strange)+len(filled.Refused)))
}

func nothingFilled(f desk.Filled, files int) error {
	switch {
	case files == 0:
		return fault.New(fault.Invalid, "media.no_files")
	case f.Fault != nil:
		return f.Fault
	}
	return fault.New(fault.Invalid, "media.no_place", "files", strings.Join(f.Strange[:min(len(f.Strange), 5)], ", "))
}

// place reads "3/0": the first picture of update 3.
func place(s string) *desk.MissingPicture {
	n, i, ok := strings.Cut(s, "/")
	if !ok {
		return nil
	}
	return &desk.MissingPicture{N: number(n), Index: number(i)}
}

// mediaFile answers with a file of the media store: to anybody if something public names
// it, else to those who may see what does.
func (s *Server) mediaFile(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	public, err := s.newsroom.PublicFile(r.Context(), name)
	if err != nil {
		return err
	}
	if !public {
		if r, err = s.withUser(r); err != nil {
			return err
		}
		sees, err := s.newsroom.SeesFile(r.Context(), name)
		if err != nil {
			return err
		}
		if !sees {
			return fault.New(fault.NotFound, "web.not_found")
		}
		w.Header().Set("Cache-Control", "private, no-store")
	}
	s.media.ServeHTTP(w, r)
	return nil
}

// credits gives the names that forms of a page offer, to those who may see them.
func (s *Server) credits(r *http.Request, p DeskPage) (coverage.Credits, error) {
	if !p.May(string(people.ReadDrafts)) {
		return nil, nil
	}
	return s.newsroom.Credits(r.Context())
}

// CreditsPage keeps the names that stand under pictures.
type CreditsPage struct {
	DeskPage
	Known coverage.Credits
	Form  *form
}

func (s *Server) creditList(w http.ResponseWriter, r *http.Request) error {
	f := newForm("credit", language(r), "was", "name", "variants")
	known, err := s.newsroom.Credits(r.Context())
	if err != nil {
		return err
	}
	for _, c := range known {
		if c.Name == r.URL.Query().Get("name") {
			f.set("was", c.Name).set("name", c.Name).set("variants", strings.Join(c.Variants, "\n"))
		}
	}
	return s.showCredits(w, r, http.StatusOK, f)
}

func (s *Server) showCredits(w http.ResponseWriter, r *http.Request, status int, f *form) error {
	known, err := s.newsroom.Credits(r.Context())
	if err != nil {
		return err
	}
	words := s.words(r)
	return s.show(w, r, status, "desk/credits", &CreditsPage{DeskPage: s.deskPage(r, "desk", words.T("desk.credits")), Known: known, Form: f})
}

func (s *Server) saveCredit(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	name := strings.TrimSpace(typed.Get("name"))
	if typed.Get("drop") != "" {
		err = s.newsroom.DropCredit(r.Context(), name)
	} else {
		c := coverage.Credit{Name: name}
		for line := range strings.Lines(typed.Get("variants")) {
			if line = strings.TrimSpace(line); line != "" {
				c.Variants = append(c.Variants, line)
			}
		}
		err = s.newsroom.SaveCredit(r.Context(), typed.Get("was"), c)
	}
	if err != nil {
		if !s.mendable(r, err) {
			return err
		}
		f := newForm("credit", language(r), "was", "name", "variants").take(typed)
		return s.showCredits(w, r, StatusOf(err), f.refuse(err))
	}
	return s.goOn(w, r, "/desk/credits", "done", "saved")
}
