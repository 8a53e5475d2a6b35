package drafting

import (
	"strings"

	"readout/internal/record"
)

// headlineForms reads what only headlines have: 外相「…」, 外相:…, …―外相. It tells whether the
// sentence was one.
func (rd *readerJa) headlineForms(s *sentence) bool {
	if len(s.toks) == 0 {
		return false
	}
	last := &s.toks[len(s.toks)-1]
	if last.quote > 0 && rd.quoteOf(s, len(s.toks)-1) {
		return true
	}
	if last.quote > 0 && rd.saidByNameBefore(s) {
		return true
	}
	if rd.labelled(s) {
		return true
	}
	return s.line.role == headline && rd.dashed(s)
}

// quoteOf reads 北朝鮮国連大使、「…」.
func (rd *readerJa) quoteOf(s *sentence, at int) bool {
	k := at
	if k > 0 && s.toks[k-1].is("、", "，", "は、", "は") {
		k--
	}
	q := s.quotes[s.toks[at].quote-1]
	if k == 0 || q.end-q.start < 5 || q.end-q.start < 8 && k < at {
		return false
	}
	alone := s.line.role != headline && k == at // a line of its own: 外相「…」
	if alone && (s.start > s.line.start || q.end < s.line.end || q.end-q.start < 10) {
		return false
	}
	i := s.nameBefore(rd.lex, k, 0)
	class := rd.lex.classOf(s, i, k)
	if class == nobody || class == outlet || class == doc || s.line.role != headline && i > 0 {
		return false
	}
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, k, class))
	if alone && (class != person || m.role == "" || askers[m.role] || strings.HasSuffix(m.text, "記者")) {
		return false
	}
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: "「」", rule: "headline with quotation",
		speaker: m, span: span{m.start, q.end}, mode: "direct", confidence: 70,
	}
	rd.reweighQuoted(f, span{q.start + 1, q.end - 1})
	rd.emit(f)
	return true
}

// opensWithWords reads 省「…を歓迎」談話を受け, a headline that goes on behind what its first name says.
func (rd *readerJa) opensWithWords(s *sentence) {
	for k := 1; k+1 < len(s.toks) && k < 8; k++ {
		if s.toks[k].quote == 0 {
			continue
		}
		q := s.quotes[s.toks[k].quote-1]
		class := rd.lex.classOf(s, 0, k)
		if s.nameBefore(rd.lex, k, 0) > 0 || q.end-q.start < 8 || class == nobody || class == outlet || class == doc || s.toks[k+1].class == particle {
			return
		}
		m := rd.resolve(s.mentionOf(rd.lex, rd.r, 0, k, class))
		f := &said{
			act: actOf("assert"), part: rd.partNo, line: s.line, cue: "「」", rule: "headline with quotation",
			speaker: m, span: span{m.start, q.end}, mode: record.Direct, confidence: 60,
		}
		rd.reweighQuoted(f, span{q.start + 1, q.end - 1})
		rd.emit(f)
		return
	}
}

// saidByNameBefore reads the further parts of a headline that a name opens: 大統領　島の主権は「我々のものだ」　交渉「簡単ではない」.
func (rd *readerJa) saidByNameBefore(s *sentence) bool {
	if rd.nameOn != s.line || rd.topic == nil || rd.topic.class != person || s.start == s.line.start {
		return false
	}
	q := s.quotes[s.toks[len(s.toks)-1].quote-1]
	if q.end-q.start < 6 {
		return false
	}
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: "「」", rule: "headline with quotation",
		speaker: rd.topic, dropped: true, span: s.span, mode: record.Direct, confidence: 60,
	}
	if len(rd.out) == 0 || rd.out[len(rd.out)-1].line != s.line {
		f.span.start, f.dropped = s.line.start, false
	}
	rd.reweighQuoted(f, span{q.start + 1, q.end - 1})
	rd.emit(f)
	return true
}

// nameThenWords reads a headline whose first half is a name and whose second is what they say: 外相　検問所は
// 再開できる.
func (rd *readerJa) nameThenWords(s, next *sentence) bool {
	n := len(s.toks)
	if next == nil || next.line != s.line || n == 0 || s.nameBefore(rd.lex, n, 0) > 0 || next.end-next.start < 8 {
		return false
	}
	if class := rd.lex.classOf(s, 0, n); class != person || s.mentionOf(rd.lex, rd.r, 0, n, class).role == "" {
		return false
	}
	next.read(rd.japanese, rd.r)
	if len(next.toks) == 0 {
		return false
	}
	last := &next.toks[len(next.toks)-1]
	if last.class == noun || last.class == particle || len(next.predicates(rd.lex, true)) > 0 {
		return false
	}
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n, person))
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: m.role, rule: "labelled",
		speaker: m, span: span{m.start, next.end}, mode: record.Reported, confidence: 55,
	}
	rd.reweigh(f, next.span)
	rd.emit(f)
	rd.takenOn, rd.takenAt = s.line, next.start
	return true
}

// wordsThenName reads a headline whose first half is what its second half, a name, says: 協議で「大きな前進」　外相.
func (rd *readerJa) wordsThenName(s *sentence) bool {
	n := len(s.toks)
	if rd.beforeOn != s.line || rd.before.start != s.line.start || rd.before.end-rd.before.start < 8 {
		return false
	}
	if rd.wordsThenAct(s) {
		return true
	}
	if s.nameBefore(rd.lex, n, 0) > 0 {
		return false
	}
	if class := rd.lex.classOf(s, 0, n); class != person || s.mentionOf(rd.lex, rd.r, 0, n, class).role == "" {
		return false
	}
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n, person))
	if f := rd.previous; f != nil {
		if f.line != s.line || f.speaker != nil && !f.dropped {
			return false
		}
		f.speaker, f.dropped, f.span.end = m, false, s.end
		return true
	}
	first := rd.text(rd.before)
	if !strings.ContainsRune(first, '」') && !endsAsClause(first) {
		return false
	}
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: m.role, rule: "labelled",
		speaker: m, span: span{s.line.start, s.end}, mode: record.Reported, confidence: 55,
	}
	if strings.HasPrefix(first, "「") && strings.HasSuffix(first, "」") {
		f.mode = record.Direct
	}
	rd.reweigh(f, rd.before)
	rd.emit(f)
	return true
}

// wordsThenAct reads a headline whose second half is who said its first and by which word: 協議を再開へ　外務省発表.
func (rd *readerJa) wordsThenAct(s *sentence) bool {
	n := len(s.toks)
	if n < 2 || rd.previous != nil || s.nameBefore(rd.lex, n-1, 0) > 0 {
		return false
	}
	e := rd.lex.verbal[s.toks[n-1].text]
	class := rd.lex.classOf(s, 0, n-1)
	if e == nil || e.class != say && e.class != acts || class == nobody || class == outlet || class == doc {
		return false
	}
	f := &said{
		act: e.act, part: rd.partNo, line: s.line, cue: e.word, rule: "labelled",
		speaker: rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n-1, class)), span: span{s.line.start, s.end}, mode: record.Reported, confidence: 55,
	}
	if e.open && e.class == say {
		rd.reweigh(f, rd.before)
	}
	rd.emit(f)
	return true
}

// endsAsClause tells that a headline's half ends as a sentence does.
func endsAsClause(words string) bool {
	return endsWithAny(words, []string{"ない", "たい", "べき", "する", "いる", "ある", "した", "った", "せず", "らず", "できる", "だ"})
}

// nameAlone lets a name that is a headline's first half be whom its second half is about.
func (rd *readerJa) nameAlone(s *sentence) {
	n := len(s.toks)
	if n > 0 && s.end == s.line.end && rd.wordsThenName(s) || n == 0 || s.end == s.line.end || s.nameBefore(rd.lex, n, 0) > 0 {
		return
	}
	if class := rd.lex.classOf(s, 0, n); class == person || class == state || class == party {
		rd.topic, rd.topicAt = rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n, class)), rd.at
		rd.remember(rd.topic)
		rd.nameOn = s.line
	}
}

func (rd *readerJa) emit(f *said) {
	rd.out = append(rd.out, f)
	if f.speaker != nil {
		rd.last, rd.lastAt = f.speaker, rd.at
		rd.remember(f.speaker)
	}
}

// labelled reads 外相:… in a headline or a transcript.
func (rd *readerJa) labelled(s *sentence) bool {
	for k := 1; k < len(s.toks) && k < 14; k++ {
		if !s.toks[k].is(":", "：") {
			continue
		}
		class := rd.lex.classOf(s, s.lastName(rd.lex, k, 0), k)
		if class == nobody || class == outlet || class == doc || s.lastName(rd.lex, k, 0) > 4 || k+1 >= len(s.toks) || k+2 >= len(s.toks) && s.toks[k+1].quote == 0 {
			return false
		}
		i := s.nameBefore(rd.lex, k, 0)
		m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, k, class))
		words := span{s.toks[k+1].start, s.end}
		f := &said{
			act: actOf("assert"), part: rd.partNo, line: s.line, cue: ":", rule: "labelled",
			speaker: m, span: span{m.start, s.end}, mode: "reported", confidence: 70,
		}
		if s.toks[k+1].quote > 0 {
			f.mode = "direct"
		}
		if q := s.toks[k+1].quote; q > 0 && s.quotes[q-1].end == words.end {
			rd.reweighQuoted(f, span{words.start + 1, words.end - 1})
		} else {
			rd.reweigh(f, words)
		}
		rd.emit(f)
		if f.mode != "direct" || s.toks[k+1].end < s.end {
			rd.turn = m // who is quoted whole has said it: 外相:「…」
		}
		return true
	}
	return false
}

// dashed reads …―外相 and …=外相.
func (rd *readerJa) dashed(s *sentence) bool {
	for k := len(s.toks) - 2; k > 0 && k > len(s.toks)-10; k-- {
		if !s.toks[k].is("：", "―", "—", "–", "=", "＝", "-", "－", "‐", "──", "――") {
			continue
		}
		i := k + 1
		class := rd.lex.classOf(s, i, len(s.toks))
		if class != person && class != org && class != party && class != state && class != source {
			return false
		}
		m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, len(s.toks), class))
		if s.toks[k].is("：") && (class != person || m.role == "") {
			return false // 文章：東方通信
		}
		f := &said{
			act: actOf("assert"), part: rd.partNo, line: s.line, cue: "―", rule: "headline with dash",
			speaker: m, span: s.span, mode: "reported", confidence: 65,
		}
		if k == 1 && s.toks[0].quote > 0 {
			f.mode = "direct" // 「…」＝外相
		}
		rd.reweigh(f, span{s.start, s.toks[k].start})
		rd.emit(f)
		return true
	}
	return false
}
