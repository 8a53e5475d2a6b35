//go:build browser

package browser

import (
	"fmt"
	"testing"
	"time"
)

// Two windows edit different parts of one update: both are stored, who comes second is told,
// sees the difference and can take their own edit back.
func TestTwoEditsAreMerged(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "two-editors")
	n := s.post(t, slug, "Talks at noon", "They begin at noon.\n\nRain.")
	first := s.open(t, laptop).logIn().visit("/desk/c/" + slug + "/u/1")
	second := s.open(t, phone).logIn().visit("/desk/c/" + slug + "/u/1")
	reader := s.open(t, laptop).visit("/c/" + slug)

	first.fill("#edit-body", "They begin at noon sharp.\n\nRain.")
	first.leaving(func() { first.click(".editor [data-primary]") })
	second.fill("#edit-headline", "Talks at noon in the old town hall")
	second.fill("#edit-body", "They begin at noon.\n\nRain.\n\nA boat arrives.")
	second.leaving(func() { second.click(".editor [data-primary]") })
	second.reads("#desk-said", "merged with what you stored meanwhile")
	for _, words := range []string{"Talks at noon in the old town hall", "They begin at noon sharp.", "Rain.", "A boat arrives."} {
		reader.reads(at(n), words)
	}

	second.leaving(func() { second.click("#desk-said a") })
	second.reads(".states li:first-child", "sharp")
	second.reads(".states li:last-child ins", "A boat arrives.")
	second.leaving(func() { second.click(".states [name=edit]") })
	second.reads("#desk-said", "taken back")
	reader.until(fmt.Sprintf(`!document.querySelector(%s).textContent.includes('A boat arrives.')`, js(at(n))))
	reader.reads(at(n), "They begin at noon sharp.")

	// The window that had been second comes back to the edit: its old words are not offered again.
	second.visit("/desk/c/" + slug + "/u/1")
	if got := eval[string](second, `document.querySelector('#edit-body').value`); got != "They begin at noon sharp.\n\nRain." {
		t.Errorf("after the merge the form offers %q", got)
	}
}

// Two windows rewrite the same paragraph, without JavaScript in the second: both stand side by
// side, nothing else does, and what is chosen or written anew is stored.
func TestTwoEditsOfOneParagraph(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "one-paragraph")
	n := s.post(t, slug, "Talks at noon", "They begin at noon.\n\nRain.\n\nThe doors are open.")
	second := s.open(t, noScript).logIn()
	second.excuse("status of 409")
	second.visit("/desk/c/" + slug + "/u/1")
	s.edit(t, slug, n, fields{"headline": "Talks at one", "body": "They begin at one.\n\nRain and wind.\n\nThe doors are open."})

	second.fill("#edit-headline", "Talks at two")
	second.fill("#edit-body", "They begin at two.\n\nRain.\n\nThe doors are open to all.")
	second.leaving(func() { second.click(".editor [data-primary]") })
	if got := second.count(".dispute"); got != 2 {
		t.Fatalf("in dispute: got %d places, want the headline and a paragraph", got)
	}
	second.reads(".merged", "Rain and wind.")
	second.reads(".merged", "The doors are open to all.")
	if wide := eval[int](second, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("the page is %d px wide on a phone", wide)
	}
	second.leaving(func() {
		second.click("[name='take.headline'][value=mine]")
		second.click("[name='take.body.1'][value=edited]")
		second.fill("[name='text.body.1']", "They begin at one or at two.")
		second.click("main form [data-primary]")
	})
	second.reads("#desk-said", "Update 1 saved")
	p := s.open(t, laptop).visit("/c/" + slug)
	for _, words := range []string{"Talks at two", "They begin at one or at two.", "Rain and wind.", "The doors are open to all."} {
		p.reads(at(n), words)
	}
}

// Who is here and who writes is shown to the others at once, at the coverage and at the
// update; without JavaScript as it was when the page was loaded; and who goes is gone.
func TestWhoIsHereAndWhoWrites(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "who-is-here")
	s.post(t, slug, "Talks at noon", "They begin at noon.")
	s.run(t, password, "user", "add", "anna", "--role", "editor", "--password-stdin")
	olga := s.open(t, laptop).logIn().visit("/desk/c/" + slug + "/u/1")
	anna := s.open(t, phone).visit("/login")
	anna.fill("#login-name", "anna")
	anna.fill("#login-password", password)
	anna.leaving(func() { anna.click("form[data-login] [type=submit]") })

	anna.visit("/desk/c/" + slug)
	anna.reads("#here", "olga is at Update 1 since")
	anna.visit("/desk/c/" + slug + "/u/1")
	anna.reads("#here", "olga has it open since")
	olga.reads("#here", "anna has it open since")
	olga.fill("#edit-body", "They begin at noon sharp.")
	anna.reads("#here .writes", "olga is writing since")

	plain := s.open(t, noScript).visit("/login")
	plain.fill("#login-name", "anna")
	plain.fill("#login-password", password)
	plain.leaving(func() { plain.click("form[data-login] [type=submit]") })
	plain.visit("/desk/c/" + slug + "/u/1")
	plain.reads("#here .writes", "olga is writing since")

	olga.visit("/")
	anna.until(`!document.querySelector('#here li')`)
	for _, ring := range olga.requests("/here/stream") {
		if ring.status != 0 && ring.status != 200 {
			t.Errorf("the bell answered %d", ring.status)
		}
	}
}

// Who came by a link is seen by the name they gave, with a script as they write and without one
// as their page was opened; they see nobody.
func TestAContributorIsSeenHere(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "here-by-link")
	olga := s.open(t, laptop).logIn().visit("/desk/c/" + slug + "/people")
	olga.fill("[name=uses]", "2")
	olga.leaving(func() { olga.click("form:has([name=uses]) [type=submit]") })
	link := eval[string](olga, `new URL(document.querySelector('code.secret').textContent).pathname`)
	olga.visit("/desk/c/" + slug)

	for _, came := range []struct {
		name string
		look look
		says string
	}{{"Hafen", noScript, "opened it just now"}, {"Kai", phone, "is here"}} {
		p := s.open(t, came.look).visit(link)
		p.fill("#join-name", came.name)
		p.leaving(func() { p.click("main form [type=submit]") })
		olga.reads("#here", came.name+" by link "+came.says)
		if came.look == noScript {
			continue
		}
		p.fill("#compose-body", "The ferry is late.")
		olga.reads("#here .writes", came.name+" by link is writing a new update")
		if got := p.count("#here li"); got > 0 {
			t.Errorf("%s is told of %d who are here, want nobody", came.name, got)
		}
	}
}

// Who has no script is seen by what they load and send, and by no more than that.
func TestWhoIsHereWithoutScript(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "here-unheard")
	s.post(t, slug, "Talks at noon", "They begin at noon.")
	s.run(t, password, "user", "add", "berta", "--role", "editor", "--password-stdin")
	olga := s.open(t, laptop).logIn().visit("/desk/c/" + slug + "/u/1")
	olga.until(`document.querySelector('#here').dataset.page`)

	plain := s.open(t, noScript).visit("/login")
	plain.fill("#login-name", "berta")
	plain.fill("#login-password", password)
	plain.leaving(func() { plain.click("form[data-login] [type=submit]") })
	plain.visit("/desk/c/" + slug + "/u/1")
	plain.reads("#here", "olga has it open since")
	olga.reads("#here", "berta opened it just now")
	plain.fill("#edit-body", "They begin at noon sharp.")
	plain.leaving(func() { plain.click(".editor [data-primary]") })
	olga.until(`!document.querySelector('#here li')`)

	olga.visit("/") // her script says that she leaves, also for the page that was opened
	here := func() int { return plain.visit("/desk/c/" + slug).count("#here li") }
	got := here()
	for end := time.Now().Add(patience); got != 0 && time.Now().Before(end); got = here() {
		time.Sleep(50 * time.Millisecond) // what a page says as it goes may come after the next one's question
	}
	if got != 0 {
		t.Errorf("after she left: got %d who are here, want nobody", got)
	}
}
