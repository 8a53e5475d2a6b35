package web

import (
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
)

// Timing is when something that waits becomes public, as the desk shows it.
type Timing struct {
	DeskPage
	desk.Timing
	TZ   string
	Page string // where it is set
}

func timingOf(p DeskPage, t desk.Timing, c *coverage.Coverage, page string) Timing {
	return Timing{DeskPage: p.about(c), Timing: t, TZ: c.Content.TZ, Page: page + "/schedule"}
}

// None tells whether there is nothing to say.
func (t Timing) None() bool { return t.Schedule == nil && t.Embargo == nil }

// At is when it becomes public, or was to.
func (t Timing) At() Time { return t.moment(t.Schedule.At) }

// Until is when the embargo ends.
func (t Timing) Until() Time { return t.moment(t.Embargo.Until) }

func (t Timing) moment(at time.Time) Time { return Time{Words: t.Words, At: zone(at, t.TZ), TZ: t.TZ} }

// Held says why it was not published at its time, "" if it was not yet to be.
func (t Timing) Held() string {
	if t.Schedule == nil || t.Schedule.Held == "" {
		return ""
	}
	return t.T("schedule.held." + string(t.Schedule.Held))
}

// MayPublish tells whether the user may make it public.
func (t Timing) MayPublish(update bool) bool {
	if update {
		return t.May("publish")
	}
	return t.May("cover")
}

// later is what the fields are drawn from that say when something becomes public.
type later struct {
	DeskPage
	Form  *form
	TZ    string
	Twice []choiceGroup
}

func laterOf(p DeskPage, f *form, c *coverage.Coverage) later {
	return later{DeskPage: p.about(c), Form: f, TZ: c.Content.TZ, Twice: p.whichTwice()}
}

// ScheduledLine is something with a timing in the desk's list.
type ScheduledLine struct {
	Timing
	Title Line        // of the coverage
	Entry *DeskUpdate // nil: the coverage itself
}

func scheduledLines(p DeskPage, all []desk.ScheduledLine) []ScheduledLine {
	out := make([]ScheduledLine, len(all))
	for i := range all {
		c := &all[i].Coverage
		out[i].Title = Line{Words: p.Words, View: &desk.CoverageLine{Coverage: *c}}
		page := deskCoveragePath(c.Slug)
		if u := all[i].Update; u != nil {
			entry := deskUpdateOf(p, u)
			out[i].Entry = &entry
			page = entry.Desk()
		}
		out[i].Timing = timingOf(p, all[i].Timing, c, page)
	}
	return out
}
