//go:build browser

package browser

import "testing"

const pageToImport = `Harbour Radio
Third harbour talks: the ferries sail again
The ministers met in the harbour hall and agreed on the ferries.

18:21
Ferries to resume in June
The ministers agreed that the ferries sail again, four times a day.
The ministers at the quay
© Harbour Pictures / Ann Reed

09:31
Talks begin
The hall was full from the morning on.
`

// articleToImport is read with a caption as its first paragraph and a note of the house as its last.
const articleToImport = `<html><head><title>The ferries sail again</title></head><body>
<nav><a href="/">Home</a> <a href="/talks">Talks</a></nav>
<article><h1>The ferries sail again</h1>
<p>The ministers at the quay of Tarn on Wednesday</p>
<p>The two ministers <strong>agreed</strong> on Wednesday that the ferries sail again from June.</p>
<p>They will sail four times a day, and in winter twice, as the harbour office said.</p>
<p>Ada Mole reported from the harbour hall.</p>
</article><footer><p>Write to the editors of the harbour paper about this story.</p></footer></body></html>`

// imports pastes a page at the desk's form and has it read.
func (p *tab) imports(page string) {
	p.fill("#import-page", page)
	p.choose("#import-date", "2021-05-14")
	p.mended(func() { p.click("[name=do][value=read]") })
}

// TestAPageIsImportedAtTheDesk goes the way without scripts: paste, see, mend, publish.
func TestAPageIsImportedAtTheDesk(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, noScript).logIn().visit("/desk/import")
	p.imports(pageToImport)
	p.fill("#import-slug", "harbour-3")
	p.fill("#import-u-1-headline", "The talks begin")
	p.leaving(func() { p.click("#piece-0 [data-more]") })
	p.leaving(func() { p.click(`#piece-0 [value="standfirst 0"]`) })
	p.leaving(func() { p.click("[name=do][value=publish]") })
	p.visit("/c/harbour-3")
	p.reads("h1", "Third harbour talks: the ferries sail again")
	p.reads("main", "The talks begin")
	p.reads("main", "Harbour Radio")
	p.reads("main", "© Harbour Pictures / Ann Reed")
}

// TestABodyIsMendedByHand: a caption leaves the text, a line comes back into it, words are typed over,
// all at once and each taken back, by mouse on a phone and by keyboard alone; the same without scripts.
func TestABodyIsMendedByHand(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	place := placed

	p := s.open(t, phone).logIn().visit("/desk/import")
	p.imports(articleToImport)
	p.do(piece("The two ministers") + `.querySelector('[value^="begin "]').id = 'begin'`)
	p.click("#begin")
	p.until(place("at the quay", "out"))
	p.reads("[data-mended]", "The text begins with “The two ministers")
	p.click(`[data-mended] [value="undo"]`)
	p.until(place("at the quay", "body"))
	p.until(`document.activeElement === ` + piece("The two ministers"))

	p.press("Tab", "Tab", "Enter") // its words, then the first of its buttons
	p.until(place("The two ministers", "out"))
	p.press("x") // puts it back, as its key does
	p.until(place("The two ministers", "body"))
	p.press("j", "e", "k", "b")
	p.until(place("Ada Mole", "out") + ` && ` + place("at the quay", "out") + ` && ` + place("They will sail", "body"))
	p.press("u", "u", "Enter")
	p.until(place("Ada Mole", "body") + ` && ` + place("at the quay", "body") + ` && document.activeElement.matches('textarea')`)
	p.press("Escape")
	p.until(`document.activeElement === ` + piece("They will sail"))
	p.do(piece("Ada Mole") + `.querySelector('[data-more]').id = 'more'`)
	p.click("#more")
	p.mended(func() { p.click(`#more + p [value^="byline "]`) })
	p.until(`document.querySelector('#import-byline').value.startsWith('Ada Mole') && document.activeElement === ` + piece("Ada Mole"))
	p.do(piece("at the quay") + `.querySelector('[value^="out "]').id = 'out'`)
	p.click("#out")
	p.until(place("at the quay", "out"))
	p.do(piece("They will sail") + `.querySelector('textarea').id = 'words'`)
	p.fill("#words", "They sail **daily**.")
	p.fill("#import-slug", "harbour-mended")
	p.leaving(func() { p.click("[name=do][value=publish]") })
	p.visit("/c/harbour-mended")
	p.reads("main", "They sail daily.")
	p.until(`!document.querySelector('main').textContent.includes('at the quay')`)

	p = s.open(t, look{width: phone.width, height: phone.height, noScript: true}).logIn().visit("/desk/import")
	p.imports(articleToImport)
	p.leaving(func() { p.click(`.piece[data-place=body] + .piece [value^="begin "]`) })
	p.reads("[data-mended]", "The text begins with “The two ministers")
	p.leaving(func() { p.click(`[data-mended] [value="undo"]`) })
	p.fill("#import-slug", "harbour-unmended")
	p.leaving(func() { p.click("[name=do][value=publish]") })
	p.visit("/c/harbour-unmended")
	p.reads("main", "The ministers at the quay of Tarn on Wednesday")
}
