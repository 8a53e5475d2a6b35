package drafting

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/eu"
	"readout/internal/record"
)

// Gazetteer is what the record knows: actors with all their names and offices, issues with
// theirs. It is made once and read by many.
type Gazetteer struct {
	actors  map[record.ActorID]*record.Actor
	byName  map[string][]record.ActorID // folded
	byTitle []titled
	byStem  map[string][]record.ActorID // of Russian names without the endings of cases
	issues  []issueName
	names   map[record.IssueID][]record.Name
}

// titled is somebody's office: its title, folded, and the side they speak for.
type titled struct {
	title string
	actor record.ActorID
	party record.ActorID
}

// NewGazetteer makes a gazetteer of the record's actors, tenures and issues.
func NewGazetteer(items record.Items) *Gazetteer {
	g := &Gazetteer{actors: make(map[record.ActorID]*record.Actor), byName: make(map[string][]record.ActorID), names: make(map[record.IssueID][]record.Name)}
	all := make(map[record.ActorID]record.Actor, len(items.Actors))
	for i := range items.Actors {
		a := &items.Actors[i]
		g.actors[a.ID], all[a.ID] = a, *a
		for _, n := range a.Names {
			g.addName(fold(n.Text), a.ID)
		}
	}
	for i := range items.Actors {
		if a := &items.Actors[i]; a.Kind == record.Person {
			for _, n := range a.Names {
				g.addSurnames(n.Text, a.ID)
			}
		}
	}
	for _, t := range items.Tenures {
		for _, title := range t.Title {
			g.byTitle = append(g.byTitle, titled{fold(title), t.Person, record.PartyOf(all, t.Person)})
		}
	}
	slices.SortStableFunc(g.byTitle, func(a, b titled) int {
		if n := strings.Compare(a.title, b.title); n != 0 {
			return n
		}
		return strings.Compare(string(a.actor), string(b.actor))
	})
	for _, is := range items.Issues {
		g.names[is.ID] = is.Names
		for _, n := range is.Names {
			g.addIssue(n.Text, is.ID)
		}
	}
	g.tell()
	g.addStems()
	return g
}

func (g *Gazetteer) addName(name string, id record.ActorID) {
	if utf8.RuneCountInString(name) < 2 || slices.Contains(g.byName[name], id) {
		return
	}
	g.byName[name] = append(g.byName[name], id)
}

// addSurnames lets a person be found by the last of several names: Лавров, Starmer, ラヴロフ.
func (g *Gazetteer) addSurnames(name string, id record.ActorID) {
	parts := strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '・' || c == '=' || c == '＝' || c == '\u00a0' })
	if len(parts) < 2 {
		return
	}
	if last := fold(parts[len(parts)-1]); utf8.RuneCountInString(last) > 2 {
		g.addName(last, id)
	}
}

// fold makes spellings of one name equal: letters and digits alone, lower case, ヴ and ё as
// papers also write them, half-width and full-width as one.
func fold(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == 'ヴ':
			c = 'ブ'
		case c == 'ё' || c == 'Ё':
			c = 'е'
		case c >= '！' && c <= '～':
			c -= '！' - '!'
		case c == 'ー':
			continue
		case c == 'ァ' || c == 'ィ' || c == 'ェ' || c == 'ォ':
			if strings.HasSuffix(b.String(), "ブ") { // ヴァ, バ
				short := strings.TrimSuffix(b.String(), "ブ")
				b.Reset()
				b.WriteString(short)
				c = map[rune]rune{'ァ': 'バ', 'ィ': 'ビ', 'ェ': 'ベ', 'ォ': 'ボ'}[c]
			}
		}
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// actorsOf finds whom a mention names: by a whole name, by a name in it, by the office alone
// where one person holds it. A bare name that no lexicon has is taken for a person's: if it is all of the name
// of a state or a body, it is theirs.
func (g *Gazetteer) actorsOf(m *discourse.Mention) []record.ActorID {
	if g == nil || m == nil {
		return nil
	}
	if ids := g.byName[fold(m.Text)]; len(ids) == 1 && m.Class == discourse.Person && m.Role == "" {
		return ids
	}
	for _, name := range slices.Concat([]string{m.Text}, m.Names) {
		if ids := g.byName[fold(name)]; len(ids) == 1 && g.fits(ids[0], m) {
			if len(m.Names) > 1 && m.Class != discourse.Person {
				break
			}
			return ids
		}
	}
	if m.Class != discourse.Person && len(m.Names) > 0 {
		var all []record.ActorID
		for _, name := range m.Names {
			if ids := g.byName[fold(name)]; len(ids) == 1 {
				all = append(all, ids[0])
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	if id := g.within(m.Text, m); id != "" {
		return []record.ActorID{id}
	}
	if m.Class == discourse.Person && eu.IsPronoun(m.Text) && len(m.Names) > 0 {
		if id := g.within(m.Names[0], m); id != "" { // whom the pronoun stands for, as printed there
			return []record.ActorID{id}
		}
	}
	if id := g.byOffice(m); id != "" {
		return []record.ActorID{id}
	}
	if id := g.inCase(m); id != "" {
		return []record.ActorID{id}
	}
	return nil
}

// within finds the longest known name inside the printed one: ロシアのショイグ国防相.
func (g *Gazetteer) within(printed string, m *discourse.Mention) record.ActorID {
	if !strings.ContainsFunc(printed, unjoined) {
		return g.amongWords(printed, m)
	}
	r := []rune(fold(printed))
	best, length := record.ActorID(""), 1
	for i := range r {
		for k := min(len(r), i+24); k-i > length; k-- {
			ids := g.byName[string(r[i:k])]
			if len(ids) == 1 && g.fits(ids[0], m) {
				best, length = ids[0], k-i
				break
			}
		}
	}
	return best
}

// fits tells whether an actor can be the one that a mention of a class names: in 日本の稲田防衛相 not
// the state.
func (g *Gazetteer) fits(id record.ActorID, m *discourse.Mention) bool {
	kind := g.actors[id].Kind
	switch m.Class {
	case discourse.Person:
		return kind == record.Person
	case discourse.Source:
		return kind == record.AnonSource
	}
	return kind != record.Person
}

// byOffice finds who holds an office that is named without a name: 露国防相.
func (g *Gazetteer) byOffice(m *discourse.Mention) record.ActorID {
	if m.Role == "" || m.Class != discourse.Person {
		return ""
	}
	role, text := fold(m.Role), fold(m.Text)
	found := record.ActorID("")
	for _, t := range g.byTitle {
		if t.title != role && t.title != text || t.actor == found {
			continue
		}
		if rest := strings.TrimSuffix(text, role); t.title != text && rest != "" && !g.namedIn(t.party, rest) {
			continue // of another state; глава МИД Вельда is a whole title
		}
		if found != "" {
			return "" // two hold it
		}
		found = t.actor
	}
	return found
}

func (g *Gazetteer) namedIn(id record.ActorID, words string) bool {
	a := g.actors[id]
	if a == nil {
		return false
	}
	for _, n := range a.Names {
		if strings.HasPrefix(words, fold(n.Text)) {
			return true
		}
	}
	return false
}

// issueNames gives what issues are called in a language.
func (g *Gazetteer) issueNames(ids []record.IssueID, lang string) []string {
	var all []string
	for _, id := range ids {
		name, _ := record.NameIn(g.names[id], false, lang)
		all = append(all, name)
	}
	return all
}

// namesOf gives an actor's names, those in the page's language first.
func (g *Gazetteer) namesOf(id record.ActorID, lang string) []string {
	if g == nil {
		return nil
	}
	a := g.actors[id]
	if a == nil {
		return nil
	}
	var ours, others []string
	for _, n := range a.Names {
		if n.Lang == lang {
			ours = append(ours, n.Text)
		} else {
			others = append(others, n.Text)
		}
	}
	if len(ours) > 0 {
		return ours
	}
	return others
}
