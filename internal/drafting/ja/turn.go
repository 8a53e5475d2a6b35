package ja

import (
	"strings"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// askers are whose turns of a transcript are questions.
var askers = lexicon.Set("記者", "質問", "問", "司会", "Ｑ", "Q", "聞き手", "質問者", "委員側")

// turnOf reads the label of a line of a transcript: 【大臣】…. It gives the line without the
// label, and whether it is a question.
func (rd *Reader) turnOf(l *layout.Line) (rest layout.Line, asked bool) {
	rest = *l
	if l.End-l.Start < 3 {
		return rest, false
	}
	if width, answer := labelAt(rd.r[l.Start:l.End]); width > 0 {
		rest.Start, rd.Turn = l.Start+width, nil
		if answer {
			rd.Turn, rd.turnLine = rd.Page, 0
			if rd.Turn == nil {
				rd.Turn = rd.Latest(func(o *discourse.Mention) bool { return o.Class == discourse.Person && o.Role != "" })
			}
		}
		return rest, !answer
	}
	closer, _ := layout.Closing(rd.r[l.Start])
	if !strings.ContainsRune("【（([〔", rd.r[l.Start]) {
		if k := l.Start; rd.r[k] == '―' || rd.r[k] == '─' || rd.r[k] == '—' {
			rd.Turn = nil
			return rest, true // a dash opens a question
		}
		return rest, false
	}
	for k := l.Start + 1; k < l.End && k < l.Start+24; k++ {
		if rd.r[k] != closer {
			continue
		}
		label := strings.TrimSpace(string(rd.r[l.Start+1 : k]))
		rest.Start = k + 1
		if askers[label] || strings.HasSuffix(label, "記者") {
			rd.Turn = nil
			return rest, true
		}
		if class := rd.lex.labelClass(label); class == discourse.Person || class == discourse.Source {
			rd.Turn = rd.resolve(&discourse.Mention{Span: layout.Between(l.Start+1, k), Class: discourse.Person, Text: label, Role: label})
			rd.turnLine = rest.Start
			return rest, false
		}
		return *l, false
	}
	return rest, false
}

// answer drafts the answer of an interview that is all quotation: ――…守られますか。「守られなければならない」. Who is asked
// was named before.
func (rd *Reader) answer(s *sentence) bool {
	if rd.answerTo == nil || len(s.quotes) == 0 || !s.quotes[0].Quote || s.quotes[0].Start != s.Start || s.quotes[0].End < s.End {
		return false
	}
	who := rd.Page
	if who == nil {
		who = rd.Latest(func(o *discourse.Mention) bool { return o.Class == discourse.Person })
	}
	if who == nil || s.End-s.Start < 8 {
		return false
	}
	rd.saidWhole(s, who, 60)
	return true
}

// saidWhole drafts a sentence that is all quotation as what somebody says.
func (rd *Reader) saidWhole(s *sentence, who *discourse.Mention, confidence int) {
	rd.memory.At++
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "「」", Rule: "said in a turn",
		Speaker: who, Dropped: true, Span: s.Span, Mode: record.Direct, Confidence: confidence,
	}
	rd.reweighQuoted(f, layout.Between(s.Start+1, s.End-1))
	rd.emit(f)
}

// onStage drafts a line that is all quotation below 大統領が記者会見。: whoever holds it says that.
func (rd *Reader) onStage(s *sentence) bool {
	who := rd.stage
	if who == nil && rd.Last != nil && rd.Last.Class == discourse.Person && rd.memory.At-rd.LastAt <= 1 && s.line.Role == layout.Body && rd.isSaidBelow(s) {
		who = rd.Last // a quotation below what somebody has said
	}
	if who == nil || len(s.quotes) == 0 || !s.quotes[0].Quote || s.quotes[0].Start != s.Start || s.quotes[0].End < s.End || s.End-s.Start < 10 {
		return false
	}
	rd.saidWhole(s, who, 50)
	return true
}

// isSaidBelow tells a quotation that ends as a sentence does from a title, and from one that the line above
// has announced and taken.
func (rd *Reader) isSaidBelow(s *sentence) bool {
	if n := len(rd.out); s.End-s.Start < 24 || n > 0 && rd.out[n-1].Part == rd.partNo && rd.out[n-1].Span.End >= s.End {
		return false
	}
	return strings.ContainsRune("。だたるいうよねんす", rd.r[s.End-2])
}

// takesStage notes who begins to speak: a line that ends with 会見 or 演説 and names one person.
func (rd *Reader) takesStage(s *sentence) {
	rd.stage = nil
	n := len(s.toks)
	if s.Start == s.line.Start && s.End == s.line.End && n > 0 && n < 8 && s.line.Role != layout.Aside && s.nameBefore(rd.lex, n, 0) == 0 {
		if class := rd.lex.classOf(s, 0, n); class == discourse.Person { // a line that is a name, above their words
			m := s.mentionOf(rd.lex, rd.r, 0, n, class)
			if !asksOnAir(m.Text) {
				rd.stage = rd.resolve(m)
			}
			return
		}
	}
	if n < 3 || !s.toks[n-1].is("会見", "記者会見", "演説", "発言", "一問一答") {
		return
	}
	for _, a := range s.arguments(rd.lex, rd.r, 0, n, false) {
		if (a.by == "が" || a.by == "は") && !a.name.None() && a.name.Class == discourse.Person {
			rd.stage = rd.resolve(a.name)
		}
	}
}

// asksOnAir tells whose lines in the record of a broadcast are questions.
func asksOnAir(name string) bool {
	return endsWithAny(name, []string{"キャスター", "アナウンサー", "アナ", "司会", "記者", "司会者", "聞き手"})
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
func (rd *Reader) saidInTurn(s *sentence) {
	a, weight, words := rd.lex.weigh(rd.text(s.Span))
	if weight < 5 {
		return
	}
	f := &discourse.Said{
		Act: a, Part: rd.partNo, Line: s.line, Cue: words, Rule: "said in a turn",
		Speaker: rd.Turn, Dropped: true, Span: s.Span, Mode: record.Reported, Confidence: 50, Words: rd.text(s.Span),
	}
	if rd.Turn.Start > 0 && (s.Start == rd.turnLine || s.Start <= rd.Turn.End+2) && s.Start > rd.Turn.Start {
		f.Span.Start, f.Dropped = rd.Turn.Start-1, false
	}
	rd.emit(f)
}

// labelClass looks up how a label ends.
func (l *vocabulary) labelClass(label string) discourse.SpeakerClass {
	for i := range label {
		if utf8.RuneStart(label[i]) {
			if c, ok := l.people[label[i:]]; ok {
				return c
			}
		}
	}
	return discourse.Nobody
}

// pageSpeaker gives who speaks for a page that is a statement: (外務報道官談話), 首相の談話.
func (rd *Reader) pageSpeaker(l *layout.Line) *discourse.Mention {
	title := string(rd.r[l.Start:l.End])
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
		if class := rd.lex.labelClass(before); class == discourse.Person || class == discourse.Org {
			return &discourse.Mention{Span: layout.Between(-1, -1), Class: class, Text: before, Role: before}
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

// saidBelow drafts a line below one that is a name and a colon, as those who cover a speech set it: all of it is
// what they say.
func (rd *Reader) saidBelow(l *layout.Line, all []sentence) bool {
	who := rd.below
	rd.below = nil
	if l.End > l.Start && l.End-l.Start < 24 && strings.ContainsRune(":：", rd.r[l.End-1]) {
		name := string(rd.r[l.Start : l.End-1])
		if rd.lex.labelClass(name) == discourse.Person && !askers[name] && !asksOnAir(name) && !strings.ContainsAny(name, "。、「") {
			rd.below = rd.resolve(&discourse.Mention{Span: layout.Between(l.Start, l.Start+utf8.RuneCountInString(name)), Class: discourse.Person, Text: name, Names: rd.namesOf(name)})
		}
		return rd.below != nil
	}
	if who == nil || len(all) == 0 || l.Role == layout.Headline || l.End-l.Start < 12 {
		return false
	}
	rd.memory.At++
	words := layout.Between(all[0].Start, all[len(all)-1].End)
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: l, Cue: ":", Rule: "labelled",
		Speaker: who, Span: layout.Between(who.Start, words.End), Mode: record.Reported, Confidence: 60,
	}
	if s := &all[0]; len(all) == 1 && len(s.quotes) > 0 && s.quotes[0].Quote && s.quotes[0].Start == s.Start && s.quotes[0].End >= s.End {
		f.Mode = record.Direct
		rd.reweighQuoted(f, layout.Between(words.Start+1, words.End-1))
	} else {
		rd.reweigh(f, words)
	}
	rd.emit(f)
	return true
}

// namesOf gives the name in a label: 洞穴 of 洞穴外相.
func (rd *Reader) namesOf(label string) []string {
	if name := rd.lex.beforeTitle(label); name != "" {
		return []string{name}
	}
	return nil
}
