package web

import (
	"net/url"
	"strconv"
	"strings"

	"readout/internal/record"
)

// wordings are the ways in which an account can word an act otherwise than the record: the kinds
// of statement or the states of an outcome, and that it denies it.
func wordings[T ~string](w Words, prefix string, all []T) []choiceGroup {
	groups := optional(w.T("record_last.as_same"), labelled(w, prefix, all...))
	last := &groups[len(groups)-1]
	last.Choices = append(last.Choices, choice{Value: record.Denied, Label: w.T("readout.denied")})
	return groups
}

// accountField says of words that a statement rests on how they word the act.
type accountField struct {
	Quote, Lang string
	Field       formField
}

// accounts are the words that a statement rests on, each with what it makes of the act.
func (m *MarkForm) accounts(it *record.Statement) []accountField {
	var all []accountField
	for i, c := range it.Citations {
		name := "as." + strconv.Itoa(i)
		if _, typed := m.Form.values[name]; !typed {
			m.Form.set(name, c.As)
		}
		all = append(all, accountField{c.Quote.Exact, c.Lang, m.Form.Choose(name, "record_last.as", wordings(m.Words, "kind.", record.StatementKinds))})
	}
	return all
}

// takeAccounts fills in what was chosen there.
func (m *MarkForm) takeAccounts(typed url.Values) {
	for name, values := range typed {
		if strings.HasPrefix(name, "as.") {
			m.Form.inputs = append(m.Form.inputs, name)
			m.Form.set(name, values...)
		}
	}
}

// accountsIn reads how the accounts word the act, by their places; nil where the form did not ask.
func accountsIn(typed url.Values) map[int]string {
	var all map[int]string
	for name, values := range typed {
		at, ok := strings.CutPrefix(name, "as.")
		i, err := strconv.Atoi(at)
		if !ok || err != nil || len(values) == 0 {
			continue
		}
		if all == nil {
			all = map[int]string{}
		}
		all[i] = values[0]
	}
	return all
}
