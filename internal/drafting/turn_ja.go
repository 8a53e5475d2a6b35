package drafting

import (
	"strings"
	"unicode/utf8"
)

// askers are whose turns of a transcript are questions.
var askers = setOf("記者", "質問", "問", "司会", "Ｑ", "Q", "聞き手", "質問者", "委員側")

// turnOf reads the label of a line of a transcript: 【大臣】…. It gives the line without the
// label, and whether it is a question.
func (rd *readerJa) turnOf(l *line) (rest line, asked bool) {
	rest = *l
	if l.end-l.start < 3 {
		return rest, false
	}
	closer, _ := closing(rd.r[l.start])
	if !strings.ContainsRune("【（([〔", rd.r[l.start]) {
		if k := l.start; rd.r[k] == '―' || rd.r[k] == '─' || rd.r[k] == '—' {
			rd.turn = nil
			return rest, true // a dash opens a question
		}
		return rest, false
	}
	for k := l.start + 1; k < l.end && k < l.start+24; k++ {
		if rd.r[k] != closer {
			continue
		}
		label := strings.TrimSpace(string(rd.r[l.start+1 : k]))
		rest.start = k + 1
		if askers[label] || strings.HasSuffix(label, "記者") {
			rd.turn = nil
			return rest, true
		}
		if class := rd.lex.labelClass(label); class == person || class == source {
			rd.turn = rd.resolve(&mention{span: span{l.start + 1, k}, class: person, text: label, role: label})
			rd.turnLine = rest.start
			return rest, false
		}
		return *l, false
	}
	return rest, false
}

// labelClass looks up how a label ends.
func (l *jaLexicon) labelClass(label string) speakerClass {
	for i := range label {
		if utf8.RuneStart(label[i]) {
			if c, ok := l.people[label[i:]]; ok {
				return c
			}
		}
	}
	return nobody
}

// pageSpeaker gives who speaks for a page that is a statement: (外務報道官談話), 首相の談話.
func (rd *readerJa) pageSpeaker(l *line) *mention {
	title := string(rd.r[l.start:l.end])
	for _, kind := range []string{"談話", "声明", "コメント", "メッセージ", "挨拶", "演説", "式辞"} {
		i := strings.LastIndex(title, kind)
		if i < 0 {
			continue
		}
		before := strings.TrimSuffix(title[:i], "の")
		from := strings.LastIndexAny(before, "（( 　、・「")
		if from >= 0 {
			_, size := utf8.DecodeRuneInString(before[from:])
			before = before[from+size:]
		}
		if class := rd.lex.labelClass(before); class == person || class == org {
			return &mention{span: span{-1, -1}, class: class, text: before, role: before}
		}
	}
	return nil
}
