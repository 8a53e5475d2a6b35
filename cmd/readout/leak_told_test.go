package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"readout/internal/exchange"
	"readout/internal/people"
)

// toldLate is a webhook that is stopped while the secrets come in. Started at the end it is told
// all that it missed, as readers have it then: nothing that was taken back meanwhile.
type toldLate struct {
	owner *client
	id    string
	came  chan []byte
}

// lastWord is a word of the last update of all: who hears it has heard what came before.
const lastWord = "quaxlastle"

func (s *leakSite) follow() {
	s.t.Helper()
	addWithPassword(s.t, s.dir, "olga", people.Owner)
	h := &toldLate{owner: &client{url: s.client.url, token: s.tokenOf("olga")}, came: make(chan []byte, 10_000)}
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			s.t.Error(err)
		}
		h.came <- body
	}))
	s.t.Cleanup(receiver.Close)
	h.id = h.owner.want(s.t, 201, "POST", "/webhooks", `{"name":"wire","url":"`+receiver.URL+`"}`).ID
	h.owner.want(s.t, 200, "POST", "/webhooks/"+h.id+"/do", `{"do":"stop"}`)
	s.late = h
}

// told gives all that the webhook is told.
func (s *leakSite) told() answered {
	s.t.Helper()
	s.post(`{"headline":"%s"}`, lastWord)
	s.late.owner.want(s.t, 200, "POST", "/webhooks/"+s.late.id+"/do", `{"do":"start"}`)
	a := answered{address: "a webhook, told late", status: http.StatusOK}
	for {
		select {
		case body := <-s.late.came:
			if a.text = append(a.text, body...); strings.Contains(string(body), lastWord) {
				return a
			}
		case <-time.After(time.Minute):
			s.t.Fatal("the webhook is told nothing for a minute")
		}
	}
}

// lookIntoExports looks into the record in each form of file that operators can make of it. Of a source
// all that it says is in it: that is theirs to keep.
func (s *leakSite) lookIntoExports() {
	s.t.Helper()
	for _, form := range exchange.Formats {
		if form != exchange.CSV {
			s.look(s.export(form, exchange.StatementTable))
		}
	}
	for _, table := range exchange.Tables {
		s.look(s.export(exchange.CSV, table))
	}
}

func (s *leakSite) export(form exchange.Format, table exchange.Table) answered {
	s.t.Helper()
	out := must(s.t, "record", "export", "--format", string(form), "--table", string(table), "--data", s.dir)
	return answered{address: fmt.Sprintf("record export, %s, %s", form, table), status: http.StatusOK, text: []byte(out), operators: true}
}
