package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
	"readout/internal/text"
)

// Itemizing keeps what the record holds besides statements: outcomes, forecasts, who was there.
type Itemizing interface {
	DeskItem(ctx context.Context, kind record.Kind, id string) (*desk.DeskItemView, error)
	DeskRound(ctx context.Context, id record.EventID) (*desk.DeskRoundView, error)
	CitablePages(ctx context.Context, event record.EventID) ([]desk.CitablePage, error)
	PutOutcome(ctx context.Context, o record.Outcome, in desk.Put) (record.OutcomeID, error)
	PutForecast(ctx context.Context, f record.Forecast, in desk.Put) (record.ForecastID, error)
	PutParticipant(ctx context.Context, p record.Participant, in desk.Put) (record.ParticipantID, error)
	AddStatus(ctx context.Context, id record.OutcomeID, in desk.NewStatus) error
	DropStatus(ctx context.Context, id record.OutcomeID, at int, as record.OutcomeStatus) error
	ResolveForecast(ctx context.Context, id record.ForecastID, in desk.Resolution) error
	SetOutcomesFinal(ctx context.Context, round record.EventID, final bool) error
}

// ItemPage is what the pages have in common that make or change an item of the record.
type ItemPage struct {
	DeskPage
	Form     *form
	Action   string      // where the form is sent
	Keep     string      // under which the browser keeps what was typed
	Go       string      // what the button says
	Round    *recordLine // the desk's page of the round that it belongs to, nil if it belongs to none
	Evidence *Evidence
	Stored   *StoredItem // nil for one that is not there yet
}

// StoredItem is an item as it stands in the record, above the form that changes it.
type StoredItem struct {
	Words
	Kind     record.Kind
	ID       string
	Standing coverage.Standing
	Public   string // where readers see it, "" while they do not
	Back     string // where publishing leads back to
	Out      string // where taking it out leads to
	Cited    []deskCited
}

// Draft tells whether it can be published.
func (s *StoredItem) Draft() bool { return s.Standing == coverage.Draft }

// deskCited are words that an item rests on, as the desk shows them.
type deskCited struct {
	Words
	Quote, Lang string
	Href        string // of the update at the desk, "" of a coverage's own words
	N           int
	Lost        bool // they do not stand there any more
	Unseen      bool // readers do not see them
}

func deskCitedIn(w Words, v *desk.DeskItemView, citations []record.Citation) []deskCited {
	var all []deskCited
	for _, c := range citations {
		p := v.Places[desk.CitedKey(c)]
		line := deskCited{Words: w, Quote: c.Quote.Exact, Lang: c.Lang, N: p.N, Lost: c.Orphaned, Unseen: v.Unseen[desk.CitedKey(c)]}
		if p.Slug != "" {
			line.Href = w.Link(deskCoveragePath(p.Slug))
			if p.N > 0 {
				line.Href += "#u-" + strconv.Itoa(p.N)
			}
		}
		all = append(all, line)
	}
	return all
}

// itemPage begins the page of an item: v is nil for one that is not there yet.
func (s *Server) itemPage(r *http.Request, title, action string, f *form, v *desk.DeskItemView) ItemPage {
	p := ItemPage{DeskPage: s.deskPage(r, "record", title), Form: f, Keep: strings.TrimPrefix(action, "/desk/record/")}
	p.Action, p.Go = p.Link(action), p.T("desk.save")
	if where := f.Value("where"); v == nil && where != "" {
		p.Keep += ":" + where
	}
	if v == nil {
		return p
	}
	out := "/desk/record"
	if v.Round != nil {
		p.Round, out = roundAtDesk(p.Words, *v.Round), roundDeskPath(v.Round.ID)
	}
	p.Stored = &StoredItem{
		Words: p.Words, Kind: v.Item.ItemKind(), ID: v.Item.ItemID(), Standing: v.Standing, Back: action, Out: out,
		Cited: deskCitedIn(p.Words, v, restsOn(v.Item)),
	}
	return p
}

// restsOn gives what an item itself rests on, without what its states or its result rest on.
func restsOn(item record.Citing) []record.Citation {
	switch it := item.(type) {
	case *record.Outcome:
		return it.Citations
	case *record.Forecast:
		return it.Citations
	default:
		return item.Cites()
	}
}

func roundAtDesk(w Words, e record.Event) *recordLine {
	return &recordLine{choice: choice{Label: eventLabel(w, e)}, Href: w.Link(roundDeskPath(e.ID))}
}

func roundDeskPath(id record.EventID) string {
	return "/desk/record/rounds/" + url.PathEscape(string(id))
}

// afterItem goes on once an item was stored: to the page the words were selected on, or to the
// desk's page of the round.
func (s *Server) afterItem(w http.ResponseWriter, r *http.Request, typed url.Values, done ...string) error {
	if slug, n, ok := cutWhere(typed.Get("where")); ok && typed.Get("back") == "coverage" {
		return s.goOn(w, r, deskCoveragePath(url.PathEscape(slug)), append(done, "n", strconv.Itoa(n))...)
	}
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	if round, ok := roundAbove(v.Events, record.EventID(typed.Get("round"))); ok {
		return s.goOn(w, r, roundDeskPath(round.ID), done...)
	}
	return s.goOn(w, r, "/desk/record", done...)
}

// roundAbove finds the round that an event is, or is a part of.
func roundAbove(events []record.Event, id record.EventID) (record.Event, bool) {
	for range 8 {
		e, ok := find(events, string(id))
		if !ok {
			break
		}
		if e.Kind == record.Round {
			return *e, true
		}
		id = e.Parent
	}
	return record.Event{}, false
}

// standItem publishes a draft of the record, or takes an item out of it.
func (s *Server) standItem(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	ref := desk.ItemRef{Kind: record.Kind(typed.Get("kind")), ID: typed.Get("id")}
	verdict := desk.Verdict(typed.Get("do"))
	if record.Blank(ref.Kind) == nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	if err := s.newsroom.ReviewItems(r.Context(), []desk.ItemRef{ref}, verdict, desk.Once{}); err != nil {
		return s.standRefused(w, r, ref, err)
	}
	if verdict == desk.WithdrawItems {
		return s.goOn(w, r, deskPathOr(typed.Get("out"), "/desk/record"), "done", "item_out")
	}
	return s.goOn(w, r, deskPathOr(typed.Get("back"), "/desk/record"), "done", "published")
}

// standRefused says on the item's own page why it was not published or taken out.
func (s *Server) standRefused(w http.ResponseWriter, r *http.Request, ref desk.ItemRef, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	r.SetPathValue("id", ref.ID)
	switch ref.Kind {
	case record.KindOutcome:
		return outcomeForms.refused(s, w, r, err)
	case record.KindForecast:
		return forecastForms.refused(s, w, r, err)
	case record.KindParticipant:
		return participantForms.refused(s, w, r, err)
	}
	return err
}

// deskPathOr takes an address of the record at the desk that a form of ours names.
func deskPathOr(path, otherwise string) string {
	if local := localPath(path); strings.HasPrefix(local, "/desk/record/") && !strings.ContainsAny(local, "?#") {
		return local
	}
	return otherwise
}

// readTextOver reads a text as readText does; languages that the form does not offer stay.
func readTextOver(typed url.Values, name string, before text.Local) text.Local {
	l := text.Local(readText(typed, name))
	for lang, words := range before {
		if !i18n.Known(lang) {
			l[lang] = words
		}
	}
	if len(l) == 0 {
		return nil
	}
	return l
}

// ownFirst are the languages of the interface, a page's own before all.
func ownFirst(own string) []string {
	if !i18n.Known(own) {
		return i18n.Langs
	}
	return append([]string{own}, otherLangs(own)...)
}

// deskItem reads the item that the address names.
func deskItem[T any](s *Server, r *http.Request, kind record.Kind) (*desk.DeskItemView, *T, error) {
	v, err := s.newsroom.DeskItem(r.Context(), kind, r.PathValue("id"))
	if err != nil {
		return nil, nil, err
	}
	item, ok := v.Item.(any).(*T)
	if !ok {
		return nil, nil, fault.New(fault.NotFound, "web.not_found")
	}
	return v, item, nil
}

// again shows a form as it was sent because somebody asked for more of it: nothing is stored yet.
func (f *form) again() *form {
	f.Typed = true
	return f
}

// plainIDs are ids as fields hold them.
func plainIDs[T ~string](ids []T) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

// joinFaults tells several things that are wrong with a form at once, nil for none.
func joinFaults(errs ...error) error {
	var all []*fault.Error
	for _, err := range errs {
		told, ok := errors.AsType[*fault.Error](err)
		switch {
		case err == nil:
		case !ok:
			return err
		default:
			all = append(all, told.Each()...)
		}
	}
	return fault.Join(all...)
}
