package eu

import (
	"math/bits"
	"slices"
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
	"readout/internal/pattern"
	"readout/internal/record"
)

// content is a row of a content lexicon.
type content struct {
	lexicon.Content
	pairs pairSet // of its letters
	word  int     // which word of pairs holds the bit that fewest rows have
	rare  uint64  // that bit
}

func contents(name string) []content {
	all := lexicon.Contents(name)
	with := make([]content, len(all))
	for i, c := range all {
		with[i] = content{Content: c, pairs: neighbours(c.Words)}
	}
	tellRarest(with)
	return with
}

// tellRarest finds for each row the pair of letters that fewest rows have: most rows are ruled out by that alone.
func tellRarest(all []content) {
	var rows [512]int
	each := func(c *content, do func(word, bit int)) {
		for word := range c.pairs {
			for rest := c.pairs[word]; rest != 0; rest &= rest - 1 {
				do(word, bits.TrailingZeros64(rest))
			}
		}
	}
	for i := range all {
		each(&all[i], func(word, bit int) { rows[word*64+bit]++ })
	}
	for i := range all {
		c := &all[i]
		least := len(all) + 1
		each(c, func(word, bit int) {
			if n := rows[word*64+bit]; n < least {
				least, c.word, c.rare = n, word, 1<<bit
			}
		})
	}
}

// weigh tells what words say, by the heaviest of what stands in them; of equal ones the
// later, or the earlier where the verb that counts comes first: he welcomes their readiness. Most is the weight, 0 if
// nothing was found. What can be found stands heaviest first.
// What is denied right before it says nothing: did not expect, не готов.
func weigh(all []content, words string, first bool) (best lexicon.Act, most int, found string) {
	tail := lexicon.End(words)
	pairs := neighbours(words)
	at := -1
	for i := range all {
		c := &all[i]
		if c.Weight < most {
			break
		}
		if pairs[c.word]&c.rare != c.rare {
			continue
		}
		in := words
		if c.End {
			in = tail
		}
		if !pairs.mayHold(&c.pairs) || !strings.Contains(in, c.Words) { // much faster than LastIndex, which mostly finds nothing
			continue
		}
		k := strings.LastIndex(in, c.Words) + len(words) - len(in)
		if first && !c.End {
			k = strings.Index(words, c.Words)
		}
		if deniedBefore(words[:k], c) {
			continue
		}
		if c.Weight > most || (k < at) == first {
			best, most, found, at = c.Act, c.Weight, c.Words, k
		}
	}
	return best, most, found
}

// pairSet is which pairs of neighbouring letters stand in words, each pair as one of 512 bits: what has a
// pair that the words have not cannot stand in them, which is sooner told than by looking.
type pairSet [8]uint64

func neighbours(words string) (p pairSet) {
	var before rune
	for _, c := range words {
		if before != 0 {
			bit := (uint32(before)*37 + uint32(c)) % 512
			p[bit/64] |= 1 << (bit % 64)
		}
		before = c
	}
	return p
}

func (p *pairSet) mayHold(in *pairSet) bool {
	for i := range p {
		if in[i]&^p[i] != 0 {
			return false
		}
	}
	return true
}

// deniedBefore tells whether the word before what was found denies it.
func deniedBefore(before string, c *content) bool {
	if !strings.HasPrefix(c.Words, " ") && !strings.HasSuffix(before, " ") {
		return false // within a word
	}
	switch c.Act.Kind {
	case record.Offer, record.Expect, record.Welcome, record.Agree, record.Announce, record.Concern:
	default:
		return false
	}
	before = strings.TrimRight(before, " ")
	if c.Act.Kind == record.Concern && containsAny(lexicon.End(before), warded) {
		return true // to avoid further escalation
	}
	if near := lexicon.End(before); c.Act.Kind == record.Welcome && !strings.ContainsAny(near, ",.;:") && containsAny(near, denials) {
		return true // was not much of a success
	}
	for _, no := range []string{" not", "n't", "n’t", " no", " nor", " without", " never", " не", " ни", " без"} {
		if strings.HasSuffix(before, no) {
			return true
		}
	}
	return false
}

// denials stand a few words before what they deny.
var denials = []string{" not ", "n't ", "n’t ", " no ", " never ", " не ", " нет "}

// warded are how words begin that keep off what they are about.
var warded = []string{"prevent", "avoid", "avert", "reduc", "minimi", "eliminat", "избежать", "избегать", "предотвра", "недопущени", "снизить", "снижени", "устран"}

func containsAny(words string, all []string) bool {
	return slices.ContainsFunc(all, func(one string) bool { return strings.Contains(words, one) })
}

// weigh lets the words that a cue hands on decide what they do: by what stands in them, by how they are built.
func (rd *Reader) weigh(f *discourse.Said) {
	words := " " + strings.ReplaceAll(strings.ToLower(f.Words), "ё", "е") + " "
	if strings.Contains(words, "  ") || strings.ContainsAny(words, "\n\u00a0") {
		words = " " + strings.Join(strings.Fields(words), " ") + " "
	}
	if at := strings.Index(words, ", котор"); at > 0 && f.Mode == record.Reported && !strings.Contains(words[at+2:], ",") && !strings.HasPrefix(words, " , что") {
		words = words[:at] + " " // отметил интерес к раунду, который назначен на среду
	}
	a, weight, note := weigh(rd.lex.contents, words, rd.lex.lang == "en" && f.Mode == "reported" && f.Rule != "own words")
	if b, more, by := rd.built(f, words); more > weight {
		a, weight, note = b, more, by
	}
	if f.Cue == "announce" && weight < 7 || weight < 5 && (f.Class == lexicon.Agrees || f.Open != nil && f.Open.Kind == record.Concede && a.Kind != record.Concern) {
		return // what they agree on they agree on, what they admit they admit
	}
	if weight >= 4 {
		f.Act, f.Note = a, note
	} else if plan := ownPlan.FindString(words); plan != "" && !idleVerbs[plan[strings.LastIndexByte(plan, ' ')+1:]] {
		f.Act, f.Note = lexicon.ActOf("offer"), strings.TrimSpace(plan)
	} else if f.Cue == "сообщить" && (f.Mode == record.Direct || strings.HasPrefix(words, " , что ")) && !containsAny(words, comingRu) {
		f.Act = lexicon.ActOf("assert") // сообщил, что посол прибыл: what was so already
	}
	foreseen(f)
}

// ownPlan begins what somebody says they will do: he would send observers; что будет вести переговоры.
var ownPlan = pattern.New(`^ +(?:(?:that )?(?:he|she|they|we|i) (?:will|would)(?: also| continue to)? \pL+|, что (?:он |она |они )?(?:и дальше |также )?буд(?:ет|ут|ем|у) )`)

var (
	// idleVerbs tell how things would be, and nothing that somebody means to do.
	idleVerbs = lexicon.Set("not", "be", "have", "take", "make", "mean", "depend", "seem", "become", "help", "lead", "cause", "remain", "need", "require", "allow", "come", "happen", "give", "bring", "only", "likely", "never", "also")
	// comingRu tells of what is still to come, or is made known by being told.
	comingRu = []string{
		" будет ", " будут ", " будем ", " буду ", " скоро ", " предсто", " реш", " назнач", " ввод", " введ", " подпис", " перенес", " отмен", " закр", " откр", " приоста", " запуст",
		"ится ", "утся ", "ется ", "ятся ", "ит ", "ут ", "ено ", "ана ", "ано ", "аны ", "ены ",
	}
)
