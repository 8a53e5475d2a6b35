package onset

import (
	"strings"
	"unicode"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// signs gives the signs of a line as the title.
func (h *head) signs(i int) []string {
	l := h.lines[i]
	text := printed.Head(l.Text, reach)
	is, above, under := string(h.look(i)), string(h.look(i-1)), string(h.look(i+1))
	script := scriptOf(text)
	all := []string{
		"is " + is, "below " + above, "above " + under, "next but one " + string(h.look(i+2)), is + " above " + under, is + " below " + above,
		"is " + is + ", " + script,
		below("width", h.widths[i], 8, 16, 24, 32, 48, 64, 80, 100, 130, 180),
		below(script+", width", h.widths[i], 16, 24, 40, 64, 100, 140),
		below("lines above", i, 1, 2, 3, 5, 8, 12, 20, 40, 80),
		below("could be it above", h.coulds(i), 1, 2, 3, 5, 8, 12, 20, 40),
		below("tellings above", h.count(0, i, Telling), 1, 2, 3, 5),
		below("sentences near below", h.count(i+1, i+1+inBlock, Telling, Sentence), 1, 2, 3, 4, 5),
		below("row", h.runs[i], 1, 2, 3, 4, 6, 10),
		below("words", len(strings.Fields(text)), 2, 3, 4, 6, 9, 13, 20),
		h.toText(i),
	}
	if h.share[i] >= 0 {
		all = append(all, below("said by the text", h.share[i], 1, 34, 50, 67, 100))
	}
	all = append(all, h.bodySigns(i)...)
	for _, m := range l.Marks {
		all = append(all, m, m+", "+is)
	}
	for _, s := range titleWords {
		if s.re.MatchString(printed.Head(l.Norm, reach)) {
			all = append(all, s.name)
		}
	}
	for _, s := range titleForms {
		if s.re.MatchString(text) {
			all = append(all, s.name)
		}
	}
	for _, s := range headSigns {
		if s.is(h, i) {
			all = append(all, s.name)
		}
	}
	return all
}

// coulds counts the lines above one that could be the title as well.
func (h *head) coulds(i int) int {
	n := 0
	for j := range i {
		if look := h.look(j); (look == Phrase || look == Passage || look == Sentence) && h.could(j) {
			n++
		}
	}
	return n
}

// toText says how far below a line its text seems to begin, and what stands between.
func (h *head) toText(i int) string {
	switch {
	case h.text == len(h.lines):
		return "no text"
	case i == h.text:
		return "begins the text"
	case i > h.text:
		return "within the text"
	}
	if n := h.count(i+1, h.text, Phrase, Passage, Sentence, Telling, Label); n > 0 {
		return below("others between it and the text", n, 2, 3, 5, 10)
	}
	if n := h.count(i+1, h.text, Short); n > 0 {
		return below("words between it and the text", n, 2, 3, 5)
	}
	if h.text == i+1 {
		return "right above the text"
	}
	return "the head's lines between it and the text"
}

// scriptOf names the letters of most of a line.
func scriptOf(text string) string {
	latin, cyrillic, other := 0, 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.IsLetter(r):
			other++
		}
	}
	switch {
	case other*2 > latin+cyrillic:
		return "wide"
	case cyrillic > latin:
		return "cyrillic"
	}
	return "latin"
}

var saysLive = sieve.New(`\blive\b|\bas it happened\b|minute by minute|ライブ|生中継|速報|随時更新|タイムライン|時系列|詳報|онлайн|трансляц|хроника`)

// SaysLive tells whether a line, in lower case and half width, has a word that titles of live pages have.
func SaysLive(norm string) bool { return saysLive.MatchString(norm) }

var titleWords = []wordSign{
	{"live", 0, saysLive},
	{"of a picture", 0, ofPicture},
	{"asks", 0, asksFor},
	{"an address", 0, sieve.New(`https?://|www\.|@\w|\.(?:com|org|net|ru|jp)\b`)},
	{"a day", 0, sieve.New(`\b(?:19|20)\d{2}\b|\d{1,2}月\d{1,2}日`)},
	{"a clock", 0, sieve.New(`\b\d{1,2}:\d{2}\b|\d{1,2}時`)},
	{"to other stories", 0, sieve.New(`\b(?:related|read also|see also|more (?:on|from|stories|news)|latest|popular|trending|recommended|previous|next|categories|archive)\b|関連|おすすめ|人気|最新|ランキング|一覧|次の|前の|新着|カテゴリ|アーカイブ|читайте|также|по теме|популярн|последние|новости|архив|рубрик|следующ|предыдущ`)},
	{"the site's", 0, sieve.New(`\b(?:menu|home|search|contact|about|privacy|terms|rights|policy|cookies?|skip to|navigation|log ?in|register)\b|メニュー|ホーム|検索|お問い合わせ|規約|トップ|ログイン|меню|главная|поиск|контакт|войти|политик|реклам|о проекте|о сайте`)},
	{"offers", 0, sieve.New(`^(?:continue|skip|show|help|sign|subscribe|follow|share|click|read|get|join|download|watch|listen|view|support|become|create|enter|choose|select|try|stay|already|new member|you are|not a|hi,|welcome|advertis|sponsored|что вы|войдите|подпи|читать|прочит|смотр|скач|зарег|jetzt|hier|suche|ein passwort|abonnez|connexion|suscr|inici|ingres|зайдите|увелич)|(?:ログイン|登録|はこちら|サービス|ください|ガイド|ヘルプ|先頭です|本文です|本文へ)`)},
	{"a kind of text", 0, sieve.New(`^(?:press release|statement|speech|news|transcript|interview|opinion|analysis|update|announcement|readout)s?$|^(?:報道発表|記者会見|談話|声明|ニュース|社説|コラム|発言|会見)$|^(?:новости|пресс-релиз|заявление|интервью|мнение|речь)$`)},
}

var titleForms = []beginning{
	{"begins with a sign of a list", pattern.New(`^(?:[•●・■▪*–—-]|\d{1,2}[.)])\s`)},
	{"begins with brackets", pattern.New(`^(?:【[^】]{1,40}】|\[[^\]]{1,40}\]|（[^）]{1,30}）|\([^)]{1,30}\)|＜[^＞]{1,30}＞|〈[^〉]{1,30}〉)`)},
	{"ends with brackets", pattern.New(`(?:[】\])）〕])$`)},
	{"begins in quotes", pattern.New(`^["“«「'‘『]`)},
	{"begins small", pattern.New(`^\p{Ll}`)},
	{"begins with a number", pattern.New(`^\p{Nd}`)},
	{"begins with some sign", pattern.New(`^[^\p{L}\p{N}"“«「'‘『(\[【（＜〈]`)},
	{"a site behind it", pattern.New(`\s[|｜]\s?\S|\s[-–—]\s[^-–—]{2,40}$|：[^：]{2,24}$|\s::\s`)},
	{"several bars", pattern.New(`[|｜/>›»＞•·].{1,60}[|｜/>›»＞•·]`)},
	{"a digit glued to its end", pattern.New(`\p{L}\d{1,5}$`)},
	{"a number at its end", pattern.New(`[\s(（\[]\d{1,6}[)）\]]?$`)},
	{"two sentences in it", twoSentences},
	{"a colon in it", pattern.New(`[:：]\s?\S`)},
	{"a comma in it", pattern.New(`[,、，]`)},
	{"ends in a comma", pattern.New(`[,、，;]$`)},
	{"a quotation in it", pattern.New(`["“«「『]`)},
	{"a question", pattern.New(`[?？]["”»」]?$`)},
	{"exclaims", pattern.New(`[!！]["”»」]?$`)},
	{"a name alone", pattern.New(`^\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|bin|la)){1,3}$`)},
	{"hiragana", pattern.New(`\p{Hiragana}`)},
	{"ends in a predicate", pattern.New(`(?:です|ます|した|ている|ません|ください|だろう|である)[」』]?$`)},
	{"one word", pattern.New(`^[^\s\p{Han}\p{Hiragana}\p{Katakana}]+$`)},
}

// A headSign is on a line that could be the title of which something is true that is not in its words alone.
type headSign struct {
	name string
	is   func(h *head, i int) bool
}

var headSigns = []headSign{
	{"ends as a sentence does", func(h *head, i int) bool { return printed.Stopped(h.lines[i].Text, true) }},
	{"ends in a colon too", func(h *head, i int) bool { return strings.HasSuffix(h.lines[i].Norm, ":") }},
	{"breaks off", func(h *head, i int) bool {
		return strings.HasSuffix(h.lines[i].Text, "…") || strings.HasSuffix(h.lines[i].Text, "...")
	}},
	{"words in capitals", func(h *head, i int) bool { return capitals(h.lines[i].Text) }},
	{"shouts", func(h *head, i int) bool { return shouts(h.lines[i].Text) }},
	{"a gap above", func(h *head, i int) bool { return h.lines[i].Gap }},
	{"a gap below", func(h *head, i int) bool { return h.gapBelow(i) }},
	{"stands alone", func(h *head, i int) bool { return h.lines[i].Gap && h.gapBelow(i) }},
	{"said above too", func(h *head, i int) bool { return h.saidAbove(i) }},
	{"said below too", func(h *head, i int) bool { return h.saidBelow(i) }},
	{"long, said twice", func(h *head, i int) bool { return h.widths[i] >= 24 && len(h.said[h.letters(i)]) > 1 }},
	{"short, said twice", func(h *head, i int) bool { return h.widths[i] < 24 && len(h.said[h.letters(i)]) > 1 }},
	{"said right below", func(h *head, i int) bool { return i+1 < len(h.lines) && h.letters(i) == h.letters(i+1) }},
	{"said right above", func(h *head, i int) bool { return i > 0 && h.letters(i) == h.letters(i-1) }},
	{"in a longer line above", (*head).inLonger},
	{"holds a line below", (*head).holdsBelow},
	{"said most by the text", func(h *head, i int) bool { return i == h.most }},
	{"longest above the text", func(h *head, i int) bool { return i == h.wide }},
	{"first that could be it", func(h *head, i int) bool { return h.coulds(i) == 0 }},
	{"first, and a phrase", func(h *head, i int) bool {
		return h.coulds(i) == 0 && (h.look(i) == Phrase || h.look(i) == Passage)
	}},
	{"last above the text", func(h *head, i int) bool {
		return i < h.text && h.text < len(h.lines) && h.count(i+1, h.text, Phrase, Passage, Sentence) == 0 && h.look(i) != Short
	}},
	{"stamp or name near below", func(h *head, i int) bool { return h.count(i+1, i+4, Stamp, Byline) > 0 }},
	{"stamp near above", func(h *head, i int) bool { return i > 0 && h.count(max(0, i-2), i, Stamp) > 0 }},
	{"first line", func(h *head, i int) bool { return i == 0 }},
	{"first line alone", func(h *head, i int) bool { return i == 0 && h.gapBelow(i) }},
	{"next twice as long", func(h *head, i int) bool { return i+1 < len(h.widths) && h.widths[i+1] > 2*h.widths[i] }},
	{"longer than those around", func(h *head, i int) bool {
		return (i == 0 || h.widths[i-1] < h.widths[i]) && (i+1 >= len(h.widths) || h.widths[i+1] < h.widths[i])
	}},
	{"in a row of phrases", func(h *head, i int) bool {
		return h.phrase(i) && (h.phrase(i-1) && h.phrase(i+1) || h.phrase(i+1) && h.phrase(i+2) || h.phrase(i-1) && h.phrase(i-2))
	}},
	{"beside a phrase", func(h *head, i int) bool { return h.phrase(i-1) || h.phrase(i+1) }},
	{"under a label", func(h *head, i int) bool { return h.look(i-1) == Label }},
}

func (h *head) phrase(i int) bool { return h.look(i) == Phrase || h.look(i) == Passage }

// inLonger tells whether a line above holds one at its beginning or end: what the window is called, the title with a label.
func (h *head) inLonger(i int) bool {
	said := h.letters(i)
	if len(said) < compare {
		return false
	}
	for j := range i {
		if above := h.letters(j); len(above) > len(said) && (strings.HasPrefix(above, said) || strings.HasSuffix(above, said)) {
			return true
		}
	}
	return false
}

// holdsBelow tells whether one holds a line near below it so.
func (h *head) holdsBelow(i int) bool {
	said := h.letters(i)
	for j := i + 1; j < min(len(h.lines), i+Ahead); j++ {
		if under := h.letters(j); len(under) >= compare && len(under) < len(said) && (strings.HasPrefix(said, under) || strings.HasSuffix(said, under)) {
			return true
		}
	}
	return false
}

// shouts tells whether a line is all in capitals.
func shouts(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) && !strings.ContainsFunc(text, unicode.IsLower)
}
