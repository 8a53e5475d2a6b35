package drafting

import (
	"regexp"
	"strings"
)

func newReaderJa(parts [][]rune) *readerJa {
	rd := &readerJa{japanese: loadJapanese()}
	rd.parties = rd.lex.partiesOf(parts)
	return rd
}

func (rd *readerJa) found() []*said { return rd.out }

// part reads one part, sentence by sentence. The next sentence is at hand, for words that
// follow their verb.
func (rd *readerJa) part(r []rune, n int, lines []line, at func(int)) {
	rd.r, rd.discourse.at = r, rd.discourse.at+10
	rd.partNo = n
	rd.stage, rd.turn, rd.answerTo, rd.beforeOn, rd.previous, rd.leak = nil, nil, nil, nil, nil, nil
	var agreed bool
	for i := range lines {
		l := &lines[i]
		at(l.start)
		if l.role == aside || l.role == moment {
			rd.turn = nil
			continue
		}
		if l.first {
			rd.page = rd.ofPage(rd.pageSpeaker(l))
		}
		rest, asked := rd.turnOf(l)
		if asked {
			rd.answerTo = l
			continue
		}
		lines[i] = rest
		all := sentencesJa(r, l)
		all = withoutSources(r, all)
		if rd.outcomes(l, all, &agreed) {
			continue
		}
		for k := range all {
			var next *sentence
			if k+1 < len(all) {
				next = &all[k+1]
			} else if i+1 < len(lines) && lines[i+1].role != aside && lines[i+1].role != moment {
				if more := sentencesJa(r, &lines[i+1]); len(more) > 0 {
					next = &more[0]
				}
			}
			if k > 0 && rd.takenAt == all[k].start && rd.takenOn == l {
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
	rd.endPart(lines)
}

// wholeHeadline takes in the other half of a headline whose act alone says little: ロシア側が提案
// 次回の実施はロシアで.
func (rd *readerJa) wholeHeadline(l *line, halves int) {
	if l.role != headline || halves < 2 || len(rd.out) == 0 {
		return
	}
	f := rd.out[len(rd.out)-1]
	if halves > 2 && (rd.nameOn != l || len(rd.out) > 1 && rd.out[len(rd.out)-2].line == l) {
		return
	}
	if rd.nameOn == l && f.line == l && f.dropped && f.speaker == rd.topic && f.span.start > l.start {
		f.span.start, f.dropped = l.start, false // 外相と特使　継続で一致
	}
	if f.line == l && f.span.end < l.end && f.span.end-f.span.start <= 12 && (len(rd.out) == 1 || rd.out[len(rd.out)-2].line != l) {
		f.span.end = l.end
	}
}

// withoutSources leaves out the list of sources at the end of a digest: 『…』。新聞、2006年4月23日。
func withoutSources(r []rune, all []sentence) []sentence {
	for i := range all {
		if !endsAsTitle(r, all[i].span) {
			continue
		}
		if i+1 < len(all) && isDatedSource(string(r[all[i+1].start:all[i+1].end])) {
			return all[:i]
		}
	}
	return all
}

// endsAsTitle tells whether a sentence ends with a title in quotation marks.
func endsAsTitle(r []rune, s span) bool {
	return s.end > s.start && strings.ContainsRune("』」\"”", r[s.end-1])
}

func isDatedSource(words string) bool {
	name, date, ok := strings.Cut(words, "、")
	if !ok {
		name, date, ok = strings.Cut(words, ",")
	}
	return ok && len([]rune(name)) < 30 && sourceDate.MatchString(date)
}

// partiesOf gives who talks with whom on a page: the first two states named side by side.
func (l *jaLexicon) partiesOf(parts [][]rune) []string {
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

var sourceDate = regexp.MustCompile(`^\s*\d{4}年\d{1,2}月\d{1,2}日`)
