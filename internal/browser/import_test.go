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

// imports pastes a page at the desk's form and has it read.
func (p *tab) imports(page string) {
	p.fill("#import-page", page)
	p.choose("#import-date", "2021-05-14")
	p.leaving(func() { p.click("[name=do][value=read]") })
}

// TestAPageIsImportedAtTheDesk goes the way without scripts: paste, see, mend, publish.
func TestAPageIsImportedAtTheDesk(t *testing.T) {
	s := theSite(t)
	p := s.open(t, noScript).logIn().visit("/desk/import")
	p.imports(pageToImport)
	p.fill("#import-slug", "harbour-3")
	p.fill("#import-u-1-headline", "The talks begin")
	p.choose("#import-l-0", "standfirst")
	p.leaving(func() { p.click("[name=do][value=publish]") })
	p.visit("/c/harbour-3")
	p.reads("h1", "Third harbour talks: the ferries sail again")
	p.reads("main", "The talks begin")
	p.reads("main", "Harbour Radio")
	p.reads("main", "© Harbour Pictures / Ann Reed")
}
