package drafting

import (
	"strings"
	"unicode/utf8"

	"readout/internal/record"
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
	if width, answer := labelAt(rd.r[l.start:l.end]); width > 0 {
		rest.start, rd.turn = l.start+width, nil
		if answer {
			rd.turn, rd.turnLine = rd.page, 0
		}
		return rest, !answer
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

// answer drafts the answer of an interview that is all quotation: ――…守られますか。「守られなければならない」. Who is asked
// was named before.
func (rd *readerJa) answer(s *sentence) bool {
	if rd.answerTo == nil || len(s.quotes) == 0 || !s.quotes[0].quote || s.quotes[0].start != s.start || s.quotes[0].end < s.end {
		return false
	}
	who := rd.page
	if who == nil {
		who = rd.latest(func(o *mention) bool { return o.class == person })
	}
	if who == nil || s.end-s.start < 8 {
		return false
	}
	rd.saidWhole(s, who, 60)
	return true
}

// saidWhole drafts a sentence that is all quotation as what somebody says.
func (rd *readerJa) saidWhole(s *sentence, who *mention, confidence int) {
	rd.discourse.at++
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: "「」", rule: "said in a turn",
		speaker: who, dropped: true, span: s.span, mode: record.Direct, confidence: confidence,
	}
	rd.reweighQuoted(f, span{s.start + 1, s.end - 1})
	rd.emit(f)
}

// onStage drafts a line that is all quotation below 大統領が記者会見。: whoever holds it says that.
func (rd *readerJa) onStage(s *sentence) bool {
	who := rd.stage
	if who == nil && rd.last != nil && rd.last.class == person && rd.discourse.at-rd.lastAt <= 1 && s.line.role == body && rd.isSaidBelow(s) {
		who = rd.last // a quotation below what somebody has said
	}
	if who == nil || len(s.quotes) == 0 || !s.quotes[0].quote || s.quotes[0].start != s.start || s.quotes[0].end < s.end || s.end-s.start < 10 {
		return false
	}
	rd.saidWhole(s, who, 50)
	return true
}

// isSaidBelow tells a quotation that ends as a sentence does from a title, and from one that the line above
// has announced and taken.
func (rd *readerJa) isSaidBelow(s *sentence) bool {
	if n := len(rd.out); s.end-s.start < 24 || n > 0 && rd.out[n-1].part == rd.partNo && rd.out[n-1].span.end >= s.end {
		return false
	}
	return strings.ContainsRune("。だたるいうよねんす", rd.r[s.end-2])
}

// takesStage notes who begins to speak: a line that ends with 会見 or 演説 and names one person.
func (rd *readerJa) takesStage(s *sentence) {
	rd.stage = nil
	n := len(s.toks)
	if n < 3 || !s.toks[n-1].is("会見", "記者会見", "演説", "発言", "一問一答") {
		return
	}
	for _, a := range s.arguments(rd.lex, rd.r, 0, n, false) {
		if (a.by == "が" || a.by == "は") && !a.name.none() && a.name.class == person {
			rd.stage = rd.resolve(a.name)
		}
	}
}

// labelAt reads 問, 答 or Q, A with what separates it from the words.
func labelAt(r []rune) (width int, answer bool) {
	if len(r) < 4 {
		return 0, false
	}
	switch r[0] {
	case '答', 'A', 'Ａ':
		answer = true
	case '問', 'Q', 'Ｑ':
	default:
		return 0, false
	}
	if k := 1; strings.ContainsRune("　 ：:．.）)", r[k]) || r[k] >= '１' && r[k] <= '９' && strings.ContainsRune("　 ：:．.", r[k+1]) {
		for k < len(r) && strings.ContainsRune("　 ：:．.）)１２３４５６７８９", r[k]) {
			k++
		}
		return k, answer
	}
	return 0, false
}

// saidInTurn drafts a sentence of somebody's turn that has no reporting word and yet does something by
// its words: そのような事実はございません.
func (rd *readerJa) saidInTurn(s *sentence) {
	a, weight, words := rd.lex.weighJa(rd.text(s.span))
	if weight < 5 {
		return
	}
	f := &said{
		act: a, part: rd.partNo, line: s.line, cue: words, rule: "said in a turn",
		speaker: rd.turn, dropped: true, span: s.span, mode: record.Reported, confidence: 50, words: rd.text(s.span),
	}
	if rd.turn.start > 0 && (s.start == rd.turnLine || s.start <= rd.turn.end+2) && s.start > rd.turn.start {
		f.span.start, f.dropped = rd.turn.start-1, false
	}
	rd.emit(f)
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
	for _, kind := range []string{"談話", "声明", "コメント", "メッセージ", "挨拶", "演説", "式辞", "閣議後記者会見", "臨時記者会見", "定例記者会見", "臨時会見", "定例会見", "記者会見", "会見"} {
		i := strings.LastIndex(title, kind)
		if i < 0 || strings.HasSuffix(kind, "会見") && !titleOfRecord(title[i+len(kind):]) {
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

// titleOfRecord tells what follows 会見 in the title of its record, 会見記録 or 会見（午前）, from a headline.
func titleOfRecord(rest string) bool {
	if rest == "" {
		return true
	}
	for _, w := range []string{"記録", "録", "要旨", "概要", "全文", "冒頭", "（", "(", "の概要", "の要旨", "における"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
