package drafting

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/record"
)

// issueName is one thing that an issue is called, folded, and the words that tell of it where it
// is put another way: クリル諸島への師団・ミサイル配備 is told of by クリル諸島 with 師団.
type issueName struct {
	name  string
	words []string
	id    record.IssueID
	of    record.ActorID // whose name is the only word: 対中国
}

// general are words that tell no issue from another.
var general = []string{"対策", "問題", "関係", "協力", "交流", "強化", "推進", "枠組", "枠組み"}

// addIssue takes an issue's name and, where it names several things, each of them. What stands
// in brackets inside of a name is another way to say what stands before them: 共同(合同)経済活動.
func (g *Gazetteer) addIssue(name string, id record.IssueID) {
	for _, part := range append(strings.FieldsFunc(name, splitsIssue), insteadOf(name)...) {
		n := foldIssue(part)
		if utf8.RuneCountInString(n) < 2 || slices.ContainsFunc(g.issues, func(is issueName) bool { return is.id == id && is.name == n }) {
			continue
		}
		g.issues = append(g.issues, issueName{name: n, words: tellingWords(part), id: id})
	}
}

// sayPlus writes 2+2 as it is said: 2プラス2. Without its sign it would be a number.
var sayPlus = strings.NewReplacer("+", "プラス", "＋", "プラス")

func foldIssue(words string) string { return fold(sayPlus.Replace(words)) }

func splitsIssue(c rune) bool { return strings.ContainsRune("・、,;()（）/", c) }

// insteadOf gives the name with the words in brackets instead of those before them, and without
// them. 南クリル諸島での共同(合同)経済活動: …での合同経済活動. As many runes give way as come.
func insteadOf(name string) []string {
	r := []rune(strings.NewReplacer("（", "(", "）", ")").Replace(name))
	from, to := slices.Index(r, '('), slices.Index(r, ')')
	n := to - from - 1
	if from < 1 || n < 1 || to == len(r)-1 || n > from || !unicode.Is(unicode.Han, r[to+1]) {
		return nil
	}
	before, inside, behind := string(r[:from]), string(r[from+1:to]), string(r[to+1:])
	return []string{before + behind, string(r[:from-n]) + inside + behind}
}

// tellingWords gives the words of a name that tell it from others: runs of one script in
// Japanese, the stems of longer words elsewhere.
func tellingWords(name string) []string {
	var words []string
	for _, run := range runs(sayPlus.Replace(name)) {
		word := fold(run)
		if first, _ := utf8.DecodeRuneInString(run); unicode.In(first, unicode.Latin, unicode.Cyrillic) {
			r := []rune(word)
			if len(r) < 4 {
				continue
			}
			word = string(r[:max(4, len(r)-2)])
		} else {
			word = telling(word)
		}
		if utf8.RuneCountInString(word) > 1 && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// telling leaves of a word what is not general in it: 海賊対策, 対中国.
func telling(word string) string {
	word = strings.TrimPrefix(word, "対")
	for _, g := range general {
		word = strings.TrimSuffix(word, g)
	}
	return word
}

// runs cuts a name into stretches of one script; hiragana and signs only part them.
func runs(name string) []string {
	script := func(c rune) int {
		switch {
		case unicode.Is(unicode.Han, c) || c == '々':
			return 1
		case unicode.Is(unicode.Katakana, c) || c == 'ー' || unicode.IsDigit(c):
			return 2
		case unicode.In(c, unicode.Latin, unicode.Cyrillic):
			return 3
		}
		return 0
	}
	var all []string
	last := 0
	for _, c := range name {
		now := script(c)
		switch {
		case now == 0:
		case now == last:
			all[len(all)-1] += string(c)
		default:
			all = append(all, string(c))
		}
		last = now
	}
	return all
}

// tell makes the issues' words ready: a word that tells of two issues tells of neither alone, nor
// does the name of somebody unless they are away from the talks.
func (g *Gazetteer) tell() {
	alone := make(map[string]record.IssueID)
	for i := range g.issues {
		is := &g.issues[i]
		if len(is.words) != 1 {
			continue
		}
		if other, there := alone[is.words[0]]; there && other != is.id {
			alone[is.words[0]] = ""
		} else {
			alone[is.words[0]] = is.id
		}
	}
	for i := range g.issues {
		is := &g.issues[i]
		if len(is.words) != 1 {
			continue
		}
		if ids := g.byName[is.words[0]]; len(ids) == 1 {
			is.of = ids[0]
		}
		if alone[is.words[0]] == "" || g.isPartOf(is) {
			is.words = nil
		}
	}
}

// isPartOf tells whether what is left of an issue's name without its general part stands in the name
// of another one: 防衛 of 防衛交流 in ミサイル防衛. Then the whole name tells it alone.
func (g *Gazetteer) isPartOf(is *issueName) bool {
	if word := is.words[0]; !strings.HasPrefix(is.name, word) || telling(is.name) != word || word == is.name {
		return false
	}
	return slices.ContainsFunc(g.issues, func(o issueName) bool { return o.id != is.id && strings.Contains(o.name, is.words[0]) })
}

// IssuesIn gives the issues that words name, in the order of the record. sides are those of the
// talks: who is named and is none of them is what the talks are about.
func (g *Gazetteer) IssuesIn(words string, sides []record.ActorID) []record.IssueID {
	if g == nil {
		return nil
	}
	words = foldIssue(words)
	var all []record.IssueID
	for i := range g.issues {
		if is := &g.issues[i]; !slices.Contains(all, is.id) && (strings.Contains(words, is.name) || g.toldBy(is, words, sides)) {
			all = append(all, is.id)
		}
	}
	return all
}

func (g *Gazetteer) toldBy(is *issueName, words string, sides []record.ActorID) bool {
	if is.of != "" && (len(sides) == 0 || slices.Contains(sides, is.of)) {
		return false
	}
	return len(is.words) > 0 && !slices.ContainsFunc(is.words, func(word string) bool { return !g.stands(word, words) })
}

// stands tells whether a word stands in a text, or another name of whom it names.
func (g *Gazetteer) stands(word, text string) bool {
	if strings.Contains(text, word) {
		return true
	}
	ids := g.byName[word]
	return len(ids) == 1 && slices.ContainsFunc(g.actors[ids[0]].Names, func(n record.Name) bool {
		name := fold(n.Text)
		return utf8.RuneCountInString(name) > 2 && strings.Contains(text, name)
	})
}
