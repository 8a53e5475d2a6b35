package store

import (
	"context"
	"time"

	"readout/internal/people"
)

// Subject is something that is decided about a site.
type Subject string

// The subjects.
const (
	OfSite     Subject = "site"     // what it says of itself
	OfSections Subject = "sections" // what its pages are sorted into
	OfAudit    Subject = "audit"    // for how long acts are kept
)

// Decision is what was decided about a subject, and by whom. Number 0: nothing was yet.
type Decision struct {
	Number  int
	At      time.Time
	By      people.UserID
	Name    string // what they were called then
	Content []byte // JSON
}

// Decided gives the newest decision about a subject.
func (t *Tx) Decided(ctx context.Context, s Subject) (Decision, error) {
	all, err := list(ctx, t, scanDecision, `
		SELECT number, at, account, name, content FROM decision WHERE subject = $1 ORDER BY number DESC LIMIT 1`, s)
	if err != nil || len(all) == 0 {
		return Decision{}, err
	}
	return all[0], nil
}

func scanDecision(r scanner) (Decision, error) {
	var d Decision
	var at int64
	var content string
	err := r.Scan(&d.Number, &at, &d.By, &d.Name, &content)
	d.At, d.Content = fromMicros(at), []byte(content)
	return d, err
}

// Decide keeps a decision; those before it stay.
func (t *Tx) Decide(ctx context.Context, s Subject, d Decision) error {
	return t.exec(ctx, `
		INSERT INTO decision (subject, number, at, account, name, content) VALUES ($1, $2, $3, $4, $5, $6)`,
		s, d.Number, micros(d.At), d.By, d.Name, string(d.Content))
}
