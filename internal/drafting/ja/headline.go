package ja

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// headlineForms reads what only headlines have: 外相「…」, 外相:…, …―外相. It tells whether the
// sentence was one.
func (rd *Reader) headlineForms(s *sentence) bool {
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
	return s.line.Role == layout.Headline && rd.dashed(s)
}

// quoteOf reads 北朝鮮国連大使、「…」.
func (rd *Reader) quoteOf(s *sentence, at int) bool {
	k := at
	if k > 0 && s.toks[k-1].is("、", "，", "は、", "は") {
		k--
	}
	q := s.quotes[s.toks[at].quote-1]
	if k == 0 || q.End-q.Start < 5 || q.End-q.Start < 8 && k < at {
		return false
	}
	alone := s.line.Role != layout.Headline && k == at // a line of its own: 外相「…」
	if alone && (s.Start > s.line.Start || q.End < s.line.End || q.End-q.Start < 10) {
		return false
	}
	i := s.nameBefore(rd.lex, k, 0)
	class := rd.lex.classOf(s, i, k)
	if class == discourse.Nobody || class == discourse.Outlet || class == discourse.Doc || s.line.Role != layout.Headline && i > 0 {
		return false
	}
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, k, class))
	if alone && (class != discourse.Person || m.Role == "" || askers[m.Role] || strings.HasSuffix(m.Text, "記者")) {
		return false
	}
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "「」", Rule: "headline with quotation",
		Speaker: m, Span: layout.Between(m.Start, q.End), Mode: "direct", Confidence: 70,
	}
	rd.reweighQuoted(f, layout.Between(q.Start+1, q.End-1))
	rd.emit(f)
	return true
}

// opensWithWords reads 省「…を歓迎」談話を受け, a headline that goes on behind what its first name says.
func (rd *Reader) opensWithWords(s *sentence) {
	for k := 1; k+1 < len(s.toks) && k < 8; k++ {
		if s.toks[k].quote == 0 {
			continue
		}
		q := s.quotes[s.toks[k].quote-1]
		class := rd.lex.classOf(s, 0, k)
		if s.nameBefore(rd.lex, k, 0) > 0 || q.End-q.Start < 8 || class == discourse.Nobody || class == discourse.Outlet || class == discourse.Doc || s.toks[k+1].class == particle {
			return
		}
		m := rd.resolve(s.mentionOf(rd.lex, rd.r, 0, k, class))
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "「」", Rule: "headline with quotation",
			Speaker: m, Span: layout.Between(m.Start, q.End), Mode: record.Direct, Confidence: 60,
		}
		rd.reweighQuoted(f, layout.Between(q.Start+1, q.End-1))
		rd.emit(f)
		return
	}
}

// closesWithWords reads a headline that ends with what somebody named before says: 大統領が会見で「航路は続ける」.
func (rd *Reader) closesWithWords(s *sentence) {
	n := len(s.toks)
	if n < 4 || s.Start != s.line.Start || s.End != s.line.End || s.toks[n-1].quote == 0 || s.toks[n-2].class != particle {
		return
	}
	q := s.quotes[s.toks[n-1].quote-1]
	if !q.Quote || q.End-q.Start < 6 || len(s.predicates(rd.lex, true)) > 0 {
		return
	}
	for _, a := range s.arguments(rd.lex, rd.r, 0, n-1, false) {
		if a.by != "が" && a.by != "は" || a.name.None() || a.name.Class == discourse.Outlet || a.name.Class == discourse.Doc {
			continue
		}
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "「」", Rule: "headline with quotation",
			Speaker: rd.resolve(a.name), Span: layout.Between(a.name.Start, q.End), Mode: record.Direct, Confidence: 60,
		}
		rd.reweighQuoted(f, layout.Between(q.Start+1, q.End-1))
		if f.Act != lexicon.ActOf("assert") || strings.ContainsRune("。だたるいうよねんす！", rd.r[q.End-2]) {
			rd.emit(f)
		}
		return
	}
}

// saidByNameBefore reads the further parts of a headline that a name opens: 大統領　島の主権は「我々のものだ」　交渉「簡単ではない」.
func (rd *Reader) saidByNameBefore(s *sentence) bool {
	if rd.nameOn != s.line || rd.Topic == nil || rd.Topic.Class != discourse.Person || s.Start == s.line.Start {
		return false
	}
	q := s.quotes[s.toks[len(s.toks)-1].quote-1]
	if q.End-q.Start < 6 {
		return false
	}
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "「」", Rule: "headline with quotation",
		Speaker: rd.Topic, Dropped: true, Span: s.Span, Mode: record.Direct, Confidence: 60,
	}
	if len(rd.out) == 0 || rd.out[len(rd.out)-1].Line != s.line {
		f.Span.Start, f.Dropped = s.line.Start, false
	}
	rd.reweighQuoted(f, layout.Between(q.Start+1, q.End-1))
	rd.emit(f)
	return true
}

// nameThenWords reads a headline whose first half is a name and whose second is what they say: 外相　検問所は
// 再開できる.
func (rd *Reader) nameThenWords(s, next *sentence) bool {
	n := len(s.toks)
	if next == nil || next.line != s.line || n == 0 || s.nameBefore(rd.lex, n, 0) > 0 || next.End-next.Start < 8 {
		return false
	}
	if class := rd.lex.classOf(s, 0, n); class != discourse.Person || s.mentionOf(rd.lex, rd.r, 0, n, class).Role == "" {
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
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n, discourse.Person))
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: m.Role, Rule: "labelled",
		Speaker: m, Span: layout.Between(m.Start, next.End), Mode: record.Reported, Confidence: 55,
	}
	rd.reweigh(f, next.Span)
	rd.emit(f)
	rd.takenOn, rd.takenAt = s.line, next.Start
	return true
}

// wordsThenName reads a headline whose first half is what its second half, a name, says: 協議で「大きな前進」　外相.
func (rd *Reader) wordsThenName(s *sentence) bool {
	n := len(s.toks)
	if rd.BeforeOn != s.line || rd.Before.Start != s.line.Start || rd.Before.End-rd.Before.Start < 8 {
		return false
	}
	if rd.wordsThenAct(s) {
		return true
	}
	if s.nameBefore(rd.lex, n, 0) > 0 {
		return false
	}
	if class := rd.lex.classOf(s, 0, n); class != discourse.Person || s.mentionOf(rd.lex, rd.r, 0, n, class).Role == "" {
		return false
	}
	m := rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n, discourse.Person))
	if f := rd.Previous; f != nil {
		if f.Line != s.line || f.Speaker != nil && !f.Dropped {
			return false
		}
		f.Speaker, f.Dropped, f.Span.End = m, false, s.End
		return true
	}
	first := rd.text(rd.Before)
	if !strings.ContainsRune(first, '」') && !endsAsClause(first) {
		return false
	}
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: m.Role, Rule: "labelled",
		Speaker: m, Span: layout.Between(s.line.Start, s.End), Mode: record.Reported, Confidence: 55,
	}
	if strings.HasPrefix(first, "「") && strings.HasSuffix(first, "」") {
		f.Mode = record.Direct
	}
	rd.reweigh(f, rd.Before)
	rd.emit(f)
	return true
}

// wordsThenAct reads a headline whose second half is who said its first and by which word: 協議を再開へ　外務省発表.
func (rd *Reader) wordsThenAct(s *sentence) bool {
	n := len(s.toks)
	if n < 2 || rd.Previous != nil || s.nameBefore(rd.lex, n-1, 0) > 0 {
		return false
	}
	e := rd.lex.verbal[s.toks[n-1].text]
	class := rd.lex.classOf(s, 0, n-1)
	if e == nil || e.Class != lexicon.Say && e.Class != lexicon.Acts || class == discourse.Nobody || class == discourse.Outlet || class == discourse.Doc {
		return false
	}
	f := &discourse.Said{
		Act: e.Act, Part: rd.partNo, Line: s.line, Cue: e.Word, Rule: "labelled",
		Speaker: rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n-1, class)), Span: layout.Between(s.line.Start, s.End), Mode: record.Reported, Confidence: 55,
	}
	if e.Open && e.Class == lexicon.Say {
		rd.reweigh(f, rd.Before)
	}
	rd.emit(f)
	return true
}

// endsAsClause tells that a headline's half ends as a sentence does.
func endsAsClause(words string) bool {
	return endsWithAny(words, []string{"ない", "たい", "べき", "する", "いる", "ある", "した", "った", "せず", "らず", "できる", "だ"})
}

// nameAlone lets a name that is a headline's first half be whom its second half is about.
func (rd *Reader) nameAlone(s *sentence) {
	n := len(s.toks)
	if n > 0 && s.End == s.line.End && rd.wordsThenName(s) || n == 0 || s.End == s.line.End || s.nameBefore(rd.lex, n, 0) > 0 {
		return
	}
	if class := rd.lex.classOf(s, 0, n); class == discourse.Person || class == discourse.State || class == discourse.Party {
		rd.Topic, rd.topicAt = rd.resolve(s.mentionOf(rd.lex, rd.r, 0, n, class)), rd.At
		rd.Remember(rd.Topic)
		rd.nameOn = s.line
	}
}

func (rd *Reader) emit(f *discourse.Said) {
	rd.out = append(rd.out, f)
	if f.Speaker != nil {
		rd.Last, rd.LastAt = f.Speaker, rd.At
		rd.Remember(f.Speaker)
	}
}

// labelled reads 外相:… in a headline or a transcript.
func (rd *Reader) labelled(s *sentence) bool {
	for k := 1; k < len(s.toks) && k < 14; k++ {
		if !s.toks[k].is(":", "：") {
			continue
		}
		class := rd.lex.classOf(s, s.lastName(rd.lex, k, 0), k)
		if class == discourse.Nobody || class == discourse.Outlet || class == discourse.Doc || s.lastName(rd.lex, k, 0) > 4 || k+1 >= len(s.toks) || k+2 >= len(s.toks) && s.toks[k+1].quote == 0 {
			return false
		}
		i := s.nameBefore(rd.lex, k, 0)
		if label := string(rd.r[s.toks[i].start:s.toks[k].start]); k-i < 3 && (askers[label] || strings.HasSuffix(label, "記者")) {
			rd.Turn, rd.asked = nil, lastSentence(rd.text(layout.Between(s.Start, s.line.End)))
			return true // who asks states nothing
		}
		m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, k, class))
		words := layout.Between(s.toks[k+1].start, s.End)
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: ":", Rule: "labelled",
			Speaker: m, Span: layout.Between(m.Start, s.End), Mode: "reported", Confidence: 70,
		}
		if s.toks[k+1].quote > 0 {
			f.Mode = "direct"
		}
		if q := s.toks[k+1].quote; q > 0 && s.quotes[q-1].End == words.End {
			rd.reweighQuoted(f, layout.Between(words.Start+1, words.End-1))
		} else {
			rd.reweigh(f, words)
		}
		rd.emit(f)
		if f.Mode != "direct" || s.toks[k+1].end < s.End {
			rd.Turn = m // who is quoted whole has said it: 外相:「…」
		}
		return true
	}
	return false
}

// dashed reads …―外相 and …=外相.
func (rd *Reader) dashed(s *sentence) bool {
	for k := len(s.toks) - 2; k > 0 && k > len(s.toks)-10; k-- {
		if !s.toks[k].is("：", "―", "—", "–", "=", "＝", "-", "－", "‐", "──", "――") {
			continue
		}
		i := k + 1
		if s.toks[i].sort == number {
			return false // 握手する両外相＝12日、潮路（通信社）
		}
		class := rd.lex.classOf(s, i, len(s.toks))
		if class != discourse.Person && class != discourse.Org && class != discourse.Party && class != discourse.State && class != discourse.Source {
			return false
		}
		m := rd.resolve(s.mentionOf(rd.lex, rd.r, i, len(s.toks), class))
		if s.toks[k].is("：") && (class != discourse.Person || m.Role == "") {
			return false // 文章：東方通信
		}
		f := &discourse.Said{
			Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "―", Rule: "headline with dash",
			Speaker: m, Span: s.Span, Mode: "reported", Confidence: 65,
		}
		if k == 1 && s.toks[0].quote > 0 {
			f.Mode = "direct" // 「…」＝外相
		}
		rd.reweigh(f, layout.Between(s.Start, s.toks[k].start))
		rd.emit(f)
		return true
	}
	return false
}
