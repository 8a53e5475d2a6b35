package web

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
)

// revisionOf gives the revision of an item for its form to begin from. It is read before the item:
// what comes between the two is then compared, and not overwritten.
func (s *Server) revisionOf(r *http.Request, kind record.Kind, id string) (string, error) {
	now, err := s.newsroom.ItemNow(r.Context(), kind, id)
	if fault.Is(err, fault.NotFound) {
		return "", nil // whoever reads it next says so, or where it has gone
	}
	if err != nil {
		return "", err
	}
	return strconv.Itoa(now.Revision), nil
}

// refuseChange writes an error beside the fields it is about. Where somebody else has changed the
// same, the form keeps what was typed there, says of each field what is stored by now, and takes
// over what they alone have changed; sending it again takes what stands in it.
func (f *form) refuseChange(err error, fill func(record.Citing)) *form {
	stale, ok := errors.AsType[*desk.ItemStale](err)
	if !ok {
		return f.refuse(err)
	}
	fill(stale.Both)
	f.set("revision", strconv.Itoa(stale.Current))
	who := cmp.Or(stale.By, i18n.T(f.Lang, "record_conflict.somebody"))
	f.Typed, f.now, f.took = true, map[string]string{}, map[string]string{}
	f.lead = i18n.T(f.Lang, "record_conflict.lead", "who", who)
	for _, c := range stale.Changed {
		name := f.input(c.Field)
		switch {
		case name == "": // it is not for this form to change
		case !c.Clash:
			f.took[name] = i18n.T(f.Lang, "record_conflict.taken_over", "who", who)
		case len(c.Theirs) == 0:
			f.wrong[name] = []string{i18n.T(f.Lang, "record_conflict.emptied", "who", who)}
		default:
			f.now[name] = strings.Join(c.Theirs, "\n")
			f.wrong[name] = []string{i18n.T(f.Lang, "record_conflict.clash", "who", who)}
		}
	}
	if len(f.wrong) == 0 {
		f.general = []string{i18n.T(f.Lang, "record_conflict.clash", "who", who)}
	}
	return f
}
