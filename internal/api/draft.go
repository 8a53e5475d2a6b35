package api

import (
	"context"
	"math"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/record"
)

// Drafting is what the words of coverages offer for the record.
type Drafting interface {
	Drafts(ctx context.Context, in desk.DraftScope) (*desk.DraftListView, error)
	DecideDrafts(ctx context.Context, in desk.DraftDecisions) ([]desk.DecidedDraft, error)
}

var (
	draftList = operation{
		id: "list_drafts", method: http.MethodGet, path: "/coverages/{slug}/drafts", tag: "record", needs: true,
		about: "What the words of a page, or of one of its updates, offer for the record, in the order of the text: who says what to what effect, what was agreed, what is expected. What the record holds and what was rejected is not among it. With missed the sentences of which nothing is offered, with guesses. Fifty at a time; the first text in Japanese may take a second more.",
		fails: []int{http.StatusNotFound},
	}
	draftDecide = operation{
		id: "decide_drafts", method: http.MethodPost, path: "/coverages/{slug}/drafts", tag: "record", needs: true,
		about: "Accepts drafts, which thereby are items of the record that cite their words; rejects drafts, which are not offered any more; or takes back what was decided, and what was accepted leaves the record. All that are named, or, if one is in the way, none; the answer names each that is. What is accepted twice is accepted once.",
		fails: []int{http.StatusNotFound},
	}
)

type draftListIn struct {
	Slug     string `path:"slug" format:"slug"`
	N        int    `query:"n" minimum:"0" doc:"The number of an update: what it offers alone."`
	After    string `query:"after" maxLength:"60" doc:"The next of the page before."`
	Rejected bool   `query:"rejected" doc:"Those that were rejected, and can be offered again."`
	Missed   bool   `query:"missed" doc:"Instead the sentences that are neither offered nor on record: who says them, and what they do by it, is guessed. They are accepted and rejected as drafts are."`
}

// DraftsOffered is what the words of a page offer for the record.
type DraftsOffered struct {
	Readable bool         `json:"readable" doc:"Texts in the page's language are read: Japanese, English, Russian."`
	Drafts   []Draft      `json:"drafts"`
	Next     string       `json:"next,omitempty" doc:"There may be more: ask again with this as after."`
	Figures  DraftFigures `json:"figures"`
}

// DraftFigures is how drafts of a page have fared so far, whoever decided.
type DraftFigures struct {
	Accepted  int     `json:"accepted"`
	Mended    int     `json:"mended" doc:"How many of the accepted ones were changed before."`
	Decided   int     `json:"decided"`
	Precision float64 `json:"precision" doc:"Accepted of decided."`
	Seconds   float64 `json:"seconds,omitempty" doc:"For each accepted item, without pauses; left out where nobody knows."`
}

// Draft is an item of the record as the words of an update have it.
type Draft struct {
	Draft      string       `json:"draft" doc:"Names it."`
	N          int          `json:"n" doc:"The number of the update."`
	Field      string       `json:"field"`
	Kind       string       `json:"kind" doc:"What it becomes: statement:propose, outcome:agreed, forecast:expectation."`
	Speaker    []string     `json:"speaker" doc:"Whom the record knows of those who speak."`
	Near       [][]string   `json:"near,omitempty" doc:"Who else may be meant, the likeliest first: each is one, or some together."`
	Printed    string       `json:"printed,omitempty" doc:"How the text names them."`
	Role       string       `json:"role,omitempty" doc:"The office in that."`
	New        *NewSpeaker  `json:"new,omitempty" doc:"Whom the text names and the record does not know yet."`
	Via        string       `json:"via,omitempty" doc:"Who tells of it."`
	Inner      []string     `json:"inner,omitempty" doc:"Whose act the speaker tells of, where it is another's. A decision that names them as the speakers has the speaker as who tells of it."`
	Target     []string     `json:"target,omitempty" doc:"At whom it is aimed."`
	Issues     []string     `json:"issues,omitempty"`
	Denies     bool         `json:"denies,omitempty" doc:"It explains that something is not so."`
	Mode       string       `json:"mode" format:"mode"`
	Words      []DraftWords `json:"words" doc:"The fullest first; others, such as a headline, say the same."`
	Confidence int          `json:"confidence" doc:"1 to 99, an order to look in."`
	Clear      bool         `json:"clear,omitempty" doc:"It asks nothing: its speakers are known, it can be read in one way only, and little speaks against it."`
	Why        DraftWhy     `json:"why"`
	Missed     bool         `json:"missed,omitempty" doc:"A sentence without a draft."`
	Again      string       `json:"again,omitempty" doc:"Names another statement in the same words, which a decision can accept too: two say something in them."`
	Rejected   bool         `json:"rejected,omitempty"`
}

// DraftWords is where a draft's words stand.
type DraftWords struct {
	N     int    `json:"n"`
	Field string `json:"field"`
	Exact string `json:"exact"`
	Start int    `json:"start" doc:"Code points from the beginning of the field."`
	End   int    `json:"end"`
}

// DraftWhy is what made us think so.
type DraftWhy struct {
	Cue  string `json:"cue" doc:"The words that name the act."`
	Rule string `json:"rule"`
	Note string `json:"note,omitempty"`
}

// NewSpeaker is somebody whom the record does not know yet.
type NewSpeaker struct {
	Name string `json:"name" minLength:"1" maxLength:"200"`
	Kind string `json:"kind,omitempty" format:"actor-kind" doc:"In a draft: left out where the text does not tell. In a decision it has to be said."`
	Role string `json:"role,omitempty" maxLength:"200" doc:"The office, as printed."`
}

func (r *room) listDrafts(ctx context.Context, in *draftListIn) (*answer[DraftsOffered], error) {
	v, err := r.desk.Drafts(ctx, desk.DraftScope{Coverage: in.Slug, N: in.N, After: desk.DraftNamed(in.After), Rejected: in.Rejected, Missed: in.Missed})
	if err != nil {
		return nil, err
	}
	f := v.Figures
	out := DraftsOffered{Readable: v.Readable, Drafts: make([]Draft, 0, len(v.Items)), Figures: DraftFigures{
		Accepted: f.Accepted, Mended: f.Mended, Decided: f.Decided,
		Precision: math.Round(1000*f.Precision()) / 1000, Seconds: f.Each().Round(100 * time.Millisecond).Seconds(),
	}}
	for i := range v.Items {
		out.Drafts = append(out.Drafts, draftOf(&v.Items[i]))
	}
	if v.Next != (desk.DraftRef{}) {
		out.Next = v.Next.String()
	}
	return &answer[DraftsOffered]{out}, nil
}

func draftOf(it *desk.DraftedItem) Draft {
	d := Draft{
		Draft: it.Ref.String(), N: it.Ref.N, Field: string(it.Ref.Field), Kind: it.As.String(), Speaker: idsOf(it.Speakers), Printed: it.Printed, Role: it.Role,
		Via: string(it.Via), Inner: idsOf(it.Inner), Target: idsOf(it.Target), Issues: idsOf(it.Issues), Denies: it.Denies, Mode: string(it.Mode),
		Words: make([]DraftWords, 0, len(it.Places)), Confidence: it.Confidence, Clear: it.Clear(), Why: DraftWhy{it.Why.Cue, it.Why.Rule, it.Why.Note}, Rejected: it.Decided && it.Became.ID == "",
	}
	for _, who := range it.Near {
		d.Near = append(d.Near, idsOf(who))
	}
	if it.Missed {
		d.Missed, d.Why = true, DraftWhy{}
	}
	if it.As.What == "statement" && !it.Again {
		d.Again = it.Ref.Again().String()
	}
	if it.New != nil {
		d.New = &NewSpeaker{it.New.Name, string(it.New.Kind), it.New.Role}
	}
	for _, w := range it.Places {
		d.Words = append(d.Words, DraftWords{w.N, string(w.Field), w.Quote.Exact, w.Quote.Start, w.Quote.End})
	}
	return d
}

func idsOf[ID ~string](ids []ID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

// DraftsForm is decisions about drafts of a page.
type DraftsForm struct {
	Drafts []DraftDecision `json:"drafts" minItems:"1" maxItems:"200"`
}

// DraftDecision decides about a draft. What is left out of an accepted one is as it was offered.
type DraftDecision struct {
	Draft   string      `json:"draft" minLength:"1" maxLength:"60"`
	Do      string      `json:"do" format:"draft-verdict" doc:"accept; reject; again, which takes back either."`
	Kind    string      `json:"kind,omitempty" maxLength:"40" doc:"What it becomes instead: statement:propose, outcome:agreed, forecast:leak."`
	Speaker *[]string   `json:"speaker,omitempty" maxItems:"20" doc:"Ids of those who speak instead; none, of an outcome or a forecast: nobody in particular."`
	New     *NewSpeaker `json:"new,omitempty" doc:"Who speaks comes into the record with it."`
	Issues  *[]string   `json:"issues,omitempty" maxItems:"20" doc:"Ids of what it is about instead, or names that no other issue has; none: nothing in particular."`
}

// DraftsDecided is what was decided, in the order in which it was asked for.
type DraftsDecided struct {
	Drafts []DecidedDraft `json:"drafts"`
}

// DecidedDraft is what became of a draft.
type DecidedDraft struct {
	Draft string      `json:"draft"`
	Do    string      `json:"do" format:"draft-verdict"`
	Item  *RecordItem `json:"item,omitempty" doc:"The item of the record that an accepted one is now, or that it was until this was taken back."`
}

type draftDecideIn struct {
	OnceIn
	Slug string `path:"slug" format:"slug"`
	Body DraftsForm
}

func (r *room) decideDrafts(ctx context.Context, in *draftDecideIn) (*answer[DraftsDecided], error) {
	ask := desk.DraftDecisions{Coverage: in.Slug, Once: onceFor(ctx, in.Key)}
	for _, one := range in.Body.Drafts {
		ask.Each = append(ask.Each, one.forDesk())
	}
	done, err := r.desk.DecideDrafts(ctx, ask)
	if err != nil {
		return nil, err
	}
	out := DraftsDecided{Drafts: make([]DecidedDraft, len(done))}
	for i, one := range done {
		out.Drafts[i] = DecidedDraft{Draft: one.Ref.String(), Do: string(one.Do)}
		if one.Item.ID != "" {
			out.Drafts[i].Item = &RecordItem{Kind: string(one.Item.Kind), ID: one.Item.ID}
		}
	}
	return &answer[DraftsDecided]{out}, nil
}

func (d DraftDecision) forDesk() desk.DraftDecision {
	one := desk.DraftDecision{Ref: desk.DraftNamed(d.Draft), Do: desk.DraftVerdict(d.Do)}
	if d.Kind != "" {
		one.As = desk.DraftKindNamed(d.Kind)
	}
	if d.Speaker != nil {
		one.Speaker = make([]record.ActorID, len(*d.Speaker))
		for i, id := range *d.Speaker {
			one.Speaker[i] = record.ActorID(id)
		}
	}
	if d.Issues != nil {
		one.Issues = append([]string{}, *d.Issues...)
	}
	if d.New != nil {
		one.New = &desk.NewSpeaker{Name: d.New.Name, Kind: record.ActorKind(d.New.Kind), Role: d.New.Role}
	}
	return one
}
