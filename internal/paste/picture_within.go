package paste

import (
	"strings"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// Credits within a caption: words of the caption stand behind them.

var (
	// creditWithin is a credit in brackets, and behind it when and where the picture was taken:
	// "Caption (写真:Name)=14日、港", "Caption (Photo: Name), 14 March 2031".
	creditWithin = sieve.New(`^(.{4,300}\S)\s*[\[(]((?:photo|photograph|picture|image|写真|撮影|提供|画像|фото)\s*[:=/][^()\[\]]{1,60})[\])]\s*([=,]\s?[^=]{2,60})$`)
	// takenBehind is the day of a picture behind its credit: "Фото: Имя / Агентство. 14 марта 2031 года".
	takenBehind = pattern.New(`^(.{4,80}?[\p{L}»”"])[.。]\s*(\d{1,2} \p{L}{3,10} \d{4}(?: г\.| года)?|\p{L}{3,10} \d{1,2}, \d{4}|\d{4}年\d{1,2}月\d{1,2}日.{0,12})\.?$`)
	// sentenceBehind is a sentence of the caption behind its credit: "Photo: Name/Agency The talks lasted six hours."
	sentenceBehind = pattern.New(`^(.{4,80}?(?:Images|Reuters|REUTERS|AFP|/AP|AP Photo|EPA|TASS|ТАСС|РИА Новости|Коммерсантъ))\s+(\p{Lu}\p{L}* .{10,200}[.!?])$`)
)

// creditInside parts a caption that has its credit within it; the words behind go to the caption.
func creditInside(text, norm string) (caption, credit string, ok bool) {
	if !strings.ContainsAny(norm, ")]") || printed.Width(printed.Head(norm, 401)) > 400 {
		return "", "", false
	}
	m := creditWithin.FindStringSubmatchIndex(norm)
	if m == nil {
		return "", "", false
	}
	runes := []rune(text)
	part := func(i int) string {
		return string(runes[utf8.RuneCountInString(norm[:m[i]]):utf8.RuneCountInString(norm[:m[i+1]])])
	}
	return strings.TrimFunc(part(2), printed.IsSpace) + part(6), part(4), true
}

// creditEnds takes words of the caption off the end of its credit.
func creditEnds(caption, credit string) (string, string) {
	for _, re := range []*pattern.Expr{takenBehind, sentenceBehind} {
		if m := re.FindStringSubmatch(credit); m != nil {
			return strings.TrimSpace(caption + " " + m[2]), m[1]
		}
	}
	return caption, credit
}
