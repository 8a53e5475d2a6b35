package record

import "slices"

// Contention is an issue of a round and who spoke on it for themselves.
type Contention struct {
	Issue      IssueID
	Parties    []ActorID // in the order in which they first spoke
	Statements []StatementID
	// Adverse tells that one of the statements is concern, object, reject or threaten, by
	// whomever and at whomever.
	Adverse bool
}

// Disputed tells a point of contention on which somebody spoke against the other.
func (c *Contention) Disputed() bool { return c.Adverse && len(c.Parties) > 1 }

// Contentions gives every issue that own, voiced statements of a round name, in the order in
// which they first do. Only issues that are named count, no wider or narrower ones; an act that two
// accounts tell counts once.
func (b *Book) Contentions(round EventID) []Contention {
	var all []Contention
	at := make(map[IssueID]int)
	for i := range b.acts {
		s := &b.acts[i]
		party, own := b.Own(s)
		if !own || !s.Voiced() || s.Event == "" || b.RoundOf(s.Event) != round {
			continue
		}
		for _, issue := range s.Issues {
			if _, ok := at[issue]; !ok {
				at[issue] = len(all)
				all = append(all, Contention{Issue: issue})
			}
			c := &all[at[issue]]
			if !slices.Contains(c.Parties, party) {
				c.Parties = append(c.Parties, party)
			}
			c.Statements = append(c.Statements, s.ID)
			c.Adverse = c.Adverse || s.Kind.Tone() == Adverse
		}
	}
	return all
}

// Discussed gives the points of contention of a round: issues on which at least two sides
// spoke for themselves.
func (b *Book) Discussed(round EventID) []Contention {
	return slices.DeleteFunc(b.Contentions(round), func(c Contention) bool { return len(c.Parties) < 2 })
}

// RaisedByOneSide gives the issues on which one side alone spoke, and adversely.
func (b *Book) RaisedByOneSide(round EventID) []Contention {
	return slices.DeleteFunc(b.Contentions(round), func(c Contention) bool { return len(c.Parties) != 1 || !c.Adverse })
}
