package paste

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

const agencies = `(?:итар-тасс|reuters|ap(?: photo)?|associated press|afp|tass|epa(?:-efe)?|getty(?: images)?|kyodo(?: news)?|jiji(?: press)?|sputnik|ria novosti|xinhua|bloomberg|alamy|pa(?: media| wire)?|anadolu|zuma|shutterstock|eyevine|rex|wikimedia(?: commons)?|unsplash|pixabay|flickr|depositphotos|istock|ロイター|共同通信(?:社)?|共同|時事通信(?:社)?|時事|代表撮影|ゲッティ(?:=共同)?|アフロ|aa|タス通信|スプートニク|新華社|тасс|риа новости|интерфакс|рейтер|коммерсантъ|спутник|пресс-служба [^/]{2,40})`

// creditClosed is an agency in brackets that was saved without a blank behind a long caption, as no
// text is signed: "… on the quay on 12 June.(Reuters)".
var creditClosed = sieve.New(`^(.{20,400}[^\s(])\((` + agencies + `(?:/[^()]{2,40})?)\)$`)

// Credit lines, in normal form.
var (
	creditStart = sieve.New(`^(?:©|@\s|\(c\)\s?\p{L}|photograph(?:s|er|y)?(?: by)?\s*:|photo(?:s)?(?: by| credit)?\s*:|photo by |photos? courtesy of |pictures?(?: by| credit)?\s*:|picture by |pics?\s*:|image(?: credit)?\s*:|video\s*:|credit\s*(?::|\.\.\.)|copyright\s*:|image copyright|image source,|写真\s*[:=/提]|画像提供|(?:画像|写真)(?:出典|引用元?|元|出所)\s*[:=]|画像\s*:|撮影\s*[:=]|提供\s*[:=]|映像\s*:|фото(?:графия)?\s*[:/©]|photos?\s*©|фотограф\s*:|fotos?\s*:|bild(?:quelle)?\s*:|fotograf[ií]a\s*:|crédits?(?: photos?)?\s*:|автор фото|источник (?:изображения|фото)|фото предоставлен|видео\s*:|снимок\s*:|иллюстрация\s*:)`)
	creditLone  = sieve.New(`^(?:(?:photos? |picture |фото |写真\s?))?` + agencies + `(?: (?:file )?photos?)?$|^` + agencies + `\s*(?:/|via\b|\|)\s*[^/]{2,60}(?:/[^/]{2,30}){0,2}$|^\p{L}[\p{L}. '-]{1,40}\s*/\s*` + agencies + `(?:\s*/\s*\p{L}[\p{L} ]{1,30})?$`)
	creditBelow = sieve.New(`^(?:image source,|автор фото|画像提供|источник (?:изображения|фото))`)
	captionLead = sieve.New(`^(?:【(?:写真|画像)】|(?:image |media |video )?caption\s*[,:]|image caption|画像説明\s*[,、:]|写真説明\s*[,、:]|подпись к (?:фото|видео)\s*[,:])\s*`)
	creditIn    = sieve.New(`^(.*\S)\s*[\[(](?:[^()\[\]]{1,30}[、,]\s*|(?:19|20)\d\d年?\s+)?((?:photo|photograph|picture|image|credits?\s*:|写真|撮影|提供|画像|фото|foto|ap photo/|©|reuters/|afp/|ロイター/)[^()\[\]]{1,100}|[^()\[\]、,。=]{1,24}(?:撮影|提供|写す))[\])]\.?$`)
	creditSlash = sieve.New(`^(.*\S)\s*[\[(]([^\[\]()]{2,60}/[^\[\]()]{2,40})\]$`)
	creditBy    = sieve.New(`^([^。]*=[^。]*\S)[、,=]\s*([^、,。=をがはにで]{1,24}(?:撮影|提供|写す))$`)
	creditGiven = sieve.New(`^([^=]{4,}[^。=\s])=([^、,。=をがはにで\s]{1,24}(?:撮影|提供|(?:ホームページ|hp|サイト)から))$`)
	creditOf    = sieve.New(`^([^。]{4,120}[^\s=(。])\s*[=(〔\[]\s*((?:c\)\s*|©\s*)?` + agencies + `(?:[/・=]` + `[^()〔〕\[\]]{1,30})?(?:提供)?)\s*[)〕\]]?$`)
	creditGlued = sieve.New(`^(.*\S)\s*((?:image source,|credit\.\.\.)\s*[^.]{2,60})$`) // as screen readers are told it
	creditEnd   = sieve.New(`^(.*[^\s(])(?:\s+|[。.]\s*|」)((?:photograph(?:s|er)?(?: by)?\s*:|photo(?:s)?(?: by| credit)?\s*:|pics?\s*:|picture\s*:|image(?: credit)?\s*:|credits?\s*:|(?:写真|画像)(?:提供)?\s*[:=]|撮影\s*[:=]|提供\s*[:=]|фото(?:графия)?\s*:|fotos?\s*:|bild(?:quelle)?\s*:|fotograf[ií]a\s*:|crédits?(?: photos?)?\s*:|źródło\s*:|quelle\s*:|fuente\s*:|©|\(c\)\s?\p{L})[^。]{1,100})$`)
)

// A person and an agency, as they are printed: "Lena Ash/Belmar Images". What is not in
// capitals is no name.
const (
	nameWord = `\p{Lu}[\p{L}.'’-]*`
	fullName = nameWord + `(?: (?:` + nameWord + `|de|van|von|der|al|bin|la|for|via)){0,4}`
)

var (
	slashLone = sieve.New(`^(?:` + fullName + ` ?/ ?){1,3}` + fullName + `$`)
	slashEnd  = sieve.New(`^(.*[.!?。]["”’]?)\s+((?:` + fullName + ` ?/ ?){1,3}` + fullName + `)$`)
)

// outletAndName is a credit in brackets: "(Tarn News: Lena Ash)".
var outletAndName = sieve.New(`^\p{Lu}[\p{L}.& ]{1,30}: ` + nameWord + `(?: ` + nameWord + `){1,3}$`)

// creditOwned is a name and whose the picture is: "Lena Ash / © Belmar Images".
var creditOwned = sieve.New(`^\p{L}[\p{L}. '-]{1,40}\s?/\s?(?:©|\(c\))\s?\S.{1,60}$`)

// creditPiped is a name and an agency: "Lena Ash | Belmar Images".
var creditPiped = sieve.New(`^` + nameWord + `(?: ` + nameWord + `){1,2} \| (?:` + nameWord + ` ){0,3}(?:Images|Photos?|Pictures|Agency|Reuters|AP|AFP|AFP Images|Getty|Bloomberg)$`)

// creditNamed is a Russian credit without a colon: "Caption. Фото Льва Коваля".
var creditNamed = sieve.New(`^(.*[.!?…»])\s+(Фото \p{Lu}[\p{L}.-]+ \p{Lu}[\p{L}-]+\.?)$`)

// creditCapitals is a label in capitals without a colon: "Caption. FOTO Lena Ash".
var creditCapitals = sieve.New(`^(.*[.!?…»”"])\s+((?:FOTOS?|PHOTO|ФОТО) \p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,4}\.?)$`)

// isSigned knows a credit by its capitals alone, of which one name has two words at least.
func isSigned(text string) bool {
	return printed.Width(printed.Head(text, 81)) <= 80 && strings.Contains(text, "/") && strings.Contains(strings.TrimSpace(text), " ") && slashLone.MatchString(text)
}

func isCredit(text, norm string) bool {
	if printed.Width(printed.Head(norm, 201)) > 200 {
		return false
	}
	if inner, ok := strings.CutPrefix(norm, "("); ok && strings.HasSuffix(inner, ")") && creditStart.MatchString(inner) {
		return true
	}
	return creditStart.MatchString(norm) && !tellsMore(text) || creditShot.MatchString(norm) || creditLone.MatchString(norm) && namesFew(text) && !creditWide.MatchString(text) || creditAlone(text) || isSigned(text) || creditPiped.MatchString(text) || creditOwned.MatchString(norm) && !printed.Stopped(text, true)
}

// tellsMore tells "Photos: Bakers wait outside" from "Photo: Lena Ash": names are written in
// capitals, but for the words between them.
func tellsMore(text string) bool {
	_, after, ok := strings.Cut(text, ": ")
	if !ok {
		return false
	}
	if siteCredit.MatchString(after) || ofOffice.MatchString(printed.Normal(after)) {
		return false // "pictures-of-tarn/lena", however it is written
	}
	after, _, _ = strings.Cut(after, "/")
	after, _, _ = strings.Cut(after, ",")
	small, large := 0, 0
	for w := range strings.FieldsSeq(after) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			large++
		} else if unicode.IsLower(r) && !betweenNames[strings.Trim(w, ",.")] {
			small++
		}
	}
	return small > 1 || small == 1 && large < 2
}

// ofOffice is who gave a picture that nobody took by name.
var ofOffice = pattern.New(`^(?:пресс-служба|архив|предоставлено|из (?:личного )?архива|courtesy|handout|(?:скриншот|кадр|стоп-кадр) |(?:фейсбук|facebook|инстаграм|instagram|твиттер|twitter|телеграм|telegram|вконтакте|youtube|страница|канал|сайт|личная страница)\S*) `)

// creditShot is where a picture of a screen, or one that was handed out, is from: "- Screenshot/Tarn News".
var creditShot = sieve.New(`^(?:[-–—•]\s?)?(?:screen ?(?:shot|grab)|handout|file photo|скриншот|стоп-кадр|スクリーンショット)\s?/\s?\p{L}[\p{L}\d .'’-]{1,40}$`)

// siteCredit is a site, or a library of pictures and who gave the picture to it, in one word.
var siteCredit = pattern.New(`^[\p{L}\d_-]+(?:[./][\p{L}\d_-]+)+(?: \((?:архив\p{L}*|иллюстративн\p{L}*|file|archive)(?: фото| photo)?\))?$`)

var betweenNames = printed.Words("video camera pool by for from via and of the courtesy with at in on de van von der del da di la le et und y e для из и с пресс-служба архив")

// creditBoth is who gave a picture and whose it is: "(Tarn News提供、AP=共同)".
var creditBoth = sieve.New(`^(.*\S)\s*\(([^()]{2,24}提供[、,][^()]{2,24})\)$`)

// labelledTwice knows "Image: The exchange. Pic: Lena Ash", where the first label is the caption's.
var labelledTwice = sieve.New(`^((?:image|photo|picture|bild|foto|фото)\s*:).{3,}[.!?]\s+(?:pics?|photo|picture|credit|quelle|автор)\s*:`)

// pictures takes the pictures out of an update's items: a caption and the credit below it,
// both on one line, or a credit alone.
func (p *page) pictures(items []item) []coverage.Picture {
	var all []coverage.Picture
	text := 0 // lines above that are neither card nor picture
	for k := range items {
		it := &items[k]
		if k > 0 && !items[k-1].used {
			text++
		}
		if it.used || p.lines[it.i].Role == flat.RoleHeading {
			continue
		}
		if caption, credit, ok := captioned(it.text, it.norm); ok && !p.tells(items, k, caption) {
			it.take(p)
			if n := len(all); n > 0 && all[n-1].Caption == caption && all[n-1].Credit == credit && caption != "" {
				continue // its alternative text says the same
			}
			all = append(all, picture(caption, credit))
			last := &all[len(all)-1]
			last.Alt = p.altAbove(items, k, caption)
			if said := p.captionUnder(items, k); said != "" && last.Alt == "" {
				last.Alt, last.Caption = last.Caption, said
			}
			continue
		}
		if caption, credit, ok := captioned(it.text, it.norm); ok {
			it.text, it.norm = caption, printed.Normal(caption)
			all = append(all, picture("", credit))
			continue
		}
		if !isCredit(it.text, it.norm) {
			continue
		}
		it.take(p)
		wasText := k > 0 && !items[k-1].used
		all = append(all, picture(p.captionOf(items, k, text == 1), it.text))
		all[len(all)-1].Alt = p.altOf(items, k)
		if wasText && items[k-1].used {
			text-- // it turned out to be the caption
		}
		p.captionAgain(items, k, all[len(all)-1].Caption)
	}
	return all
}

// captionUnder takes the caption below a label on the line below a picture's alternative text and
// credit: "A rowerImage source, Tarn", "Image caption,", and then the caption.
func (p *page) captionUnder(items []item, k int) string {
	if p.marked || k+2 >= len(items) || items[k+1].used || items[k+2].used {
		return ""
	}
	if lead := captionLead.FindString(items[k+1].norm); lead == "" || utf8.RuneCountInString(lead) < utf8.RuneCountInString(strings.TrimRight(items[k+1].text, " ")) || printed.Stopped(items[k+2].text, true) {
		return ""
	}
	items[k+1].take(p)
	items[k+2].take(p)
	return items[k+2].text
}

// altAbove takes the alternative text of a picture that a crawler kept: a line that is no
// sentence, right above the caption and apart from what stands above it.
func (p *page) altAbove(items []item, k int, caption string) string {
	if !p.marked && k > 0 && !items[k].gap && !items[k-1].used && (sameWords(items[k-1].norm, items[k].norm) || printed.Letters(items[k-1].norm) == printed.Letters(printed.Normal(caption))) && printed.Width(items[k-1].text) <= longHeadline {
		items[k-1].take(p) // it says what the caption says
		return printed.Head(items[k-1].text, coverage.MaxWords)
	}
	if p.marked || !p.loose || k == 0 || items[k].gap || !items[k-1].gap || items[k-1].used || printed.Stopped(items[k-1].text, false) || isCredit(items[k-1].text, items[k-1].norm) {
		return ""
	}
	items[k-1].take(p)
	return printed.Head(items[k-1].text, coverage.MaxWords)
}

// tells knows a sentence that has a credit behind it and is no caption but what its update
// says: where text is saved without blank lines, the first below the headline.
func (p *page) tells(items []item, k int, caption string) bool {
	if p.marked {
		return p.tellsMarked(items, k, caption)
	}
	if items[k].gap || k > 1 || !printed.Stopped(caption, true) || strings.ContainsAny(items[k].norm[len(items[k].norm)-1:], ")]") {
		return false
	}
	if k == 0 {
		return !p.loose && len(items) > 1
	}
	return !items[0].used && !printed.Stopped(items[0].text, true) && printed.Letters(items[0].norm) != printed.Letters(printed.Normal(caption))
}

// tellsMarked knows it in markup, where pictures show: what stands beside none is no caption.
func (p *page) tellsMarked(items []item, k int, caption string) bool {
	if !printed.Stopped(caption, true) || p.lines[items[k].i].Role != flat.NoRole {
		return false
	}
	for _, beside := range []int{k - 1, k + 1} {
		if beside >= 0 && beside < len(items) && p.lines[items[beside].i].Role == flat.RolePicture {
			return false
		}
	}
	return true
}

func (it *item) take(p *page) {
	it.used = true
	p.put(it.i, inPicture)
}

// picture makes one of its printed words; a caption or credit saved twice on its line is folded.
func picture(caption, credit string) coverage.Picture {
	caption, _ = printed.Folded(caption)
	credit, _ = printed.Folded(pointSign.ReplaceAllString(credit, ""))
	return coverage.Picture{Caption: caption, Credit: credit}
}

// captionOf finds the caption of the credit at k, which may have none. first tells that
// the line above it is the first of its update that is text.
func (p *page) captionOf(items []item, k int, first bool) string {
	if k+1 < len(items) {
		if lead := captionLead.FindString(items[k+1].norm); lead != "" {
			items[k+1].take(p)
			if utf8.RuneCountInString(lead) >= utf8.RuneCountInString(strings.TrimRight(items[k+1].text, " ")) && k+2 < len(items) && (!items[k+2].gap || !printed.Stopped(items[k+2].text, true)) && !items[k+2].used {
				items[k+2].take(p)
				return items[k+2].text // "Image caption," is a line of its own
			}
			caption := strings.TrimFunc(string([]rune(items[k+1].text)[utf8.RuneCountInString(lead):]), printed.IsSpace)
			if k > 0 && !items[k-1].used && printed.Letters(items[k-1].text) == printed.Letters(caption) {
				items[k-1].used = true // the picture's alternative text
				p.leave(items[k-1].i, noise.OutRepeated)
			}
			return caption
		}
	}
	if k+1 < len(items) && !items[k+1].used && couldCaption(items[k+1]) && (p.under || !p.marked && items[k].gap && (k+2 == len(items) || items[k+2].gap)) {
		items[k+1].take(p)
		return items[k+1].text
	}
	if k == 0 || items[k-1].used || creditBelow.MatchString(items[k].norm) {
		return ""
	}
	if !p.captions(items, k, first) {
		return ""
	}
	items[k-1].take(p)
	return items[k-1].text
}

// captionsUnder tells whether the captions of a page stand below their credits: more of them
// have a line there, and nothing else, that is no sentence than have one above.
func captionsUnder(updates [][]item) bool {
	under, over := 0, 0
	for _, items := range updates {
		for k, it := range items {
			if !isCredit(it.text, it.norm) {
				continue
			}
			last := k+2 == len(items) || k+2 < len(items) && isCredit(items[k+2].text, items[k+2].norm)
			switch {
			case k+1 < len(items) && last && couldCaption(items[k+1]) && (k < 2 || printed.Stopped(items[k-1].text, true)):
				under++
			case k > 0 && !printed.Stopped(items[k-1].text, true):
				over++
			}
		}
	}
	return under > over
}

// couldCaption tells whether a line right below a credit can be its caption.
func couldCaption(it item) bool {
	return !it.gap && !it.more && !printed.Stopped(it.text, true) && printed.Width(printed.Head(it.text, 161)) <= 160 && !isCredit(it.text, it.norm)
}

// altOf takes the alternative text of a picture whose caption stands below its credit: a line
// right above the credit that is no sentence, and not the first of its update.
func (p *page) altOf(items []item, k int) string {
	if k < 2 || !creditBelow.MatchString(items[k].norm) || items[k].gap || items[k-1].used || printed.Stopped(items[k-1].text, false) || p.loose && !items[k-1].gap {
		return ""
	}
	items[k-1].take(p)
	return printed.Head(items[k-1].text, coverage.MaxWords)
}

// captions tells whether the line above the credit at k is its caption. Where paragraphs
// are set apart by blank lines, a line right above the credit is; elsewhere only its
// length, its end and its place in the update tell it from body and headline.
func (p *page) captions(items []item, k int, first bool) bool {
	above := items[k-1]
	w := printed.Width(above.text)
	if !first && k == 2 && !items[0].used && (!p.loose || !above.gap && !p.marked) && printed.Stopped(above.text, true) && !textAfter(items, k) {
		return false // headline, sentence, credit: the sentence is all the text there is
	}
	if k == 1 && above.from > 0 && !textAfter(items, k) {
		return false // "14:10. The witness speaks." and a credit below
	}
	switch {
	case p.loose && !items[k].gap:
		return w <= 320 && (w <= 200 || !printed.Stopped(above.text, false))
	case p.loose:
		return !first && w <= 200 && !printed.Stopped(above.text, false)
	case first:
		return w <= 160 && markOf(above.text) == "" && !textAfter(items, k)
	}
	return w <= 80 || w <= 160 && !printed.Stopped(above.text, true)
}

func textAfter(items []item, k int) bool {
	for _, it := range items[k+1:] {
		if !it.used && !isCredit(it.text, it.norm) {
			return true
		}
	}
	return false
}

// captionAgain leaves out a caption repeated below its credit.
func (p *page) captionAgain(items []item, k int, caption string) {
	if k+2 < len(items) && isCredit(items[k+2].text, items[k+2].norm) {
		return // it is the caption of the next
	}
	if k+1 < len(items) && !items[k+1].used && caption != "" && printed.Letters(items[k+1].text) == printed.Letters(caption) {
		items[k+1].used = true
		p.leave(items[k+1].i, noise.OutRepeated)
	}
}
