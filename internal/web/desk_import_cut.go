package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/internal/paste"
)

// cut does what "cut 12 17" asks: what stands behind the 17th character of a piece, as it is typed now,
// becomes a piece of its own. "cut 12" has the page ask where.
func (p *importSeen) cut(f *form, asked string) {
	id, digits, _ := strings.Cut(asked, " ")
	i := p.index(id)
	if i < 0 || !p.shown[i] || p.pieces[i].Begins() {
		return
	}
	p.moved = id
	at, err := strconv.Atoi(digits)
	words, typed := p.shownWords(f, i)
	runes := []rune(words)
	if err != nil || at <= 0 || at >= len(runes) {
		p.cutAt = id
		return
	}
	name := p.partName(i, at, words, typed)
	if name == "" {
		p.cutAt = id
		return
	}
	before := p.stand(f)
	was := p.places[i]
	f.set("cuts", strings.TrimSpace(f.Value("cuts")+" "+name))
	p.part(strings.Fields(f.Value("cuts")))
	k := p.index(name)
	if k < 0 {
		return
	}
	head, tail := strings.TrimSpace(string(runes[:at])), strings.TrimSpace(string(runes[at:]))
	f.carry(url.Values{}, pieceName(p.pieces[k]))
	delete(f.values, pieceName(p.pieces[p.index(id)])+".words")
	if typed {
		for at, words := range map[int]string{p.index(id): head, k: tail} {
			f.carry(url.Values{pieceName(p.pieces[at]) + ".words": {words}}, pieceName(p.pieces[at])+".words")
		}
	}
	p.cutField(f, was, p.index(id), k, oneLine(words))
	p.moved = name
	p.remember(f, before, "cut", k)
}

// cutField cuts the words in the field that the piece stands in.
func (p *importSeen) cutField(f *form, was paste.Putting, i, k int, words string) {
	head, tail := p.words(f, i), p.words(f, k)
	switch was {
	case paste.AsHeadline:
		if field := p.headlineField(p.places, i); field != "" && f.Value(field) == words {
			f.set(field, oneLine(head))
		}
	case paste.AsByline:
		if strings.Contains(words, f.Value("byline")) {
			f.set("byline", oneLine(head))
		}
	case paste.AsStandfirst:
		f.set("standfirst", strings.Replace(f.Value("standfirst"), words, head+"\n\n"+tail, 1))
	}
}

// shownWords gives the words of a piece as they are shown to be cut, and whether they were typed over:
// else it is their plain text.
func (p *importSeen) shownWords(f *form, i int) (words string, typed bool) {
	words = strings.TrimSpace(strings.ReplaceAll(f.Value(pieceName(p.pieces[i])+".words"), "\r\n", "\n"))
	if words == "" || words == strings.TrimSpace(p.sources[i]) {
		return p.pieces[i].Plain(), false
	}
	return words, true
}

// partName names the part behind a character of a piece. Of words that were typed over it begins where
// they are the page's own again, or near there; "" where nothing can be cut.
func (p *importSeen) partName(i, at int, words string, typed bool) string {
	piece := p.pieces[i]
	name := paste.PartName(piece.ID, at)
	if !typed {
		if own := []rune(words); strings.TrimSpace(string(own[:at])) == "" || strings.TrimSpace(string(own[at:])) == "" {
			return ""
		}
		return name
	}
	own, now := []rune(piece.Plain()), []rune(words)
	same := 0
	for same < min(len(own), len(now)) && own[same] == now[same] {
		same++
	}
	near := at
	if at > same {
		near = max(same, len(own)-(len(now)-at))
	}
	near = min(max(near, 1), len(own)-1)
	for away := range min(len(own), mostTried) {
		for _, n := range []int{near - away, near + away} {
			if n > 0 && n < len(own) && strings.TrimSpace(string(own[:n])) != "" && strings.TrimSpace(string(own[n:])) != "" {
				return paste.PartName(piece.ID, n)
			}
		}
	}
	return ""
}

// mostTried is how many characters away from where typed words are cut the page's own may be.
const mostTried = 200

// mendTogether takes cuts back. What was typed over on one side of them stands with the words of the
// other: it gives the fields of those.
func (p *importSeen) mendTogether(f *form, cuts []string) map[string]string {
	typed, whole := make(map[string]string), make(map[string]bool)
	for i, piece := range p.pieces {
		of, _, part := strings.Cut(piece.ID, ".")
		if gone := part && !slices.Contains(cuts, piece.ID); !gone {
			continue
		}
		k := i - 1
		for k > 0 && strings.Contains(p.pieces[k].ID, ".") && !slices.Contains(cuts, p.pieces[k].ID) {
			k--
		}
		_, over := p.shownWords(f, k)
		_, too := p.shownWords(f, i)
		whole[p.pieces[k].ID] = true
		if head := p.pieces[k].ID; strings.HasPrefix(head, of) && (over || too || typed[head] != "") {
			if typed[head] == "" {
				typed[head] = strings.TrimSpace(p.source(f, k))
			}
			typed[head] += " " + strings.TrimSpace(p.source(f, i))
		}
		delete(f.values, pieceName(piece)+".words")
	}
	f.set("cuts", strings.Join(cuts, " "))
	p.part(cuts)
	fields := make(map[string]string)
	for id := range whole {
		delete(f.values, "p."+id+".words")
		if words := typed[id]; words != "" {
			fields["p."+id+".words"] = words
		}
	}
	return fields
}

// source gives the words of a piece as they stand to be typed over.
func (p *importSeen) source(f *form, i int) string {
	if words, typed := p.shownWords(f, i); typed {
		return words
	}
	return p.sources[i]
}

// mostSeams is how many places a piece is offered to be cut at.
const mostSeams = 120

// importSeam is a word, or a few letters, and where it begins.
type importSeam struct {
	Do    string // what its button sends; "" for the first
	Words string
}

// Seams parts the words of a piece where somebody may cut it: before words, and where letters of one
// kind follow others or a stop, as in Japanese.
func (p importPiece) Seams() []importSeam {
	words := p.Form.Value(p.Name() + ".words")
	if words == "" || strings.TrimSpace(words) == strings.TrimSpace(p.source) {
		words = p.Piece.Plain()
	} else {
		words = strings.TrimSpace(strings.ReplaceAll(words, "\r\n", "\n"))
	}
	var all []importSeam
	runes := []rune(words)
	from := 0
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) && (!seam(runes[i-1], runes[i]) || len(all) == mostSeams) {
			continue
		}
		one := importSeam{Words: strings.TrimSpace(string(runes[from:i]))}
		if one.Words == "" {
			continue // blanks stand before the next word
		}
		if len(all) > 0 {
			one.Do = "cut " + p.Piece.ID + " " + strconv.Itoa(from)
		}
		all, from = append(all, one), i
	}
	return all
}

// seam tells whether words may be cut between two characters.
func seam(a, b rune) bool {
	switch {
	case unicode.IsSpace(b):
		return false
	case unicode.IsSpace(a):
		return true
	case a < 0x2e80 && b < 0x2e80, unicode.IsPunct(b) && !strings.ContainsRune("「『（【〈《", b):
		return false
	}
	return kindOfLetter(a) != kindOfLetter(b)
}

// kindOfLetter tells kana from Chinese characters, and both from signs.
func kindOfLetter(r rune) int {
	switch {
	case unicode.Is(unicode.Hiragana, r):
		return 1
	case unicode.Is(unicode.Katakana, r), r == 'ー', r == '・':
		return 2
	case unicode.Is(unicode.Han, r):
		return 3
	case strings.ContainsRune("「『（【〈《", r):
		return 4
	case unicode.IsPunct(r):
		return 5
	}
	return 6
}
