package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"readout/internal/people"
)

// secret is something that readers must find nowhere. Whoever adds something to Readout that
// is not for readers adds a row.
type secret struct {
	what  string
	plant func(s *leakSite, word string) // brings the word in; further ones are told by s.hide
	was   bool                           // readers could see it for a while: streams that were open then may have it
	gone  bool                           // erased: it is in no file of the site either

	private bool // operators may keep it
}

var secrets = []secret{
	{what: "a draft coverage", plant: func(s *leakSite, word string) {
		s.want(201, "POST", "/coverages", `{"slug":"%[1]s","title":"%[1]s","standfirst":"%[1]s","section":"%[1]s","topic":"%[1]s","tags":["%[1]s"],"draft":true}`, word)
		s.want(201, "POST", "/coverages/"+word+"/updates", `{"headline":"%[1]s","body":"%[1]s","pinned":true}`, word)
	}},
	{what: "a source", private: true, plant: func(s *leakSite, word string) {
		s.want(201, "POST", "/coverages", `{"slug":"%[1]s","title":"%[1]s","form":"source","draft":true}`, word)
		s.want(201, "POST", "/coverages/"+word+"/updates", `{"headline":"%[1]s","body":"%[1]s"}`, word)
	}},
	{what: "what a source says beside the words that the record cites", private: true, plant: func(s *leakSite, word string) {
		s.source("note", "They said "+public+" there. "+strings.Repeat("They went on for a while. ", 10)+word+" was said in confidence.", public, public)
	}},
	{what: "a coverage under embargo, and why another's was lifted", plant: func(s *leakSite, word string) {
		s.want(201, "POST", "/coverages", `{"slug":"%[1]s","title":"%[1]s","draft":true}`, word)
		s.want(200, "PUT", "/coverages/"+word+"/embargo", `{"embargo_until":"%s"}`, inAnHour())
		n := s.post(`{"headline":"Free to go","embargo_until":"%s"}`, inAnHour())
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d/embargo?reason=%s", n, word), "")
		s.want(200, "POST", fmt.Sprintf("/coverages/day/updates/%d/publish", n), `{"revision":1}`)
	}},
	{what: "a draft of an update", plant: func(s *leakSite, word string) {
		s.post(`{"headline":"%[1]s","body":"%[1]s","draft":true,"pinned":true,"kind":"key","cards":[{"title":"%[1]s","href":"https://tarn.example/%[1]s"}]}`, word)
	}},
	{what: "a draft that was written anew", plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"Before it was written anew","body":"%s","draft":true}`, word)
		s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", n), `{"revision":1,"body":"Nothing of it."}`)
	}},
	{what: "an update that waits for an editor", plant: func(s *leakSite, word string) {
		token := s.client.token
		s.client.token = s.reporter
		s.post(`{"headline":"%[1]s","body":"%[1]s"}`, word)
		s.client.token = token
	}},
	{what: "an update for later", plant: func(s *leakSite, word string) {
		s.post(`{"headline":"%[1]s","body":"%[1]s","publish_at":"%[2]s"}`, word, inAnHour())
	}},
	{what: "an update under embargo", plant: func(s *leakSite, word string) {
		s.post(`{"headline":"%[1]s","body":"%[1]s","embargo_until":"%[2]s"}`, word, inAnHour())
	}},
	{what: "a coverage for later, with what stands ready in it and where", plant: func(s *leakSite, word string) {
		s.want(201, "POST", "/coverages", `{"slug":"%[1]s","title":"%[1]s","event":"second","draft":true,"order":"editorial"}`, word)
		s.want(201, "POST", "/coverages/"+word+"/updates", `{"headline":"%[1]s","body":"%[1]s","pinned_until":"%[2]s"}`, word, inAnHour())
		s.want(201, "POST", "/coverages/"+word+"/updates", `{"kind":"summary","headline":"%[1]s","body":"%[1]s"}`, word)
		s.want(200, "PUT", "/coverages/"+word+"/updates/1/place", `{"to":"top"}`)
		s.want(200, "PUT", "/coverages/"+word+"/schedule", `{"revision":1,"publish_at":"%s"}`, inAnHour())
	}},
	{what: "a picture of an update under embargo, which is pinned", plant: func(s *leakSite, word string) {
		file := s.picture(word)
		s.hide(file)
		n := s.post(`{"headline":"%[2]s","pictures":[{"file":"%[1]s","caption":"%[2]s","alt":"%[2]s","credit":"%[2]s"}],"embargo_until":"%[3]s"}`, file, word, inAnHour())
		s.want(200, "PUT", fmt.Sprintf("/coverages/day/updates/%d/pin", n), `{}`)
		s.want(200, "PUT", fmt.Sprintf("/coverages/day/updates/%d/schedule", n), `{"revision":1,"publish_at":"%s"}`, inTwoHours())
	}},
	{what: "a marker for later that moves the state", plant: func(s *leakSite, word string) {
		s.post(`{"kind":"marker","mark":"pause","moves_state":true,"headline":"%[1]s","publish_at":"%[2]s"}`, word, inAnHour())
	}},
	{what: "a retracted update, what it said before, and its notes", was: true, plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"%[1]s","body":"%[1]s","pinned":true}`, word)
		s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", n), `{"revision":1,"body":"Said otherwise.","note":"It said %s."}`, word)
		s.mark(n, "otherwise", word)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d?revision=2&reason=Not+so.", n), "")
	}},
	{what: "an undone update", was: true, plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"%[1]s","body":"%[1]s","kind":"key"}`, word)
		s.want(200, "POST", fmt.Sprintf("/coverages/day/updates/%d/undo", n), `{"revision":1}`)
	}},
	{what: "what is written about a coverage, a public update and a draft to those who work on them", plant: func(s *leakSite, word string) {
		s.want(201, "POST", "/coverages/day/memos", `{"words":"%s"}`, word)
		s.want(201, "POST", fmt.Sprintf("/coverages/day/updates/%d/memos", s.post(`{"headline":"Written about"}`)), `{"words":"%s","for_author":true}`, word)
		s.want(201, "POST", fmt.Sprintf("/coverages/day/updates/%d/memos", s.post(`{"headline":"A draft","draft":true}`)), `{"words":"%s"}`, word)
	}},
	{what: "who had taken what is public now", plant: func(s *leakSite, word string) {
		addWithPassword(s.t, s.dir, word, people.Editor)
		token := s.client.token
		n := s.post(`{"headline":"Taken by somebody","draft":true}`)
		s.client.token = s.tokenOf(word)
		s.hide(s.client.token)
		s.want(200, "PUT", fmt.Sprintf("/coverages/day/updates/%d/claim", n), `{}`)
		s.client.token = token
		s.want(200, "PUT", fmt.Sprintf("/coverages/day/updates/%d/claim", s.post(`{"headline":"Taken and kept","draft":true}`)), `{}`)
		s.want(200, "POST", fmt.Sprintf("/coverages/day/updates/%d/publish", n), `{"revision":1}`)
	}},
	{what: "what a statement of a draft says", plant: func(s *leakSite, word string) {
		s.mark(s.post(`{"headline":"To come","body":"They said %s then.","draft":true}`, word), word, word)
	}},
	{what: "what was accepted and rejected of the words of a draft", plant: func(s *leakSite, word string) {
		s.want(201, "POST", "/coverages", `{"slug":"read","title":"Read for the record","language":"ja","state":"live","event":"second"}`)
		n := s.want(201, "POST", "/coverages/read/updates", `{"headline":"To come","body":"佐藤外相は「%[1]sを待つ」と述べた。佐藤外相は%[1]sの中止を求めた。","draft":true}`, word).N
		drafts := s.want(200, "GET", fmt.Sprintf("/coverages/read/drafts?n=%d", n), "").Drafts
		if len(drafts) != 2 {
			s.t.Fatalf("%d drafts are offered, want 2", len(drafts))
		}
		s.hide(drafts[1].Draft)
		s.want(200, "POST", "/coverages/read/drafts", `{"drafts":[{"draft":"%s","do":"accept","speaker":["sato"]},{"draft":"%s","do":"reject"}]}`, drafts[0].Draft, drafts[1].Draft)
	}},
	{what: "what an outcome of a draft is called, and its words", plant: func(s *leakSite, word string) {
		s.outcome("drafted", s.post(`{"headline":"To come","body":"They agreed on %s then.","draft":true}`, word), word, word)
	}},
	{what: "the words of a state that were retracted, and an outcome that nothing else tells of", was: true, plant: func(s *leakSite, word string) {
		s.outcome("stands", s.post(`{"headline":"Agreed","body":"They agreed on something."}`), "agreed on something", "Something")
		n := s.post(`{"headline":"What came of it","body":"They did %s then."}`, word)
		s.want(201, "POST", "/outcomes/stands/states", `{"status":"kept","as_of":"2025-06","words":{"coverage":"day","n":%d,"exact":"%s"}}`, n, word)
		s.outcome("alone", n, word, word)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d?revision=1&reason=Not+so.", n), "")
	}},
	{what: "a state that rests on the words of a draft, and what is noted of it", plant: func(s *leakSite, word string) {
		s.outcome("holds", s.post(`{"headline":"Agreed","body":"They agreed on holding."}`), "agreed on holding", "Holding")
		n := s.post(`{"headline":"To come","body":"They did nothing of %s then.","draft":true}`, word)
		s.want(201, "POST", "/outcomes/holds/states", `{"status":"stalled","as_of":"2025-06","note":"%[2]s","words":{"coverage":"day","n":%[1]d,"exact":"%[2]s"}}`, n, word)
	}},
	{what: "why a forecast came true by the words of a draft", plant: func(s *leakSite, word string) {
		s.foretold("by-words", s.post(`{"headline":"Soon","body":"A leak told of a pact."}`), "told of a pact")
		n := s.post(`{"headline":"To come","body":"The pact of %s stands.","draft":true}`, word)
		s.want(200, "PUT", "/forecasts/by-words/result", `{"result":"partly","why":{"en":"%[2]s"},"words":{"coverage":"day","n":%[1]d,"exact":"%[2]s"}}`, n, word)
	}},
	{what: "a picture that is in no update", plant: func(s *leakSite, word string) { s.hide(s.picture(word)) }},
	{what: "a picture of a draft", plant: func(s *leakSite, word string) {
		file := s.picture(word)
		s.hide(file)
		s.post(`{"headline":"Pictures","pictures":[{"file":"%[1]s","caption":"%[2]s","alt":"%[2]s","credit":"%[2]s"}],"draft":true}`, file, word)
	}},
	{what: "a picture of a retracted update", was: true, plant: func(s *leakSite, word string) {
		file := s.picture(word)
		s.hide(file)
		n := s.post(`{"headline":"Pictures","pictures":[{"file":"%[1]s","caption":"%[2]s","alt":"%[2]s","credit":"%[2]s"}]}`, file, word)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d?revision=1&reason=Not+so.", n), "")
	}},
	{what: "a picture that an edit took out", was: true, plant: func(s *leakSite, word string) {
		file := s.picture(word)
		n := s.post(`{"headline":"Pictures","pictures":[{"file":"%s","decorative":true}]}`, file)
		s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", n), `{"revision":1,"pictures":[]}`)
		s.hideFile(file) // its history may name it, and shows it to nobody
	}},
	{what: "who works here, and their password", plant: func(s *leakSite, word string) {
		addWithPassword(s.t, s.dir, word, people.Editor)
		s.hide(password)
		token := s.client.token
		s.client.token = s.tokenOf(word)
		s.hide(s.client.token)
		s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", s.post(`{"headline":"By somebody"}`)), `{"revision":1,"body":"And more.","note":"More is known.","correction":"update"}`)
		s.client.token = token
	}},
	{what: "an imported page that nobody has published", plant: func(s *leakSite, word string) {
		file := filepath.Join(s.t.TempDir(), "page.txt")
		if err := os.WriteFile(file, fmt.Appendf(nil, "%[1]s in Tarn\n\n18:21\n%[1]s\nThey met at %[1]s and went on.\n\n18:30\nAnother\nAnd went on.\n", word), 0o600); err != nil {
			s.t.Fatal(err)
		}
		must(s.t, "import", file, "--date", "2025-05-20", "--tz", "Asia/Tokyo", "--slug", word, "--data", s.dir)
	}},

	{what: "an erased update", was: true, gone: true, plant: func(s *leakSite, word string) {
		s.erase(s.post(`{"headline":"%[1]s","body":"%[1]s","pinned":true}`, word))
	}},
	{what: "an erased update that was written anew, its note and who quotes it", was: true, gone: true, plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"%[1]s","body":"They said %[1]s then."}`, word)
		s.mark(n, word, word)
		s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", n), `{"revision":1,"body":"They said %[1]s later.","note":"%[1]s was later."}`, word)
		s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", n), `{"revision":2,"body":"They said nothing."}`)
		s.erase(n)
	}},
	{what: "an erased update that was sent with a key", was: true, gone: true, plant: func(s *leakSite, word string) {
		a := s.client.want(s.t, 201, "POST", "/coverages/day/updates", fmt.Sprintf(`{"headline":"%[1]s","body":"%[1]s"}`, word), "Idempotency-Key", "erased-later")
		s.erase(a.N)
	}},
	{what: "what was written about an update that was erased", gone: true, plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"Nothing of it"}`)
		s.want(201, "POST", fmt.Sprintf("/coverages/day/updates/%d/memos", n), `{"words":"%s"}`, word)
		s.erase(n)
	}},
	{what: "the words of a state that were erased", was: true, gone: true, plant: func(s *leakSite, word string) {
		s.outcome("goes-on", s.post(`{"headline":"Agreed","body":"They agreed on more."}`), "agreed on more", "More")
		n := s.post(`{"headline":"What came of it","body":"They did %s then."}`, word)
		s.want(201, "POST", "/outcomes/goes-on/states", `{"status":"kept","as_of":"2025-06","words":{"coverage":"day","n":%d,"exact":"%s"}}`, n, word)
		s.erase(n)
	}},
	{what: "words of a source that the record cited and that were erased", was: true, gone: true, plant: func(s *leakSite, word string) {
		s.source("letter", "They said "+word+" there.", word, word)
		s.eraseIn("letter", 1)
	}},
	{what: "an erased draft", gone: true, plant: func(s *leakSite, word string) {
		s.erase(s.post(`{"headline":"%[1]s","body":"%[1]s","draft":true}`, word))
	}},
	{what: "an erased update for later", gone: true, plant: func(s *leakSite, word string) {
		s.erase(s.post(`{"headline":"%[1]s","body":"%[1]s","publish_at":"%[2]s"}`, word, inAnHour()))
	}},
	{what: "an update that was retracted and then erased", was: true, gone: true, plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"%[1]s","body":"%[1]s"}`, word)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d?revision=1&reason=Not+so.", n), "")
		s.erase(n)
	}},
	{what: "an update that was undone and then erased", was: true, gone: true, plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"%[1]s","body":"%[1]s"}`, word)
		s.want(200, "POST", fmt.Sprintf("/coverages/day/updates/%d/undo", n), `{"revision":1}`)
		s.erase(n)
	}},
	{what: "why an erased update was sent back, taken back and let out before its time", was: true, gone: true, plant: func(s *leakSite, word string) {
		token := s.client.token
		s.client.token = s.reporter
		n := s.post(`{"headline":"To be erased","embargo_until":"%s"}`, inAnHour())
		s.client.token = token
		s.want(200, "POST", fmt.Sprintf("/coverages/day/updates/%d/return", n), `{"revision":1,"reason":"%s?"}`, word)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d/embargo?reason=%s", n, word), "")
		s.want(200, "POST", fmt.Sprintf("/coverages/day/updates/%d/publish", n), `{"revision":1}`)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d?revision=1&reason=Not+%s.", n, word), "")
		s.erase(n)
	}},
	{what: "an update that was erased, and the cards that copied it", was: true, gone: true, plant: func(s *leakSite, word string) {
		n := s.post(`{"headline":"%[1]s","body":"%[1]s"}`, word)
		card := fmt.Sprintf(`"cards":[{"title":"%[1]s","excerpt":"%[1]s","href":"/c/day/u/%[2]d#%[1]s"}]`, word, n)
		s.post(`{"headline":"With a card",` + card + `}`)
		s.post(`{"headline":"For later","publish_at":"` + inAnHour() + `",` + card + `}`)
		edited := s.post(`{"headline":"Without one any more",` + card + `}`)
		s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", edited), `{"revision":1,"cards":[]}`)
		back := s.post(`{"headline":"Taken back",` + card + `}`)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d?revision=1&reason=Not+so.", back), "")
		s.erase(n)
	}},
	{what: "words that an article shows from the record and that were retracted", was: true, plant: func(s *leakSite, word string) {
		n := s.shownInArticle("view-retracted", word)
		s.want(200, "DELETE", fmt.Sprintf("/coverages/day/updates/%d?revision=1&reason=Not+so.", n), "")
	}},
	{what: "words that an article shows from the record and that were erased", was: true, gone: true, plant: func(s *leakSite, word string) {
		s.erase(s.shownInArticle("view-erased", word))
	}},
	{what: "an erased picture", was: true, gone: true, plant: func(s *leakSite, word string) {
		file := s.picture(word)
		s.hide(file)
		s.erase(s.post(`{"headline":"Pictures","pictures":[{"file":"%[1]s","caption":"%[2]s","alt":"%[2]s","credit":"%[2]s"}]}`, file, word))
	}},
}

func inTwoHours() string { return time.Now().Add(2 * time.Hour).UTC().Format(time.RFC3339) }

func inAnHour() string { return time.Now().Add(time.Hour).UTC().Format(time.RFC3339) }
