package i18n

import (
	"fmt"
	"time"
)

var months = map[string][]string{
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"ru": {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
}

// alone are months without a day before them, where the language has another form for that.
var alone = map[string][]string{
	"ru": {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
}

// Date writes a day: 2017年3月20日, 20 March 2017, 20 марта 2017 г.
func Date(lang string, t time.Time) string {
	switch lang {
	case "ja":
		return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
	case "ru":
		return fmt.Sprintf("%d %s %d г.", t.Day(), months["ru"][t.Month()-1], t.Year())
	default:
		return fmt.Sprintf("%d %s %d", t.Day(), months["en"][t.Month()-1], t.Year())
	}
}

// Month writes a month of which no day is known: 2017年3月, March 2017, март 2017 г.
func Month(lang string, t time.Time) string {
	switch lang {
	case "ja":
		return fmt.Sprintf("%d年%d月", t.Year(), t.Month())
	case "ru":
		return fmt.Sprintf("%s %d г.", alone["ru"][t.Month()-1], t.Year())
	default:
		return fmt.Sprintf("%s %d", months["en"][t.Month()-1], t.Year())
	}
}

// Year writes a year of which no month is known: 2017年, 2017, 2017 г.
func Year(lang string, t time.Time) string {
	switch lang {
	case "ja":
		return fmt.Sprintf("%d年", t.Year())
	case "ru":
		return fmt.Sprintf("%d г.", t.Year())
	default:
		return fmt.Sprint(t.Year())
	}
}

// Clock writes a time of day with 24 hours: 18:21.
func Clock(t time.Time) string { return t.Format("15:04") }

// Moment writes a day and a time of day.
func Moment(lang string, t time.Time) string { return Date(lang, t) + " " + Clock(t) }

// ZoneName gives what people call a zone at a moment: its abbreviation where it has one
// of letters (JST, MSK, GMT), else its distance from UTC (UTC+5:30).
func ZoneName(t time.Time) string {
	name, offset := t.Zone()
	if name != "" && name[0] != '+' && name[0] != '-' {
		return name
	}
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	if m := offset / 60 % 60; m != 0 {
		return fmt.Sprintf("UTC%c%d:%02d", sign, offset/3600, m)
	}
	return fmt.Sprintf("UTC%c%d", sign, offset/3600)
}
