package ja

import (
	"strings"
	"unicode"

	"readout/internal/drafting/lexicon"
)

// weigh tells what Japanese words say. What they end with decides, where it says anything: the
// last sentence of several, the main clause behind a contrast (難しい問題は残ったが、扉は開いた). What is negated
// says nothing: 期待できない.
func (l *vocabulary) weigh(words string) (best lexicon.Act, most int, found string) {
	words = plainWords(words)
	if strings.Contains(words, "ま") || strings.Contains(words, "致") {
		words = plainForms.Replace(words)
	}
	if main := mainPart(words); main != words {
		if best, most, found = l.weighAffirmed(main); most >= 5 {
			return best, most, found
		}
	}
	return l.weighAffirmed(words)
}

// plainWords leaves asides in brackets out and writes every comma in one way.
func plainWords(words string) string {
	if !strings.ContainsAny(words, ",，(（") {
		return words
	}
	var b strings.Builder
	deep := 0
	for _, c := range words {
		switch c {
		case '(', '（':
			deep++
		case ')', '）':
			deep = max(0, deep-1)
		case ',', '，':
			b.WriteRune('、')
		default:
			if deep == 0 {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

// plainForms are the polite endings of a speaker's own words as a report has them: 訪問いたします is 訪問する.
var plainForms = strings.NewReplacer(
	"をいたしました", "した", "をいたします", "する", "をしました", "した", "をします", "する",
	"いたしました", "した", "いたしません", "しない", "いたしており", "しており", "いたします", "する", "致しました", "した", "致します", "する",
	"ておりません", "ていない", "ております", "ている", "ていません", "ていない", "ています", "ている",
	"しました", "した", "しません", "しない", "します", "する", "ではありません", "ではない", "はありません", "はない", "できません", "できない", "れません", "れない",
)

// contrasts end a clause that the one behind it outweighs.
var contrasts = []string{"。", "が、", "つつも、", "つつ、", "ながらも、", "一方で、", "とともに、", "ものの、", "けれど、", "けれども、", "だけに、", "一方、", "であり、", "ており、", "ので、", "ため、", "れば、", "なら、"}

func mainPart(words string) string {
	words = strings.TrimRight(words, "。")
	at := 0
	for _, c := range contrasts {
		if k := strings.LastIndex(words, c); k >= 0 {
			at = max(at, k+len(c))
		}
	}
	return words[at:]
}

func (l *vocabulary) weighAffirmed(words string) (best lexicon.Act, most int, found string) {
	tail := len(words) - len(lexicon.End(words))
	at := -1
	for k, first := range words {
		for _, c := range l.contents[first] {
			if c.Weight < most {
				break // the heaviest stand first
			}
			if c.Weight == most && k == at || c.End && k < tail || !strings.HasPrefix(words[k:], c.Words) {
				continue
			}
			if rest := words[k+len(c.Words):]; negatedAt(rest) || c.End && goesOnBehind(rest) {
				continue
			}
			best, most, found, at = c.Act, c.Weight, c.Words, k
		}
	}
	return best, most, found
}

// negatedAt tells whether what follows a word denies it: でき ない, し ていない, は ない; not なければならない.
func negatedAt(rest string) bool {
	for _, between := range []string{"でき", "ら", "して", "し", "て", "い", "は", "が", "も", "せ", "れ", "る"} {
		rest = strings.TrimPrefix(rest, between)
	}
	for _, no := range []string{"ない", "なかっ", "ません", "ぬ", "ずに", "ず、"} {
		if strings.HasPrefix(rest, no) {
			return !strings.HasPrefix(rest, "ないと") && !strings.HasPrefix(rest, "ないか")
		}
	}
	return rest == "ず"
}

// goesOnBehind tells that more than endings follows a word that counts only at the end: 役割を果たす
// | 日本の意欲を確認した, 中止す | れば. What a speaker says of their own saying does not count.
func goesOnBehind(rest string) bool {
	if strings.HasPrefix(rest, "れば") || strings.HasPrefix(rest, "たら") || strings.HasPrefix(rest, "なら") {
		return true
	}
	for _, c := range rest {
		if unicode.Is(unicode.Han, c) && !strings.ContainsRune(ownSaying, c) || unicode.Is(unicode.Katakana, c) {
			return true
		}
	}
	return false
}

// ownSaying are the characters of 考えている, 思う, 方針だ, 必要がある and their like.
const ownSaying = "姿勢立場考思方針所存次第状況段階必要存予定意向決述言申上行用意"
