package api

import (
	"context"
	"net/http"

	"readout/internal/i18n"
	"readout/internal/record"
)

// Name is what an actor, an event or an issue is called in one language.
type Name struct {
	Lang   string `json:"lang" format:"language"`
	Text   string `json:"text" minLength:"1" maxLength:"200"`
	Use    string `json:"use,omitempty" format:"name-use" doc:"Left out: main."`
	UsedBy string `json:"used_by,omitempty" format:"id" doc:"The side that uses it: the name of a place can itself be a position."`
}

func names(all []record.Name) []Name {
	out := make([]Name, 0, len(all))
	for _, n := range all {
		out = append(out, Name{Lang: n.Lang, Text: n.Text, Use: string(n.Use), UsedBy: string(n.UsedBy)})
	}
	return out
}

func recordNames(all []Name) []record.Name {
	out := make([]record.Name, 0, len(all))
	for _, n := range all {
		out = append(out, record.Name{Lang: n.Lang, Text: n.Text, Use: record.NameUse(n.Use), UsedBy: record.ActorID(n.UsedBy)})
	}
	return out
}

// savedAs is an operation that makes an item of the record or changes the one with its id.
func savedAs(id, path string) operation {
	return operation{
		id: id, method: http.MethodPut, path: path + "/{id}", tag: "record", needs: true,
		about: "Makes the item, or changes the one with this id; what is left out is empty afterwards, but its note, its citations and whatever else is not among the fields here stays. The id may be given in the body too, where it must be the same." + readBefore,
	}
}

// sameID wants the id of the body, if there is one, to be that of the address.
func sameID(ctx context.Context, address, body string) error {
	if body == "" || body == address {
		return nil
	}
	lang := langOf(ctx)
	return flaws{{
		In: "body", Field: "id", Code: "api.other_id",
		Fault: i18n.T(lang, "api.other_id", "got", body, "address", address),
		Want:  i18n.T(lang, "api.want.same_id", "address", address),
	}}
}
