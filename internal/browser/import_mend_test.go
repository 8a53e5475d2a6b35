//go:build browser

package browser

import (
	"fmt"
	"io"
	"net/url"
	"testing"
)

// guessToImport is read with a guess of where its text begins.
const guessToImport = `Strait summit: from the old customs house

Lena Ash in Veld

The pilots have come to keep the strait open, said one of them, who has a goat

Two goats were on the stairs when the doors opened, and the clerk would not say whose they were. The press sits in the attic, where the roof leaks a little above the coffee.

Nobody expects a decision before noon. The tugs are still out, and their captains have a vote.
`

// mended waits until the form stands there as the server has it after something was done, with scripts and without.
func (p *tab) mended(act func()) {
	p.t.Helper()
	p.do(`document.querySelector('form[data-import]').dataset.before = ''`)
	act()
	p.until(`document.readyState === 'complete' && !('before' in document.querySelector('form[data-import]').dataset)`)
}

// piece is the piece that holds some words.
func piece(words string) string {
	return `[...document.querySelectorAll('[data-piece]')].find((e) => (e.querySelector('textarea')?.value ?? e.textContent).includes(` + js(words) + `))`
}

// caretAt puts the caret into the words that have the focus. The page is told of it a little later, and on a busy
// machine a key may come first.
func (p *tab) caretAt(n int) {
	p.t.Helper()
	p.do(fmt.Sprintf(`new Promise((done) => {
		document.addEventListener('selectionchange', () => done(), {once: true});
		document.activeElement.setSelectionRange(%[1]d, %[1]d);
	})`, n))
}

func placed(words, place string) string { return piece(words) + `?.dataset.place === ` + js(place) }

// TestAPageIsMendedByKeysAlone counts them: where the text begins in two, the title in one from its piece, a
// cut where the caret stands, a credit, a related list, two updates that are one and one that is none.
func TestAPageIsMendedByKeysAlone(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, laptop).logIn().visit("/desk/import")
	p.imports(guessToImport)
	was := eval[string](p, `document.querySelector('[data-place=body]').dataset.piece`)
	p.press("g")
	p.until(`document.activeElement.matches('[data-guess]')`)
	p.mended(func() { p.press("1") })
	p.until(`document.querySelector('[data-place=body]').dataset.piece !== ` + js(was) + ` || document.querySelector('[data-mended]').textContent.includes('begins with')`)
	p.mended(func() { p.press("u") })
	p.until(`document.querySelector('[data-place=body]').dataset.piece === ` + js(was))

	p.do(piece("Nobody expects") + `.focus()`)
	p.press("Enter")
	p.caretAt(39) // before "The tugs"
	p.mended(func() { p.press("Alt+Enter") })
	p.until(placed("The tugs are still out", "body") + ` && ` + piece("The tugs are still out") + ` === document.activeElement`)
	p.mended(func() { p.press("t") })
	p.until(`document.querySelector('#import-title').value.startsWith('The tugs are still out')`)
	p.until(`document.querySelector('#import-slug').value.startsWith('the-tugs-are-still-out')`) // offered with the title
	p.mended(func() { p.press("u") })
	p.until(`document.querySelector('#import-title').value.startsWith('Strait summit')`)
	p.until(`document.querySelector('#import-slug').value.startsWith('strait-summit')`)
	p.mended(func() { p.press("i") })
	p.until(placed("The tugs are still out", "credit"))
	p.press("k")
	p.until(piece("Nobody expects") + ` === document.activeElement`)
	p.mended(func() { p.press("l") })
	p.until(placed("Nobody expects", "card"))

	p.visit("/desk/import")
	p.imports(pageToImport)
	p.do(`document.activeElement.blur()`)
	p.press("J", "J")
	p.mended(func() { p.press("w") })
	p.until(`document.querySelectorAll('.import-updates > li').length === 1`)
	if got := eval[string](p, `document.querySelector('#import-slug').value`); got != "third-harbour-talks-the-ferries-sail-again" {
		t.Errorf("the address that is offered: got %q", got)
	}
	p.fill("#import-slug", "by-keys")
	p.leaving(func() { p.click("[name=do][value=publish]") })
	p.visit("/c/by-keys")
	p.reads("main", "09:31")
}

// TestAPieceIsCut by tapping at a word, on a phone, and the same without scripts.
func TestAPieceIsCut(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	for n, l := range []look{phone, {width: phone.width, height: phone.height, noScript: true}} {
		p := s.open(t, l).logIn().visit("/desk/import")
		p.imports(articleToImport)
		sends := p.mended
		if l.noScript {
			sends = func(act func()) { p.leaving(act) }
		}
		caption := `.piece[data-place=body]`
		more := func(act func()) { act() }
		if l.noScript {
			more = sends
		}
		more(func() { p.click(caption + ` [data-more]`) })
		sends(func() { p.click(caption + ` [value^="cut "]`) })
		p.reads("[data-seams]", "Choose where the second part begins")
		sends(func() { p.click(`[data-seams] [value$=" 34"]`) }) // on Wednesday
		p.reads("[data-mended]", "Cut: the second part begins with “on Wednesday”")
		part := caption + ` + .piece[data-piece$=".34"]`
		more(func() { p.click(part + ` [data-more]`) })
		sends(func() { p.click(part + ` [value^="title "]`) })
		p.fill("#import-slug", fmt.Sprintf("cut-%d", n))
		p.leaving(func() { p.click("[name=do][value=publish]") })
		p.visit(fmt.Sprintf("/c/cut-%d", n))
		p.reads("h1", "on Wednesday")
		p.reads("main", "The ministers at the quay of Tarn")
	}
}

// TestMendsOutliveWhatGoesWrong: no connection, a session that has ended, a reload.
func TestMendsOutliveWhatGoesWrong(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, laptop).logIn().visit("/desk/import")
	p.imports(articleToImport)
	p.do(piece("The two ministers") + `.focus()`)
	p.press("b")
	p.mended(func() { p.do(piece("Ada Mole") + `.focus()`); p.press("y") })
	p.fill("#import-standfirst", "Typed and not sent.")

	p.excuse("ERR_INTERNET_DISCONNECTED", "Failed to load resource", "Failed to fetch")
	p.offline(true)
	p.do(piece("They will") + `.focus()`)
	p.press("t")
	p.reads("[data-say]", "No connection")
	p.offline(false)

	p.sessionEnds()
	p.press("t")
	p.reads("[data-say]", "no longer logged in")
	p.another(laptop).logIn()
	p.mended(func() { p.do(piece("They will") + `.focus()`); p.press("t") })

	stands := func(when string) {
		t.Helper()
		p.until(`document.querySelector('#import-standfirst')?.value === 'Typed and not sent.' && ` + placed("at the quay", "out") +
			` && document.querySelector('#import-byline').value.startsWith('Ada Mole') && document.querySelector('#import-title').value.startsWith('They will')`)
		t.Log("stands", when)
	}
	stands("after the session")
	p.leaving(func() { p.do(`location.reload()`) })
	stands("after a reload")
	p.fill("#import-slug", "stored-once")
	p.leaving(func() { p.click("[name=do][value=store]") })
	p.visit("/desk/c/stored-once")
}

// TestTheMarkupOfMendsIsValid, in three languages: guesses, a piece that is being cut, updates that are joined.
func TestTheMarkupOfMendsIsValid(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	c := s.client(t)
	var all []sentPage
	for _, lang := range languages {
		for name, typed := range map[string]url.Values{
			"guess": {"page": {guessToImport}}, "cut": {"page": {articleToImport}, "mend": {"cut 3"}}, "joined": {"page": {pageToImport}, "mend": {"text 8e"}},
			"entries": {"page": {exportToImport}}, "entry": {"page": {exportToImport}, "do": {"entry 2"}}, "fault": {"page": {articleToImport}, "do": {"as live"}},
		} {
			typed.Set("date", "2021-05-14")
			typed.Set("tz", "UTC")
			answer, err := c.PostForm(s.url(in(lang, "/desk/import")), typed)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, sentPage{Name: lang + ", " + name, HTML: string(body)})
		}
	}
	judgeMarkup(t, all)
}

const exportToImport = "TITLE: One\nDATE: 05/14/2021 08:00:00\n-----\nBODY:\nThe first sentence of one.\n-----\n--------\nTITLE: Two\nDATE: 05/15/2021 09:00:00\n-----\nBODY:\nThe ministers met again.\n-----\n--------\n"
