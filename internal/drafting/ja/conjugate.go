package ja

import (
	"strings"

	"readout/internal/drafting/lexicon"
)

// The rows of the Japanese conjugation: what a verb's last kana becomes before endings.
var fiveRows = map[rune]string{
	'う': "わいっうえお", 'く': "かきいっくけこ", 'ぐ': "がぎいぐげご", 'す': "さしすせそ", 'つ': "たちっつてと",
	'ぬ': "なにんぬねの", 'ぶ': "ばびんぶべぼ", 'む': "まみんむめも", 'る': "らりっるれろ",
}

// oneStep are verbs in kanji and る that conjugate in one step, as all do with a kana of the
// rows of i and e before る.
var oneStep = map[string]bool{"見る": true, "得る": true, "出る": true, "似る": true}

// fiveStep are those that look like one step and are not.
var fiveStep = map[string]bool{"名乗る": true, "遮る": true}

const kanaOfIE = "いきぎしじちにひびみりえけげせぜてでねへべめれ"

// suruForms are the forms of する as the tokenizer cuts them.
var suruForms = []string{"する", "し", "さ", "せ", "すれ", "しよ", "しろ", "せよ", "いたし", "いたす", "致し", "致す", "なさっ", "なさい", "なさる"}

// zuruForms are those of 報ずる and 命ずる beside those of 報じる.
var zuruForms = []string{"ずる", "じ", "ぜ", "ずれ", "じよ", "ぜよ"}

// surfaces gives a verb as it can stand before an auxiliary, as the tokenizer cuts it:
// 述べる: 述べる, 述べ, 述べれ, ...; 語る: 語ら, 語り, 語っ, ...
func surfaces(verb string) []string {
	r := []rune(verb)
	stem, last := string(r[:max(0, len(r)-1)]), r[len(r)-1]
	switch {
	case verb == "する":
		return suruForms
	case strings.HasSuffix(verb, "ずる"):
		return lexicon.Forms(strings.TrimSuffix(verb, "ずる"), zuruForms)
	case strings.HasSuffix(verb, "する"):
		return lexicon.Forms(strings.TrimSuffix(verb, "する"), append([]string{"す"}, suruForms...))
	case last == 'る' && inOneStep(verb, r):
		return lexicon.Forms(stem, []string{"る", "", "れ", "ろ", "よ", "よう"})
	}
	row, ok := fiveRows[last]
	if !ok {
		return []string{verb}
	}
	var all []string
	for _, kana := range row {
		all = append(all, stem+string(kana))
	}
	return all
}

func inOneStep(verb string, r []rune) bool {
	if fiveStep[verb] {
		return false
	}
	return len(r) > 1 && oneStep[string(r[len(r)-2:])] || len(r) > 1 && strings.ContainsRune(kanaOfIE, r[len(r)-2])
}
