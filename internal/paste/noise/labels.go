package noise

import (
	"strings"

	"readout/internal/paste/sieve"
)

// CardLabels stand before the title of a card on its line, or on the line above it.
var CardLabels = Labels("read more|more news|read also|see also|also read|related|related links|related story|related stories|related article|related articles|more on this|more on this story|related content|" +
	"recommended stories|" +
	"関連記事|関連|関連リンク|関連ニュース|関連動画|あわせて読みたい|合わせて読みたい|こちらも|続きを読む|詳しくはこちら|参考記事|参照|" +
	"читайте также|ранее писали|ранее мы писали|мы писали ранее|смотри также|читай также|смотрите также|читать также|по теме|материалы по теме|материал по теме|дополнительные материалы|новости по теме|подробнее|см. также|ещё по теме|еще по теме|узнать больше по теме|" +
	"mehr zum thema|te puede interesar|leggi anche|leia também|veja também|관련기사|相关新闻|à lire aussi|lire aussi|lesen sie auch|lee también")

// Labels gives the set of labels that are written with "|" between them.
func Labels(words string) map[string]bool {
	all := make(map[string]bool)
	for word := range strings.SplitSeq(words, "|") {
		all[word] = true
	}
	return all
}

// ofSection is a label of other stories that names their section: "Other stories from Harbour", "Другие материалы
// рубрики «Общество»", "社会の他の記事".
var ofSection = sieve.New(`^(?:другие (?:материалы|новости|статьи) (?:рубрики|раздела|категории) \S.{0,40}|(?:more|other) (?:stories|articles|news) (?:from|in) \S.{0,40}|[^、。]{1,16}の(?:他|ほか|その他)の(?:記事|ニュース))$`)

// PlainLabel is a line as labels are looked up, without the brackets around it and the section that it names.
func PlainLabel(plain string) string {
	label := strings.Trim(plain, "【】[]〔〕《》<>■◆▼▽●○・")
	if ofSection.MatchString(label) {
		return "more stories"
	}
	return label
}
