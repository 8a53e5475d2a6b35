package desk

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// For how many days the audit log may keep acts, and does if nobody says otherwise.
const (
	FewestActDays = 30
	MostActDays   = 3650
	plainActDays  = 365
)

// ActsKept is for how long the audit log keeps acts, as was decided.
type ActsKept struct {
	Days    int
	Decided Decided
}

type actsDecision struct {
	Days int `json:"days"`
}

// ActsKept says for how long the audit log keeps acts. It is for owners.
func (d *Desk) ActsKept(ctx context.Context) (ActsKept, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return ActsKept{}, err
	}
	return read(ctx, d, actsKept)
}

func actsKept(ctx context.Context, tx *store.Tx) (ActsKept, error) {
	decision, err := tx.Decided(ctx, store.OfAudit)
	if err != nil || decision.Number == 0 {
		return ActsKept{Days: plainActDays}, err
	}
	var c actsDecision
	err = json.Unmarshal(decision.Content, &c)
	return ActsKept{Days: c.Days, Decided: decidedBy(decision)}, err
}

// KeepActs decides for how many days the audit log keeps acts. Older ones are not shown any
// more at once, and are dropped by and by. From must be the newest decision, else the fault
// is a Conflict with key "settings.stale".
func (d *Desk) KeepActs(ctx context.Context, from, days int) (ActsKept, error) {
	u, err := people.Need(ctx, people.Configure)
	if err != nil {
		return ActsKept{}, err
	}
	if days < FewestActDays || days > MostActDays {
		return ActsKept{}, fault.At("days", "act.days", "got", days, "least", FewestActDays, "most", MostActDays)
	}
	_, err = commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		before, err := actsKept(ctx, tx)
		switch {
		case err != nil:
			return struct{}{}, err
		case from != before.Decided.Number:
			return struct{}{}, fault.New(fault.Conflict, "settings.stale", "from", from, "current", before.Decided.Number)
		case days == before.Days:
			return struct{}{}, nil
		}
		tx.Did(ctx, people.KeepActs, "audit", strconv.Itoa(before.Days)+" → "+strconv.Itoa(days))
		return struct{}{}, decide(ctx, tx, store.OfAudit, from+1, u, actsDecision{days})
	})
	if err != nil {
		return ActsKept{}, err
	}
	if err := d.LoadSite(context.WithoutCancel(ctx)); err != nil {
		return ActsKept{}, err
	}
	return d.ActsKept(ctx)
}

// actsFor is for how long the audit log keeps an act.
func (d *Desk) actsFor() time.Duration { return time.Duration(d.Site().ActDays) * 24 * time.Hour }
