package ja

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
)

// fullOf gives the full name of whom a family name of one character and a title mean, 楊報道官, where the page
// has named them before: 外交部の楊麗華報道官. The dictionary need know neither name.
func (rd *Reader) fullOf(m *discourse.Mention) string {
	family := rd.lex.beforeTitle(m.Text)
	if utf8.RuneCountInString(family) != 1 || !isHan(family) {
		return ""
	}
	full := ""
	rd.Latest(func(o *discourse.Mention) bool {
		name := rd.lex.beforeTitle(o.Text)
		if n := utf8.RuneCountInString(name); o.Class == discourse.Person && n > 1 && n < 5 && isHan(name) && strings.HasPrefix(name, family) {
			full = name
		}
		return full != ""
	})
	return full
}

// beforeTitle gives what stands in a name between whose office it is and the title: 外交部の楊麗華報道官 is 楊麗華.
func (l *vocabulary) beforeTitle(text string) string {
	if k := strings.LastIndex(text, "の"); k >= 0 {
		text = text[k+len("の"):]
	}
	for i := range text {
		if _, ok := l.people[text[i:]]; ok && i > 0 {
			return text[:i]
		}
	}
	return ""
}

// speaksForOwn tells that a state which somebody names in their own turn is the one they speak for: asked what
// リグ側 thinks, リグ側は…を望む is what they say themselves. What another state does is not theirs.
func (rd *Reader) speaksForOwn(m *discourse.Mention) bool {
	who := rd.Turn
	if who == nil || who.Class != discourse.Person || m.Class != discourse.State && m.Class != discourse.Party || len(m.Names) > 1 {
		return false
	}
	state := strings.TrimSuffix(m.Text, "側")
	if strings.Contains(rd.asked, state+"は") || strings.Contains(rd.asked, state+"側は") {
		return true
	}
	return rd.Latest(func(o *discourse.Mention) bool {
		same := strings.HasSuffix(o.Text, who.Text) || slices.ContainsFunc(o.Names, func(n string) bool { return slices.Contains(who.Names, n) })
		return same && o.Class == discourse.Person && strings.HasPrefix(o.Text, state)
	}) != nil
}

// lastSentence gives what a question asks, behind what it tells of others: 隣国は拒んだ。リグ側はどうみるか。
func lastSentence(question string) string {
	question = strings.TrimSuffix(strings.TrimSpace(question), "。")
	if k := strings.LastIndex(question, "。"); k >= 0 {
		return question[k+len("。"):]
	}
	return question
}

func isHan(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return !unicode.Is(unicode.Han, c) })
}
