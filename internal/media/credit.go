package media

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/internal/pattern"
)

// settle makes of what a file says who made the picture, for whom, and the line that is printed
// below it. Agencies do not agree on where these stand: the name may stand in the agency's field
// or the agency behind the name, either may stand at the end of the caption alone, and who holds
// the rights may be all there is. source is the field of that name: whom an agency has it from.
func (w *Words) settle(source string) {
	w.Creator, w.Agency, w.Caption = bare(w.Creator), bare(w.Agency), number.ReplaceAllString(w.Caption, "")
	if pool, ok := w.ofPool(); ok {
		source = pool
	}
	if strings.ContainsFunc(source, unicode.IsDigit) { // the number of a desk or of a job
		source = ""
	}
	written := w.takeApart(source)
	holder := w.holder()
	switch {
	case w.Agency != "":
	case !same(source, w.Creator) && source != "":
		w.Agency = source
	case !mentions(holder, w.Creator) && (w.Creator != "" || looksHouse(holder)):
		w.Agency = holder
	}
	if caption, line, ok := w.printed(source); ok {
		w.Caption, written = caption, cmp.Or(line, written)
		if who, of, ok := parted(line, w.Creator, w.Agency); ok && w.Creator == "" {
			w.Creator, w.Agency = who, cmp.Or(w.Agency, of)
		}
	}
	w.Credit = cut(w.line(written, source, holder), maxLine)
}

// takeApart finds person and house where one field has both, and gives the line as it stood there.
func (w *Words) takeApart(source string) (written string) {
	if who, of, ok := parted(w.Creator, w.Agency, source); ok {
		written, w.Creator = w.Creator, who
		switch {
		case w.Agency == "" || mentions(w.Agency, who):
			w.Agency = of
		case !mentions(written, w.Agency) && !mentions(w.Agency, of):
			written += " / " + w.Agency
		}
	}
	who, of, ok := parted(w.Agency, w.Creator, source)
	if ok && who != "" && (w.Creator == "" || mentions(who, w.Creator)) {
		written = cmp.Or(written, w.Agency)
		w.Creator, w.Agency = cmp.Or(w.Creator, who), of
	}
	return written
}

// line is the line below the picture.
func (w *Words) line(written, source, holder string) string {
	switch {
	case written != "":
		return written
	case w.Creator == "" && w.Agency == "" && holder == "":
		return w.Copyright
	case w.Creator == "" && (w.Agency == "" || w.Agency == holder):
		return "© " + holder
	case w.Agency == "" || mentions(w.Creator, w.Agency):
		return w.Creator
	}
	line := w.Agency
	if isPool(source) && !mentions(line, source) {
		line = source + " / " + line
	}
	if w.Creator == "" || mentions(line, w.Creator) {
		return line
	}
	return w.Creator + " / " + line
}

var (
	// labels stand before a name and are no part of it.
	labels = pattern.New(`(?i)^\s*(?:(?:photo|photos|photograph|photography|picture|image|foto|photo credit|credit|mandatory credit)\s*(?:by\b|:|：)|by\s|fotos?\s*:|фото\s*[:：]|автор(?: фото)?\s*[:：]|(?:写真|撮影|撮影者|提供)\s*[:：=＝・])\s*`)
	// rights are what a notice says besides whose they are.
	rights = pattern.New(`(?i)\(c\)|©|\bcopyright(?:ed)?\b|\bcopr\.?|\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b`)
	// reserved begins what a notice forbids.
	reserved = pattern.New(`(?i)[\s.,;:–-]*(?:all rights|alle rechte|tous droits|todos los|no use without|not for|this (?:photo|image|picture|material|content)|все права|無断|禁無断|不許複製)`)
	// between stand two names of one line.
	between = pattern.New(`\s*[/／｜|]\s*|\s+via\s+|＝|\s*;\s*`)
	// house is how those call themselves who are no person.
	house = pattern.New(`(?i)\b(?:photos?|images?|pictures?|press|news|agency|agence|agentur|agencia|pool|wire|media|times|post|ministry|office|service|handout|government|university|museum|via|ltd|inc|gmbh)\b|агентств|фото|новости|служб|министерств|правительств|пул\b|通信|新聞|写真|映像|放送|代表|提供|外務|政府|内閣|省$|庁$|社$|局$`)
)

// bare takes away what stands before a name: "Photo by", "撮影:".
func bare(name string) string {
	return strings.TrimSpace(labels.ReplaceAllString(name, ""))
}

// parted takes a line apart that has a person and a house: "A. Sample/Norden Press". known and
// source say which is which where they are one of them; else what looks like a house is one, and
// the person stands first. ok is false where there is but one name, or no person.
func parted(line, known, source string) (who, of string, ok bool) {
	cuts := between.FindAllStringIndex(line, -1)
	if len(cuts) == 0 {
		return "", "", false
	}
	first, rest := line[:cuts[0][0]], line[cuts[0][1]:]
	last := cuts[len(cuts)-1]
	end, before := line[last[1]:], line[:last[0]]
	if first == "" || end == "" {
		return "", "", false
	}
	isHouse := func(s string) bool {
		return looksHouse(s) || source != "" && same(s, source) || known != "" && looksHouse(known) && same(s, known)
	}
	switch {
	case known != "" && same(first, known) && !isHouse(first):
		return first, rest, true
	case known != "" && same(end, known) && !isHouse(end):
		return end, before, true
	case !isHouse(first):
		return first, rest, true
	case !isHouse(end):
		return end, before, true
	}
	return "", line, false
}

// looksHouse tells a house from a person by its name: a word that houses have, or letters alone,
// as agencies are called.
func looksHouse(s string) bool {
	if house.MatchString(s) {
		return true
	}
	letters := 0
	for _, r := range s {
		if !unicode.IsUpper(r) && r != '-' && r != '.' {
			return false
		}
		letters++
	}
	return letters > 1 && letters <= 9
}

func isPool(s string) bool {
	low := fold(s)
	return strings.HasPrefix(low, "pool") || strings.HasSuffix(low, "pool") || strings.Contains(s, "代表") || low == "пул"
}

// holder is who holds the rights, as far as a notice says no more than that.
func (w *Words) holder() string {
	s := w.Copyright
	if at := reserved.FindStringIndex(s); at != nil {
		s = s[:at[0]]
	}
	s = strings.Trim(rights.ReplaceAllString(s, " "), " .,;:-–")
	s = strings.Join(strings.Fields(bare(s)), " ")
	if len([]rune(s)) > 80 || strings.Contains(s, ". ") && len([]rune(s)) > 40 || strings.Contains(s, "://") {
		return "" // terms, no name
	}
	return s
}

// fold makes names comparable that are written with or without accents, in capitals or not.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

func same(a, b string) bool { return fold(a) == fold(b) }

// mentions tells whether a line has a name in it, as whole words.
func mentions(line, name string) bool {
	line, name = fold(line), fold(name)
	for from := 0; name != ""; {
		at := strings.Index(line[from:], name)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(line[:at])
		after, _ := utf8.DecodeRuneInString(line[at+len(name):])
		if !goesOn(before) && !goesOn(after) {
			return true
		}
		from = at + len(name)
	}
	return false
}

// goesOn tells whether a sign beside a name makes it part of a longer word. Japanese puts no
// space between words.
func goesOn(beside rune) bool {
	return beside < 0x3000 && (unicode.IsLetter(beside) || unicode.IsDigit(beside))
}
