package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
)

var auditKept = operation{
	id: "read_audit_settings", method: http.MethodGet, path: "/settings/audit", tag: "site", needs: true,
	about: "For how many days the audit log keeps acts. For owners.",
}

var auditKeep = operation{
	id: "keep_acts", method: http.MethodPut, path: "/settings/audit", tag: "site", needs: true,
	about: "Decides for how many days the audit log keeps acts. Older ones are not shown any more at once, and are dropped by and by. For owners.",
}

// AuditSettings is for how long the audit log keeps acts.
type AuditSettings struct {
	Revision int `json:"revision" minimum:"0" doc:"0: nothing was decided yet. A change starts from the newest."`
	Days     int `json:"days" minimum:"30" maximum:"3650"`
}

type auditKeepIn struct{ Body AuditSettings }

func (r *room) readAuditSettings(ctx context.Context, _ *struct{}) (*answer[AuditSettings], error) {
	return keptFor(r.desk.ActsKept(ctx))
}

func (r *room) keepActs(ctx context.Context, in *auditKeepIn) (*answer[AuditSettings], error) {
	return keptFor(r.desk.KeepActs(ctx, in.Body.Revision, in.Body.Days))
}

func keptFor(k desk.ActsKept, err error) (*answer[AuditSettings], error) {
	if err != nil {
		return nil, err
	}
	return &answer[AuditSettings]{AuditSettings{Revision: k.Decided.Number, Days: k.Days}}, nil
}
