package api

import (
	"context"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/hook"
	"readout/internal/people"
	"readout/internal/record"
)

// shape is what the description says about the operation that was asked for.
type shape struct {
	op      *huma.Operation
	schemas huma.Registry
	address string // the path that was asked for
}

type shapeKey struct{}

func shapeOf(ctx context.Context) *shape {
	s, _ := ctx.Value(shapeKey{}).(*shape)
	return s
}

// bodySchema gives the description of the JSON body, nil when the operation takes none.
func (s *shape) bodySchema() *huma.Schema {
	if s.op.RequestBody == nil || s.op.RequestBody.Content[jsonMedia] == nil {
		return nil
	}
	return s.op.RequestBody.Content[jsonMedia].Schema
}

// place tells where the input stands that a fault of the desk names, and what it wants.
// The record names one of several by its singular: "issue" is about "issues" here.
func (s *shape) place(lang, field string) (in, name, want string) {
	if s == nil {
		return "", field, ""
	}
	look := &inspector{lang: lang, schemas: s.schemas}
	top, _, _ := strings.Cut(field, ".")
	top, _, _ = strings.Cut(top, "[")
	if schema := s.bodySchema(); schema != nil {
		body := look.resolve(schema).Properties
		if body[top] == nil && body[field+"s"] != nil {
			top, field = field+"s", field+"s"
		}
		if body[top] != nil {
			return "body", field, look.wantAt(field, schema)
		}
	}
	for _, p := range s.op.Parameters {
		if p.Name == top {
			return p.In, field, look.want(p.Schema)
		}
	}
	return "", field, ""
}

// vocabularies are the words that a field with one of these formats may hold. They come
// from the domain, so that a word added there is known here.
var vocabularies = map[string][]any{
	"form":            listed(coverage.Forms),
	"state":           listed(coverage.States),
	"order":           listed(coverage.Orders),
	"standing":        listed([]coverage.Standing{coverage.Draft, coverage.Submitted, coverage.Published, coverage.Withdrawn, coverage.Undone, coverage.Discarded}),
	"update-kind":     listed(coverage.Kinds),
	"mark":            listed(coverage.Marks),
	"correction-kind": listed(coverage.Notes),
	"told-kind":       listed(append(slices.Clone(coverage.Notes), coverage.Retracted)),
	"statement-kind":  listed(record.StatementKinds),
	"actor-kind":      listed(record.ActorKinds),
	"event-kind":      listed([]record.EventKind{record.Series, record.Round, record.Session}),
	"name-use":        listed([]record.NameUse{record.MainName, record.ShortName, record.AltName}),
	"site-role":       append(listed(people.SiteRoles), noRole),
	"review-act":      listed([]coverage.ReviewAct{coverage.SentBack, coverage.Dismissed}),
	"coverage-role":   listed(people.CoverageRoles),
	"invitation-state": listed([]people.InvitationState{
		people.InvitationOpen, people.InvitationUsedUp, people.InvitationEnded, people.InvitationRevoked, people.InvitationGuessed,
	}),
	"hook-event":  listed(hook.Events),
	"token-scope": listed(people.Scopes),
	"token-state": listed([]people.TokenState{people.TokenOpen, people.TokenExpired, people.TokenRevoked}),
	"act":         listed(people.Deeds),
	"outcome":     listed(people.Outcomes),
	"mode":        listed([]record.Mode{record.Direct, record.Reported}),

	"outcome-kind":   listed(record.OutcomeKinds),
	"outcome-status": listed(record.OutcomeStatuses),
	"status-basis":   listed(record.StatusBases),
	"forecast-basis": listed(record.ForecastBases),
	"result":         listed(record.Results),
	"capacity":       listed(record.Capacities),
	"attested":       listed(record.Attestations),
	"record-kind":    listed(record.Kinds),
	"merge-kind":     listed(record.Mergeable),
	"compared-kind":  listed(record.Comparable),
	"pair-verdict":   listed(record.VerdictWords),
	"verdict":        listed(desk.Verdicts),
	"draft-verdict":  listed(desk.DraftVerdicts),
}

func listed[T ~string](words []T) []any {
	all := make([]any, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return all
}

// settle finishes the description: formats that name a vocabulary become its words, and
// nothing may be null, since a field that is left out already says so.
func settle(doc *huma.OpenAPI) {
	for _, s := range doc.Components.Schemas.Map() {
		settleSchema(s)
	}
	for _, item := range doc.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Patch, item.Delete} {
			if op == nil {
				continue
			}
			for _, p := range op.Parameters {
				settleSchema(p.Schema)
			}
		}
	}
}

func settleSchema(s *huma.Schema) {
	if s == nil {
		return
	}
	s.Nullable = false
	if words, ok := vocabularies[s.Format]; ok {
		s.Enum, s.Format = slices.Clone(words), ""
	}
	settleSchema(s.Items)
	for _, p := range s.Properties {
		settleSchema(p)
	}
	for _, p := range s.OneOf {
		settleSchema(p)
	}
	if more, ok := s.AdditionalProperties.(*huma.Schema); ok {
		settleSchema(more)
	}
}
