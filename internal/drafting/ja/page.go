package ja

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/pattern"
)

// NewReader makes a reader of a page; whoever talks with whom is told from all of its parts.
func NewReader(parts [][]rune) *Reader {
	rd := &Reader{japanese: loadJapanese()}
	rd.parties = rd.lex.partiesOf(parts)
	return rd
}

// Found gives what was found, in the order of the parts.
func (rd *Reader) Found() []*discourse.Said { return rd.out }

// Part reads one part, sentence by sentence; at is told where. The next sentence is at hand, for words that
// follow their verb.
func (rd *Reader) Part(r []rune, n int, lines []layout.Line, at func(int)) {
	rd.r, rd.memory.At = r, rd.memory.At+10
	rd.partNo = n
	rd.stage, rd.Turn, rd.answerTo, rd.BeforeOn, rd.Previous, rd.leak = nil, nil, nil, nil, nil, nil
	rd.below = nil
	rd.asked = ""
	var agreed bool
	for i := range lines {
		l := &lines[i]
		at(l.Start)
		if l.Role == layout.Aside || l.Role == layout.Moment {
			rd.Turn = nil
			continue
		}
		if l.First {
			rd.Page = rd.OfPage(rd.pageSpeaker(l))
		}
		rest, asked := rd.turnOf(l)
		if asked {
			rd.answerTo, rd.asked = l, lastSentence(string(r[l.Start:l.End]))
			continue
		}
		lines[i] = rest
		all := sentencesOf(r, l)
		all = withoutSources(r, all)
		if rd.outcomes(l, all, &agreed) || rd.saidBelow(l, all) {
			continue
		}
		for k := range all {
			var next *sentence
			if k+1 < len(all) {
				next = &all[k+1]
			} else if i+1 < len(lines) && lines[i+1].Role != layout.Aside && lines[i+1].Role != layout.Moment {
				if more := sentencesOf(r, &lines[i+1]); len(more) > 0 {
					next = &more[0]
				}
			}
			if k > 0 && rd.takenAt == all[k].Start && rd.takenOn == l {
				continue // the name before it took it
			}
			if len(all) == 1 && (rd.answer(&all[k]) || rd.onStage(&all[k])) {
				continue
			}
			rd.sentence(&all[k], next)
		}
		if len(all) > 0 {
			rd.answerTo = nil
		}
		rd.wholeHeadline(l, len(all))
	}
	rd.EndPart(lines)
}

// wholeHeadline takes in the other half of a headline whose act alone says little: ロシア側が提案
// 次回の実施はロシアで.
func (rd *Reader) wholeHeadline(l *layout.Line, halves int) {
	if l.Role != layout.Headline || halves < 2 || len(rd.out) == 0 {
		return
	}
	f := rd.out[len(rd.out)-1]
	if halves > 2 && (rd.nameOn != l || len(rd.out) > 1 && rd.out[len(rd.out)-2].Line == l) {
		return
	}
	if rd.nameOn == l && f.Line == l && f.Dropped && f.Speaker == rd.Topic && f.Span.Start > l.Start {
		f.Span.Start, f.Dropped = l.Start, false // 外相と特使　継続で一致
	}
	if f.Line == l && f.Span.End < l.End && f.Span.End-f.Span.Start <= 12 && (len(rd.out) == 1 || rd.out[len(rd.out)-2].Line != l) {
		f.Span.End = l.End
	}
}

// withoutSources leaves out the list of sources at the end of a digest: 『…』。新聞、2006年4月23日。
func withoutSources(r []rune, all []sentence) []sentence {
	for i := range all {
		if !endsAsTitle(r, all[i].Span) {
			continue
		}
		if i+1 < len(all) && isDatedSource(string(r[all[i+1].Start:all[i+1].End])) {
			return all[:i]
		}
	}
	return all
}

// endsAsTitle tells whether a sentence ends with a title in quotation marks.
func endsAsTitle(r []rune, s layout.Span) bool {
	return s.End > s.Start && strings.ContainsRune("』」\"”", r[s.End-1])
}

func isDatedSource(words string) bool {
	name, date, ok := strings.Cut(words, "、")
	if !ok {
		name, date, ok = strings.Cut(words, ",")
	}
	return ok && len([]rune(name)) < 30 && sourceDate.MatchString(date)
}

// partiesOf gives who talks with whom on a page: the first two states named side by side.
func (l *vocabulary) partiesOf(parts [][]rune) []string {
	for _, r := range parts {
		for i := 0; i+1 < len(r) && i < 4000; i++ {
			a, b := l.letters[r[i]], l.letters[r[i+1]]
			if a == "" || b == "" || a == b {
				continue
			}
			if !strings.ContainsRune("日米露ロ韓英仏独欧中朝台豪伊印", r[i]) || !strings.ContainsRune("日米露ロ韓英仏独欧中朝台豪伊印", r[i+1]) {
				continue
			}
			if i+2 < len(r) && startsAnother(r[i+2]) {
				continue
			}
			names := []string{a, b}
			if i+2 < len(r) {
				if c := l.letters[r[i+2]]; c != "" && c != a && c != b && strings.ContainsRune("韓露ロ朝中英独仏印豪", r[i+2]) {
					names = append(names, c)
				}
			}
			return names
		}
	}
	for _, r := range parts {
		if names := l.namedPair(r); names != nil {
			return names
		}
	}
	return nil
}

// startsAnother tells 日中 of 二日中に, and names of papers (中日新聞), from two states side by side.
func startsAnother(c rune) bool { return c == '新' || c == '本' || c == 'に' || c == '、' }

var sourceDate = pattern.New(`^\s*\d{4}年\d{1,2}月\d{1,2}日`)
