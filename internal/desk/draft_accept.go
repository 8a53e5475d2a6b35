package desk

import (
	"context"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/drafting"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// accept makes of a draft an item of the record, as marking its words does, and tells whether it is
// another than was offered.
func (a *deciding) accept(ctx context.Context, u *coverage.Update, item *DraftedItem, one DraftDecision) (ItemRef, bool, error) {
	item, mended, err := a.about(ctx, item, one)
	if err != nil {
		return ItemRef{}, false, err
	}
	as := item.As
	if one.As != (DraftKind{}) {
		as, mended = one.As, mended || one.As != item.As
	}
	if err := a.checkKind(as); err != nil {
		return ItemRef{}, false, err
	}
	cited, err := a.citeAll(ctx, u, item)
	if err != nil {
		return ItemRef{}, false, err
	}
	speakers := item.Speakers
	switch {
	case one.New != nil:
		if speakers, err = a.newSpeaker(ctx, u, *one.New, cited[0]); err != nil {
			return ItemRef{}, false, err
		}
		mended = mended || item.New == nil || one.New.Name != item.New.Name
	case one.Speaker != nil:
		mended = mended || !slices.Equal(speakers, one.Speaker)
		if len(speakers) == 1 && len(one.Speaker) > 0 && slices.Equal(item.Inner, one.Speaker) {
			retold := *item
			retold.Via, item = speakers[0], &retold
		}
		speakers = one.Speaker
	case item.New != nil:
		return ItemRef{}, false, fault.At("speaker", "drafts.speaker_new", "name", item.New.Name)
	}
	w := Words{Slug: a.c.Slug, N: u.N, Field: item.Ref.Field, Quote: cited[0].Quote, Mode: cited[0].Mode}
	switch as.What {
	case drafting.Outcome:
		ref, err := a.acceptOutcome(ctx, item, w, record.OutcomeStatus(as.Kind), speakers, cited)
		return ref, mended, err
	case drafting.Forecast:
		ref, err := a.acceptForecast(ctx, item, w, record.ForecastBasis(as.Kind), speakers, cited)
		return ref, mended, err
	}
	if len(speakers) == 0 {
		return ItemRef{}, false, fault.At("speaker", "drafts.speaker_missing")
	}
	ref, err := a.acceptStatement(ctx, u, item, w, record.StatementKind(as.Kind), speakers, cited)
	return ref, mended, err
}

// checkKind says what a draft cannot become.
func (a *deciding) checkKind(as DraftKind) error {
	known := false
	switch as.What {
	case drafting.Statement:
		known = slices.Contains(record.StatementKinds, record.StatementKind(as.Kind))
	case drafting.Outcome:
		known = slices.Contains(record.OutcomeStatuses, record.OutcomeStatus(as.Kind))
	case drafting.Forecast:
		known = slices.Contains(record.ForecastBases, record.ForecastBasis(as.Kind))
	}
	switch {
	case !known:
		return fault.At("kind", "drafts.bad_kind", "got", short(as.String()))
	case as.What != drafting.Statement && a.c.Content.Event == "":
		return fault.At("kind", "drafts.no_round")
	}
	return nil
}

// citeAll ties the words of a draft to where they stand: the first place, and of the others those
// that are still there.
func (a *deciding) citeAll(ctx context.Context, u *coverage.Update, item *DraftedItem) ([]record.Citation, error) {
	var all []record.Citation
	for i, place := range item.Places {
		in := u
		if place.N != u.N {
			var err error
			if in, err = a.tx.UpdateByN(ctx, a.c.ID, place.N); err != nil {
				return nil, err
			}
		}
		cited, err := cite(a.c, in, NewStatement{Field: place.Field, Quote: place.Quote, Mode: place.Mode})
		if i == 0 && err != nil {
			return nil, fault.New(fault.Conflict, "drafts.gone", "n", u.N).Because(err)
		}
		if err != nil {
			continue
		}
		cited.As = place.As
		all = append(all, *cited)
	}
	if item.Denies {
		all[0].As = record.Denied
	}
	return all, nil
}

func (a *deciding) acceptStatement(ctx context.Context, u *coverage.Update, item *DraftedItem, w Words, kind record.StatementKind, speakers []record.ActorID, cited []record.Citation) (ItemRef, error) {
	in := NewStatement{
		Slug: w.Slug, N: w.N, From: item.Revision, Field: w.Field, Quote: w.Quote, Mode: w.Mode,
		Speaker: speakers, Via: item.Via, Kind: kind, Issues: item.Issues, Target: item.Target,
	}
	if slices.Contains(speakers, in.Via) {
		in.Via = ""
	}
	away, err := a.away(ctx, speakers)
	if err != nil {
		return ItemRef{}, err
	}
	if away {
		in.About = record.EventID(a.c.Content.Event)
	}
	s, err := statementFrom(ctx, a.tx, in, a.c, u)
	if err != nil {
		return ItemRef{}, err
	}
	s.Citations = cited
	if err := s.Check(); err != nil {
		return ItemRef{}, err
	}
	if err := namesAreThere(ctx, a.tx, s); err != nil {
		return ItemRef{}, err
	}
	return ItemRef{record.KindStatement, string(s.ID)}, keepNew(ctx, a.tx, s, false, a.by)
}

// away tells whether all who speak have no side and take no part in the round: what they say is
// about it, and not said there.
func (a *deciding) away(ctx context.Context, speakers []record.ActorID) (bool, error) {
	if a.c.Content.Event == "" {
		return false, nil
	}
	present, err := presentAt(ctx, a.tx, a.c.Content.Event)
	if err != nil {
		return false, err
	}
	actors, err := store.Items[record.Actor](ctx, a.tx, record.KindActor)
	if err != nil {
		return false, err
	}
	book := record.NewBook(record.Items{Actors: actors})
	return !slices.ContainsFunc(speakers, func(id record.ActorID) bool {
		return slices.Contains(present, id) || len(book.Parties(&record.Statement{Speaker: []record.ActorID{id}})) > 0
	}), nil
}

// acceptOutcome puts down what was agreed: in the words that say so, which somebody shortens later,
// on the word of the sides of who tells it, else of the page.
func (a *deciding) acceptOutcome(ctx context.Context, item *DraftedItem, w Words, status record.OutcomeStatus, speakers []record.ActorID, cited []record.Citation) (ItemRef, error) {
	sides, err := a.sides(ctx, speakers)
	if err != nil {
		return ItemRef{}, err
	}
	if len(sides) == 0 {
		sides = []record.ActorID{record.ByOutlet}
	}
	o := &record.Outcome{
		Kind: record.Act, Title: a.inBrief(cited[0]), Issues: item.Issues, ToldBy: sides, Citations: cited,
		Changes: []record.StatusChange{{Status: status, Basis: record.BasisReported, Citations: cited[:1]}},
	}
	return a.put(ctx, o, w, cited)
}

func (a *deciding) acceptForecast(ctx context.Context, item *DraftedItem, w Words, basis record.ForecastBasis, speakers []record.ActorID, cited []record.Citation) (ItemRef, error) {
	f := &record.Forecast{Basis: basis, Issues: item.Issues, Expects: a.inBrief(cited[0]), Result: record.Open, Citations: cited}
	if len(speakers) > 0 {
		f.Origin = speakers[0]
	}
	var err error
	if f.Published, err = dayOf(ctx, a.tx, a.c, w.N); err != nil {
		return ItemRef{}, err
	}
	return a.put(ctx, f, w, cited)
}

func (a *deciding) put(ctx context.Context, item record.Citing, w Words, cited []record.Citation) (ItemRef, error) {
	if err := completeItem(ctx, a.tx, item, w, a.c); err != nil {
		return ItemRef{}, err
	}
	err := putItem(ctx, a.tx, item, &cited[0], Put{New: true}, a.by)
	return ItemRef{item.ItemKind(), item.ItemID()}, err
}

// sides gives for whom speakers speak.
func (a *deciding) sides(ctx context.Context, speakers []record.ActorID) ([]record.ActorID, error) {
	actors, err := store.Items[record.Actor](ctx, a.tx, record.KindActor)
	if err != nil {
		return nil, err
	}
	known := &knownNames{party: make(map[record.ActorID]record.ActorID, len(actors))}
	for _, actor := range actors {
		known.party[actor.ID] = actor.Party
	}
	return known.sidesOf(speakers), nil
}

// mostBrief bounds a title that is made of the words themselves, in code points.
const mostBrief = 200

// inBrief gives words as the title of what is made of them.
func (a *deciding) inBrief(cited record.Citation) text.Local {
	words := strings.Join(strings.Fields(cited.Quote.Exact), " ")
	if r := []rune(words); len(r) > mostBrief {
		words = string(r[:mostBrief-1]) + "…"
	}
	return text.Local{cited.Lang: words}
}

// newSpeaker brings somebody into the record of whom the words say that they speak, with the office
// that is printed. They rest on the words, which readers must see: whoever is in the record is public.
// Who has come in under that name meanwhile is taken.
func (a *deciding) newSpeaker(ctx context.Context, u *coverage.Update, in NewSpeaker, cited record.Citation) ([]record.ActorID, error) {
	if _, err := people.Need(ctx, people.Record); err != nil {
		return nil, err
	}
	in.Name, in.Role = strings.TrimSpace(in.Name), strings.TrimSpace(in.Role)
	if id, ok := a.made[in.Name]; ok {
		return []record.ActorID{id}, nil
	}
	same, err := a.called(ctx, in)
	if err != nil || same != "" {
		return []record.ActorID{same}, err
	}
	if !shows(a.c, u) {
		return nil, fault.At("speaker", "drafts.speaker_not_public", "name", in.Name)
	}
	cited.As = ""
	w := Words{Slug: a.c.Slug, N: u.N}
	id, err := freeID(ctx, a.tx, record.KindActor, w)
	if err != nil {
		return nil, err
	}
	actor := &record.Actor{
		ID: record.ActorID(id), Kind: in.Kind, Names: []record.Name{{Text: in.Name, Lang: cited.Lang}},
		Anonymous: in.Kind == record.AnonSource, Citations: []record.Citation{cited},
	}
	if err := a.keep(ctx, actor); err != nil {
		return nil, ofSpeaker(err)
	}
	a.made[in.Name] = actor.ID
	if in.Role == "" || in.Kind != record.Person {
		return []record.ActorID{actor.ID}, nil
	}
	if id, err = freeID(ctx, a.tx, record.KindTenure, w); err != nil {
		return nil, err
	}
	return []record.ActorID{actor.ID}, a.keep(ctx, &record.Tenure{
		ID: record.TenureID(id), Person: actor.ID, Title: text.Local{cited.Lang: in.Role}, Attested: record.Named, Citations: []record.Citation{cited},
	})
}

// called finds the one actor of a kind that has a name.
func (a *deciding) called(ctx context.Context, in NewSpeaker) (record.ActorID, error) {
	actors, err := store.Items[record.Actor](ctx, a.tx, record.KindActor)
	if err != nil {
		return "", err
	}
	var found []record.ActorID
	for i := range actors {
		has := func(n record.Name) bool { return n.Text == in.Name }
		if actors[i].Kind == in.Kind && slices.ContainsFunc(actors[i].Names, has) {
			found = append(found, actors[i].ID)
		}
	}
	if len(found) != 1 {
		return "", nil
	}
	return found[0], nil
}

func (a *deciding) keep(ctx context.Context, item record.Citing) error {
	if err := item.Check(); err != nil {
		return err
	}
	return keepNew(ctx, a.tx, item, false, a.by)
}

// ofSpeaker says that what is wrong with a new actor is wrong with the speaker.
func ofSpeaker(err error) error {
	told, ok := err.(*fault.Error) //nolint:errorlint // what a rule of the record says, not wrapped
	if !ok {
		return err
	}
	at := *told.Each()[0]
	at.Field = map[string]string{"kind": "new.kind", "names": "new.name"}[at.Field]
	return &at
}
