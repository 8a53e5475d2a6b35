package hook

import (
	"os"
	"strings"
	"testing"
	"time"
)

// TestTheWrittenExample: docs/webhooks.md gives strangers a signature to try theirs with.
func TestTheWrittenExample(t *testing.T) {
	doc, err := os.ReadFile("../../docs/webhooks.md")
	if err != nil {
		t.Fatal(err)
	}
	const secret, id, body = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "msg_3f2a90c1-42", `{"type":"webhook.test"}`
	signature := Sign(secret, id, time.Unix(1937271600, 0), []byte(body))
	for _, want := range []string{secret, id, "`1937271600`", "`" + body + "`", "`" + signature + "`"} {
		if !strings.Contains(string(doc), want) {
			t.Errorf("docs/webhooks.md does not say %s", want)
		}
	}
	for _, e := range append(Events, Test) {
		if !strings.Contains(string(doc), "| `"+string(e)+"` |") {
			t.Errorf("docs/webhooks.md does not tell of %s", e)
		}
	}
}

// TestPausesGrow: never shorter than before but for the fifth, never longer than asked for by an hour.
func TestPausesGrow(t *testing.T) {
	for tries := 1; tries < 30; tries++ {
		want := pauses[min(tries, len(pauses))-1]
		for range 100 {
			if got := pause(tries, 0); got < want*8/10 || got > want*12/10 {
				t.Fatalf("after %d failures: got %v, want %v give or take a fifth", tries, got, want)
			}
		}
	}
	if got := pause(1, 10*time.Minute); got != 10*time.Minute {
		t.Errorf("a receiver that asks for ten minutes: got %v", got)
	}
	if got := pause(1, 24*time.Hour); got != mostAfter {
		t.Errorf("a receiver that asks for a day: got %v, want %v", got, mostAfter)
	}
}

func TestWhenAHookIsGivenUp(t *testing.T) {
	noon := time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)
	for name, row := range map[string]struct {
		since  time.Time
		status int
		want   Reason
	}{
		"the first failure":      {time.Time{}, 500, ""},
		"for nearly three days":  {noon.Add(time.Second - GiveUp), 500, ""},
		"for three days":         {noon.Add(-GiveUp), 0, Failing},
		"gone":                   {time.Time{}, 410, Gone},
		"refused, as it may be":  {noon.Add(-time.Hour), 401, ""},
		"gone after three days":  {noon.Add(-GiveUp), 410, Gone},
		"a redirect to somebody": {noon.Add(-time.Hour), 307, ""},
	} {
		f := fail(&Hook{Tries: 3, Since: row.since}, &Delivery{At: noon, Status: row.status}, 0)
		if f.Off != row.want || f.Tries != 4 || f.Next.Before(noon) || f.Since.IsZero() {
			t.Errorf("%s: got %+v, want %q", name, f, row.want)
		}
	}
}
