package web

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

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
	Seen  *importSeen   // nil before a page was read
	Most  int           // bytes of a page
	Kept  []hiddenField // what was mended of a page that could not be read again
}

func importForm(lang string) *form {
	return newForm("import", lang, "file", "page", "markup", "form", "date", "saved", "tz", "lang", "seen", "page_seen", "count", "once", "encoding", "found",
		"settled", "undo", "cuts", "entry", "state", "title", "standfirst", "byline", "slug", "section", "topic", "tags", "address")
}

// kept gives the mends that a form carries and does not show.
func (f *form) kept() []hiddenField {
	var all []hiddenField
	for _, name := range slices.Sorted(maps.Keys(f.values)) {
		for _, value := range f.values[name] {
			if (isOfEntry(name) || strings.HasPrefix(name, "d.") || name == "slug") && !slices.Contains([]string{"settled", "undo", "cuts", "count"}, name) {
				all = append(all, hiddenField{name, value})
			}
		}
	}
	return all
}

func (s *Server) importForm(w http.ResponseWriter, r *http.Request) error {
	f := importForm(language(r)).set("tz", s.site().Zone.String())
	return s.showImport(w, r, http.StatusOK, f, nil)
}

func (s *Server) showImport(w http.ResponseWriter, r *http.Request, status int, f *form, seen *importSeen) error {
	words := s.words(r)
	s.mayKeep(w, r) // without scripts, a browser goes back to what it kept, and need not send it again
	var kept []hiddenField
	if seen == nil {
		kept = f.kept()
	}
	return s.show(w, r, status, "desk/import", &ImportPage{
		Kept:     kept,
		DeskPage: s.deskPage(r, "desk", words.T("desk_import.title")),
		Form:     f.set("once", cmp.Or(f.Value("once"), onceKey())), // a page has one key for as long as it is mended
		Forms:    optional(words.T("desk_import.found_out"), labelled(words, "form.", coverage.Forms...)),
		Langs:    optional(words.T("desk_import.found_out"), langChoices()),
		Zones:    s.zones(),
		Most:     paste.MaxBytes,
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
	was, turned := turn(typed)
	f := importForm(language(r)).take(typed)
	asked, err := s.askedImport(r, typed)
	if err != nil {
		return s.importAgain(w, r, f, nil, err)
	}
	asked.stand(f)
	f.set("encoding", asked.encoding).set("found", asked.found).set("saved", asked.saved())
	drafts, err := readTurned(&asked, turned)
	refused := err
	if err != nil && turned { // it stays what it was
		asked.options.Form = coverage.Form(was)
		f.set("form", was)
		drafts, err = paste.ReadAll([]byte(asked.page), asked.options)
	}
	if err != nil {
		f.keepMends(typed)
		return s.importAgain(w, r, f, nil, err)
	}
	f.set("date", asked.options.Date).set("page", asked.page).set("markup", "")
	samePage := asked.pageDigest() == f.Value("page_seen")
	fresh := asked.digest() != f.Value("seen")
	open, cuts := 0, []string(nil)
	if samePage {
		open, _ = strconv.Atoi(f.Value("entry"))
		cuts = strings.Fields(f.Value("cuts"))
	}
	seen := newImportSeen(s.words(r), drafts, open, cuts)
	seen.ReadIn = asked.readIn(f.Lang)
	if fresh {
		seen.fill(f, asked.digest(), typed, samePage)
	} else {
		seen.take(f, typed)
	}
	f.set("page_seen", asked.pageDigest())
	if mend := typed.Get("mend"); mend != "" {
		seen.mend(f, mend)
	}
	seen.arrange(f)
	if entry, turns := strings.CutPrefix(typed.Get("do"), "entry "); turns {
		seen = seen.turnTo(f, entry)
	}
	seen.Undo = seen.lastDone(f)
	do := typed.Get("do")
	switch {
	case refused != nil:
		return s.importAgain(w, r, f, seen, refused)
	case do != "store" && do != "publish":
		return s.showImport(w, r, http.StatusOK, f, seen)
	case fresh:
		seen.Changed = i18n.T(f.Lang, "desk_import.changed")
		return s.showImport(w, r, http.StatusOK, f, seen)
	}
	return s.storeImport(w, r, asked, f, seen, do == "publish")
}

// turn has a page be read as what a button says it is, whatever it was taken for: "as article", "as live".
func turn(typed url.Values) (was string, turned bool) {
	form, turned := strings.CutPrefix(typed.Get("do"), "as ")
	if was = typed.Get("form"); turned {
		typed.Set("form", form)
	}
	return was, turned
}

// readTurned reads a page. One that is turned into an article has the day of its first update, where
// nobody says another.
func readTurned(asked *importAsked, turned bool) ([]*paste.Draft, error) {
	drafts, err := paste.ReadAll([]byte(asked.page), asked.options)
	var told *fault.Error
	if !turned || asked.options.Form != coverage.Article || !errors.As(err, &told) || told.Field != "date" {
		return drafts, err
	}
	live := asked.options
	live.Form = coverage.Live
	read, other := paste.ReadAll([]byte(asked.page), live)
	if other != nil || len(read[0].Updates) == 0 {
		return drafts, err
	}
	first := slices.MinFunc(read[0].Updates, func(a, b paste.Update) int { return strings.Compare(a.Date, b.Date) })
	asked.options.Date = first.Date
	return paste.ReadAll([]byte(asked.page), asked.options)
}

// keepMends carries what was mended through a form that shows none of it, because the page cannot be
// read as it is asked for.
func (f *form) keepMends(typed url.Values) {
	for name := range typed {
		if isOfEntry(name) || strings.HasPrefix(name, "d.") || name == "slug" {
			f.carry(typed, name)
		}
	}
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
