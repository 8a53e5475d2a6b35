package web

import (
	"errors"
	"net/http"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/paste"
)

// importLimit is what the form may send: a page of the size that is read, as it is sent by
// forms without a file, and what is mended on it.
const importLimit = 4 * paste.MaxBytes

// ImportPage takes in a page from elsewhere: first it asks for it, then it shows what was
// understood. Between the two nothing is stored; the page goes back and forth in the form.
type ImportPage struct {
	DeskPage
	Form  *form
	Forms []choiceGroup
	Langs []choiceGroup
	Zones []string
	Seen  *importSeen // nil before a page was read
}

func importForm(lang string) *form {
	return newForm("import", lang, "file", "page", "form", "date", "saved", "tz", "lang", "seen", "page_seen", "count", "once", "encoding", "found",
		"settled", "undo", "title", "standfirst", "byline", "slug", "section", "topic", "tags", "address")
}

func (s *Server) importForm(w http.ResponseWriter, r *http.Request) error {
	f := importForm(language(r)).set("tz", s.site().Zone.String())
	return s.showImport(w, r, http.StatusOK, f, nil)
}

func (s *Server) showImport(w http.ResponseWriter, r *http.Request, status int, f *form, seen *importSeen) error {
	words := s.words(r)
	return s.show(w, r, status, "desk/import", &ImportPage{
		DeskPage: s.deskPage(r, "desk", words.T("desk_import.title")),
		Form:     f.set("once", onceKey()),
		Forms:    optional(words.T("desk_import.found_out"), labelled(words, "form.", coverage.Forms...)),
		Langs:    optional(words.T("desk_import.found_out"), langChoices()),
		Zones:    s.zones(),
		Seen:     seen,
	})
}

// readImport shows what was understood of a page or, when a person has seen that and says
// so, stores it. A page or an option that was changed since is shown again first.
func (s *Server) readImport(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	f := importForm(language(r)).take(typed)
	asked, err := s.askedImport(r, typed)
	if err != nil {
		return s.importAgain(w, r, f, nil, err)
	}
	f.set("page", asked.page).set("encoding", asked.encoding).set("found", asked.found).set("saved", asked.saved())
	drafts, err := paste.ReadAll([]byte(asked.page), asked.options)
	if err != nil {
		return s.importAgain(w, r, f, nil, err)
	}
	fresh := asked.digest() != f.Value("seen")
	seen := newImportSeen(s.words(r), drafts)
	seen.ReadIn = asked.readIn(f.Lang)
	if fresh {
		seen.fill(f, asked.digest(), typed, asked.pageDigest() == f.Value("page_seen"))
	} else {
		seen.take(f, typed)
	}
	f.set("page_seen", asked.pageDigest())
	if mend := typed.Get("mend"); mend != "" {
		seen.mend(f, mend)
	}
	seen.arrange(f)
	seen.Undo = seen.lastDone(f)
	do := typed.Get("do")
	switch {
	case do == "" || do == "read":
		return s.showImport(w, r, http.StatusOK, f, seen)
	case fresh:
		seen.Changed = i18n.T(f.Lang, "desk_import.changed")
		return s.showImport(w, r, http.StatusOK, f, seen)
	}
	return s.storeImport(w, r, asked, f, seen, do == "publish")
}

// importAgain shows the form with what is wrong, and with all that was typed.
func (s *Server) importAgain(w http.ResponseWriter, r *http.Request, f *form, seen *importSeen, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	f.alias = map[string]string{"zone": "tz"}
	if day := dayOffered(err); day != "" && f.Value("date") == "" {
		f.set("date", day)
	}
	return s.showImport(w, r, StatusOf(err), f.refuse(err), seen)
}

// dayOffered gives the day that the page's own stamp says, where the day of an article is asked for:
// it stands in the field then, and whoever knows better changes it.
func dayOffered(err error) string {
	var told *fault.Error
	if errors.As(err, &told) && told.Key == "paste.date_needed_article" {
		day, _ := told.Args["day"].(string)
		return day
	}
	return ""
}
