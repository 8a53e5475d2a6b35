package clock

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// The page's own stamp: when it was published, changed or saved.

var stampWord = sieve.New(`^(?:(?:page )?(?:first |last )?(?:published|updated|modified|posted|created)(?: on| at)?|(?:公開|掲載|配信|更新|最終更新|投稿|作成)(?:日時?|時刻)?|publié le|mis à jour le|modifié le|stand|aktualisiert(?: am)?|date|veröffentlicht(?: am)?|actualizado(?: el| a las)?|aggiornato(?: il)?|pubblicato(?: il)?|atualizado(?: em)?|publicado(?: em| el)?|입력|수정|опубликовано|обновлено|дата публикации|изменено|создано|[【\[](?:updated?|更新|追記|速報)[】\]])\s*[::]?\s*`)

// Label gives the word before a stamp that says what it is of, "published at", with what parts the two.
func Label(norm string) string { return stampWord.FindString(norm) }

// IsStamp knows the page's own stamp: a date with or without a clock, with or without "published".
func IsStamp(norm string) bool {
	if printed.Width(printed.Head(norm, 121)) > 120 {
		return false
	}
	s := strings.Trim(norm, "[] ")
	if strings.HasPrefix(s, "(") || strings.Count(s, "(") != strings.Count(s, ")") {
		s = strings.Trim(s, "() ")
	}
	word := Label(s)
	s = strings.TrimSpace(s[len(word):])
	if _, n := ReadDay(s); n > 0 && word != "" {
		return true
	}
	if _, ok := ReadAgo(s); ok && word != "" {
		return true
	}
	if st, ok := Read(s); ok && !st.Inline && (word != "" || st.Day.Printed()) {
		return true
	}
	if at, rest, _, ok := ReadParts(s); ok && at.Day.Printed() && stampAfter(rest) {
		return true // "20:41 14.03.2031 (обновлено: 21:03 14.03.2031)"
	}
	if at, rest, _, ok := ReadParts(s); ok && at.Day.Printed() && changedAfter.MatchString(strings.TrimSpace(rest)) {
		return true // "2031/3/14 19:30（最終更新 3/14 20:05）"
	}
	if at, rest, _, ok := ReadParts(s); ok && at.Day.Printed() && (Label(strings.TrimSpace(rest)) == strings.TrimSpace(rest) || at.Day.Full() && glued(rest)) {
		return true // "3/14(金) 17:02 配信", "10:00, 14 марта 2031Источник: Тарн"
	}
	if at, rest, _, ok := ReadParts(s); ok && at.Day.Full() && (sourceAfter.MatchString(rest) || sectionAfter.MatchString(rest)) {
		return true // "18:58 14.03.2031 Источник: Агентство", "14 марта 2031, 18:58 • Новости дня"
	}
	if IsChange(s) || !strings.Contains(s, "  ") && IsFiled(s) {
		return true // "09/18 23:23 更新", "2031年03月14日 | 日記"
	}
	if _, _, _, ok := ReadParts(s); ok && word != "" {
		return true // "updated at 12:04 GMT, Thursday, 2 April 2031 13:04 UK"
	}
	_, ok := WholeDay(norm)
	return ok
}

// changedAfter is a bracket behind a stamp that says when the page was changed.
var changedAfter = sieve.New(`^\(?(?:最終更新|更新|updated|last updated|обновлено|изменено)\s*:?\s*[\d/.:年月日時分 ,]{3,24}\)?$|^\([\d/.:年月日時分 ,]{3,24}(?:更新|改訂|変更)\)$`)

// sourceAfter is who a story is from, behind its stamp.
var sourceAfter = sieve.New(`^\s*[|·,]?\s*(?:источник|source|出典|текст|text|автор|author)\s*:\s*\S.{0,80}$`)

// sectionAfter is a section behind a stamp.
var sectionAfter = sieve.New(`^\s*[•·|]\s*\p{L}[\p{L} ]{2,30}$`)

// IsChange knows a stamp without a year and what it is of.
func IsChange(norm string) bool { return changedOn.MatchString(norm) }

var changedOn = sieve.New(`^\d{1,2}/\d{1,2}\s+\d{1,2}:\d{2}\s*(?:更新|配信|公開|掲載|投稿)$`)

// stampAfter tells whether behind a stamp stands another, with the word that says of what it is.
func stampAfter(rest string) bool {
	rest = strings.Trim(rest, "()（） ,;/|")
	word := Label(rest)
	if word == "" {
		return false
	}
	_, after, _, ok := ReadParts(rest[len(word):])
	return ok && printed.Width(printed.Letters(after)) <= 4
}

// glued tells whether words were saved right behind others, and are few.
func glued(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) && printed.Width(rest) <= 32 && !printed.Stopped(rest, true)
}

// IsFiled knows how blogs print below the title of an entry its day and where it is filed:
// "2031年03月14日 | 日記", "2031-03-14 | News".
func IsFiled(norm string) bool { return filedStamp.MatchString(norm) }

var filedStamp = pattern.New(`^(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:\s+\d{1,2}(?:時\d{1,2}分(?:\d{1,2}秒)?|:\d{2}(?::\d{2})?))?\s*[|｜]\s*\S.{0,38}$`)

// SaysChanged tells whether a text begins with the word for a page's having been changed.
func SaysChanged(norm string) bool { return changedWord.MatchString(norm) }

var changedWord = pattern.New(`^(?:(?:last )?(?:updated|modified)|更新|最終更新|обновлено|изменено|mis à jour)`)

// CouldBeOne tells whether a text may be a day or a clock, which alone could be any number.
func CouldBeOne(norm string) bool { return shortDay.MatchString(norm) }

var shortDay = pattern.New(`^\d{1,2}[/.:]\d{1,2}$`)
