// Package layout cuts a text into lines and tells what each is for, and finds the marks that
// enclose words. It knows no language's words, only how pages look.
package layout

import (
	"strings"
	"unicode"

	"readout/internal/pattern"
)

// Role is what a line is for.
type Role uint8

// The roles, told by looks and by neighbours.
const (
	Body Role = iota // text
	Headline
	Item   // of a list
	Aside  // a caption, a credit, a card, a list of sources: nobody speaks there
	Moment // the time of an update
)

// Line is a line of a part, or several that a text was wrapped into.
type Line struct {
	Span
	Part  int
	Role  Role
	First bool // the first of its part that says something
	block int  // lines without a blank one between them share it
}

// LongestSentence is where a sentence is cut for want of a stop: what is longer was not written
// by a person, and costs what it must not.
const LongestSentence = 1500

// IsBlank tells a blank of any width.
func IsBlank(c rune) bool { return unicode.IsSpace(c) || c == '\u3000' || c == '\ufeff' }

// IsBullet tells a sign that an item of a list begins with.
func IsBullet(c rune) bool {
	return strings.ContainsRune("●•○◆◇■□▼▲▽△◎★☆・‣▪·", c)
}

// Lines cuts a part into lines and tells what each is for.
func Lines(r []rune, part int, title bool) []Line {
	var all []Line
	block, start := 0, 0
	for i := 0; i <= len(r); i++ {
		if i < len(r) && r[i] != '\n' {
			continue
		}
		l := Line{Span: Span{start, i}, Part: part, block: block}
		for l.Start < l.End && IsBlank(r[l.Start]) {
			l.Start++
		}
		for l.End > l.Start && IsBlank(r[l.End-1]) {
			l.End--
		}
		start = i + 1
		switch {
		case l.Start == l.End:
			block++
		case len(all) > 0 && (wrapped(r, all[len(all)-1]) || goesOnBelow(r, all[len(all)-1], l)) && all[len(all)-1].block == block:
			all[len(all)-1].End = l.End
		default:
			all = append(all, l)
		}
	}
	tellRoles(r, all, title)
	clockHeads(r, all)
	return all
}

// wrapped tells whether a line ends where no sentence can: with a particle or a comma.
func wrapped(r []rune, l Line) bool {
	last := r[l.End-1]
	if l.End-l.Start < 12 {
		return false
	}
	return strings.ContainsRune("、，やをにのがはでと", last)
}

// goesOnBelow tells of somebody's words on a line of their own: …について / 「…」 / と非難した.
func goesOnBelow(r []rune, above, below Line) bool {
	last, first := r[above.End-1], r[below.Start]
	return last == '」' && first == 'と' || first == '「' && last == 'て' && above.End-above.Start >= 12
}

var (
	clockLine  = pattern.New(`^[•●\-*\s]*(\d{1,2}[:.：]\d{2}|\d{1,2}時\d{1,2}分)\s*(GMT|BST|UTC|JST|МСК|EST|EDT|am|pm)?$`)
	creditLine = pattern.New(`^(©|\(c\)|（c）|Photograph:|Photo:|FILE PHOTO|File photo|写真|撮影|Фото|Иллюстрация)`)
	creditIn   = pattern.New(`(Photograph:|\bФото: ?|©\s|/\s?(Reuters|AFP|Getty|TASS|AP)\b|（写真)`)
	readOn     = pattern.New(`^(続きを読む|関連記事|もっと読む|Read more|Continue reading|Читать далее|Читайте также|Related:|Подробнее)`)
	clockHead  = pattern.New(`^\d{1,2}[:：]\d{2}[\s　]+`)
	related    = pattern.New(`^(関連記事|関連ニュース|あわせて読みたい|Related|По теме|Читайте также)[:：]?$`)
	ruleLine   = pattern.New(`^[/=\-_*~—―＝－・.…\s]+$`)
	captionEnd = pattern.New(`([（(]提供[:：]|[=＝][（(]|[（(](資料写真|代表撮影|AFP時事|ゲッティ|共同|時事|聯合ニュース)([=＝]共同)?[)）]$)`)
	figureRow  = pattern.New(`^【(図解|写真|動画|画像|映像|グラフ|図表|地図|表|関連記事|関連|あわせて読みたい)】`)
	shareRow   = pattern.New(`(はてなブックマーク|^[•・\s]*(ツイート|シェア|フォロー|LINEで送る|印刷|メールで送る|Facebook|Twitter|Share|Tweet)[するで]*$|このニュースをシェア|この記事をシェア|でシェアする)`)
	addressRow = pattern.New(`^(https?://|www\.)\S+$`)
)

// IsRule tells a line of signs alone, which parts what is above it from what is below.
func IsRule(words string) bool { return ruleLine.MatchString(words) }

// tellRoles tells what each line is for by its looks and its neighbours.
func tellRoles(r []rune, all []Line, title bool) {
	for i := range all {
		l := &all[i]
		words := string(r[l.Start:min(l.End, l.Start+400)])
		l.First = i == 0
		switch {
		case title:
			l.Role = Headline
		case clockLine.MatchString(words):
			l.Role = Moment
		case creditLine.MatchString(words), readOn.MatchString(words), ruleLine.MatchString(words), addressRow.MatchString(words), l.End-l.Start < 40 && (shareRow.MatchString(words) || figureRow.MatchString(words)):
			l.Role = Aside
		case IsBullet(r[l.Start]):
			l.Role = Item
		case l.End-l.Start < 200 && (creditIn.MatchString(words) || !strings.ContainsRune(words, '。') && captionEnd.MatchString(words)):
			l.Role = Aside
		case looksLikeHeadline(r, all, i):
			l.Role = Headline
		}
	}
	relatedLines(r, all)
	cards(r, all)
}

// clockHeads finds headlines that stand on the line of their time: 13:05　首相「傍観はしない」, 13:05 Minister leaves.
func clockHeads(r []rune, all []Line) {
	for i := range all {
		l := &all[i]
		words := string(r[l.Start:min(l.End, l.Start+200)])
		at := clockHead.FindStringIndex(words)
		if l.Role != Body && l.Role != Headline || at == nil || strings.ContainsRune(words, '。') {
			continue
		}
		from := l.Start + len([]rune(words[:at[1]]))
		if !strings.ContainsFunc(words, IsKana) && (from >= l.End || !unicode.IsUpper(r[from]) && !strings.ContainsRune("“\"«‘'", r[from])) {
			continue // 10:15 a.m. was too early
		}
		l.Start = from
		if strings.ContainsRune(".!?…", r[l.End-1]) && !strings.ContainsFunc(words, IsKana) {
			continue
		}
		l.Role = Headline
	}
}

// IsKana tells a letter of the Japanese syllabaries.
func IsKana(c rune) bool { return unicode.In(c, unicode.Hiragana, unicode.Katakana) }

// relatedLines finds the titles of other pages below 関連記事.
func relatedLines(r []rune, all []Line) {
	for i := range all {
		if !related.MatchString(string(r[all[i].Start:min(all[i].End, all[i].Start+40)])) {
			continue
		}
		all[i].Role = Aside
		for k := i + 1; k < len(all) && (all[k].block == all[i].block || k <= i+4) && all[k].Role != Moment && !strings.ContainsRune("。.", r[all[k].End-1]); k++ {
			all[k].Role = Aside
		}
	}
}

// looksLikeHeadline is about a line that ends without a stop and stands alone, at the top or
// below a time.
func looksLikeHeadline(r []rune, all []Line, i int) bool {
	l := all[i]
	if i == 0 && strings.ContainsRune("。｡.", r[l.End-1]) {
		return false // the first line of a text without a title
	}
	if strings.ContainsRune(".。｡!?！？…»\"”」", r[l.End-1]) && i > 0 || l.End-l.Start > 200 {
		return r[l.End-1] == '」' && i > 0 && all[i-1].Role == Moment && !strings.ContainsRune(string(r[l.Start:l.End]), '。')
	}
	if strings.ContainsRune("-―", r[l.End-1]) && i+1 < len(all) && r[all[i+1].Start] == '「' {
		return false // 所長は次のように語った-
	}
	if i == 0 || all[i-1].Role == Moment {
		return true
	}
	alone := (i == 0 || all[i-1].block != l.block) && (i+1 == len(all) || all[i+1].block != l.block)
	return alone && !strings.ContainsRune(":：", r[l.End-1])
}

// cards finds what a saved page has of other pages: a title printed twice, and what follows
// until "read on". The title itself is a headline like any other: what it says was said, and often
// stands nowhere else on the page.
func cards(r []rune, all []Line) {
	for i := 0; i+1 < len(all); i++ {
		if all[i].Role == Moment || all[i].Role == Aside && all[i+1].Role == Aside || !sameLine(r, all[i], all[i+1]) {
			continue
		}
		all[i].Role, all[i+1].Role = Headline, Aside
		for k := i + 2; k < len(all) && k < i+6; k++ {
			if all[k].Role == Aside && readOn.MatchString(string(r[all[k].Start:all[k].End])) {
				for n := i + 1; n < k; n++ {
					all[n].Role = Aside
				}
				break
			}
		}
	}
}

func sameLine(r []rune, a, b Line) bool {
	return a.End-a.Start == b.End-b.Start && string(r[a.Start:a.End]) == string(r[b.Start:b.End])
}
