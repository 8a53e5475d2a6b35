//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// Two windows on one desk: what one writes about an update, and what they take, the other sees
// while they type, and what is typed stays. Without a script the same forms work, and what
// readers see is none of it.
func TestMemosAndClaimsBetweenTwo(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "memos-claims")
	s.run(t, password, "user", "add", "maren", "--role", "editor", "--password-stdin")
	s.run(t, password, "user", "add", "ruben", "--role", "reporter", "--password-stdin")
	ruben := s.open(t, phone).logInAs("ruben").visit("/desk/c/" + slug)
	ruben.fill("#compose-headline", "The ferry is late")
	ruben.press("Ctrl+Enter")
	ruben.reads("#timeline .own", "The ferry is late")

	olga := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	maren := s.open(t, laptop).logInAs("maren").visit("/desk")
	box := fmt.Sprintf("#memos-%s-1", slug)
	olga.click(box + " summary")
	olga.fill(box+" textarea", "Ask the harbour office before")
	typing := fmt.Sprintf(`document.activeElement === document.querySelector('%s textarea') && document.activeElement.value`, box)

	// Maren takes it by keyboard from the list of what waits.
	maren.press("j")
	maren.until(`document.activeElement.matches('[data-waiting] article')`)
	for !eval[bool](maren, `document.activeElement.textContent.includes('The ferry is late')`) {
		maren.press("j")
	}
	maren.press("t")
	maren.reads("#desk-said", "Update 1 is yours")
	maren.reads("[data-waiting] .mine", "Claimed by you")
	olga.reads("#u-1 .desk-entry-claim", "Claimed by maren")
	ruben.reads("#timeline .own", "Claimed by maren")
	if got := eval[string](olga, typing); got != "Ask the harbour office before" {
		t.Errorf("in the field: %q", got)
	}

	// What Olga has typed is saved; Maren and Ruben see it where they are.
	olga.click(box + " input[name=for_author]")
	olga.click(box + " [data-primary]")
	olga.reads("#desk-said", "The memo is saved.")
	olga.reads(box+" .memo-list", "Ask the harbour office before")
	maren.reads("[data-waiting] .memo-list", "Ask the harbour office before")
	ruben.reads("#timeline .own .memo-list", "Ask the harbour office before")
	if open := eval[bool](olga, fmt.Sprintf(`document.querySelector('%s details').open || document.querySelector('%[1]s textarea').value !== ''`, box)); open {
		t.Error("the form is not ready for the next one")
	}

	calm := func() { // nothing has changed just now, of which a finger might not know
		olga.until(asFresh)
		olga.until(`Date.now() - (document.querySelector('#u-1').dataset.changed ?? 0) > 1000`)
	}
	calm()

	// Olga takes it over, which is said to Maren; hands it back; and it is published.
	olga.click("#u-1 form[action$=claim] button")
	olga.reads("#u-1 .desk-entry-claim.mine", "taken over from maren")
	maren.reads("[data-waiting] .desk-entry-claim", "Claimed by olga")
	maren.reads("[data-waiting] .desk-entry-claim", "taken over from maren")
	calm()
	olga.click("#u-1 form[action$=claim] [value=release]")
	olga.until(`!document.querySelector('#u-1 .desk-entry-claim')`)
	maren.until(`!document.querySelector('[data-waiting] .desk-entry-claim')`)

	plain := s.open(t, noScript).logInAs("maren").visit("/desk/c/" + slug + "/u/1/memos")
	plain.fill("#memo-words", "They say it is the fog.")
	plain.leaving(func() { plain.click("main form [data-primary]") })
	plain.reads(".memo-list", "They say it is the fog.")
	olga.reads(box+" .memo-list", "They say it is the fog.")
	plain.visit("/desk/c/" + slug)
	plain.leaving(func() { plain.click("#u-1 form[action$=claim] button") })
	plain.reads("#u-1 .desk-entry-claim.mine", "Claimed by you")
	if got := ruben.text("#timeline .own .memo-list"); got == "" || eval[bool](ruben, `document.querySelector('#timeline .own').textContent.includes('fog')`) != true {
		t.Errorf("a reporter, who may read drafts, reads %q", got) // it is not for authors alone
	}

	calm()
	olga.isForEverybody("memos and claims")
	maren.visit("/desk/c/" + slug + "/u/1/memos").isForEverybody("memos of an update")
	olga.click("#u-1 form[action$=publish] button")
	reader := s.open(t, laptop).visit("/c/" + slug)
	reader.reads(at(1), "The ferry is late")
	for _, words := range []string{"harbour office", "maren", "fog", "Claimed"} {
		if eval[bool](reader, fmt.Sprintf(`document.documentElement.outerHTML.includes(%s)`, js(words))) {
			t.Errorf("readers are shown %q", words)
		}
	}
}
