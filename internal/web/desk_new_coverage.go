package web

import (
	"net/http"
	"net/url"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/record"
)

// NewCoveragePage opens a coverage.
type NewCoveragePage struct {
	DeskPage
	CoverageChoices
	Form   *form
	Langs  []choiceGroup
	Forms  []choiceGroup
	States []choiceGroup
	Others []string // languages a title can be given in besides
}

func (s *Server) newCoverageForm(w http.ResponseWriter, r *http.Request) error {
	if name := r.URL.Query().Get("readout"); name != "" {
		return s.fromReadout(w, r, name)
	}
	return s.showNewCoverage(w, r, http.StatusOK, s.firstCoverageForm(r))
}

// firstCoverageForm is the form before anybody has typed.
func (s *Server) firstCoverageForm(r *http.Request) *form {
	f := coverageForm(language(r)).set("lang", s.site().Lang).set("tz", s.site().Zone.String()).set("once", onceKey())
	return f.set("form", string(coverage.Live)).set("state", string(coverage.Planned))
}

func (s *Server) showNewCoverage(w http.ResponseWriter, r *http.Request, status int, f *form) error {
	vocabulary, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	words := s.words(r)
	return s.show(w, r, status, "desk/new", &NewCoveragePage{
		DeskPage:        s.deskPage(r, "desk", words.T("desk.new_coverage")),
		CoverageChoices: s.coverageChoices(words, f, vocabulary.Events),
		Form:            f,
		Langs:           langChoices(),
		Forms:           labelled(words, "form.", coverage.Forms...),
		States:          labelled(words, "state.", coverage.States...),
		Others:          i18n.Langs,
	})
}

func (s *Server) newCoverage(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	in, err := readNewCoverage(typed)
	var receipt desk.CoverageReceipt
	if err == nil {
		err = checkFirstText(r.Context(), typed.Get("body"))
	}
	if err == nil {
		receipt, err = s.newsroom.CreateCoverage(r.Context(), in)
	}
	opened := err == nil
	if opened {
		err = s.postFirstText(r.Context(), receipt.Slug, in.Once, typed.Get("body"))
	}
	if err != nil {
		if !s.mendable(r, err) {
			return err
		}
		f := coverageForm(language(r)).take(typed).ownLanguage(typed.Get("lang"))
		if !opened { // else the key stays: sent again, the coverage that is open gets its text
			f.set("once", onceKey())
		}
		return s.showNewCoverage(w, r, StatusOf(err), f.refuse(err))
	}
	return s.goOn(w, r, deskCoveragePath(receipt.Slug), "done", "created", "stored", "new-coverage")
}

// Twice lets choose between the two moments of an hour that comes twice.
func (p *NewCoveragePage) Twice() []choiceGroup { return p.whichTwice() }

func readNewCoverage(typed url.Values) (desk.NewCoverage, error) {
	lang := typed.Get("lang")
	times, err := readTimes(typed, planFields, strings.TrimSpace(typed.Get("tz")), &coverage.Content{})
	return desk.NewCoverage{
		Starts:     times["starts"],
		Ends:       times["ends"],
		Slug:       strings.TrimSpace(typed.Get("slug")),
		Form:       coverage.Form(typed.Get("form")),
		State:      coverage.State(typed.Get("state")),
		TZ:         strings.TrimSpace(typed.Get("tz")),
		Lang:       lang,
		Title:      readLocal(typed, "title", lang, nil),
		Standfirst: readLocal(typed, "standfirst", lang, nil),
		Section:    strings.TrimSpace(typed.Get("section")),
		Topic:      strings.TrimSpace(typed.Get("topic")),
		Tags:       coverage.ReadTags(typed.Get("tags")),
		Event:      record.EventID(typed.Get("round")),
		Address:    strings.TrimSpace(typed.Get("address")),
		Draft:      typed.Get("draft") != "",
		Once:       desk.Once{Key: typed.Get("once"), Body: onceBody(typed)},
	}, err
}
