package paste

import (
	"strings"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// Credits that no sign parts from the caption before them, and those in brackets alone on their line.

// nameAgency is a name and an agency behind a caption with no sign between them.
var nameAgency = pattern.New(`^(.{8,400}[^\s,!?:;(/]) (\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}'’-]+ ?/ ?)(\p{Lu}[\p{L}]+(?: [«"“]?\p{Lu}\p{L}+[»"”]?)?)$`)

// unsigned parts "Both sides on the quay Lena Ash/Reuters".
func unsigned(text string) (caption, credit string, ok bool) {
	m := nameAgency.FindStringSubmatch(text)
	if m == nil || !agencyAlone.MatchString(strings.NewReplacer("«", "", "»", "", `"`, "", "“", "", "”", "").Replace(printed.Normal(m[3]))) {
		return "", "", false
	}
	return m[1], m[2] + m[3], true
}

var (
	// agencyName is an agency and a name, "AP Photo/Lena Ash", behind a caption.
	agencyName = pattern.New(`^(.{8,400}[^\s,!?:;(/]) ((?:AP Photo|AP|AFP|REUTERS|Reuters|EPA|TASS|ТАСС|РИА Новости|Sputnik|Kyodo) ?/ ?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2})$`)
	// creditWorded is a credit that begins with words and has no colon: "Photo by Lena Ash/Reuters".
	creditWorded = pattern.New(`^(.{8,400}[^\s,:;(/]) ((?:Photo|Photograph|Picture|Image|Pic) (?:by|courtesy of) (?:the )?\p{Lu}[^.!?]{1,60})$`)
	// creditPhoto is a Russian one, "Фото Льва Коваля", behind a caption that does not end as a sentence.
	creditPhoto = pattern.New(`^(.{8,400}[^\s,:;(/.]) (Фото \p{Lu}[\p{L}.-]+ \p{Lu}[\p{L}-]+)$`)
	// creditLibrary is a library of pictures, as nothing but a picture is credited to.
	creditLibrary = pattern.New(`^(.{8,400}?[^\s,:;(/]) ((?:(?:AFP|AP|Reuters)(?:/| via ))?Getty Images)$`)
	// creditBar is who gave a picture and whose it is, behind a caption and a bar: "… on the quay | LENA ASH via Getty Images".
	creditBar = pattern.New(`^(.{8,480}?)\s+\|\s+(\p{Lu}[\p{L}.'’ -]{2,40} via (?:Getty Images|Reuters|REUTERS|AP|AFP|Associated Press))$`)
	// creditThenAgency is a credit in brackets and the agency alone in others: "… on the quay (AP Photo/Lena Ash) (AP)".
	creditThenAgency = pattern.New(`^(.{8,480}\S)\s*\((\p{Lu}[^()/]{1,40}/[^()]{2,60})\)\s*\(\p{Lu}{2,5}\)$`)
	// creditOutlet is a name and an outlet that is written in capitals, in brackets: "… on the quay (Lena Ash, TARN16)".
	creditOutlet = pattern.New(`^([^.]{8,300}[^\s,.!?:;(/]) ?\((\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2}, \p{Lu}{2,6}\d{0,2}(?: News)?)\)$`)
	// creditLicence is under which licence a picture is, behind its caption: "… on the quay CC-BY-SA-4.0", "… CC BY 2.5".
	creditLicence = pattern.New(`^(.{8,400}[^\s,:;(/]) (CC[- ](?i:by)(?:[- ](?i:sa|nc|nd))*[- ]\d\.\d)$`)
	// creditVia is who gave a picture and by which agency, behind the day of a caption: "… July 8, 2031 Tarn News/Lena Ash/Pool via REUTERS".
	creditVia = pattern.New(`^(.{8,480}?[\d.)”"]) (\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)?(?: ?/ ?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}){1,3} via (?:REUTERS|Reuters|AP|AFP|Getty Images))$`)
	// creditLeads is a credit to which the brackets of its caption are glued: "© BELMAR / Lena Ash/Pool(From L-R), Pilots …".
	creditLeads = pattern.New(`^(©\s?\p{Lu}[\p{L} ]{1,20} ?/ ?\p{Lu}[\p{L}.'’/ -]{2,50}\p{L})(\((?:[Ff]rom|[LRC]\)|[Ll]eft|[Rr]ight|[Tt]op)[^()]{0,30}\)?.{10,440})$`)
	// creditHyphen is a name and its agency behind a caption: "Caption  Lena Ash-REUTERS".
	creditHyphen = pattern.New(`^(.*\S)\s+((?:\p{Lu}[\p{L}.'’]+ ){0,3}\p{Lu}[\p{L}.'’]+-(?:REUTERS|Reuters|AP|AFP))$`)
	// creditWide is two agencies or more behind a Japanese caption and a blank.
	creditWide = pattern.New(`^(.{6,200}[^\s　])[\s　]+((?:ロイター|AP|AFP|EPA|時事|共同|ゲッティ)(?:[/／](?:アフロ|共同|時事|AP|AFP|ロイター|ゲッティ))+)$`)
)

// unmarked parts a caption from such a credit behind it.
func unmarked(text string) (caption, credit string, ok bool) {
	if printed.Width(printed.Head(text, 501)) > 500 {
		return "", "", false
	}
	if strings.HasPrefix(text, "©") {
		if m := creditLeads.FindStringSubmatch(text); m != nil {
			return m[2], m[1], true
		}
	}
	if strings.Contains(text, "/") {
		if caption, credit, ok := unsigned(text); ok {
			return caption, credit, true
		}
	}
	for _, kind := range []struct {
		holds string // what such a credit has in it, asked first: the expressions are dear
		re    *pattern.Expr
	}{{"/", agencyName}, {"Фото ", creditPhoto}, {" via ", creditBar}, {" via ", creditVia}, {"(", creditThenAgency}, {", ", creditOutlet}, {"CC", creditLicence}, {"Getty Images", creditLibrary}, {"-", creditHyphen}, {"/", creditWide}, {"／", creditWide}} {
		if !strings.Contains(text, kind.holds) {
			continue
		}
		if m := kind.re.FindStringSubmatch(text); m != nil {
			return m[1], m[2], true
		}
	}
	return "", "", false
}

// worded parts a caption from a credit that begins with words and has no colon.
func worded(text string) (caption, credit string, ok bool) {
	if !strings.Contains(text, " by ") && !strings.Contains(text, " courtesy of ") {
		return "", "", false
	}
	m := creditWorded.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// labelAbove is the word before a credit that is part of it: "Photo credit:", "Фото ©", "Источник фото:".
var labelAbove = pattern.New(`(?:photo|image|picture|источник|фото|写真)\s$`)

// creditPair is two agencies in brackets: "(AP=共同)".
var creditPair = sieve.New(`^(.*\S)\s*\((` + agencies + `\s?[=・]\s?` + agencies + `)\)$`)

// creditRight is whose a picture is, right behind a Japanese caption: "港を出る船(C)ヴェルト新報".
var creditRight = sieve.New(`^(.*[\p{Han}\p{Hiragana}\p{Katakana}ー」』])(\(c\)\s?\p{L}.{1,60})$`)

// creditCorner is who took a picture, in corner brackets: "【代表撮影】".
var creditCorner = sieve.New(`^(.*\S)\s*[\[【]([^\[\]【】]{0,24}(?:撮影|提供))[\]】]$`)

var (
	bracketsAlone = pattern.New(`^[(\[【（［]([^()\[\]【】（）［］]{2,60})[)\]】）］]$`)
	takenBy       = sieve.New(`^(?:` + agencies + `(?:\s?[=・/]\s?` + agencies + `)?|[^、。]{1,24}(?:撮影|提供))$`)
	agencyPhoto   = pattern.New(`^\p{Lu}{2,6} (?:Photo|photo|PHOTO)(?:\s?/\s?\p{Lu}[^.!?]{1,40})?$`)
	// agencyOf is a name and the agency behind it, "Иван Зорин ИА «Тарн»", "Ivan Zorin, IA Tarn".
	agencyOf = pattern.New(`^\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+,? (?:ИА|РИА|ФАН|ИТАР) ?[«"]?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?[»"]?$`)
	photoOf  = pattern.New(`^Фото \p{Lu}[\p{L}.-]+ \p{Lu}[\p{L}-]+\.?$`)
)

// creditAlone knows a credit that stands alone in brackets, "(AP Photo/Lena Ash)", "（ロイター）", "AFP Photo", and a
// Russian one without a colon.
func creditAlone(text string) bool {
	if photoOf.MatchString(text) || agencyOf.MatchString(text) || agencyPhoto.MatchString(text) {
		return true
	}
	m := bracketsAlone.FindStringSubmatch(text)
	return m != nil && (takenBy.MatchString(printed.Normal(m[1])) || isSigned(m[1]))
}

// mostNamed is how many words a name has at most, with an agency behind a stroke.
const mostNamed = 4

// namesFew tells whether what stands before a stroke can be a name.
func namesFew(text string) bool {
	before, _, slashed := strings.Cut(text, "/")
	return !slashed || len(strings.Fields(before)) <= mostNamed
}
