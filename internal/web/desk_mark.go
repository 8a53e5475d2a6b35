package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// MarkForm is the form that makes a statement of some words, in the panel beside the
// timeline and on a page of its own.
type MarkForm struct {
	Words
	Form     *form
	Speakers []choiceGroup
	Vias     []choiceGroup
	Kinds    []choiceGroup
	Issues   []choiceGroup
	Rounds   []choiceGroup
	Modes    []choiceGroup
	Empty    bool // nobody is in the record yet
}

// MarkPage marks a statement without selecting anything: the sentences of the update are
// there to choose from, and other words can be pasted.
type MarkPage struct {
	DeskPage
	Update    DeskUpdate
	Mark      *MarkForm
	Sentences []markSentence
}

// Form is that of Mark, for the part that chooses the words.
func (p *MarkPage) Form() *form { return p.Mark.Form }

// Where names the update in the forms of what else its words can tell.
func (p *MarkPage) Where() string { return whereOf(p.Update.Coverage.Slug, p.Update.View.Update.N) }

// markSentence is a sentence to choose, with its place as the form sends it.
type markSentence struct {
	Place  string // "body:12:45"
	Words  string
	Chosen bool
}

var markFields = []string{
	"from", "field", "sentence", "exact", "prefix", "suffix", "start", "end",
	"speaker", "kind", "issue", "round", "about", "mode", "via", "gist", "once",
}

func newMarkForm(w Words, id string, v *desk.Vocabulary, round string) *MarkForm {
	rounds := roundChoices(w, v.Events)
	if round == "" {
		rounds = optional(w.T("desk.no_round"), rounds)
	}
	return &MarkForm{
		Words:    w,
		Form:     newForm(id, w.Lang, markFields...).set("round", round).set("once", onceKey()),
		Speakers: actorChoices(w, v.Actors, nil),
		Vias:     optional(w.T("desk.via_nobody"), actorChoices(w, v.Actors, nil)),
		Kinds:    statementKinds(w),
		Issues:   issueChoices(w, v.Issues),
		Rounds:   rounds,
		Modes:    optional(w.T("desk.mode_found"), labelled(w, "mode.", record.Direct, record.Reported)),
		Empty:    len(v.Actors) == 0,
	}
}

// panel is the form beside the timeline. Who has spoken in this coverage before comes
// first, and so do the issues named before.
func (s *Server) panel(r *http.Request, view *desk.DeskCoverageView) (*MarkForm, error) {
	vocabulary, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return nil, err
	}
	m := newMarkForm(s.words(r), "mark", vocabulary, view.Coverage.Content.Event)
	spoke, named := map[string]bool{}, map[string]bool{}
	for _, u := range view.Updates {
		for _, st := range u.Statements {
			for _, id := range st.Statement.Speaker {
				spoke[string(id)] = true
			}
			for _, id := range st.Statement.Issues {
				named[string(id)] = true
			}
		}
	}
	m.Speakers, m.Issues = first(m.Speakers, spoke), first(m.Issues, named)
	tellAway(m.Speakers, vocabulary.Actors, view.Present)
	return m, nil
}

// tellAway says of each speaker who has no side and takes no part that they are away.
func tellAway(speakers []choiceGroup, actors []record.Actor, present []record.ActorID) {
	book := record.NewBook(record.Items{Actors: actors})
	for g := range speakers {
		for i := range speakers[g].Choices {
			c := &speakers[g].Choices[i]
			id := record.ActorID(c.Value)
			c.Away = !slices.Contains(present, id) && len(book.Parties(&record.Statement{Speaker: []record.ActorID{id}})) == 0
		}
	}
}

func (s *Server) markForm(w http.ResponseWriter, r *http.Request) error {
	view, err := s.deskUpdate(r, people.Record)
	if err != nil {
		return err
	}
	m := newMarkForm(s.words(r), "mark", view.Vocabulary, view.Update.Coverage.Content.Event)
	return s.showMark(w, r, http.StatusOK, view, m)
}

func (s *Server) showMark(w http.ResponseWriter, r *http.Request, status int, view *desk.DeskUpdateView, m *MarkForm) error {
	m.Form.set("from", strconv.Itoa(view.Update.Update.Revision))
	page := s.deskPage(r, "desk", s.words(r).T("desk.mark_in_no", "n", view.Update.Update.N)).about(view.Update.Coverage)
	return s.show(w, r, status, "desk/mark", &MarkPage{
		DeskPage: page, Update: deskUpdateOf(page, &view.Update), Mark: m,
		Sentences: sentencesIn(&view.Update, m.Form),
	})
}

// sentencesIn offers the sentences of headline and body, captions and cards.
func sentencesIn(u *desk.UpdateView, f *form) []markSentence {
	var all []markSentence
	for _, field := range u.Update.Message.Fields() {
		for _, sentence := range text.Sentences(plainOf(u, record.Field(field))) {
			place := fmt.Sprintf("%s:%d:%d", field, sentence.Start, sentence.End)
			all = append(all, markSentence{Place: place, Words: sentence.Words, Chosen: f.Has("sentence", place)})
		}
	}
	return all
}

// plainOf gives the plain text of a field, which offsets count in.
func plainOf(u *desk.UpdateView, field record.Field) string {
	plain, _ := u.Update.Message.Field(string(field))
	return plain
}

func (s *Server) markStatement(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	view, err := s.deskUpdate(r, people.Record)
	if err != nil {
		return err
	}
	made, err := s.mark(r, view, typed)
	if err != nil {
		if !s.mendable(r, err) {
			return err
		}
		m := newMarkForm(s.words(r), "mark", view.Vocabulary, view.Update.Coverage.Content.Event)
		m.Form.take(typed).set("once", onceKey()).refuse(err)
		return s.showMark(w, r, StatusOf(err), view, m)
	}
	done := []string{"done", "marked", "n", strconv.Itoa(view.Update.Update.N)}
	if made.Round != "" {
		done = append(done, "round", string(made.Series)+"/"+string(made.Round))
	}
	return s.goOn(w, r, deskCoveragePath(view.Update.Coverage.Slug), done...)
}

func (s *Server) mark(r *http.Request, view *desk.DeskUpdateView, typed url.Values) (*desk.StatementView, error) {
	field, quote, err := readWords(typed, &view.Update)
	if err := fault.Join(append(lacksInStatement(typed), err)...); err != nil {
		return nil, err
	}
	n := desk.NewStatement{
		Slug: view.Update.Coverage.Slug, N: view.Update.Update.N, From: number(typed.Get("from")),
		Field: field, Quote: quote,
		Speaker: ids[record.ActorID](typed["speaker"]), Via: record.ActorID(typed.Get("via")),
		Kind: record.StatementKind(typed.Get("kind")), Issues: ids[record.IssueID](typed["issue"]),
		Mode: record.Mode(typed.Get("mode")),
		Once: desk.Once{Key: typed.Get("once"), Body: onceBody(typed)},
	}
	if round := record.EventID(typed.Get("round")); typed.Get("about") != "" {
		n.About = round
	} else {
		n.Event = round
	}
	if gist := strings.TrimSpace(typed.Get("gist")); gist != "" {
		n.Gist = text.Local{language(r): gist}
	}
	return s.newsroom.MarkStatement(r.Context(), n)
}

func ids[T ~string](values []string) []T {
	var all []T
	for _, v := range values {
		if v != "" {
			all = append(all, T(v))
		}
	}
	return all
}

// readWords finds the words that the form is about: a sentence that was chosen, words that
// were selected in a field, or words that were pasted, which may stand in either field.
func readWords(typed url.Values, u *desk.UpdateView) (record.Field, text.Quote, *fault.Error) {
	if place := typed.Get("sentence"); place != "" {
		return readSentence(place, number(typed.Get("from")), u)
	}
	q := text.Quote{
		Exact: typed.Get("exact"), Prefix: typed.Get("prefix"), Suffix: typed.Get("suffix"),
		Start: number(typed.Get("start")), End: number(typed.Get("end")),
	}
	fields := []record.Field{record.Body, record.Headline}
	if field := typed.Get("field"); field != "" {
		fields = []record.Field{record.Field(field)}
	}
	var last *fault.Error
	for _, field := range fields {
		found, err := chosenWords(plainOf(u, field), q)
		if err == nil {
			return field, found, nil
		}
		if last == nil || last.Key == "desk.words_not_found" {
			last = err
		}
	}
	return "", q, last
}

// readSentence takes a sentence at its place, which means something only in the revision
// that the form was made from.
func readSentence(place string, from int, u *desk.UpdateView) (record.Field, text.Quote, *fault.Error) {
	parts := strings.Split(place, ":")
	if len(parts) != 3 || from != u.Update.Revision {
		return "", text.Quote{}, fault.At("exact", "desk.words_moved")
	}
	field := record.Field(parts[0])
	q, err := text.QuoteAt(plainOf(u, field), number(parts[1]), number(parts[2]))
	if err != nil {
		return "", text.Quote{}, fault.At("exact", "desk.words_moved").Because(err)
	}
	return field, q, nil
}
