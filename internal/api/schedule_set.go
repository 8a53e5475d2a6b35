package api

import (
	"context"
	"net/http"
	"time"
)

const aboutSchedule = "Has it become public by itself at a moment to come, in the name of whoever asks; a moment that was set before is changed. `revision` is the one you saw. If you may not publish any more by then, or somebody who may not publish changes the words, it is held and `held` says why."

var (
	updateSchedule = operation{
		id: "schedule_update", method: http.MethodPut, path: "/coverages/{slug}/updates/{n}/schedule", tag: "updates", needs: true,
		about: aboutSchedule + " An update that tells of no other time than that of its writing then tells of the moment, which makes a new revision.",
	}
	coverageSchedule = operation{
		id: "schedule_coverage", method: http.MethodPut, path: "/coverages/{slug}/schedule", tag: "coverages", needs: true,
		about: aboutSchedule + " With a draft coverage all that stands ready in it becomes public.",
	}
	updateUnschedule = operation{
		id: "cancel_update_schedule", method: http.MethodDelete, path: "/coverages/{slug}/updates/{n}/schedule", tag: "updates", needs: true,
		about: "Lets it wait for somebody to publish it.",
	}
	coverageUnschedule = operation{
		id: "cancel_coverage_schedule", method: http.MethodDelete, path: "/coverages/{slug}/schedule", tag: "coverages", needs: true,
		about: "Lets it wait for somebody to publish it.",
	}
)

// Schedule is when something becomes public.
type Schedule struct {
	Revision  int       `json:"revision" minimum:"1" doc:"The revision you saw."`
	PublishAt time.Time `json:"publish_at" doc:"A moment to come."`
}

type updateScheduleIn struct {
	UpdateIn
	Body Schedule
}

type coverageScheduleIn struct {
	SlugIn
	Body Schedule
}

func (r *room) scheduleUpdate(ctx context.Context, in *updateScheduleIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.SetSchedule(ctx, in.waiting(), in.Body.Revision, in.Body.PublishAt))
}

func (r *room) scheduleCoverage(ctx context.Context, in *coverageScheduleIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.SetSchedule(ctx, in.waiting(), in.Body.Revision, in.Body.PublishAt))
}

func (r *room) unscheduleUpdate(ctx context.Context, in *UpdateIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.CancelSchedule(ctx, in.waiting()))
}

func (r *room) unscheduleCoverage(ctx context.Context, in *SlugIn) (*answer[Timing], error) {
	return timingAnswer(r.desk.CancelSchedule(ctx, in.waiting()))
}
