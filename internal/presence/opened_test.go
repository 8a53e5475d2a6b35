package presence

import "testing"

// A page without script says nothing: that it was opened is told for a time of its own, and told
// as that and no more.
func TestAPageThatCanSayNothing(t *testing.T) {
	b, c := newBoard()
	b.Say("talks", tabOf("ann", "page-1", 5, Opened))
	c.forward(Idle)
	want(t, "two minutes later", b, "ann 5 opened 0s false; ")
	b.Say("talks", tabOf("ann", "page-2", 5, Opened))
	b.Say("talks", tabOf("ann", "page-3", 0, Opened))
	want(t, "opened again, and another", b, "ann 0 opened 2m0s false; ann 5 opened 2m0s false; ")
	c.forward(Unheard - 1)
	want(t, "shortly before it lapses", b, "ann 0 opened 2m0s false; ann 5 opened 2m0s false; ")
	news := b.Watch("talks")
	c.forward(1)
	want(t, "lapsed", b, "")
	if !told(news) {
		t.Error("who watches is not told")
	}
}

// A page that has a script speaks for itself as soon as that runs, and is gone as soon as it
// says so: nothing is left of its opening. That of another page is.
func TestAPageThatSpeaksForItself(t *testing.T) {
	b, c := newBoard()
	b.Say("talks", tabOf("ann", "page-1", 5, Opened))
	b.Say("talks", tabOf("ann", "page-2", 0, Opened))
	tab := tabOf("ann", "1", 5, Reading)
	tab.Page = "page-1"
	b.Say("talks", tab)
	want(t, "with its script", b, "ann 0 opened 0s false; ann 5 reading 0s false; ")
	b.Leave("talks", "ann", "1")
	want(t, "after it has left", b, "ann 0 opened 0s false; ")

	b.Say("talks", tabOf("ann", "3", 5, Writing))
	c.forward(Lapse / 2)
	b.Say("talks", tabOf("ann", "page-3", 5, Opened))
	want(t, "in another browser, that she writes is told", b, "ann 0 opened 0s false; ann 5 writing 0s false; ")
	b.Leave("talks", "ann", "3")
	want(t, "and then that it is open there", b, "ann 0 opened 0s false; ann 5 opened 25s false; ")
}

// What was sent from a page and stored is not open any more; others' pages are.
func TestWhatWasStoredIsNotOpen(t *testing.T) {
	b, _ := newBoard()
	for _, user := range []string{"ann", "bob"} {
		b.Say("talks", tabOf(user, "page", 5, Opened))
		b.Say("talks", tabOf(user, "other", 6, Opened))
	}
	b.Say("talks", tabOf("ann", "1", 5, Reading))
	news := b.Watch("talks")
	b.Stored("talks", "ann", 5)
	b.Stored("talks", "bob", 6)
	b.Stored("elsewhere", "bob", 5)
	want(t, "stored", b, "ann 5 reading 0s false; ann 6 opened 0s false; bob 5 opened 0s false; ")
	if !told(news) {
		t.Error("who watches is not told")
	}
}
