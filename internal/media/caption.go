package media

import (
	"strings"

	"readout/internal/pattern"
)

// The end of a caption that may be a credit: in brackets, with what must not be done with the
// picture behind it; behind a label; or an agency and a name with a stroke between them. And the
// number that some agencies put before the first word.
var (
	inBrackets = pattern.New(`(?s)\s*[(（]([^()（）]{2,200})[)）]\s*[.。]?(?:\s*/\s*[A-Z][A-Z\s/",.-]*)?\s*$`)
	labelled   = pattern.New(`(?i)(?:^|[.!?。！？»")\n]\s*)((?:photo(?:s|graph)?|picture|image|foto|credit|фото|写真|撮影|提供)(?:\s*[:：=＝]|\s+by\s)\s*[^.。\n]{2,100})[.。]?\s*$`)
	stroked    = pattern.New(`(?:^|[.!?。！？\n]\s*)([^.!?。！？\n()（）]{2,60}/[^!?。！？\n()（）/]{2,60})\s*$`)
	number     = pattern.New(`^[a-z]{2,5}\d{6,}\s+`)
	givesAway  = pattern.New(`(?i)\bpool\b|代表撮影|提供|пресс-служб`)
	asCredit   = pattern.New(`(?i)\bphotos?\b|\bpool\b|\bhandout\b|\bvia\b|\bcourtesy\b|\bimages?\b|\bfoto\b|фото|пресс-служб|撮影|提供|写真`)
)

// printed finds the credit that agencies put at the end of a caption, as they want it printed,
// and gives the caption without it. What stands there is a credit only if it names whoever the
// file names besides, or if the file names nobody and it says itself what it is: "(centre)" is
// part of the caption, and so is the name of somebody else. line is empty where it says no more
// than the agency's name.
func (w *Words) printed(source string) (caption, line string, ok bool) {
	for _, form := range []*pattern.Expr{inBrackets, labelled, stroked} {
		at := form.FindStringSubmatchIndex(w.Caption)
		if at == nil {
			continue
		}
		inner := strings.Join(strings.Fields(w.Caption[at[2]:at[3]]), " ")
		begin, alone := at[2], false // the sign before it ends the caption's last sentence
		if form == inBrackets {
			begin, alone = at[0], same(inner, w.Agency) || same(inner, source)
		}
		if caption = strings.TrimSpace(w.Caption[:begin]); caption == "" {
			continue
		}
		if alone { // the fields say it better
			return caption, "", true
		}
		if w.credits(inner, source, form == inBrackets) {
			return caption, bare(inner), true
		}
	}
	return "", "", false
}

// ofPool takes from the end of a caption that it is a pool's picture, where that is all that
// stands there.
func (w *Words) ofPool() (source string, ok bool) {
	at := inBrackets.FindStringSubmatchIndex(w.Caption)
	if at == nil {
		return "", false
	}
	source = strings.TrimSpace(w.Caption[at[2]:at[3]])
	if !isPool(source) || between.MatchString(source) || strings.ContainsAny(source, " ,") {
		return "", false
	}
	w.Caption = strings.TrimSpace(w.Caption[:at[0]])
	return source, true
}

// credits tells whether words at the end of a caption, in brackets or not, are its credit.
func (w *Words) credits(words, source string, brackets bool) bool {
	who := w.Creator != "" && mentions(words, w.Creator)
	of := w.Agency != "" && mentions(words, w.Agency) || source != "" && mentions(words, source)
	says := asCredit.MatchString(words) || labels.MatchString(words)
	switch {
	case who:
		return of || says || brackets && same(bare(words), w.Creator)
	case w.Creator != "" && !isPool(words):
		return false // somebody else's name, or none
	case of:
		return says || between.MatchString(words)
	}
	if !says || w.Agency != "" {
		return false
	}
	return labels.MatchString(words) || between.MatchString(words) || brackets && givesAway.MatchString(words)
}
