package record

import (
	"cmp"
	"slices"
)

// Account is one telling of an act: where it stands and how it words it.
type Account struct {
	Citation Citation
	As       string // a kind, a state, or "denied"; that of the item itself where the citation does not differ
}

// Conflict is an item whose citations word the same act differently.
type Conflict struct {
	Kind     Kind
	ID       string
	Accounts []Account
}

// Conflicts gives the statements and outcomes of a round of which two accounts differ; round ""
// gives those of all. Two items that are one act are two accounts of it. An account that says what the record says is in no conflict with it.
func (b *Book) Conflicts(round EventID) []Conflict {
	var all []Conflict
	under := stoodFor(b.saidAlso, func(s *Statement) StatementID { return s.ID })
	for i := range b.Statements {
		s := &b.Statements[i]
		if under[s.ID] || round != "" && b.RoundOf(s.Event) != round {
			continue
		}
		told := accountsOf(string(s.Kind), s.Citations)
		for _, other := range b.SaidAlso(s.ID) {
			told = append(told, accountsOf(string(other.Kind), other.Citations)...)
		}
		all = addConflict(all, KindStatement, string(s.ID), string(s.Kind), told)
	}
	below := stoodFor(b.putAlso, func(o *Outcome) OutcomeID { return o.ID })
	for i := range b.Outcomes {
		o := &b.Outcomes[i]
		if round != "" && b.RoundOf(o.Event) != round {
			continue
		}
		if !below[o.ID] {
			told := accountsOf(firstStatus(o), o.Citations)
			for _, other := range b.PutAlso(o.ID) {
				told = append(told, accountsOf(firstStatus(other), other.Citations)...)
			}
			all = addConflict(all, KindOutcome, string(o.ID), firstStatus(o), told)
		}
		for _, c := range o.Changes {
			all = addConflict(all, KindOutcome, string(o.ID), string(c.Status), accountsOf(string(c.Status), c.Citations))
		}
	}
	return all
}

// firstStatus is what an outcome was when it was put on the table.
func firstStatus(o *Outcome) string {
	if history := o.History(); len(history) > 0 {
		return string(history[0].Status)
	}
	return ""
}

// accountsOf gives what each citation makes of an act that its item calls own.
func accountsOf(own string, citations []Citation) []Account {
	accounts := make([]Account, len(citations))
	for i, c := range citations {
		accounts[i] = Account{Citation: c, As: cmp.Or(c.As, own)}
	}
	return accounts
}

func addConflict(all []Conflict, kind Kind, id, own string, accounts []Account) []Conflict {
	if !slices.ContainsFunc(accounts, func(a Account) bool { return a.As != own }) {
		return all
	}
	return append(all, Conflict{Kind: kind, ID: id, Accounts: accounts})
}

// Others gives the statements about a round by those who are on no side of it: those about it
// or one of its sessions that were made at no round themselves, and what was said at it by
// somebody without a side, as a mediator is.
func (b *Book) Others(round EventID) []*Statement {
	var all []*Statement
	for i := range b.acts {
		s := &b.acts[i]
		at := b.RoundOf(s.Event)
		about := at == "" && s.About != "" && b.RoundOf(s.About) == round
		if round != "" && (about || at == round && len(b.Parties(s)) == 0) {
			all = append(all, s)
		}
	}
	return all
}
