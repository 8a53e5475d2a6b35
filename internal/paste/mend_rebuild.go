package paste

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/paste/printed"
	"readout/internal/text"
)

// builder makes a draft anew of its pieces.
type builder struct {
	d      *Draft
	before []Update
	made   []Update
	below  []Piece         // of the next update
	cut    []int           // of each update that was made, which of those before it was cut off from; -1 for none
	clock  int             // the line of a clock that is words again, -1 for none: what follows on it goes on with them
	cards  []coverage.Card // of the next update: those of what was taken for one above it
}

// rebuild makes the updates, and what the page says of itself, of pieces where they are put now.
func (d *Draft) rebuild(pieces []Piece, places []Putting) {
	if len(d.Updates) == 0 && d.page.lone != nil {
		d.Updates = []Update{*d.page.lone}
	}
	d.Lead, d.Updates = slices.Clone(d.Lead), slices.Clone(d.Updates)
	for i := range d.Updates {
		d.Updates[i].Pictures, d.Updates[i].Cards = slices.Clone(d.Updates[i].Pictures), slices.Clone(d.Updates[i].Cards)
	}
	b := &builder{d: d, before: d.Updates, clock: -1}
	d.retitle(pieces, places)
	moved := func(i int) bool { return places[i] != pieces[i].Place || pieces[i].changed }
	for i, p := range pieces {
		if moved(i) && !p.behind {
			b.takeFrom(p)
		}
	}
	for i, p := range pieces {
		if moved(i) && (places[i] == AsCaption || places[i] == AsCredit) {
			b.caption(p, places[i])
		}
	}
	if d.Form != coverage.Live && len(b.before) > 0 {
		b.begin(b.before[0], -1) // with it an article begins, whatever stands above its text
	}
	for i, p := range pieces {
		b.put(p, places[i], moved(i))
	}
	for _, p := range b.below { // there is none below
		b.put(p, AsBody, true)
	}
	d.Related = append(d.Related, b.cards...) // as of the page, where no update is left
	b.share()
	d.Lead = slices.DeleteFunc(d.Lead, noPicture)
	for i := range b.made {
		b.made[i].Pictures = slices.DeleteFunc(b.made[i].Pictures, noPicture)
		b.made[i].Cards = slices.DeleteFunc(b.made[i].Cards, noCard)
	}
	d.Updates = slices.DeleteFunc(b.made, func(u Update) bool {
		return u.Headline == "" && len(u.Body.Blocks) == 0 && len(u.Pictures) == 0 && len(u.Cards) == 0
	})
}

// noCard knows a link whose words were all put elsewhere.
func noCard(c coverage.Card) bool { return c.Title == "" && c.Excerpt == "" }

// noPicture knows a picture whose words were all put elsewhere.
func noPicture(p coverage.Picture) bool { return p == coverage.Picture{} }

// begin begins an update with what another has beside its words.
func (b *builder) begin(u Update, cut int) {
	u.Headline, u.Body, u.at = "", text.Document{}, nil
	u.Cards, b.cards = slices.Concat(b.cards, u.Cards), nil
	b.made, b.cut = append(b.made, u), append(b.cut, cut)
	for _, p := range b.below {
		b.write(len(b.made)-1, p)
	}
	b.below = nil
}

// put puts a piece where it belongs. What was not moved is there where it holds no blocks.
func (b *builder) put(p Piece, where Putting, moved bool) {
	last := len(b.made) - 1
	switch {
	case where == LeaveOut: // it is not in the draft
	case p.Begins():
		b.beginning(p, where)
	case where == AsBelow:
		b.below = append(b.below, p)
	case where == AsTitle, where == AsTitleToo, where == AsCaption, where == AsCredit: // they are there
	case where == AsByline:
		if moved {
			b.d.Byline = line(p)
		}
	case where == AsStandfirst && !moved, where == AsCard && !moved: // it is there
	case where == AsStandfirst:
		b.addStandfirst(p)
	case where == AsUpdate && len(b.before) > 0:
		above := b.before[max(p.Update, 0)]
		if last >= 0 {
			above = b.made[last]
		}
		u, clocked := b.d.Begun(p, above)
		b.begin(u, p.Update)
		if !clocked {
			b.write(last+1, p)
		}
	case last < 0, where == AsAbove && last == 0:
		b.addStandfirst(p)
	case where == AsCard:
		b.made[last].Cards = append(b.made[last].Cards, b.card(p))
	case where == AsHeadline:
		b.made[last].Headline = line(p)
	case where == AsAbove:
		b.write(last-1, p)
	case where == AsJoined, p.at == b.clock:
		b.join(last, p)
	default:
		b.write(last, p)
	}
}

// beginning begins an update, or has it go on with the one above, its clock in words if it was none. With none
// above it, its words are of the standfirst, its pictures of the page.
func (b *builder) beginning(p Piece, where Putting) {
	u, last := b.before[p.Update], len(b.made)-1
	switch {
	case where == AsUpdate:
		b.begin(u, -1)
		return
	case last < 0: // it stands above all updates
		b.d.Lead = slices.Concat(b.d.Lead, u.Pictures)
		b.cards = append(b.cards, u.Cards...)
		if where == AsText && p.clock.Kind != "" {
			b.addStandfirst(Piece{Blocks: []text.Block{p.clock}})
		}
		return
	}
	b.made[last].Pictures = slices.Concat(b.made[last].Pictures, u.Pictures)
	b.made[last].Cards = slices.Concat(b.made[last].Cards, u.Cards)
	if where == AsText && p.clock.Kind != "" {
		b.write(last, Piece{Blocks: []text.Block{p.clock}, at: p.at})
		for i := p.at; i < len(b.d.page.lines); i++ {
			if b.d.page.lines[i].N == u.Line && b.d.places[i] == inUpdate {
				b.clock = i
				break
			}
		}
	}
}

// join has a paragraph go on with the one that stands above it in the same update.
func (b *builder) join(k int, p Piece) {
	b.clock = -1
	u := &b.made[k]
	n := len(u.Body.Blocks)
	if n == 0 || u.Body.Blocks[n-1].Kind != text.BlockParagraph || len(p.Blocks) == 0 || p.Blocks[0].Kind != text.BlockParagraph {
		b.write(k, p)
		return
	}
	above := u.Body.Blocks[n-1]
	all := slices.Clone(above.Inlines)
	if between := betweenWords(text.Document{Blocks: []text.Block{above}}.Plain(), p.Plain()); between != "" {
		all = append(all, text.Inline{Kind: text.InlineText, Text: between})
	}
	u.Body.Blocks = slices.Clone(u.Body.Blocks)
	u.Body.Blocks[n-1].Inlines = append(all, p.Blocks[0].Inlines...)
	if rest := p; len(p.Blocks) > 1 {
		rest.Blocks = p.Blocks[1:]
		b.write(k, rest)
	}
}

// betweenWords is what stands between words that were on two lines: a blank, but none in Japanese.
func betweenWords(above, below string) string {
	last, _ := utf8.DecodeLastRuneInString(above)
	first, _ := utf8.DecodeRuneInString(below)
	if printed.RuneWidth(last) > 1 && printed.RuneWidth(first) > 1 {
		return ""
	}
	return " "
}

// card makes a related link of a piece.
func (b *builder) card(p Piece) coverage.Card {
	return coverage.Card{Title: line(p), Href: outward(cmp.Or(hrefIn(p.Blocks), b.d.page.lines[p.at].Href))}
}

// hrefIn gives the first address that blocks lead to.
func hrefIn(blocks []text.Block) string {
	var find func([]text.Inline) string
	find = func(all []text.Inline) string {
		for _, in := range all {
			if href := cmp.Or(in.Href, find(in.Inlines)); href != "" {
				return href
			}
		}
		return ""
	}
	for _, b := range blocks {
		href := cmp.Or(find(b.Inlines), hrefIn(b.Blocks))
		for _, item := range b.Items {
			href = cmp.Or(href, hrefIn(item))
		}
		if href != "" {
			return href
		}
	}
	return ""
}

func (b *builder) write(k int, p Piece) {
	u := &b.made[k]
	u.Body.Blocks = append(u.Body.Blocks, p.Blocks...)
	for range p.Blocks {
		u.at = append(u.at, p.at)
	}
}

// line gives the words of a piece on one line, its blanks as they are: a Japanese title has wide ones.
func line(p Piece) string { return strings.TrimSpace(onOneLine.Replace(p.Plain())) }

var onOneLine = strings.NewReplacer("\n", " ", "\t", " ")

// takeFrom takes a piece from the places of the page that hold no blocks.
func (b *builder) takeFrom(p Piece) {
	d, words := b.d, b.d.page.lines[p.at].Text
	switch p.Place {
	case AsByline:
		d.Byline = ""
	case AsStandfirst:
		paras := strings.Split(d.Standfirst, "\n\n")
		if i := slices.Index(paras, words); i >= 0 {
			paras = slices.Delete(paras, i, i+1)
		}
		d.Standfirst = strings.Join(paras, "\n\n")
	case AsCaption, AsCredit:
		b.takeCaption(p, words)
	case AsCard:
		if p.Update < len(b.before) {
			takeCard(b.before[p.Update].Cards, words)
		}
	}
}

// takeCaption takes a line from the picture that has it as its words, or has some of it.
func (b *builder) takeCaption(p Piece, words string) {
	pic, whole := captionedBy(b.d, p.Update, words)
	switch {
	case pic == nil:
	case whole == AsCaption:
		pic.Caption = ""
	case whole == AsCredit:
		pic.Credit = ""
	default:
		rest := words
		if pic.Caption != "" {
			rest = strings.Replace(words, pic.Caption, "", 1)
			pic.Caption = ""
		}
		if pic.Credit != "" && strings.Contains(rest, pic.Credit) {
			pic.Credit = ""
		}
	}
}

// takeCard takes a line from the link that it tells of. What else is told of that one is its title then.
func takeCard(cards []coverage.Card, words string) {
	at := cardOf(cards, words)
	if at < 0 {
		return
	}
	c := &cards[at]
	told := strings.Split(c.Excerpt, "\n\n")
	if c.Title == words || c.Title != "" && strings.Contains(words, c.Title) {
		c.Title, told = told[0], told[1:]
	} else if i := slices.Index(told, words); i >= 0 {
		told = slices.Delete(told, i, i+1)
	}
	c.Excerpt = strings.Join(told, "\n\n")
	if c.Title == "" {
		c.Excerpt = ""
	}
}

// addStandfirst adds a piece to the end of the standfirst.
func (b *builder) addStandfirst(p Piece) {
	if b.d.Standfirst != "" {
		b.d.Standfirst += "\n\n"
	}
	b.d.Standfirst += p.Plain()
}

// caption gives a piece to the picture that is nearest, of those which have no such words yet; to
// a picture of its own where there is none, a frame that waits for its file.
func (b *builder) caption(p Piece, where Putting) {
	var nearest *string
	best := -1
	for pic := range b.d.pictures(p.Update) {
		words := &pic.Caption
		if where == AsCredit {
			words = &pic.Credit
		}
		if *words != "" {
			continue
		}
		if away := b.d.away(p.at, *pic); best < 0 || away < best {
			nearest, best = words, away
		}
	}
	if nearest != nil {
		*nearest = line(p)
		return
	}
	made := coverage.Picture{Caption: line(p)}
	if where == AsCredit {
		made = coverage.Picture{Credit: line(p)}
	}
	if p.Update < 0 || p.Update >= len(b.before) {
		b.d.Lead = append(b.d.Lead, made)
		return
	}
	u := &b.before[p.Update]
	u.Pictures = append(u.Pictures, made)
}

// share gives the updates that were cut off others the pictures and links that stand on their part
// of the page.
func (b *builder) share() {
	for n := 1; n < len(b.made); n++ {
		u, above := &b.made[n], &b.made[n-1]
		if b.cut[n] < 0 {
			continue
		}
		end := len(b.d.page.lines)
		if next := b.cut[n] + 1; next < len(b.before) {
			end = b.before[next].first
		}
		stay, gone := divided(above.Pictures, func(p coverage.Picture) bool {
			return b.d.standsAt(u.first, end, p.Name, p.Alt, p.Caption, p.Credit) >= 0
		})
		above.Pictures, u.Pictures = stay, slices.Concat(gone, u.Pictures)
		cards, below := divided(above.Cards, func(c coverage.Card) bool { return b.d.standsAt(u.first, end, c.Title) >= 0 })
		above.Cards, u.Cards = cards, slices.Concat(below, u.Cards)
	}
}

// divided gives those that stay and those that go.
func divided[T any](all []T, goes func(T) bool) (stay, gone []T) {
	for _, one := range all {
		if goes(one) {
			gone = append(gone, one)
		} else {
			stay = append(stay, one)
		}
	}
	return stay, gone
}

// standsAt finds the first line of a stretch of the page that holds words of a picture or a link;
// -1 for none.
func (d *Draft) standsAt(from, to int, words ...string) int {
	for i := from; i < to; i++ {
		if where := d.places[i]; where != inPicture && where != inLead && where != inCard {
			continue
		}
		for _, w := range words {
			if w != "" && strings.Contains(d.page.lines[i].Text, w) {
				return i
			}
		}
	}
	return -1
}

// away counts the lines between one and a picture.
func (d *Draft) away(i int, p coverage.Picture) int {
	at := d.standsAt(0, len(d.page.lines), p.Name, p.Alt, p.Caption, p.Credit)
	if at < 0 {
		return len(d.page.lines)
	}
	return max(i-at, at-i)
}

// pictures goes through the pictures of an update, then those that lead the page.
func (d *Draft) pictures(update int) iter.Seq[*coverage.Picture] {
	return func(yield func(*coverage.Picture) bool) {
		if update >= 0 && update < len(d.Updates) {
			for i := range d.Updates[update].Pictures {
				if !yield(&d.Updates[update].Pictures[i]) {
					return
				}
			}
		}
		for i := range d.Lead {
			if !yield(&d.Lead[i]) {
				return
			}
		}
	}
}
