package api

import (
	"time"

	"readout/internal/desk"
)

// Timing is when something that waits becomes public, and before when it must not: for
// those who work on the site.
type Timing struct {
	PublishAt    *time.Time `json:"publish_at,omitempty" doc:"It becomes public by itself then."`
	ScheduledBy  string     `json:"scheduled_by,omitempty" doc:"Name of the user in whose name it is published."`
	Held         string     `json:"held,omitempty" enum:"rights,changed,embargo,refused" doc:"Why it was not published at its time; it waits for somebody to do it."`
	Changed      bool       `json:"changed,omitempty" doc:"Somebody who may not publish has changed the words since: it will be held."`
	EmbargoUntil *time.Time `json:"embargo_until,omitempty" doc:"Nobody can publish it before."`
	EmbargoBy    string     `json:"embargo_by,omitempty" doc:"Name of the user who put the embargo on it."`
}

// timing is nil for what has none.
func timing(t desk.Timing) *Timing {
	if t.Schedule == nil && t.Embargo == nil {
		return nil
	}
	out := &Timing{Changed: t.Changed, ScheduledBy: t.By, EmbargoBy: t.Keeper}
	if t.Schedule != nil {
		out.PublishAt, out.Held = utc(&t.Schedule.At), string(t.Schedule.Held)
	}
	if t.Embargo != nil {
		out.EmbargoUntil = utc(&t.Embargo.Until)
	}
	return out
}

// timingAnswer is the answer to a write on a timing: an empty object where none is left.
func timingAnswer(t desk.Timing, err error) (*answer[Timing], error) {
	if err != nil {
		return nil, err
	}
	out := timing(t)
	if out == nil {
		out = &Timing{}
	}
	return &answer[Timing]{*out}, nil
}

func (in SlugIn) waiting() desk.Waiting { return desk.Waiting{Slug: in.Slug} }

func (in UpdateIn) waiting() desk.Waiting { return desk.Waiting{Slug: in.Slug, N: in.N} }
