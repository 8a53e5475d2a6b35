package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// forecasts finds what a sentence expects: …で合意する見通しだ, …とみられる. floor is where the words
// behind an earlier act begin.
func (rd *Reader) forecasts(s *sentence, all []predicate, floor int) *discourse.Said {
	for i := floor + 2; i < len(s.toks); i++ {
		stop, cue := s.forecastAt(rd.lex, i)
		if stop == 0 {
			continue
		}
		if f := rd.forecast(s, all, floor, i, stop, cue); f != nil {
			return f
		}
	}
	return nil
}

// forecastAt tells whether token i expects what is before it, and where that ends.
func (s *sentence) forecastAt(l *vocabulary, i int) (stop int, cue string) {
	t := &s.toks[i]
	if t.class == noun && l.forecasts[t.text] == "noun" && s.describes(i-1) {
		stop, cue = i+1, t.text
		if words := s.wordsOf(i, min(len(s.toks), i+3)); l.forecasts[words] == "noun" {
			stop, cue = min(len(s.toks), i+3), words
		} else if cue == "公算" {
			return 0, ""
		}
		for stop < len(s.toks) && (s.toks[stop].class == auxiliary || s.toks[stop].is("ある", "なっ", "と")) {
			stop++
		}
		return s.onlyAtEnd(stop), cue
	}
	if !s.toks[i-1].is("と", "が", "も", "こと", "は", "を") && !s.toks[i-1].is("とも") {
		return 0, ""
	}
	word, n := "", i
	switch {
	case t.class == verb && t.is("み", "見", "見込ま"):
		word, n = map[string]string{"み": "みる", "見": "見る", "見込ま": "見込む"}[t.text], i+1
	case t.class == noun && i+1 < len(s.toks) && s.toks[i+1].is("さ"):
		word, n = t.text, i+2
	}
	if (word == "みる" || word == "見る") && !s.toks[i-1].is("と", "とも") {
		return 0, "" // とがめる声もみられた: it was seen
	}
	if l.forecasts[word] != "passive" || n >= len(s.toks) || !s.toks[n].is("れ", "れる", "られ", "られる") {
		return 0, ""
	}
	for n < len(s.toks) && (s.toks[n].class == auxiliary || s.toks[n].class == verb || s.toks[n].sort == linkParticle && s.toks[n].is("て")) {
		n++
	}
	return s.onlyAtEnd(n), word
}

// describes tells whether token i ends a clause that describes the noun behind it.
func (s *sentence) describes(i int) bool {
	t := &s.toks[i]
	return t.class == verb || t.class == auxiliary || t.class == adjective || t.is("という")
}

// onlyAtEnd gives stop where a clause ends there, else 0.
func (s *sentence) onlyAtEnd(stop int) int {
	if stop >= len(s.toks) {
		return stop
	}
	t := &s.toks[stop]
	if t.is("という", "とのこと") && stop+1 == len(s.toks) {
		return stop // 結論は先送りされる公算が大きいという
	}
	if t.class == symbol || t.class == particle && t.sort == linkParticle && t.is("が", "けれど", "ものの") {
		return stop
	}
	return 0
}

// forecast makes a draft of an expectation. It counts as somebody's where a source tells it or
// where it is about what parties do; what a paper surmises by itself has no speaker.
func (rd *Reader) forecast(s *sentence, all []predicate, floor, at, stop int, cue string) *discourse.Said {
	f := &discourse.Said{
		Forecast: true, Act: lexicon.ActOf("expect"), Part: rd.partNo, Line: s.line, Cue: cue, Rule: "forecast", Mode: record.Reported,
		Span: layout.Between(s.toks[floor].start, s.toks[stop-1].end), Confidence: 50, Basis: record.Expectation,
	}
	f.Words = rd.text(f.Span)
	who, told := rd.expects(s, floor, at)
	contrary := s.toks[0].is("だが", "しかし", "ただ", "ただし", "もっとも") // the page sets against it what it expects itself
	if !told && !rd.partiesAct(who, all, floor, at, cue, contrary) {
		f.Surmise = true
		f.Confidence = 25
		return f
	}
	f.Speaker, f.Dropped = who, who == nil || who.Start < f.Span.Start || who.Start >= f.Span.End
	if src := rd.leakSource(s); src != nil && !told {
		f.Speaker, f.Dropped, f.Basis = about(src, who), true, record.Leak
	}
	if f.Speaker == nil {
		f.Speaker, f.Dropped = rd.partiesOfPage(), true
	}
	return f
}

// about adds another's names to a mention, for those that it speaks about.
func about(m, o *discourse.Mention) *discourse.Mention {
	if o == nil {
		return m
	}
	both := *m
	both.Names = append(append([]string(nil), m.Names...), o.Text)
	both.Names = append(both.Names, o.Names...)
	return &both
}

// expects gives who is named in an expectation, and whether they are the ones who tell it.
func (rd *Reader) expects(s *sentence, floor, at int) (who *discourse.Mention, told bool) {
	args := s.arguments(rd.lex, rd.r, floor, at, s.line.Role == layout.Headline)
	for i := range args {
		a := &args[i]
		if a.name.None() || a.name.Class == discourse.Outlet || a.name.Class == discourse.Doc {
			continue
		}
		if a.by == "によると" || a.name.Class == discourse.Source {
			return a.name, true
		}
		if who == nil && (a.by == "は" || a.by == "が" || a.by == "も" || a.by == "、") {
			who = rd.resolve(a.name)
		}
	}
	return who, false
}

// partiesAct tells whether an expectation is about what parties to talks will do: their act of
// speech or their meeting.
func (rd *Reader) partiesAct(who *discourse.Mention, all []predicate, floor, at int, cue string, contrary bool) bool {
	talks := false
	for i := range all {
		p := &all[i]
		if p.head >= floor && p.head < at && p.e != nil && p.stop >= at-4 && !p.passive && p.e.Class != lexicon.Relays && p.e.Class != lexicon.Bare && (p.e.Class != lexicon.Asks || who != nil && who.Class == discourse.Joint) {
			talks = true
		}
	}
	if who == nil {
		return talks && cue != "予定" && (len(rd.parties) > 0 || rd.leak != nil)
	}
	if rd.leak != nil && rd.At-rd.leakAt <= 3 && !contrary {
		return true // somebody in confidence told it in the lines before
	}
	switch who.Class {
	case discourse.Joint:
		return true
	case discourse.State, discourse.Party:
		return !contrary
	case discourse.Org, discourse.Person, discourse.Group:
		return talks && !contrary
	}
	return false
}

// leakSource gives who leaks what a paragraph expects, where the page names one: 政府筋.
func (rd *Reader) leakSource(*sentence) *discourse.Mention { return rd.leak }
