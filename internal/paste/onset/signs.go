package onset

import (
	"strings"
	"unicode"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// What the words of a line are signs of. None is more than a sign: what it counts for is in the table.

// own gives the signs of a line's own words.
func (v *view) own(i int) []string {
	var all []string
	l := v.lines[i]
	for _, s := range beginnings {
		if s.re.MatchString(printed.Head(l.Text, longBeginning)) {
			all = append(all, s.name)
		}
	}
	for _, s := range wordSigns {
		if !s.re.MatchString(printed.Head(l.Norm, reach)) {
			continue
		}
		all = append(all, s.name)
		if v.widths[i] < s.short {
			all = append(all, s.name+inShort)
		}
	}
	for _, s := range lineSigns {
		if s.is(v, i) {
			all = append(all, s.name)
		}
	}
	return all
}

// A beginning is a sign of lines that begin as an expression says.
type beginning struct {
	name string
	re   *pattern.Expr
}

// longBeginning is how many runes of a line its beginning has at most.
const longBeginning = 80

var beginnings = []beginning{
	{"point of a list", pattern.New(`^(?:[•●・■▪*–—-]|\d{1,2}[.)]|[QqAaВвОо問答]:)\s`)},
	{"place and dash", pattern.New(`^\p{Lu}[\p{L}\p{N} .,'’/()-]{2,60}?\s*[—–:-]\s`)},
	{"begins in brackets", pattern.New(`^(?:【[^】]{2,40}】|\[[^\]]{2,40}\]|（[^）]{2,30}）|\([^)]{2,30}\))`)},
	{"agency early", pattern.New(`\([\p{L} .]{2,30}\)|/[\p{L} .-]{2,30}/|\d日[^。]{0,8}(?:共同|時事|AFP|ロイター|CNN)`)},
	{"begins with a quotation", pattern.New(`^["“«「'‘『]`)},
	{"begins with a small letter", pattern.New(`^\p{Ll}`)},
	{"begins with a digit", pattern.New(`^\p{Nd}`)},
	{"begins with a bracket", pattern.New(`^[(\[【（]`)},
	{"begins with another sign", pattern.New(`^[^\p{L}\p{N}"“«「'‘『(\[【（]`)},
}

// A wordSign is on lines that hold what an expression says, in normal form; on short ones it is a sign more.
type wordSign struct {
	name  string
	short int // columns that a short line is below
	re    *sieve.Expr
}

// inShort is behind the name of a sign in a short line.
const inShort = ", in a short line"

var wordSigns = []wordSign{
	{"picture", 200, ofPicture},
	{"asks for something", longAsking, asksFor},
	{"address", 64, sieve.New(`https?://|www\.|@\w|\.(?:com|org|net|ru|jp)\b`)},
	{"day", 64, sieve.New(`\b(?:19|20)\d{2}\b|\d{1,2}月\d{1,2}日`)},
	{"clock", 64, sieve.New(`\b\d{1,2}:\d{2}\b|\d{1,2}時`)},
}

var (
	// ofPicture are words of captions.
	ofPicture = sieve.New(`\b(?:photo|photograph|image|pictured|file pic|getty|reuters/|ap photo|illustration|screenshot|video|watch|left|right|poses|looks on|shakes hands)\b|写真|画像|提供|撮影|フォト|фото|снимк|иллюстрац|скриншот|видео`)
	// asksFor are words with which a page speaks to its readers.
	asksFor = sieve.New(`subscri|newsletter|sign up|follow us|telegram|whatsapp|download|app\b|log in|sign in|cookie|member|donat|support|your inbox|read more|click|share|comment|подпис|рассылк|телеграм|канал|читайте|поделит|коммент|登録|購読|会員|無料|アプリ|フォロー|メルマガ|シェア|コメント|クリック`)
)

// A lineSign is on lines of which something is true that is not in their words alone.
type lineSign struct {
	name string
	is   func(v *view, i int) bool
}

var lineSigns = []lineSign{
	{"ends as a sentence", func(v *view, i int) bool { return printed.Stopped(v.lines[i].Text, true) }},
	{"ends in ! or ?", func(v *view, i int) bool {
		return printed.Stopped(v.lines[i].Text, false) && !printed.Stopped(v.lines[i].Text, true)
	}},
	{"ends in a colon", func(v *view, i int) bool { return strings.HasSuffix(v.lines[i].Norm, ":") }},
	{"cut short", func(v *view, i int) bool {
		return strings.HasSuffix(v.lines[i].Text, "…") || strings.HasSuffix(v.lines[i].Text, "...")
	}},
	{"in capitals", func(v *view, i int) bool { return capitals(printed.Head(v.lines[i].Text, reach)) }},
	{"two sentences", func(v *view, i int) bool { return twoSentences.MatchString(printed.Head(v.lines[i].Text, reach)) }},
	{"question", func(v *view, i int) bool { return strings.ContainsAny(printed.Head(v.lines[i].Text, reach), "?？") }},
	{"quotation", func(v *view, i int) bool {
		return strings.ContainsAny(printed.Head(v.lines[i].Text, reach), "\"“«「")
	}},
	{"said above", (*view).saidAbove},
	{"said below", (*view).saidBelow},
	{"begins as a line below", (*view).beginsBelow},
	{"blank line above", func(v *view, i int) bool { return v.lines[i].Gap }},
	{"blank line below", (*view).gapBelow},
	{"telling, blank line above", func(v *view, i int) bool { return v.look(i) == Telling && v.lines[i].Gap }},
	{"telling, no blank line above", func(v *view, i int) bool { return v.look(i) == Telling && !v.lines[i].Gap }},
	{"heads a block", func(v *view, i int) bool { return v.lines[i].Gap && !v.gapBelow(i) }},
	{"ends a block", func(v *view, i int) bool { return !v.lines[i].Gap && v.gapBelow(i) }},
	{"first telling", func(v *view, i int) bool { return v.look(i) == Telling && v.count(0, i, Telling) == 0 }},
	{"first sentence", func(v *view, i int) bool {
		return (v.look(i) == Telling || v.look(i) == Sentence) && v.count(0, i, Telling, Sentence) == 0
	}},
	{"next line twice as long", func(v *view, i int) bool { return i+1 < len(v.widths) && v.widths[i+1] > 2*v.widths[i] }},
	{"next line a third as long", func(v *view, i int) bool { return i+1 < len(v.widths) && v.widths[i+1]*3 < v.widths[i] }},
	{"no title", func(v *view, _ int) bool { return v.titled == "" }},
	{"no title, first line", func(v *view, i int) bool { return v.titled == "" && i == 0 }},
	{"begins as the title", (*view).beginsAsTitle},
	{"most of the title", func(v *view, i int) bool { return v.ofTitle(i) >= 67 }},
	{"half of the title", func(v *view, i int) bool { n := v.ofTitle(i); return n >= 34 && n < 67 }},
	{"nothing of the title", func(v *view, i int) bool { return v.titled != "" && v.ofTitle(i) == 0 }},
	{"all of the title" + inShort, func(v *view, i int) bool { return v.widths[i] < 160 && v.ofTitle(i) == 100 }},
}

// twoSentences is the end of one and the beginning of the next.
var twoSentences = pattern.New(`[\p{Ll}\p{N})»”][.!?]["”»)]?\s+[\p{Lu}“"«]|。.`)

// AsksFor tells whether a line, in normal form, asks its readers for something: to subscribe, to share, to read on elsewhere.
func AsksFor(norm string) bool {
	return printed.Width(printed.Head(norm, reach)) < longAsking && asksFor.MatchString(norm)
}

// longAsking is how many columns such a line has at most.
const longAsking = 160

// capitals tells whether most words begin with a capital, as those of English headlines do.
func capitals(text string) bool {
	all, n := 0, 0
	for w := range strings.FieldsSeq(text) {
		runes := []rune(strings.TrimLeft(w, "\"'“«(["))
		if len(runes) < 3 || !unicode.IsLetter(runes[0]) {
			continue
		}
		if all++; unicode.IsUpper(runes[0]) {
			n++
		}
	}
	return all > 3 && n*10 > all*6
}
