package proof

import (
	"encoding/json"
	"slices"
)

// saysErased reads the one thing of a revision that the checks of a line of the first form must
// know: whether it says that the states before it were erased.
func saysErased(content []byte) bool {
	var says struct {
		Erased bool `json:"erased"`
	}
	return json.Unmarshal(content, &says) == nil && says.Erased
}

// idIn gives the id that an item of the record has in its own words.
func idIn(content []byte) string {
	var says struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(content, &says) != nil {
		return ""
	}
	return says.ID
}

// quotes compares what a line says its revision quotes with what it does: each update by its id,
// and one unread for all the words that readers could not read when the line was written. Without
// that a line could name an update that is about to be taken back, and the revision be hidden with it.
func (a *Audit) quotes(l *Leaf, content []byte) {
	if l.Kind != "record" {
		return
	}
	var hidden bool
	var quoted []string
	for _, from := range quotedIn(content) {
		if quoted = append(quoted, from.Update); slices.Contains(l.Says.Quotes, from.Update) {
			continue
		}
		if !a.readable(from, l.Seq) {
			hidden = true
		} else if from.Update != "" {
			a.find(OtherQuotes, l.Seq, l.item(), "it quotes update/%s, which the line does not name", from.Update)
		}
	}
	for _, named := range l.Says.Quotes {
		if named == unread && !hidden || named != unread && !slices.Contains(quoted, named) {
			a.find(OtherQuotes, l.Seq, l.item(), "the line names %q, and it quotes nothing of the kind", named)
		}
	}
	if hidden && !slices.Contains(l.Says.Quotes, unread) {
		a.find(OtherQuotes, l.Seq, l.item(), "it quotes words that nobody could read, and the line does not say so")
	}
}

// readable tells whether readers could read the words of an update, or a coverage's own, when a
// line was written: there was a line of it, and none that took it back.
func (a *Audit) readable(from quoting, seq int64) bool {
	item := "update/" + from.Update
	if from.Update == "" {
		item = "coverage/" + from.Coverage
	}
	first, gone := a.first[item], a.gone[item]
	return first > 0 && first < seq && (gone == 0 || gone > seq)
}

// quoting is where a revision says that its words stand: in an update, or, without one, among
// a coverage's own.
type quoting struct{ Coverage, Update string }

// quotedIn gives all that a revision quotes, wherever it stands in its JSON: an object with a
// coverage and a quote is a citation.
func quotedIn(content []byte) (all []quoting) {
	var whole any
	if json.Unmarshal(content, &whole) != nil {
		return nil
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			coverage, _ := v["coverage"].(string)
			if _, cites := v["quote"].(map[string]any); cites && coverage != "" {
				update, _ := v["update"].(string)
				all = append(all, quoting{coverage, update})
			}
			for _, one := range v {
				walk(one)
			}
		}
	}
	walk(whole)
	return all
}

// Stands is an item as a source shows it to readers, beside the revision it should be.
type Stands struct {
	Item         string // "update/<id>"
	Revision     int64
	Shown, Words []byte
	Logged       bool // a line tells of that revision, or of one that reads the same to readers
	Public       bool // readers see it, or that it was taken back
	Withdrawn    bool // they do not see its words
}

// Shows takes an item as a source shows it.
func (a *Audit) Shows(s Stands) {
	newest, told := a.newest[s.Item]
	switch {
	case string(s.Shown) != string(s.Words):
		a.find(OtherWords, newest.Seq, s.Item, "what pages show is not revision %d", s.Revision)
	case s.Public && !s.Logged:
		a.find(Unlogged, 0, s.Item, "no line tells of revision %d", s.Revision)
	case told && newest.Says.Form > 1 && newest.Says.Withdrawn != s.Withdrawn:
		a.find(OtherStands, newest.Seq, s.Item, "withdrawn, says the line: %t; on the pages: %t", newest.Says.Withdrawn, s.Withdrawn)
	}
}

// Explained compares words that are gone with the lines that say why. Call it after the last line.
func (a *Audit) Explained() {
	hidden := make(map[string]int64) // the newest revision of an item that is kept back, of lines of the first form
	for _, l := range a.held {
		if l.Says.Form == 1 {
			hidden[l.item()] = max(hidden[l.item()], l.Revision)
		}
	}
	for _, l := range a.missing {
		if a.erasing[l.item()].Seq <= l.Seq && hidden[l.item()] <= l.Revision {
			a.find(MissingWords, l.Seq, l.item(), "revision %d has no words, and no later line of it says that they were erased", l.Revision)
			continue
		}
		a.Erased++
	}
	for _, l := range a.held {
		if !a.withdrawn(&l, hidden[l.item()]) {
			a.find(MissingWords, l.Seq, l.item(), "revision %d is said to be withdrawn, and no line says so", l.Revision)
			continue
		}
		a.Kept++
	}
}

// withdrawn tells whether the lines say that the words of one are kept back: those of an update
// when it was taken back; those of an item of the record when it stands withdrawn, or quotes what was
// taken back. Lines of the first form do not say which of their items did either: any may have.
func (a *Audit) withdrawn(l *Leaf, hidden int64) bool {
	newest := a.newest[l.item()]
	switch {
	case l.Item == "update":
		return a.taken[l.item()].Seq > l.Seq
	case newest.Says.Form == 1:
		return l.Revision > 1 || hidden > l.Revision || a.retract > l.Seq
	case newest.Says.Withdrawn:
		return true
	case l.Says.Form == 1:
		return l.Kind == "record" && a.retract > l.Seq
	}
	return slices.ContainsFunc(l.Says.Quotes, func(id string) bool {
		return id == unread || a.taken["update/"+id].Seq > l.Seq
	})
}
