package record

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"readout/internal/fault"
	"readout/internal/text"
)

// Mergeable lists the kinds of which somebody can say that two items are one and the same.
var Mergeable = []Kind{KindActor, KindIssue, KindOutcome, KindStatement}

// Absorb makes two items of one kind that are the same thing one: keep has what it had, and of
// gone whatever it lacks. No citation, name or state is lost; what both say, keep says in its
// own words.
func Absorb(keep, gone Item) error {
	switch k := keep.(type) {
	case *Actor:
		if g, ok := gone.(*Actor); ok {
			return absorbActor(k, g)
		}
	case *Issue:
		if g, ok := gone.(*Issue); ok {
			return absorbIssue(k, g)
		}
	case *Outcome:
		if g, ok := gone.(*Outcome); ok {
			return absorbOutcome(k, g)
		}
	case *Statement:
		if g, ok := gone.(*Statement); ok {
			return absorbStatement(k, g)
		}
	case *Participant:
		if g, ok := gone.(*Participant); ok {
			return absorbParticipant(k, g)
		}
	}
	return fault.At("kind", "record.merge_kind", "got", string(keep.ItemKind()))
}

func absorbActor(keep, gone *Actor) error {
	if keep.Kind != gone.Kind {
		return fault.At("drop", "record.merge_other_kind", "keep", string(keep.Kind), "drop", string(gone.Kind))
	}
	keep.Names = absorbNames(keep.Names, gone.Names)
	keep.Party, keep.Parent = cmp.Or(keep.Party, gone.Party), cmp.Or(keep.Parent, gone.Parent)
	keep.Wikidata, keep.ISO3 = cmp.Or(keep.Wikidata, gone.Wikidata), cmp.Or(keep.ISO3, gone.ISO3)
	keep.Note, keep.Citations = bothNotes(keep.Note, gone.Note), absorbCitations(keep.Citations, gone.Citations)
	Rename(keep, KindActor, string(gone.ID), string(keep.ID))
	return nil
}

func absorbIssue(keep, gone *Issue) error {
	keep.Names = absorbNames(keep.Names, gone.Names)
	keep.Broader = cmp.Or(keep.Broader, gone.Broader)
	keep.Contexts, keep.Subjects = with(keep.Contexts, gone.Contexts...), with(keep.Subjects, gone.Subjects...)
	keep.Note, keep.Citations = bothNotes(keep.Note, gone.Note), absorbCitations(keep.Citations, gone.Citations)
	Rename(keep, KindIssue, string(gone.ID), string(keep.ID))
	if keep.Broader == keep.ID {
		keep.Broader = ""
	}
	return nil
}

func absorbOutcome(keep, gone *Outcome) error {
	keep.Title, keep.Condition = bothTexts(keep.Title, gone.Title), bothTexts(keep.Condition, gone.Condition)
	keep.Issues, keep.Bound, keep.ToldBy = with(keep.Issues, gone.Issues...), with(keep.Bound, gone.Bound...), with(keep.ToldBy, gone.ToldBy...)
	keep.Due, keep.SupersededBy = cmp.Or(keep.Due, gone.Due), cmp.Or(keep.SupersededBy, gone.SupersededBy)
	if keep.SupersededBy == gone.ID || keep.SupersededBy == keep.ID {
		keep.SupersededBy = ""
	}
	keep.Note, keep.Citations = bothNotes(keep.Note, gone.Note), absorbCitations(keep.Citations, gone.Citations)
	keep.Changes = slices.Clone(keep.Changes)
	var more []StatusChange
	for _, c := range gone.Changes {
		i := slices.IndexFunc(keep.Changes, func(k StatusChange) bool { return k.Status == c.Status && k.AsOf == c.AsOf && k.Basis == c.Basis })
		if i < 0 {
			more = append(more, c)
			continue
		}
		k := &keep.Changes[i]
		k.ToldBy, k.Note = with(slices.Clone(k.ToldBy), c.ToldBy...), bothNotes(k.Note, c.Note)
		k.Citations = absorbCitations(k.Citations, c.Citations)
	}
	keep.Changes = append(more, keep.Changes...) // of one day the last counts: what was kept says where it stands
	keep.Verdicts.absorb(gone.Verdicts, keep.ID, gone.ID)
	return nil
}

func absorbStatement(keep, gone *Statement) error {
	keep.Speaker, keep.Issues, keep.Target = with(keep.Speaker, gone.Speaker...), with(keep.Issues, gone.Issues...), with(keep.Target, gone.Target...)
	if keep.Party != nil || gone.Party != nil {
		keep.Party = with(keep.Party, gone.Party...)
	}
	keep.Via, keep.Outcome = cmp.Or(keep.Via, gone.Via), cmp.Or(keep.Outcome, gone.Outcome)
	keep.Event, keep.About = cmp.Or(keep.Event, gone.Event), cmp.Or(keep.About, gone.About)
	keep.SaidAt, keep.Printed = cmp.Or(keep.SaidAt, gone.SaidAt), cmp.Or(keep.Printed, gone.Printed)
	keep.Gist, keep.Role = bothTexts(keep.Gist, gone.Gist), bothTexts(keep.Role, gone.Role)
	keep.Pinned = keep.Pinned || gone.Pinned
	cited := slices.Clone(gone.Citations)
	for i := range cited {
		if cited[i].As == "" && gone.Kind != keep.Kind {
			cited[i].As = string(gone.Kind) // that account worded it so
		}
	}
	keep.Note, keep.Citations = bothNotes(keep.Note, gone.Note), absorbCitations(keep.Citations, cited)
	keep.Verdicts.absorb(gone.Verdicts, keep.ID, gone.ID)
	return nil
}

func absorbParticipant(keep, gone *Participant) error {
	keep.Party, keep.Capacity, keep.Tenure = cmp.Or(keep.Party, gone.Party), cmp.Or(keep.Capacity, gone.Capacity), cmp.Or(keep.Tenure, gone.Tenure)
	if keep.Attested == "" || keep.Attested == Inferred {
		keep.Attested = cmp.Or(gone.Attested, keep.Attested)
	}
	keep.Note, keep.Citations = bothNotes(keep.Note, gone.Note), absorbCitations(keep.Citations, gone.Citations)
	return nil
}

// absorbNames adds the names that are not there yet. Where there is a main name in a language
// already, a second one is an other spelling.
func absorbNames(keep, gone []Name) []Name {
	all := slices.Clone(keep)
	for _, n := range gone {
		if slices.ContainsFunc(all, func(k Name) bool { return k.Lang == n.Lang && k.Text == n.Text && k.UsedBy == n.UsedBy }) {
			continue
		}
		if n.isMain() && slices.ContainsFunc(all, func(k Name) bool { return k.isMain() && k.Lang == n.Lang }) {
			n.Use = AltName
		}
		all = append(all, n)
	}
	return all
}

func (n Name) isMain() bool { return n.UsedBy == "" && (n.Use == "" || n.Use == MainName) }

// absorbCitations adds the words that are not there yet, compared without what was found out
// of them since.
func absorbCitations(keep, gone []Citation) []Citation {
	all := slices.Clone(keep)
	for _, c := range gone {
		if !slices.ContainsFunc(all, func(k Citation) bool { return reflect.DeepEqual(k, c) }) {
			all = append(all, c)
		}
	}
	return all
}

func bothTexts(keep, gone text.Local) text.Local {
	if len(gone) == 0 {
		return keep
	}
	both := text.Local{}
	for lang, words := range gone {
		both[lang] = words
	}
	for lang, words := range keep {
		if words != "" {
			both[lang] = words
		}
	}
	return both
}

// bothNotes puts one note below the other, as far as they fit.
func bothNotes(keep, gone string) string {
	if keep == "" || gone == "" || strings.Contains(keep, gone) {
		return cmp.Or(keep, gone)
	}
	both := []rune(keep + "\n" + gone)
	return string(both[:min(len(both), 2000)])
}

// MarkMerged says of an item that was a double what it has become a part of.
func MarkMerged(item Item, into string) {
	switch it := item.(type) {
	case *Actor:
		it.MergedInto = ActorID(into)
	case *Issue:
		it.MergedInto = IssueID(into)
	case *Outcome:
		it.MergedInto = OutcomeID(into)
	case *Statement:
		it.MergedInto = StatementID(into)
	}
}

// MergedInto gives what an item has become a part of, "" if it was no double.
func MergedInto(item Item) string {
	switch it := item.(type) {
	case *Actor:
		return string(it.MergedInto)
	case *Issue:
		return string(it.MergedInto)
	case *Outcome:
		return string(it.MergedInto)
	case *Statement:
		return string(it.MergedInto)
	}
	return ""
}
