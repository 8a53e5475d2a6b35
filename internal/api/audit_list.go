package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/people"
)

var auditList = operation{
	id: "list_acts", method: http.MethodGet, path: "/audit", tag: "site", needs: true,
	about: "Who did what, when, on what and from what kind of client, newest first: for owners. It holds no words of drafts and no addresses of anybody, and is kept as long as the settings say.",
}

// Auditing shows who did what.
type Auditing interface {
	Audit(ctx context.Context, of desk.ActsOf, limit int) (*desk.ActsView, error)
	ActsKept(ctx context.Context) (desk.ActsKept, error)
	KeepActs(ctx context.Context, from, days int) (desk.ActsKept, error)
}

type auditIn struct {
	By      string `query:"by" maxLength:"60" doc:"Only of the user with this id; nobody: of nobody who is known."`
	Act     string `query:"act" format:"act" doc:"Only these."`
	Outcome string `query:"outcome" format:"outcome" doc:"Only with this outcome."`
	From    string `query:"from" format:"date-time" doc:"Only from this moment on."`
	Until   string `query:"until" format:"date-time" doc:"Only before this moment."`
	Before  int64  `query:"before" minimum:"0" default:"0" doc:"Only those with a smaller id; 0: from the newest."`
	Limit   int    `query:"limit" minimum:"1" maximum:"1000" default:"100" doc:"At most so many."`
}

// ActList is a part of the audit log.
type ActList struct {
	Acts []Act  `json:"acts"`
	Next *int64 `json:"next,omitempty" doc:"There are more: ask again with this as before."`
}

// Act is something that somebody did, or tried to.
type Act struct {
	ID         int64     `json:"id"`
	At         time.Time `json:"at"`
	By         string    `json:"by,omitempty" doc:"Id of the user; none where nobody who is known asked."`
	Name       string    `json:"name,omitempty" doc:"What they were called then."`
	Act        string    `json:"act" format:"act"`
	On         string    `json:"on,omitempty" doc:"What it was done to; of what was denied, what was asked for."`
	Client     string    `json:"client" enum:"browser,token,command,site" doc:"site: nobody asked at that moment; it had been set to happen then."`
	ClientName string    `json:"client_name,omitempty" doc:"What the token or the command is called."`
	Outcome    string    `json:"outcome" format:"outcome"`
	Reason     string    `json:"reason,omitempty" doc:"Why; of what was denied, the right that it takes."`
	Times      int       `json:"times" doc:"What is denied or fails again within the hour is counted."`
}

func (r *room) listActs(ctx context.Context, in *auditIn) (*answer[ActList], error) {
	of := desk.ActsOf{By: in.By, Deed: people.Deed(in.Act), Outcome: people.Outcome(in.Outcome), Before: in.Before}
	of.From, of.Until = moment(in.From), moment(in.Until)
	v, err := r.desk.Audit(ctx, of, in.Limit)
	if err != nil {
		return nil, err
	}
	list := ActList{Acts: make([]Act, 0, len(v.Acts))}
	for _, a := range v.Acts {
		list.Acts = append(list.Acts, Act{
			ID: a.ID, At: a.At.UTC(), By: string(a.By), Name: a.Name, Act: string(a.Deed), On: a.On,
			Client: string(a.Client.Kind), ClientName: a.Client.Name, Outcome: string(a.Outcome), Reason: a.Reason, Times: a.Times,
		})
	}
	if v.Older > 0 {
		list.Next = &v.Older
	}
	return &answer[ActList]{list}, nil
}

// moment reads a moment that the gate has looked at; "" is none.
func moment(s string) time.Time {
	t, _ := time.Parse(time.RFC3339, s)
	return t
}
