package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
)

var scheduleList = operation{
	id: "list_schedule", method: http.MethodGet, path: "/schedule", tag: "coverages", needs: true,
	about: "What becomes public by itself or is under embargo, for those who work on the site: what is held first, then by time.",
}

// ScheduleList is what has a timing.
type ScheduleList struct {
	Waiting []ScheduledLine `json:"waiting"`
}

// ScheduledLine is something with a timing.
type ScheduledLine struct {
	Slug     string `json:"slug" doc:"Of the coverage."`
	N        int    `json:"n,omitempty" doc:"Of the update; left out: the coverage itself."`
	Headline string `json:"headline,omitempty" doc:"Of the update."`
	Revision int    `json:"revision" doc:"Name this one when you change it."`
	Timing   Timing `json:"timing"`
}

func (r *room) listSchedule(ctx context.Context, _ *struct{}) (*answer[ScheduleList], error) {
	v, err := r.desk.DeskHome(ctx)
	if err != nil {
		return nil, err
	}
	list := ScheduleList{Waiting: make([]ScheduledLine, 0, len(v.Scheduled))}
	for i := range v.Scheduled {
		list.Waiting = append(list.Waiting, scheduledLine(&v.Scheduled[i]))
	}
	return &answer[ScheduleList]{list}, nil
}

func scheduledLine(l *desk.ScheduledLine) ScheduledLine {
	line := ScheduledLine{Slug: l.Coverage.Slug, Revision: l.Coverage.Revision, Timing: *timing(l.Timing)}
	if l.Update != nil {
		u := &l.Update.Update
		line.N, line.Revision, line.Headline = u.N, u.Revision, u.Message.Headline
	}
	return line
}
