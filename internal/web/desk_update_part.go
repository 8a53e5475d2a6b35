package web

import (
	"strconv"

	"readout/internal/coverage"
	"readout/internal/desk"
)

// DeskUpdate is an update as the desk shows it, in the timeline and wherever else: what
// readers see of it, and what can be done about it.
type DeskUpdate struct {
	DeskPage
	Entry
	Timing Timing
	AtHome bool // it stands on the desk's first page: its buttons lead back there
	Alone  bool // it stands on its own page
}

// timed adds when it becomes public.
func (u DeskUpdate) timed(t desk.Timing) DeskUpdate {
	u.Timing = timingOf(u.DeskPage, t, u.Coverage, u.Desk())
	return u
}

func deskUpdateOf(p DeskPage, u *desk.UpdateView) DeskUpdate {
	return DeskUpdate{DeskPage: p.about(u.Coverage), Entry: Entry{Words: p.Words, View: u, Coverage: u.Coverage}}
}

// Desk is where the desk works on the update.
func (u DeskUpdate) Desk() string { return deskUpdatePath(u.Coverage.Slug, u.N()) }

// Home is the screen of its coverage.
func (u DeskUpdate) Home() string { return deskCoveragePath(u.Coverage.Slug) }

// Public is where readers find the update, "" if they do not.
func (u DeskUpdate) Public() string {
	if u.View.Update.Standing != coverage.Published || u.Coverage.Standing != coverage.Published {
		return ""
	}
	return u.Link(u.Path())
}

// Movable tells whether it can be put elsewhere in the order that an editor gives.
func (u DeskUpdate) Movable() bool {
	return u.View.Update.Standing == coverage.Published && u.Coverage.Content.InOrder() == coverage.Editorial
}

// Waits tells whether it waits for somebody to publish it.
func (u DeskUpdate) Waits() bool {
	standing := u.View.Update.Standing
	return standing == coverage.Draft || standing == coverage.Submitted
}

func deskUpdatePath(slug string, n int) string {
	return deskCoveragePath(slug) + "/u/" + strconv.Itoa(n)
}

func deskCoveragePath(slug string) string { return "/desk/c/" + slug }
