package api

import (
	"context"
	"net/http"

	"readout/internal/coverage"
)

// Crediting keeps the names that stand under pictures.
type Crediting interface {
	Credits(ctx context.Context) (coverage.Credits, error)
	SaveCredit(ctx context.Context, was string, c coverage.Credit) error
	DropCredit(ctx context.Context, name string) error
}

var (
	creditList = operation{
		id: "list_credits", method: http.MethodGet, path: "/credits", tag: "updates", needs: true,
		about: "The names of photographers and agencies as the site writes them, each with the spellings it comes in.",
	}
	creditSave = operation{
		id: "save_credit", method: http.MethodPut, path: "/credits", tag: "updates", needs: true,
		about: "Keeps a name with its spellings, in the place of those it had: credits that are stored from then on are written so. " +
			"A spelling that is on the list as a name of its own is merged into this one. The list comes back.",
	}
	creditDrop = operation{
		id: "drop_credit", method: http.MethodDelete, path: "/credits", tag: "updates", needs: true,
		about: "Forgets a name. Credits that have it stay as they are. The list comes back.",
	}
)

// Credit is a name as it stands under pictures.
type Credit struct {
	Name     string   `json:"name" minLength:"1" maxLength:"200" doc:"As the site writes it."`
	Variants []string `json:"variants,omitempty" maxItems:"50" doc:"The other spellings that it comes in."`
}

// CreditList is all names that the site knows.
type CreditList struct {
	Credits []Credit `json:"credits"`
}

type creditSaveIn struct {
	Body struct {
		Credit
		Was string `json:"was,omitempty" maxLength:"200" doc:"The name it had so far, if that changes: it becomes a spelling."`
	}
}

type creditDropIn struct {
	Name string `query:"name" required:"true" maxLength:"200" doc:"The name to forget."`
}

func (r *room) listCredits(ctx context.Context, _ *struct{}) (*answer[CreditList], error) {
	known, err := r.desk.Credits(ctx)
	if err != nil {
		return nil, err
	}
	list := CreditList{Credits: make([]Credit, len(known))}
	for i, c := range known {
		list.Credits[i] = Credit{c.Name, c.Variants}
	}
	return &answer[CreditList]{list}, nil
}

func (r *room) saveCredit(ctx context.Context, in *creditSaveIn) (*answer[CreditList], error) {
	if err := r.desk.SaveCredit(ctx, in.Body.Was, coverage.Credit{Name: in.Body.Name, Variants: in.Body.Variants}); err != nil {
		return nil, err
	}
	return r.listCredits(ctx, nil)
}

func (r *room) dropCredit(ctx context.Context, in *creditDropIn) (*answer[CreditList], error) {
	if err := r.desk.DropCredit(ctx, in.Name); err != nil {
		return nil, err
	}
	return r.listCredits(ctx, nil)
}
