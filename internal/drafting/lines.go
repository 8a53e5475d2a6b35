package drafting

import (
	"regexp"
	"strings"
	"unicode"
)

// role is what a line is for.
type role uint8

const (
	body role = iota
	headline
	item   // of a list
	aside  // a caption, a credit, a card, a list of sources: nobody speaks there
	moment // the time of an update
)

// line is a line of a part, or several that a text was wrapped into.
type line struct {
	span
	part  int
	role  role
	first bool // the first of its part that says something
	block int  // lines without a blank one between them share it
}

// mostSentence is where a sentence is cut for want of a stop: what is longer was not written
// by a person, and costs what it must not.
const mostSentence = 1500

// isBlank tells a blank of any width.
func isBlank(c rune) bool { return unicode.IsSpace(c) || c == '\u3000' || c == '\ufeff' }

// isBullet tells a sign that an item of a list begins with.
func isBullet(c rune) bool {
	return strings.ContainsRune("●•○◆◇■□▼▲▽△◎★☆・‣▪·", c)
}

// linesOf cuts a part into lines and tells what each is for.
func linesOf(r []rune, part int, title bool) []line {
	var all []line
	block, start := 0, 0
	for i := 0; i <= len(r); i++ {
		if i < len(r) && r[i] != '\n' {
			continue
		}
		l := line{span: span{start, i}, part: part, block: block}
		for l.start < l.end && isBlank(r[l.start]) {
			l.start++
		}
		for l.end > l.start && isBlank(r[l.end-1]) {
			l.end--
		}
		start = i + 1
		switch {
		case l.start == l.end:
			block++
		case len(all) > 0 && (wrapped(r, all[len(all)-1]) || goesOnBelow(r, all[len(all)-1], l)) && all[len(all)-1].block == block:
			all[len(all)-1].end = l.end
		default:
			all = append(all, l)
		}
	}
	tellRoles(r, all, title)
	clockHeads(r, all)
	return all
}

// wrapped tells whether a line ends where no sentence can: with a particle or a comma.
func wrapped(r []rune, l line) bool {
	last := r[l.end-1]
	if l.end-l.start < 12 {
		return false
	}
	return strings.ContainsRune("、，やをにのがはでと", last)
}

// goesOnBelow tells of somebody's words on a line of their own: …について / 「…」 / と非難した.
func goesOnBelow(r []rune, above, below line) bool {
	last, first := r[above.end-1], r[below.start]
	return last == '」' && first == 'と' || first == '「' && last == 'て' && above.end-above.start >= 12
}

var (
	clockLine  = regexp.MustCompile(`^[•●\-*\s]*(\d{1,2}[:.：]\d{2}|\d{1,2}時\d{1,2}分)\s*(GMT|BST|UTC|JST|МСК|EST|EDT|am|pm)?$`)
	creditLine = regexp.MustCompile(`^(©|\(c\)|（c）|Photograph:|Photo:|FILE PHOTO|File photo|写真|撮影|Фото|Иллюстрация)`)
	creditIn   = regexp.MustCompile(`(Photograph:|\bФото: ?|©\s|/\s?(Reuters|AFP|Getty|TASS|AP)\b|（写真)`)
	readOn     = regexp.MustCompile(`^(続きを読む|関連記事|もっと読む|Read more|Continue reading|Читать далее|Читайте также|Related:|Подробнее)`)
	clockHead  = regexp.MustCompile(`^\d{1,2}[:：]\d{2}[\s　]+`)
	related    = regexp.MustCompile(`^(関連記事|関連ニュース|あわせて読みたい|Related|По теме|Читайте также)[:：]?$`)
	ruleLine   = regexp.MustCompile(`^[/=\-_*~—―＝－・.…\s]+$`)
	captionEnd = regexp.MustCompile(`([（(]提供[:：]|[=＝][（(]|[（(](資料写真|代表撮影|AFP時事|ゲッティ|共同|時事|聯合ニュース)([=＝]共同)?[)）]$)`)
	figureRow  = regexp.MustCompile(`^【(図解|写真|動画|画像|映像|グラフ|図表|地図|表|関連記事|関連|あわせて読みたい)】`)
	shareRow   = regexp.MustCompile(`(はてなブックマーク|^[•・\s]*(ツイート|シェア|フォロー|LINEで送る|印刷|メールで送る|Facebook|Twitter|Share|Tweet)[するで]*$|このニュースをシェア|この記事をシェア|でシェアする)`)
	addressRow = regexp.MustCompile(`^(https?://|www\.)\S+$`)
)

// isRule tells a line of signs alone, which parts what is above it from what is below.
func isRule(words string) bool { return ruleLine.MatchString(words) }

// tellRoles tells what each line is for by its looks and its neighbours.
func tellRoles(r []rune, all []line, title bool) {
	for i := range all {
		l := &all[i]
		words := string(r[l.start:min(l.end, l.start+400)])
		l.first = i == 0
		switch {
		case title:
			l.role = headline
		case clockLine.MatchString(words):
			l.role = moment
		case creditLine.MatchString(words), readOn.MatchString(words), ruleLine.MatchString(words), addressRow.MatchString(words), l.end-l.start < 40 && (shareRow.MatchString(words) || figureRow.MatchString(words)):
			l.role = aside
		case isBullet(r[l.start]):
			l.role = item
		case l.end-l.start < 200 && (creditIn.MatchString(words) || !strings.ContainsRune(words, '。') && captionEnd.MatchString(words)):
			l.role = aside
		case looksLikeHeadline(r, all, i):
			l.role = headline
		}
	}
	relatedLines(r, all)
	cards(r, all)
}

// clockHeads finds Japanese headlines that stand on the line of their time: 13:05　首相「傍観はしない」.
func clockHeads(r []rune, all []line) {
	for i := range all {
		l := &all[i]
		words := string(r[l.start:min(l.end, l.start+200)])
		at := clockHead.FindStringIndex(words)
		if l.role != body && l.role != headline || at == nil || strings.ContainsRune(words, '。') || !strings.ContainsFunc(words, isKana) {
			continue
		}
		l.start += len([]rune(words[:at[1]]))
		l.role = headline
	}
}

// isKana tells a letter of the Japanese syllabaries.
func isKana(c rune) bool { return unicode.In(c, unicode.Hiragana, unicode.Katakana) }

// relatedLines finds the titles of other pages below 関連記事.
func relatedLines(r []rune, all []line) {
	for i := range all {
		if !related.MatchString(string(r[all[i].start:min(all[i].end, all[i].start+40)])) {
			continue
		}
		all[i].role = aside
		for k := i + 1; k < len(all) && (all[k].block == all[i].block || k <= i+4) && all[k].role != moment && !strings.ContainsRune("。.", r[all[k].end-1]); k++ {
			all[k].role = aside
		}
	}
}

// looksLikeHeadline is about a line that ends without a stop and stands alone, at the top or
// below a time.
func looksLikeHeadline(r []rune, all []line, i int) bool {
	l := all[i]
	if i == 0 && strings.ContainsRune("。｡.", r[l.end-1]) {
		return false // the first line of a text without a title
	}
	if strings.ContainsRune(".。｡!?！？…»\"”」", r[l.end-1]) && i > 0 || l.end-l.start > 200 {
		return r[l.end-1] == '」' && i > 0 && all[i-1].role == moment && !strings.ContainsRune(string(r[l.start:l.end]), '。')
	}
	if strings.ContainsRune("-―", r[l.end-1]) && i+1 < len(all) && r[all[i+1].start] == '「' {
		return false // 所長は次のように語った-
	}
	if i == 0 || all[i-1].role == moment {
		return true
	}
	alone := (i == 0 || all[i-1].block != l.block) && (i+1 == len(all) || all[i+1].block != l.block)
	return alone && !strings.ContainsRune(":：", r[l.end-1])
}

// cards finds what a saved page has of other pages: a title printed twice, and what follows
// until "read on". The title itself is a headline like any other: what it says was said, and often
// stands nowhere else on the page.
func cards(r []rune, all []line) {
	for i := 0; i+1 < len(all); i++ {
		if all[i].role == moment || all[i].role == aside && all[i+1].role == aside || !sameLine(r, all[i], all[i+1]) {
			continue
		}
		all[i].role, all[i+1].role = headline, aside
		for k := i + 2; k < len(all) && k < i+6; k++ {
			if all[k].role == aside && readOn.MatchString(string(r[all[k].start:all[k].end])) {
				for n := i + 1; n < k; n++ {
					all[n].role = aside
				}
				break
			}
		}
	}
}

func sameLine(r []rune, a, b line) bool {
	return a.end-a.start == b.end-b.start && string(r[a.start:a.end]) == string(r[b.start:b.end])
}
