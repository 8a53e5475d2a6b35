package paste

import (
	"strings"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// A caption and its credit on one line: "Caption. Photograph: Name", "Caption (写真:Name)".

// credited is what a form finds on a line: where the credit stands in its normal form, from byte at[0] to at[1], or both as they
// are printed.
type credited struct {
	at              []int
	caption, credit string
}

// creditForm parts a line of a form; nil for another.
type creditForm func(text, norm string) *credited

// creditForms are tried in this order: a credit that says that it is one before one that is known by its names.
var creditForms = []creditForm{
	ofNormal(creditIn),
	ofNormal(creditEnd),
	ofPrinted(worded),
	asPrinted(slashEnd),
	asPrinted(creditNamed),
	asPrinted(creditCapitals),
	ofNormal(creditGlued),
	ofNormal(creditBoth),
	ofNormal(creditPair),
	ofNormal(creditRight),
	ofNormal(creditCorner),
	ofPrinted(unmarked),
	ofNormal(creditBy),     // "Caption=14日、首都、森野一葉撮影"
	ofNormal(creditGiven),  // "Caption=外務省提供"
	ofNormal(creditOf),     // "Caption=AP", "Caption(共同)"
	ofNormal(creditAgency), // "Caption (ASH/EPA-EFE/Reuters)"
	without("。(", ofNormal(creditClosed)),
	ofNormal(creditSlash), // "Caption [Name/Agency]"
	ofPrinted(signedInBrackets),
	ofNormal(creditYear), // "Caption. (2031年 ロイター)"
}

func ofNormal(e *sieve.Expr) creditForm {
	return func(_, norm string) *credited {
		m := e.FindStringSubmatchIndex(norm)
		if m == nil {
			return nil
		}
		return &credited{at: m[4:6]}
	}
}

func asPrinted(e *sieve.Expr) creditForm {
	return func(text, _ string) *credited {
		m := e.FindStringSubmatch(text)
		if m == nil {
			return nil
		}
		return &credited{caption: strings.TrimFunc(m[1], printed.IsSpace), credit: m[2]}
	}
}

func ofPrinted(part func(text string) (caption, credit string, ok bool)) creditForm {
	return func(text, _ string) *credited {
		caption, credit, ok := part(text)
		if !ok {
			return nil
		}
		return &credited{caption: caption, credit: credit}
	}
}

func without(sign string, f creditForm) creditForm {
	return func(text, norm string) *credited {
		if strings.Contains(norm, sign) {
			return nil
		}
		return f(text, norm)
	}
}

// signedInBrackets parts "Caption (Lena Ash/Belmar Images)".
func signedInBrackets(text string) (caption, credit string, ok bool) {
	at := strings.LastIndex(text, "(")
	if at <= 0 || !strings.HasSuffix(text, ")") {
		return "", "", false
	}
	credit = text[at+1 : len(text)-1]
	return strings.TrimFunc(text[:at], printed.IsSpace), credit, isSigned(credit) || outletAndName.MatchString(credit)
}

// captioned splits a line that is a caption and its credit, both as printed.
func captioned(text, norm string) (caption, credit string, ok bool) {
	if m := labelledBoth.FindStringSubmatchIndex(printed.Head(norm, 300)); m != nil {
		part := func(i int) string {
			return string([]rune(text)[utf8.RuneCountInString(norm[:m[i]]):utf8.RuneCountInString(norm[:m[i+1]])])
		}
		return part(2), part(4), true
	}
	if printed.Width(printed.Head(norm, 501)) > 500 || isCredit(text, norm) && !labelledTwice.MatchString(norm) {
		return "", "", false
	}
	if caption, credit, ok := creditInside(text, norm); ok {
		return caption, credit, true
	}
	for _, form := range creditForms {
		switch found := form(text, norm); {
		case found == nil:
			continue
		case found.at == nil:
			return found.caption, found.credit, true
		case !notCredit.MatchString(norm[found.at[0]:found.at[1]]):
			return partedAt(text, norm, found.at)
		}
		break // "Handshake (VIDEO, PHOTOS)", "Talks end [14/03/2031 14:54]"
	}
	if lost := creditLost.FindStringSubmatch(norm); lost != nil {
		return printed.Head(text, utf8.RuneCountInString(lost[1])), "", true
	}
	if at := creditSized.FindStringSubmatchIndex(text); at != nil {
		return text[at[2]:at[3]], text[at[4]:at[5]], true
	}
	return text, "", fromArchive.MatchString(norm)
}

// partedAt parts a line at a credit in its normal form, from what stands around it and names it.
func partedAt(text, norm string, at []int) (caption, credit string, ok bool) {
	at[0] -= len(labelAbove.FindString(norm[:at[0]]))
	from, to := utf8.RuneCountInString(norm[:at[0]]), utf8.RuneCountInString(norm[:at[1]])
	runes := []rune(text)
	caption = strings.TrimRight(strings.TrimFunc(string(runes[:from]), printed.IsSpace), "([（［〔 、,＝=|｜/")
	if label := labelledTwice.FindStringSubmatch(norm); label != nil {
		caption = strings.TrimFunc(string([]rune(caption)[utf8.RuneCountInString(label[1]):]), printed.IsSpace)
	}
	if open := strings.LastIndexAny(caption, "(（"); open >= 0 && !strings.ContainsAny(caption[open:], ")）") && open > 0 {
		if caption[open] == '(' { // "Caption (at noon, photo by Ada)" has lost its end
			caption += ")"
		} else {
			caption += "）"
		}
	}
	caption, credit = creditEnds(caption, strings.TrimFunc(string(runes[from:to]), printed.IsSpace))
	return caption, credit, caption != ""
}

// labelledBoth knows "（画像：入港する船　提供：港湾局）".
var labelledBoth = sieve.New(`^\((?:画像|写真)\s*:\s*([^()]+?)\s+((?:提供|撮影|写真)\s*[:=][^()]{1,60})\)$`)

// creditSized is an alternative text with agency, width and day: "Caption - Sputnik, 1920, 23.01.2031".
var creditSized = sieve.New(`^(.{4,200}?) [-–—] (\p{L}[\p{L} ]{1,30}), \d{3,4}, \d{1,2}\.\d{1,2}\.\d{4}$`)

// notCredit is what stands in brackets behind titles: what a page holds, and its moment.
var notCredit = sieve.New(`^(?:photos?|videos?|pictures?|фото|видео|写真|動画|[\d/.:年月日時分 -]+)$`)

// creditYear is an agency in brackets with the year of the picture, which texts never end with.
var creditYear = sieve.New(`^(.*\S)\s*[\[(]((?:19|20)\d\d年?\s+` + agencies + `(?:/[^()]{2,40})?)[\])]$`)

// creditLost is a caption whose credit was a link or a picture: its label stands behind it alone.
var creditLost = sieve.New(`^(.{7,160}[^\s:])\s+(?:фото|photo|写真)\s*:$`)

// fromArchive is how captions end that have no credit.
var fromArchive = sieve.New(`^.{3,120}(?:архивное фото|file photo|archive photo|資料写真)[.)）]?$`)

// creditAgency are names in brackets of which the last is an agency: "(ASH/EPA-EFE/Reuters)".
var creditAgency = sieve.New(`^(.*\S)\s*[\[(]((?:[^\[\]()/]{2,40}/){1,3}` + agencies + `)[\])]$`)
