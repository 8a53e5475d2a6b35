package eu

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
	"readout/internal/pattern"
	"readout/internal/record"
)

// What a plain "said" hands on can be told by how its first clause is built, where no word of it weighs more: what is
// to come, and whose doing that is; what is not so; what has to be done.

var (
	// comingEn is an English future, with the word before it, whose future it is.
	comingEn = pattern.New(`(\pL[\pL’'-]*?)(?: also| both| all)? ?(?: will| shall| won['’]t|['’]ll| (?:is|are|am) going to|['’](?:re|m|s) going to)(?: also| soon| now| then| still| continue to| next week| be able to)*( not| never)?( be)? (\pL+)`)
	// dated tells when something is to be.
	dated = pattern.New(` (?:on|in|by|until|from|before|through|next|this|later|early) (?:the )?(?:mid-|early |late |next )?(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|\d|tomorrow)| tomorrow| in due course| the coming (?:days|weeks)`)
	// deniedEn is an English clause that says what somebody did not or does not do, with the word before it.
	deniedEn = pattern.New(`(\pL[\pL’'-]*?) (?:(?:also|still) )?(?:(?:did|does|do|has|have|had|was|were) not|(?:did|does|do|has|have|had|was|were)n['’]t|(?:had |has |have )?never|no longer) (\pL+)`)
	// noneEn says that there is none of what the words begin with: no decision had been made.
	noneEn = pattern.New(`^ (?:that )?no \pL+ (?:\pL+ ){0,4}?(?:is|was|has|have|had|were|are) `)
	// deniedRu is the like in Russian: Тарн не просил, мы не знаем.
	deniedRu = pattern.New(`(\pL+),? (?:уже |пока |еще |якобы |также )?([Нн]икогда )?(?:ни (?:о|с|от|у) \pL+ (?:\pL+ )?)?(?:мы |они )?не (\pL*(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ит|ут|ют|ат|ят|ется|ится|знаем|ведем|планируем|располагаем|обсуждаем|рассматриваем|готовим|участвуем))[ ,.]`)
	// noneRu says that as yet there is none of a thing.
	noneRu = pattern.New(` пока (?:\pL+ ){0,5}нет[ ,.]`)
	// oughtRu asks for something: важно ускорить, нужно снова сесть.
	oughtRu = pattern.New(` (?:важно|необходимо|нужно|надо|следует|пора) (?:\pL+ ){0,3}?\pL+(?:ть|ти|чь|ться|тись) `)
)

// built gives what the build of somebody's words says, and how much that weighs against single words.
func (rd *Reader) built(f *discourse.Said, words string) (a lexicon.Act, weight int, note string) {
	if f.Open == nil && f.Rule != "own words" && f.Rule != "labelled" || f.Class == lexicon.Agrees {
		return lexicon.Act{}, 0, ""
	}
	if f.Mode == record.Direct || f.Open == nil {
		if a, note = rd.performed(words); !a.None() {
			return a, 6, note
		}
	}
	if f.Rule == "labelled" {
		return lexicon.Act{}, 0, ""
	}
	if rd.lex.lang == "ru" {
		return rd.builtRu(f)
	}
	none := strings.HasPrefix(words, " no ") || strings.HasPrefix(words, " that no ")
	denies, comes := none || containsAny(words, deniersEn), containsAny(words, comersEn)
	if !denies && !comes {
		return lexicon.Act{}, 0, ""
	}
	first := mainEn(words)
	if m := deniedIn(first, denies); m != nil && !unsaidEn[m[2]] && (ownEn[m[1]] || bodiesEn[m[1]] || rd.knownState(m[1])) {
		if wantsEn[m[2]] {
			return lexicon.ActOf("reject"), 5, strings.TrimSpace(m[0])
		}
		return lexicon.ActOf("deny"), 4, strings.TrimSpace(m[0])
	}
	if m := noneEn.FindString(first); m != "" {
		return lexicon.ActOf("deny"), 4, strings.TrimSpace(m)
	}
	if !comes {
		return lexicon.Act{}, 0, ""
	}
	if m := comingEn.FindStringSubmatchIndex(first); m != nil {
		return rd.coming(f, first, m)
	}
	return lexicon.Act{}, 0, ""
}

// deniersEn and comersEn have to stand in words before it is worth to look closer.
var (
	deniersEn = []string{" not ", "n't ", "n’t ", "never ", "no longer "}
	comersEn  = []string{" will ", "'ll ", "’ll ", " shall ", "won't ", "won’t ", " going to "}
)

func deniedIn(words string, worth bool) []string {
	if !worth {
		return nil
	}
	return deniedEn.FindStringSubmatch(words)
}

// unsaidEn follow a "not" that denies nothing: did not only, has not yet.
var unsaidEn = lexicon.Set("only", "just", "simply", "necessarily", "doubt", "always", "mean", "before", "again", "rule", "exclude", "easy", "enough", "good", "help", "expect", "choice", "place", "right", "alternative", "other", "reason", "matter", "going", "need", "interest")

// wantsEn are verbs by which somebody who does not, refuses.
var wantsEn = lexicon.Set("want", "accept", "support", "recognise", "recognize", "negotiate", "intend", "see", "agree", "trust", "care")

// mainEn leaves out what only qualifies the first clause.
func mainEn(words string) string {
	for _, stop := range []string{" because ", " if ", " unless ", ", which ", ", who ", " so that ", " as long as ", " even though ", " although ", " whether ", " what ", " when "} {
		if at := strings.Index(words, stop); at > 3 {
			words = words[:at] + " "
		}
	}
	return words
}

// coming tells whose future it is: we and our side promise, what has a date is announced, the rest is expected.
func (rd *Reader) coming(f *discourse.Said, words string, m []int) (a lexicon.Act, weight int, note string) {
	who, verb := words[m[2]:m[3]], words[m[8]:m[9]]
	note = strings.TrimSpace(words[m[0]:m[1]])
	if joiners[who] || who == "that" || who == "which" || who == "who" {
		return lexicon.Act{}, 0, "" // the timetable stands and will stand
	}
	if byExpert(f) || guesses[f.Cue] {
		return lexicon.ActOf("expect"), 5, note
	}
	own, never := !together[who] && rd.canAct(who) || who == "it" && m[2] < 8, m[4] >= 0 || strings.Contains(note, " won't") || strings.Contains(note, " won’t")
	switch {
	case never && own && !idleVerbs[verb]:
		return lexicon.ActOf("reject"), 6, note
	case f.Act.Kind == record.Announce, own && idleVerbs[verb]:
		return lexicon.Act{}, 0, ""
	case never:
		return lexicon.ActOf("offer"), 4, note // the rules will not apply
	case dated.MatchString(words[m[0]:]):
		return lexicon.ActOf("announce"), 5, note
	case own, m[6] >= 0 && (strings.HasSuffix(verb, "ed") || doneEn[verb]):
		return lexicon.ActOf("offer"), 4, note // talks will be widened, by whoever says so
	case idleVerbs[verb]:
		return lexicon.Act{}, 0, ""
	}
	return lexicon.ActOf("expect"), 4, note
}

// together are several, of whom whoever speaks of what they will do is at most one.
var together = lexicon.Set("sides", "parties", "leaders", "teams", "negotiators", "delegations", "ministers", "presidents", "governments", "countries", "states")

// guesses are verbs of what somebody holds to be coming; doneEn are participles that do not end in -ed.
var (
	guesses = lexicon.Set("think", "believe", "reckon", "speculate")
	doneEn  = lexicon.Set("split", "held", "made", "done", "given", "paid", "built", "sent", "taken", "met", "cut", "kept", "put", "set", "shown", "found", "brought", "withdrawn", "drawn", "begun", "lost", "left", "read", "sold", "bought", "told", "won", "written", "chosen")
)

var ownEn = lexicon.Set("we", "i", "he", "she", "they")

// canAct tells somebody who does things, a state, a body or a person, from what only happens: we, Tarn, the ministry.
func (rd *Reader) canAct(who string) bool {
	if ownEn[who] {
		return true
	}
	if c := rd.lex.class(&word{low: who}); c != discourse.Nobody && c != thing && c != discourse.Doc {
		return true
	}
	return rd.knownState(who)
}

func (rd *Reader) knownState(low string) bool {
	return rd.lex.states[strings.ToUpper(low[:1])+low[1:]]
}

// bodiesEn are who can say of themselves that they did not.
var bodiesEn = lexicon.Set("government", "ministry", "side", "sides", "administration", "delegation", "embassy", "office", "kremlin", "army", "forces", "states", "kingdom", "union", "participants")

// experts are who foresees and cannot promise.
var experts = []string{
	"analyst", "expert", "professor", "scholar", "researcher", "economist", "strategist", "observers", "political scientist", "fellow at",
	"эксперт", "политолог", "аналитик", "профессор", "экономист", "политический обозревател", "наблюдател",
}

// byExpert tells that whoever speaks only watches.
func byExpert(f *discourse.Said) bool {
	if f.Speaker == nil {
		return false
	}
	return containsAny(strings.ToLower(f.Speaker.Text), experts) || containsAny(strings.ToLower(f.Speaker.Role), experts)
}

// foreseen makes of what an expert seems to promise or to announce what they expect.
func foreseen(f *discourse.Said) {
	switch {
	case !byExpert(f):
	case f.Act == lexicon.ActOf("offer"), f.Act == lexicon.ActOf("announce"), f.Act == lexicon.ActOf("threaten"):
		f.Act = lexicon.ActOf("expect")
	case f.Act == lexicon.ActOf("agree"):
		f.Act = lexicon.ActOf("assert") // who watches agrees to nothing
	}
}

// builtRu is built for Russian, where who does not do a thing stands before the не with a capital, or is мы.
func (rd *Reader) builtRu(f *discourse.Said) (a lexicon.Act, weight int, note string) {
	first := " " + strings.ReplaceAll(f.Words, "ё", "е") + " "
	for _, stop := range []string{", котор", ", потому", ", поскольку", ", если", ", чтобы", ", когда", ", хотя", ", так как", ", однако", ", но ", ", а "} {
		if at := strings.Index(first, stop); at > 3 {
			first = first[:at] + " "
		}
	}
	denials := [][]int(nil)
	if strings.Contains(first, "не ") {
		denials = deniedRu.FindAllStringSubmatchIndex(first, 3)
	}
	for _, m := range denials {
		who, verb := first[m[2]:m[3]], first[m[6]:m[7]]
		letter, _ := utf8.DecodeRuneInString(who)
		note = strings.TrimSpace(first[m[0]:m[1]])
		switch {
		case unsaidRu[verb]:
		case m[4] >= 0:
			return lexicon.ActOf("deny"), 7, note
		case !unicode.IsUpper(letter) && !ownRu[who], m[2] < 3 && !ownRu[strings.ToLower(who)] && !rd.lex.states[who] && who != strings.ToUpper(who):
		case wantsRu[verb]:
			return lexicon.ActOf("reject"), 5, note
		default:
			return lexicon.ActOf("deny"), 4, note
		}
	}
	first = strings.ToLower(first)
	if containsAny(first, oughtsRu) {
		if m := oughtRu.FindString(first); m != "" {
			return lexicon.ActOf("request"), 4, strings.TrimSpace(m)
		}
	}
	if strings.Contains(first, " пока ") {
		if m := noneRu.FindString(first); m != "" {
			return lexicon.ActOf("deny"), 4, strings.TrimSpace(m)
		}
	}
	return lexicon.Act{}, 0, ""
}

// oughtsRu have to stand in words before it is worth to look closer.
var oughtsRu = []string{" важно ", " необходимо ", " нужно ", " надо ", " следует ", " пора "}

var ownRu = lexicon.Set("мы", "я", "он", "она", "они", "сторона", "министерство", "ведомство", "правительство", "страна")

var (
	wantsRu  = lexicon.Set("хочет", "хотят", "хотим", "видит", "видят", "видим", "принимает", "принимают", "принимаем", "поддерживает", "поддерживают", "признает", "признают", "признаем", "устраивает", "пойдет", "пойдут", "пойдем", "допустит", "допустят", "допустим", "уступит", "желает", "желают", "станет", "станут", "примет", "примут", "подпишет", "подпишут", "отступит", "вернется", "вернутся", "откажется", "откажутся", "согласится", "согласятся", "отдаст", "отдадут", "даст", "дадут", "сдастся")
	unsaidRu = lexicon.Set("может", "могут", "можем", "должны", "следует", "стоит", "будет", "будут", "будем", "исключает", "исключил", "исключают", "сомневается", "сомневаются", "значит", "означает", "мешает", "позволит", "позволят", "помешает", "хватает", "удастся", "только", "забыл", "терпит", "теряет", "оправдались")
)

// supposed tells what somebody would do if: a package if they reach a deal.
func (s *sentence) supposed(i int) bool {
	for k := i - 1; k >= 0 && k > i-6 && !s.words[k].mark; k-- {
		if s.words[k].is("if", "unless", "whether") {
			return true
		}
	}
	return false
}

// performed gives the first act that a speaker does by naming it, in words of their own: we strongly condemn,
// решительно осуждаем.
func (rd *Reader) performed(words string) (a lexicon.Act, note string) {
	all := strings.FieldsFunc(words, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' && c != '-' })
	for i, w := range all {
		if i > 0 && (all[i-1] == "не" || all[i-1] == "not") {
			continue
		}
		for _, e := range rd.lex.verbs[w] {
			if e.Class != lexicon.Acts || !e.we && !(e.base && oursBefore(all[:i])) || e.after != "" && !behind(all[i+1:], e.after) {
				continue
			}
			return e.Act, w
		}
	}
	return lexicon.Act{}, ""
}

// oursBefore tells that we or I stand before a verb, with nothing but adverbs between.
func oursBefore(before []string) bool {
	for k := len(before) - 1; k >= 0 && k > len(before)-4; k-- {
		if before[k] == "we" || before[k] == "i" {
			return true
		}
		if before[k] != "also" && before[k] != "again" && !strings.HasSuffix(before[k], "ly") {
			return false
		}
	}
	return false
}

// behind tells that a word with this beginning is among the next ones.
func behind(next []string, after string) bool {
	for k := 0; k < len(next) && k < 3; k++ {
		if next[k] == after || len(after) > 4 && strings.HasPrefix(next[k], after) {
			return true
		}
	}
	return false
}

// quotesNext tells a verb that a quotation follows at once, one that begins as a sentence does.
func (s *sentence) quotesNext(at, quote int) bool {
	if at+2 >= len(s.words) || s.words[at+1].start != quote {
		return false
	}
	w := &s.words[at+2]
	return w.capital || unicode.IsDigit([]rune(w.text)[0]) || w.is("we", "i")
}
