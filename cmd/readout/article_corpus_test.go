//go:build corpus

package main

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/text"
)

// TestArticleOfARealRound: whoever wrote the page of 2013 by hand gets its results, its points of
// contention and what the leaks were worth made from the record, and writes only their view.
func TestArticleOfARealRound(t *testing.T) {
	corpus := os.Getenv("READOUT_CORPUS")
	dir := folder(t)
	c := newsroom(t, dir)
	for slug, page := range map[string][]string{"jr-2013": {"000_*.txt", "2013-11-02", "article"}, "jr-2017": {"004_*.txt", "2017-03-20", "live"}} {
		found, _ := filepath.Glob(filepath.Join(corpus, "seeds", page[0]))
		if len(found) != 1 {
			t.Fatalf("found %d files %s", len(found), page[0])
		}
		must(t, "import", found[0], "--data", dir, "--form", page[2], "--slug", slug, "--publish", "--date", page[1], "--tz", "Asia/Tokyo")
	}
	must(t, "record", "import", filepath.Join(corpus, "record", "gold-seeds.json"), "--data", dir)
	made := strings.Fields(must(t, "user", "add", "bo", "--role", "editor", "--data", dir))
	_, c.url = serve(t, dir)
	p := newPhone(t, c.url)
	p.logIn("bo", made[len(made)-1], "")

	choice := "/ja/desk/new?readout=jr22/jr22-1&do=article"
	for i, section := range text.SectionNames {
		choice += fmt.Sprintf("&as.%s=text&place.%[1]s=%d", section, min(i+1, 4))
	}
	resp, err := p.client.Get(c.url + choice)
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	m := regexp.MustCompile(`(?s)<textarea[^>]*name="body"[^>]*>(.*?)</textarea>`).FindSubmatch(raw)
	if resp.StatusCode != http.StatusOK || m == nil {
		t.Fatalf("the form: got %d", resp.StatusCode)
	}
	words := html.UnescapeString(string(m[1]))
	for section, want := range map[string][]string{
		"結果の概要":       {"来年は2+2モスクワ開催で合意", "定例化", "両国防相の相互訪問に合意", "スポーツ交流", "日露海上幕僚協議の設置", "サイバー安全保障協議の設置", "PKO活動の情報共有", "テロと海賊対策の共同訓練"},
		"議論となった点":     {"平和主義に基づき行う", "あくまで防衛のためだ", "アジア太平洋の戦略的バランスを崩しかねない"},
		"事前の見通しとその結果": {"**的中**", "**未確定**", "読売"},
		"専門家など":       {"小泉"},
	} {
		_, rest, ok := strings.Cut(words, "## "+section)
		part, _, _ := strings.Cut(rest, "\n## ")
		for _, line := range want {
			if !ok || !strings.Contains(part, line) {
				t.Errorf("%s lacks %q:\n%s", section, line, part)
			}
		}
	}

	const view = "期待しすぎてはならぬ、と書き添えておく。"
	status, to, page := p.send("/ja/desk/new", "once", "k1", "form", "article", "state", "ended", "lang", "ja", "tz", "Asia/Tokyo", "title", "初の2+2", "slug", "my-view", "round", "jr22-1", "body", view+"\n\n"+words)
	if status != http.StatusSeeOther {
		t.Fatalf("got %d to %q: %s", status, to, page)
	}
	article := getBody(t, c.url+"/c/my-view")
	for _, want := range []string{view, "来年は2+2モスクワ開催で合意", "あくまで防衛のためだ", `href="/c/jr-2013`} {
		if !strings.Contains(article, want) {
			t.Errorf("the article lacks %q", want)
		}
	}
}
