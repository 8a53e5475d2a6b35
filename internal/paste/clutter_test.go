package paste

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What stands around a text on nearly every page, and has clocks and days of its own: the newest
// stories of the house, what readers wrote, cards of other stories. Each is put into every page
// of the set, above its text or below it, and must change nothing of what is understood.

// clutter is what is put into a page, in its language, and what is still right then at least.
type clutter struct {
	name  string
	above bool
	box   func(lang string) string
	least map[string]float64
}

var clutters = []clutter{
	{"feed below", false, feedBox, map[string]float64{"title": .87, "entries": 1, "no others": 1, "time": 1, "body": .87, "credits": 1}},
	{"feed above", true, feedBox, map[string]float64{"title": .87, "entries": .98, "no others": .97, "time": 1, "body": .85, "credits": 1}},
	{"readers", false, readersBox, map[string]float64{"title": .87, "entries": .96, "no others": .60, "time": 1, "body": .87, "credits": 1}},
	{"cards", false, cardsBox, map[string]float64{"title": .87, "entries": 1, "no others": .92, "time": 1, "body": .87, "credits": 1}},
}

var clutterWords = map[string]struct {
	stories, says                             []string
	feed, readers, cards, day, who, yesterday string
}{
	"en": {
		[]string{"Harbour cat found in lighthouse", "Snow falls on the quay of Orrin", "Bakers ask for longer nights", "Bridge toll stays as it is", "Gulls return to the island early", "Museum shows the first tide table"},
		[]string{"I was there and it was much longer than they say.", "Who pays for all of this in the end?", "Good work, keep us posted please."},
		"Newsfeed", "Comments (18)", "You may also like", "13 March 2031", "Reader", "12 Mar 2031",
	},
	"ru": {
		[]string{"Портовый кот нашёлся на маяке", "На набережной Орры выпал снег", "Пекари просят ночь подлиннее", "Плата за мост не изменится", "Чайки вернулись раньше срока", "Музей показал первую карту приливов"},
		[]string{"Я там был, и всё длилось гораздо дольше.", "А кто за это заплатит в итоге?", "Спасибо, держите нас в курсе."},
		"Лента новостей", "Комментарии (18)", "Рекомендуем", "13 марта 2031", "Читатель", "12 марта 2031",
	},
	"ja": {
		[]string{"港のネコ、灯台で見つかる", "オーランの岸壁に雪", "パン職人、夜を長くと要望", "橋の通行料は据え置き", "カモメ、例年より早く島へ", "博物館で最初の潮見表を公開"},
		[]string{"現地にいましたが、もっと長く感じました。", "結局、誰が払うのでしょうか。", "続報をお待ちしています。"},
		"新着ニュース", "コメント（18件）", "おすすめ記事", "2031年3月13日", "読者", "2031年3月12日",
	},
}

func feedBox(lang string) string {
	w := clutterWords[lang]
	var b strings.Builder
	fmt.Fprintf(&b, `<div class="col-side"><div class="side-title">%s</div><ul class="side-list">`, w.feed)
	for i := range 18 {
		fmt.Fprintf(&b, `<li class="side-row"><a href="/s/%d"><span class="side-t">%02d:%02d</span> <span class="side-h">%s</span></a></li>`, i, 22-i/2, 59-i*3, w.stories[i%len(w.stories)])
	}
	return b.String() + "</ul></div>"
}

func readersBox(lang string) string {
	w := clutterWords[lang]
	var b strings.Builder
	fmt.Fprintf(&b, `<section class="readers"><h3>%s</h3>`, w.readers)
	for i := range 18 {
		fmt.Fprintf(&b, `<div class="says"><b>%s %d</b> <span class="when">%s %02d:%02d</span><p>%s</p></div>`, w.who, i+1, w.day, 8+i/2, i*3, w.says[i%len(w.says)])
	}
	return b.String() + "</section>"
}

func cardsBox(lang string) string {
	w := clutterWords[lang]
	var b strings.Builder
	fmt.Fprintf(&b, `<section class="grid"><h2>%s</h2>`, w.cards)
	for i := range 8 {
		fmt.Fprintf(&b, `<div class="tile"><a href="/c/%d"><img src="/c%d.jpg" alt=""><h3>%s</h3></a><time datetime="2031-03-12T1%d:05:00Z">%s</time></div>`, i, i, w.stories[i%len(w.stories)], i, w.yesterday)
	}
	return b.String() + "</section>"
}

var (
	bodyStart = regexp.MustCompile(`<body[^>]*>`)
	footStart = regexp.MustCompile(`(?i)<footer|<div (?:class|id)="(?:b_)?foot|</body>`)
)

// into puts it into a page.
func (c clutter) into(words, lang string) string {
	at := bodyStart.FindStringIndex(words)
	if c.above {
		return words[:at[1]] + c.box(lang) + words[at[1]:]
	}
	foot := footStart.FindAllStringIndex(words, -1)
	last := foot[len(foot)-1][0]
	if len(foot) > 1 {
		last = foot[len(foot)-2][0]
	}
	return words[:last] + c.box(lang) + words[last:]
}

func TestClutter(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "sites", "*.html"))
	if len(files) == 0 {
		t.Fatal("no pages")
	}
	for _, c := range clutters {
		for way, save := range map[string]func(string) string{
			"markup": func(s string) string { return s },
			"kept":   func(s string) string { return dumped(s, true) },
			"copied": func(s string) string { return dumped(s, false) },
		} {
			t.Run(c.name+"/"+way, func(t *testing.T) {
				all := newTally()
				for _, file := range files {
					g := readGold(t, strings.TrimSuffix(file, ".html")+".gold")
					all.join(weighWords(t, g, save(c.into(string(read(t, file)), filepath.Base(file)[:2]))))
				}
				t.Log(all)
				for what, least := range c.least {
					if got := all.ratio(what); got < least {
						t.Errorf("%s: %.3f of them are right, it was %.3f", what, got, least)
					}
				}
			})
		}
	}
}

// weighWords scores a page as it is read with the day a person gives.
func weighWords(t *testing.T, g gold, words string) *tally {
	page := []byte(words)
	d, err := Read(page, g.dayOf(t, page))
	if err != nil {
		t.Log(err)
		d = &Draft{}
	}
	return weigh(g, d)
}
