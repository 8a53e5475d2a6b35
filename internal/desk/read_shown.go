package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/zones"
)

// ReadoutView is what a readout within a text shows. Readers see what the record says and what
// may be seen of it now, whenever the text was written.
type ReadoutView struct {
	Round *RoundView // its series, its parties and its record, and no more; nil: there is no such round any more
	Until time.Time  // the moment as of which it is; zero: now

	Taken map[string]time.Time // of one that is frozen: lines that were taken back since, by item as kind/id, and when
	Gone  []TakenBack          // the same of those of which nothing is left
}

// Readout gives what a readout within the update's text shows.
func (u *UpdateView) Readout(r *text.Readout) *ReadoutView {
	if v := u.Readouts[r.State()]; v != nil {
		return v
	}
	return &ReadoutView{}
}

// ReadoutStreams gives the streams whose lines may change what readouts of the text show: those
// of their rounds, and those of what is cited there, of which words may be taken back.
func (u *UpdateView) ReadoutStreams() []journal.Stream {
	var streams []journal.Stream
	for _, r := range u.Update.Message.Body.Readouts() {
		streams = append(streams, journal.EventStream(r.Round))
		if v := u.Readout(r); v.Round != nil && v.Round.Record != nil {
			for id := range v.Round.Record.Cited {
				streams = append(streams, journal.CoverageStream(id))
			}
		}
	}
	return streams
}

// mostShown bounds how many readouts are gathered for one page; of further ones there is a link.
const mostShown = 40

// showReadouts gathers what the readouts within an update's text show, as readers may see it,
// whoever asks. Each round is gathered once for every moment.
func (r *reader) showReadouts(ctx context.Context, c *coverage.Coverage, v *UpdateView) error {
	for _, shown := range v.Update.Message.Body.Readouts() {
		view, err := lookUp(r.readouts, shown.State(), func() (*ReadoutView, error) { return r.readout(ctx, c, shown) })
		if err != nil {
			return err
		}
		if v.Readouts == nil {
			v.Readouts = make(map[string]*ReadoutView)
		}
		v.Readouts[shown.State()] = view
	}
	return nil
}

func (r *reader) readout(ctx context.Context, c *coverage.Coverage, shown *text.Readout) (*ReadoutView, error) {
	zone, err := zones.Load(c.Content.TZ)
	if err != nil {
		return nil, err
	}
	v := &ReadoutView{}
	if v.Until, err = shown.Until(zone); err != nil {
		return nil, err
	}
	fresh := newReader(r.tx) // a reader's eyes
	fresh.until = v.Until
	e, err := fresh.eventOfKind(ctx, record.EventID(shown.Round), record.Round)
	if fault.Is(err, fault.NotFound) {
		return v, nil
	}
	if err != nil {
		return nil, err
	}
	v.Round = &RoundView{Round: e}
	if v.Round.Series, err = fresh.event(ctx, e.Parent); err != nil {
		return nil, err
	}
	if v.Round.Position, err = r.tx.Head(ctx, journal.EventStream(string(e.ID))); err != nil || len(r.readouts) >= mostShown {
		return v, err
	}
	parties := e.Parties
	if len(parties) == 0 {
		parties = v.Round.Series.Parties
	}
	if v.Round.Parties, err = fresh.actorsOf(ctx, parties); err != nil {
		return nil, err
	}
	if v.Until.IsZero() {
		v.Round.Record, err = fresh.roundRecord(ctx, e)
		return v, err
	}
	v.Taken = make(map[string]time.Time)
	v.Round.Record, err = fresh.frozenRecord(ctx, e, v)
	return v, err
}
