package paste

import (
	"iter"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/text"
)

// builder makes a draft anew of its pieces.
type builder struct {
	d      *Draft
	before []Update
	made   []Update
	below  []Piece // of the next update
	cut    []int   // of each update that was made, which of those before it was cut off from; -1 for none
}

// rebuild makes the updates, and what the page says of itself, of pieces where they are put now.
func (d *Draft) rebuild(pieces []Piece, places []Putting) {
	if len(d.Updates) == 0 && d.page.lone != nil {
		d.Updates = []Update{*d.page.lone}
	}
	d.Lead, d.Updates = slices.Clone(d.Lead), slices.Clone(d.Updates)
	for i := range d.Updates {
		d.Updates[i].Pictures = slices.Clone(d.Updates[i].Pictures)
	}
	b := &builder{d: d, before: d.Updates}
	for i, p := range pieces {
		if places[i] != p.Place {
			b.takeFrom(p)
		}
	}
	for i, p := range pieces {
		if places[i] != p.Place && (places[i] == AsCaption || places[i] == AsCredit) {
			b.caption(p, places[i])
		}
	}
	if d.Form != coverage.Live && len(b.before) > 0 {
		b.begin(b.before[0], -1) // with it an article begins, whatever stands above its text
	}
	for i, p := range pieces {
		b.put(p, places[i])
	}
	for _, p := range b.below { // there is none below
		b.put(p, AsBody)
	}
	b.share()
	d.Lead = slices.DeleteFunc(d.Lead, noPicture)
	for i := range b.made {
		b.made[i].Pictures = slices.DeleteFunc(b.made[i].Pictures, noPicture)
	}
	d.Updates = slices.DeleteFunc(b.made, func(u Update) bool {
		return u.Headline == "" && len(u.Body.Blocks) == 0 && len(u.Pictures) == 0 && len(u.Cards) == 0
	})
}

// noPicture knows a picture whose words were all put elsewhere.
func noPicture(p coverage.Picture) bool { return p == coverage.Picture{} }

// begin begins an update with what another has beside its words.
func (b *builder) begin(u Update, cut int) {
	u.Headline, u.Body, u.at = "", text.Document{}, nil
	b.made, b.cut = append(b.made, u), append(b.cut, cut)
	for _, p := range b.below {
		b.write(len(b.made)-1, p)
	}
	b.below = nil
}

// put puts a piece where it belongs.
func (b *builder) put(p Piece, where Putting) {
	last := len(b.made) - 1
	switch {
	case where == LeaveOut: // it is not in the draft
	case p.Begins():
		u := b.before[p.Update]
		if where == AsUpdate || last < 0 {
			b.begin(u, -1)
			return
		}
		b.made[last].Pictures = slices.Concat(b.made[last].Pictures, u.Pictures)
		b.made[last].Cards = slices.Concat(b.made[last].Cards, u.Cards)
	case where == AsBelow:
		b.below = append(b.below, p)
	case where == AsTitle:
		b.d.Title = line(p)
	case where == AsByline && p.Place != AsByline:
		b.d.Byline = line(p)
	case where == AsStandfirst:
		b.addStandfirst(p)
	case where == AsByline, where == AsCaption, where == AsCredit: // they are there
	case last < 0, where == AsAbove && last == 0:
		b.addStandfirst(p)
	case where == AsHeadline:
		b.made[last].Headline = line(p)
	case where == AsUpdate:
		b.begin(Update{
			Line: p.Line, Date: b.made[last].Date, Time: b.made[last].Time, Said: b.made[last].Said,
			Kind: coverage.Report, first: p.at, headed: -1, piece: p.ID,
		}, p.Update)
		b.write(last+1, p)
	case where == AsAbove:
		b.write(last-1, p)
	default:
		b.write(last, p)
	}
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
	case AsTitle:
		d.Title = ""
	case AsByline:
		d.Byline = ""
	case AsStandfirst:
		paras := strings.Split(d.Standfirst, "\n\n")
		if i := slices.Index(paras, words); i >= 0 {
			paras = slices.Delete(paras, i, i+1)
		}
		d.Standfirst = strings.Join(paras, "\n\n")
	case AsCaption, AsCredit:
		for pic := range d.pictures(p.Update) {
			switch words {
			case pic.Caption:
				pic.Caption = ""
				return
			case pic.Credit:
				pic.Credit = ""
				return
			}
		}
	}
}

func (b *builder) addStandfirst(p Piece) {
	if p.Place == AsStandfirst {
		return // it is there
	}
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
		above.Pictures, u.Pictures = divided(above.Pictures, func(p coverage.Picture) bool {
			return b.d.standsAt(u.first, end, p.Name, p.Alt, p.Caption, p.Credit) >= 0
		})
		above.Cards, u.Cards = divided(above.Cards, func(c coverage.Card) bool { return b.d.standsAt(u.first, end, c.Title) >= 0 })
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
