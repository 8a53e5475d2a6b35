package ja

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/pattern"
	"readout/internal/record"
)

// outcomes reads lists of results: ●日露海上幕僚協議の設置 below a line that speaks of results or
// of what was agreed. It tells whether the line was one of them. agreed says whether such a
// list is being read.
func (rd *Reader) outcomes(l *layout.Line, all []sentence, agreed *bool) bool {
	words := string(rd.r[l.Start:l.End])
	list := l.Role == layout.Item
	plain := !strings.ContainsAny(words, "。：「")
	switch {
	case !list && (headsResults(words) || headsJointText(words)):
		*agreed, rd.jointText, rd.toldResults = true, headsJointText(words), strings.HasSuffix(words, "。")
		return false
	case !list && headsOther(words, l):
		*agreed = false
		return false
	}
	joint := rd.jointText && list // what stands in a text of both sides need be no noun
	if !list && rd.toldResults {
		return false // 両国は…で合意した。 heads a list with marks, and no line such as ロイター
	}
	if !*agreed || len(all) != 1 || !plain || onlyTime.MatchString(words) || len([]rune(words)) > 60 && !joint || !list && l.Role == layout.Headline && len([]rune(words)) > 40 {
		return false
	}
	s := &all[0]
	s.read(rd.japanese, rd.r)
	if len(s.toks) == 0 || !endsWithNoun(s) && !joint || len(s.predicates(rd.lex, false)) > 0 {
		return false
	}
	rd.memory.At++
	rd.out = append(rd.out, &discourse.Said{
		Act: lexicon.ActOf("agree"), Part: rd.partNo, Line: l, Cue: "●", Rule: "list of results",
		Speaker: rd.partiesOfPage(), Dropped: true, Span: s.Span, Mode: record.Reported, Confidence: 60, Words: words,
		Status: record.Agreed,
	})
	return true
}

// onlyTime is a line that says when: 4月30日 19時12分.
var onlyTime = pattern.New(`^[\d０-９年月日時分:：/.()（） 　月火水木金土曜]+$`)

func headsResults(words string) bool {
	if len([]rune(words)) > 90 || strings.HasPrefix(words, "「") {
		return false
	}
	for _, w := range []string{"結果概要", "合意事項", "主な合意", "合意内容", "成果文書", "主な成果", "成果は", "合意した内容", "一致した内容", "次の点で合意", "以下の点で合意", "で合意", "に合意", "で一致"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// headsJointText tells of the summary of what both sides have signed: 「共同声明」の要旨, 合意文書のポイント.
func headsJointText(words string) bool {
	if len([]rune(words)) > 60 || strings.ContainsAny(words, "。") {
		return false
	}
	for _, text := range []string{"共同声明", "共同文書", "共同宣言", "共同発表", "共同コミュニケ", "合意文書", "議定書"} {
		_, rest, ok := strings.Cut(words, text)
		if !ok {
			continue
		}
		for _, w := range []string{"要旨", "骨子", "ポイント", "概要", "主な内容", "要点"} {
			if strings.Contains(rest, w) {
				return true
			}
		}
	}
	return false
}

func headsOther(words string, l *layout.Line) bool {
	if layout.IsRule(words) {
		return true
	}
	for _, w := range []string{"議論", "論点", "争点", "課題", "解説", "関連", "発言", "反応", "背景", "経緯"} {
		if strings.Contains(words, w) && len([]rune(words)) < 40 {
			return true
		}
	}
	return strings.ContainsAny(words, "。")
}

// endsWithNoun tells whether an item is a noun phrase: 体言止め.
func endsWithNoun(s *sentence) bool {
	t := &s.toks[len(s.toks)-1]
	return t.class == noun
}
