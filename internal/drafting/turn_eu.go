package drafting

import (
	"regexp"
	"strings"
)

var (
	// askerLine is a turn that asks: Q:, QUESTION:, Вопрос:
	askerLine = regexp.MustCompile(`^(?i:q|question|reporter|journalist|moderator|interviewer|presenter|host|anchor|вопрос|журналист|корреспондент|ведущий|ведущая|модератор)(?: ?\d{1,2}| ?\([^)]{1,60}\))? ?[:.] `)
	// answerLine is a turn of whoever the page is of: A:, Ответ:
	answerLine = regexp.MustCompile(`^(?i:a|answer|ответ)(?: ?\([^)]{1,60}\))? ?: `)
	// saidLine introduces what follows below it: Foreign Secretary Arvid Lowe said:
	saidLine = regexp.MustCompile(`(?: said| says| added| adds| stated| writes| wrote|заявил|заявила|сказал|сказала)(?: today| сегодня)? ?:$|(?:issued|released|made) (?:the following|this|a) (?:statement|remarks?)(?: today)? ?:$`)
	greeting = regexp.MustCompile(`^(?i:good (?:morning|afternoon|evening)|thank you|thanks|hello|welcome|hi|hope everyone|i hope everyone|добрый (?:день|вечер|утро)|здравствуйте|спасибо|уважаем|дорогие)`)
)

// turnLine looks at how a line begins. It tells whether the line asks, which nobody states.
func (rd *readerEu) turnLine(l *line) (asked bool) {
	words := string(rd.r[l.start:min(l.end, l.start+100)])
	switch {
	case l.role == headline:
		rd.turn, rd.said = nil, nil
	case askerLine.MatchString(words), rd.asksUnder(words):
		rd.turn, rd.said = nil, nil
		return true
	case answerLine.MatchString(words):
		rd.turn = rd.page
	}
	return false
}

// saidBelow takes in a line that only introduces the paragraphs below it.
func (rd *readerEu) saidBelow(s *sentenceEu) bool {
	if s.end < s.line.end || !saidLine.MatchString(string(rd.r[max(s.start, s.end-44):s.end])) || s.end-s.start > 160 {
		return false
	}
	m := rd.nameIn(s, 0, len(s.words), false)
	if m == nil || !speaks(m) {
		return false
	}
	rd.turn = rd.known(m)
	rd.said = rd.turn
	rd.remember(m)
	rd.last, rd.lastAt = rd.turn, rd.at
	return true
}

// turnsOn reads a sentence of a turn or of a statement that has no reporting word: the first
// below "X said:", and what whoever speaks for the page promises in its own words.
func (rd *readerEu) turnsOn(s *sentenceEu) bool {
	who := rd.turn
	if who == nil {
		who = rd.page
	}
	if who == nil || s.line.role == headline {
		return false
	}
	first := rd.said != nil
	rd.said = nil
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, span: s.span, cue: ":", rule: "own words",
		speaker: who, dropped: true, mode: "reported", confidence: 45, words: string(rd.r[s.start:s.end]),
	}
	rd.weighEu(f)
	if !first && !(f.note != "" && s.ofOurselves()) {
		return false
	}
	rd.emit(f)
	return true
}

// ofOurselves tells a sentence whose first words say what we will do or think: We will, Мы готовы.
func (s *sentenceEu) ofOurselves() bool {
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
func labelsOf(r []rune, lines []line) labels {
	all := make(labels)
	for i := range lines {
		label, ok := labelOf(string(r[lines[i].start:min(lines[i].end, lines[i].start+60)]))
		if !ok || lines[i].role == headline {
			continue
		}
		if all[label] == nil {
			all[label] = &struct{ lines, questions int }{}
		}
		all[label].lines++
		if r[lines[i].end-1] == '?' {
			all[label].questions++
		}
	}
	return all
}

func labelOf(words string) (label string, ok bool) {
	label, _, ok = strings.Cut(words, ":")
	return label, ok && !strings.ContainsAny(label, ",;«»“”\"!?")
}

func (rd *readerEu) asksUnder(words string) bool {
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
func (rd *readerEu) pageSpeaker(l *line) *mention {
	title := string(rd.r[l.start:l.end])
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
func (rd *readerEu) issuer(l *line, lead int, rest string) *mention {
	for _, stop := range stops {
		if stop == ", " && strings.Contains(rest, " and ") {
			continue // of Tarn, Orsa and Lund
		}
		rest, _, _ = strings.Cut(rest, stop)
	}
	start := l.start + lead
	s := sentenceEu{span: span{start, start + len([]rune(rest))}, line: l}
	s.words = wordsEu(rd.r, s.span, nil)
	if len(s.words) == 0 {
		return nil
	}
	m := &mention{span: s.span, class: org, text: rest, names: rd.namesOf(&s, 0, len(s.words)), role: rd.roleOf(&s, 0, len(s.words))}
	if rd.holdsOffice(&s, 0, len(s.words)) || len(m.names) > 0 && m.names[0] == rest {
		m.class = person
	}
	if len(m.names) == 0 || m.class == org {
		m.names = []string{rest}
	}
	return m
}
