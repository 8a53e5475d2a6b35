package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/pattern"
)

var (
	// askerLine is a turn that asks: Q:, QUESTION:, Вопрос:
	askerLine = pattern.New(`^(?i:q|question|reporter|journalist|moderator|interviewer|presenter|host|anchor|вопрос|журналист|корреспондент|ведущий|ведущая|модератор)(?: ?\d{1,2}| ?\([^)]{1,60}\))? ?[:.] `)
	// answerLine is a turn of whoever the page is of: A:, Ответ:
	answerLine = pattern.New(`^(?i:a|answer|ответ)(?: ?\([^)]{1,60}\))? ?: `)
	// saidLine introduces what follows below it: Foreign Secretary Arvid Lowe said:
	saidLine = pattern.New(`(?: said| says| added| adds| stated| writes| wrote|заявил|заявила|сказал|сказала)(?: today| сегодня| in (?:a|the) (?:\pL+ )?(?:statement|interview|post|speech)(?: on \pL+)?)? ?:$|(?:issued|released|made) (?:the following|this|a) (?:statement|remarks?)(?: today)? ?:$`)
	// opening is a greeting of the hall, however long: Good afternoon, and thank you for joining.
	opening  = pattern.New(`^(?i:good (?:morning|afternoon|evening)|добрый (?:день|вечер)|доброе утро)`)
	greeting = pattern.New(`^(?i:good (?:morning|afternoon|evening)|thank you|thanks|hello|welcome|hi|hope everyone|i hope everyone|добрый (?:день|вечер|утро)|здравствуйте|спасибо|уважаем|дорогие)`)
)

// turnLine looks at how a line begins. It tells whether the line asks, which nobody states.
func (rd *Reader) turnLine(l *layout.Line) (asked bool) {
	words := string(rd.r[l.Start:min(l.End, l.Start+100)])
	switch {
	case l.Role == layout.Headline:
		rd.Turn, rd.said = nil, nil
	case askerLine.MatchString(words), rd.asksUnder(words):
		rd.Turn, rd.said = nil, nil
		return true
	case answerLine.MatchString(words):
		rd.Turn = rd.Page
	}
	return false
}

// saidBelow takes in a line that only introduces the paragraphs below it.
func (rd *Reader) saidBelow(s *sentence) bool {
	if s.End < s.line.End || !saidLine.MatchString(string(rd.r[max(s.Start, s.End-44):s.End])) || s.End-s.Start > 160 {
		return false
	}
	m := rd.nameIn(s, 0, len(s.words), false)
	if m == nil || !speaks(m) {
		return false
	}
	rd.Turn = rd.known(m)
	rd.said = rd.Turn
	rd.Remember(m)
	rd.Last, rd.LastAt = rd.Turn, rd.At
	return true
}

// turnsOn reads a sentence of a turn or of a statement that has no reporting word: the first
// below "X said:", and what whoever speaks for the page promises in its own words.
func (rd *Reader) turnsOn(s *sentence) bool {
	who := rd.Turn
	if who == nil {
		who = rd.Page
	}
	if who == nil || s.line.Role == layout.Headline {
		return false
	}
	first := rd.said != nil
	rd.said = nil
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: ":", Rule: "own words",
		Speaker: who, Dropped: true, Mode: "reported", Confidence: 45, Words: string(rd.r[s.Start:s.End]),
	}
	rd.weigh(f)
	if !first && !(f.Note != "" && s.ofOurselves()) {
		return false
	}
	rd.emit(f)
	return true
}

// ofOurselves tells a sentence whose first words say what we will do or think: We will, Мы готовы.
func (s *sentence) ofOurselves() bool {
	for i := 0; i < len(s.words) && i < 4; i++ {
		if s.words[i].is("we", "i", "мы", "я", "хочу", "хотим", "хотел", "хотела", "позвольте", "рад", "рады") {
			return true
		}
		if s.words[i].mark {
			return false
		}
	}
	return false
}

// labels are how lines of a part begin before a colon.
type labels map[string]*struct{ lines, questions int }

// labelsOf counts them: what comes twice is who has the turn, what mostly ends with a question mark asks.
func labelsOf(r []rune, lines []layout.Line) labels {
	all := make(labels)
	for i := range lines {
		label, ok := labelOf(string(r[lines[i].Start:min(lines[i].End, lines[i].Start+60)]))
		if !ok || lines[i].Role == layout.Headline {
			continue
		}
		if all[label] == nil {
			all[label] = &struct{ lines, questions int }{}
		}
		all[label].lines++
		if r[lines[i].End-1] == '?' {
			all[label].questions++
		}
	}
	return all
}

func labelOf(words string) (label string, ok bool) {
	label, _, ok = strings.Cut(words, ":")
	return label, ok && !strings.ContainsAny(label, ",;«»“”\"!?")
}

func (rd *Reader) asksUnder(words string) bool {
	label, ok := labelOf(words)
	n := rd.labels[label]
	return ok && n != nil && n.lines > 1 && 2*n.questions >= n.lines
}

func (l labels) often(label string) bool { return l[label] != nil && l[label].lines > 1 }

// leads are how the titles of statements begin, before whose they are.
var leads = []string{
	"Joint statement by ", "Joint statement of ", "Joint Statement by ", "Joint Statement of ", "Joint statement from ", "Joint Statement from ",
	"Statement by ", "Statement of ", "Statement from ", "Remarks by ", "Remarks of ", "Address by ", "Speech by ", "Press statement by ", "Press Statement by ", "Comment by ", "Message from ", "Interview with ", "Opening remarks by ",
	"Совместное заявление ", "Заявление для прессы ", "Заявление ", "Комментарий ", "Выступление ", "Обращение ", "Вступительное слово ", "Интервью ", "Ответы ", "Ответ ", "Брифинг ", "Пресс-конференция ", "Послание ", "Приветствие ", "Слово ",
}

// stops are what ends whose it is.
var stops = []string{
	" в связи", " по поводу", " о ", " об ", " относительно", " по вопрос", " по итогам", " на вопрос", " на ", " для ", " газете", " телеканалу", " агентству", " радиостанции", " журналу", " перед ", " с ", " участникам", " к ", ", ",
	" on ", " regarding", " following", " after", " at ", " to ", " ahead of", " – ", " — ", ": ",
}

// pageSpeaker gives who speaks for a page that is a statement, by its title: Statement by the
// foreign ministry on …; Foreign Secretary statement on …; Комментарий посла Тарна по вопросу ….
func (rd *Reader) pageSpeaker(l *layout.Line) *discourse.Mention {
	title := string(rd.r[l.Start:l.End])
	for _, lead := range leads {
		if rest, ok := strings.CutPrefix(title, lead); ok {
			return rd.issuer(l, len([]rune(lead)), rest)
		}
	}
	for _, behind := range []string{"’s statement", "'s statement", "’s Statement", "'s Statement", " statement on", " statement:", " Statement on", " statement following", " statement after", "'s remarks", "’s remarks", "'s Remarks", "’s Remarks", "'s speech", "’s speech", " speech at", " speech to"} {
		if before, _, ok := strings.Cut(title, behind); ok && len(strings.Fields(before)) <= 8 {
			return rd.issuer(l, 0, before)
		}
	}
	return nil
}

// issuer makes a mention of what a title has between its lead and what it is about.
func (rd *Reader) issuer(l *layout.Line, lead int, rest string) *discourse.Mention {
	for _, stop := range stops {
		if stop == ", " && strings.Contains(rest, " and ") {
			continue // of Tarn, Orsa and Lund
		}
		rest, _, _ = strings.Cut(rest, stop)
	}
	start := l.Start + lead
	s := sentence{Span: layout.Between(start, start+len([]rune(rest))), line: l}
	s.words = wordsOf(rd.r, s.Span, nil)
	if len(s.words) == 0 {
		return nil
	}
	m := &discourse.Mention{Span: s.Span, Class: discourse.Org, Text: rest, Names: rd.namesOf(&s, 0, len(s.words)), Role: rd.roleOf(&s, 0, len(s.words))}
	if rd.holdsOffice(&s, 0, len(s.words)) || len(m.Names) > 0 && m.Names[0] == rest {
		m.Class = discourse.Person
	}
	if len(m.Names) == 0 || m.Class == discourse.Org {
		m.Names = []string{rest}
	}
	return m
}
