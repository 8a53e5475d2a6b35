package record

import "slices"

// How likely two tellings are one act is a sum of points: what they have in common weighs the
// more the rarer it is by chance. The numbers were fitted to testdata/compare.
const (
	pointsKind    = 60  // the same kind; of one tone two thirds of it, beside a neutral one a third
	pointsIssues  = 40  // all issues in common
	pointsSpeaker = 20  // the same speakers, not only the same side
	pointsOutcome = 60  // of one outcome
	pointsBound   = 40  // the same are to do it
	pointsDue     = 30  // by the same day
	pointsWords   = 100 // the same words

	unlike = 8  // out of 100: words in one language that have less in common tell of other acts
	alike  = 20 // words that have as much in common tell of one, where the kinds leave it open
	equal  = 50 // words that have as much in common tell of one, whatever the kinds are
)

func (b *Book) statementToMatch(s *Statement, ours, theirs func(Citation) bool) *toMatch {
	own, id := string(s.Kind), string(s.ID)
	m := &toMatch{
		id: id, kind: own, ours: toldBy(id, own, s.Citations, ours), theirs: toldBy(id, own, s.Citations, theirs),
		sides: b.Parties(s), speakers: s.Speaker, issues: s.Issues, outcome: s.Outcome,
		same: plain(s.Same), not: plain(s.NotSame),
	}
	if m.ours == nil && m.theirs == nil {
		return m
	}
	if len(m.sides) == 0 {
		m.sides = s.Speaker
	}
	for _, side := range m.sides {
		for _, issue := range m.issues {
			m.keys = append(m.keys, string(side)+"|"+string(issue))
		}
		if len(m.issues) == 0 {
			m.keys = append(m.keys, string(side)+"|")
		}
		if m.outcome != "" {
			m.keys = append(m.keys, string(side)+"|outcome "+string(m.outcome))
		}
	}
	m.words = wordsOf(s.Gist, m.ours, m.theirs)
	return m
}

func (b *Book) outcomeToMatch(o *Outcome, round EventID, ours, theirs func(Citation) bool) *toMatch {
	m := &toMatch{
		id: string(o.ID), kind: string(o.Kind), ours: b.outcomeToldBy(o, round, ours), theirs: b.outcomeToldBy(o, round, theirs),
		sides: o.Bound, issues: o.Issues, due: o.Due, same: plain(o.Same), not: plain(o.NotSame),
	}
	if m.ours == nil && m.theirs == nil {
		return m
	}
	for _, issue := range o.Issues {
		m.keys = append(m.keys, string(issue))
	}
	if len(m.keys) == 0 {
		m.keys = []string{""}
	}
	m.words = wordsOf(o.Title, m.ours, m.theirs)
	return m
}

// sameStatement gives how likely two tellings are one speech act: one side speaks, on one issue
// or of one outcome. Where their kinds are far apart, the words must make up for it.
func sameStatement(a, b *toMatch) (int, []Shared) {
	like, comparable := likeness(a.words, b.words)
	outcome := a.outcome != "" && a.outcome == b.outcome
	kinds := nearness(StatementKind(a.told().As), StatementKind(b.told().As))
	issues := share(a.issues, b.issues)
	switch {
	case outcome || like >= equal:
	case comparable && like < unlike, kinds == 0:
		return 0, nil
	case kinds == 1 && (comparable && like < alike || !comparable && issues < 100):
		return 0, nil
	}
	score := pointsKind*kinds/3 + pointsIssues*issues/100 + pointsWords*like/100
	if share(a.speakers, b.speakers) == 100 {
		score += pointsSpeaker
	}
	if outcome {
		score += pointsOutcome
	}
	return score, shared(when(true, SharedSide), when(issues > 0, SharedIssue), when(outcome, SharedOutcome),
		when(kinds == 3, SharedKind), when(like >= alike, SharedWords))
}

// told is the one telling of an item that is not paired yet.
func (m *toMatch) told() *Told {
	if m.ours != nil {
		return m.ours
	}
	return m.theirs
}

// nearness tells how near two kinds are: 3 the same, 2 of one tone, 1 one of them neutral, 0
// for and against.
func nearness(a, b StatementKind) int {
	switch x, y := a.Tone(), b.Tone(); {
	case a == b:
		return 3
	case x == y:
		return 2
	case x == Neutral || y == Neutral:
		return 1
	}
	return 0
}

// sameOutcome gives how likely two tellings are one thing put on the table: of one sort and on
// one issue, to be done by the same or by the same day, in words that are no others.
func sameOutcome(a, b *toMatch) (int, []Shared) {
	like, comparable := likeness(a.words, b.words)
	kind := a.kind == b.kind
	issues, bound := share(a.issues, b.issues), share(a.sides, b.sides)
	due := a.due != "" && a.due == b.due
	switch {
	case like >= equal:
	case comparable && like < unlike, !kind:
		return 0, nil
	case comparable && like < alike && !due && (bound < 100 || issues < 100):
		return 0, nil
	case !comparable && !due && bound == 0:
		return 0, nil
	}
	score := pointsIssues*issues/100 + pointsBound*bound/100 + pointsWords*like/100
	if kind {
		score += pointsKind
	}
	if due {
		score += pointsDue
	}
	return score, shared(when(issues > 0, SharedIssue), when(kind, SharedKind), when(bound > 0, SharedBound),
		when(due, SharedDue), when(like >= alike, SharedWords))
}

func when(so bool, what Shared) Shared {
	if so {
		return what
	}
	return ""
}

func shared(all ...Shared) []Shared {
	return slices.DeleteFunc(all, func(s Shared) bool { return s == "" })
}

// share gives how much of two lists is in both, out of 100; of two empty ones nothing.
func share[T comparable](a, b []T) int {
	both := 0
	for _, one := range a {
		if slices.Contains(b, one) {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return 100 * both / (len(a) + len(b) - both)
}

func plain[T ~string](ids []T) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}
