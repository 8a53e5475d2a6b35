package ja

import (
	"slices"
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/pattern"
)

// leaders are whom 両首脳 means, by how their titles end.
var leaders = []string{"首相", "大統領", "主席", "総理", "国王", "議長", "総書記"}

// bothOf gives the two persons named last whom 両大臣, 両首脳 or 両氏 means.
func (rd *Reader) bothOf(text string) []string {
	title, ok := strings.CutPrefix(text, "両")
	if !ok || title == "国" || title == "政府" || title == "者" || title == "党" {
		return nil
	}
	var names []string
	for i := len(rd.Seen) - 1; i >= 0 && len(names) < 2; i-- {
		o := rd.Seen[i]
		if o.Class != discourse.Person || len(o.Names) == 0 || slices.Contains(names, o.Names[0]) {
			continue
		}
		if strings.HasSuffix(o.Text, title) || title == "氏" || title == "首脳" && endsWithAny(o.Text, leaders) {
			names = append(names, o.Names[0])
		}
	}
	if len(names) < 2 {
		return nil
	}
	slices.Reverse(names)
	return names
}

func endsWithAny(s string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(s, end) })
}

// namedPair gives two states that a title or the first lines name side by side: タルンとヴェルド,
// インド・パキスタン.
func (l *vocabulary) namedPair(r []rune) []string {
	for i := 1; i+1 < len(r) && i < 600; i++ {
		if !strings.ContainsRune("と・、＝", r[i]) {
			continue
		}
		a, b := l.stateBefore(r, i), l.stateBehind(r, i+1)
		if a != "" && b != "" && a != b {
			return []string{a, b}
		}
	}
	for word, both := range pairs {
		if words := string(r[:min(len(r), 600)]); strings.Contains(words, word) && (strings.Contains(words, both[0]) || strings.Contains(words, both[1])) {
			return both
		}
	}
	if m := pairOfTalks.FindStringSubmatch(string(r[:min(len(r), 200)])); m != nil && m[1] != m[2] {
		return m[1:3]
	}
	return sidesOf(string(r[:min(len(r), 4000)]))
}

// sidesOf gives the two parties that a text calls a side, X側 and Y側, where there are just two.
func sidesOf(words string) []string {
	var sides []string
	for _, m := range side.FindAllStringSubmatch(words, -1) {
		if !slices.Contains(sides, m[1]) {
			sides = append(sides, m[1])
		}
	}
	if len(sides) != 2 {
		return nil
	}
	return sides
}

var side = pattern.New(`([\p{Katakana}ー]{2,9}|会社|組合|労働者|経営|使用者)側[はがにもとの、]`)

// pairOfTalks finds two names that no list of states has in what talks are called, or before 両.
var pairOfTalks = pattern.New(`([\p{Katakana}ー]{2,8})[と・、]([\p{Katakana}ー]{2,8})の?(?:両|首脳|外相|国防相|防衛相|閣僚|共同|会談|協議|交渉|会合|実務者)`)

// pairs are what two states are called together.
var pairs = map[string][]string{"南北": {"韓国", "北朝鮮"}}

// longestState is how long the name of a state may be.
const longestState = 9

func (l *vocabulary) stateBefore(r []rune, end int) string {
	for n := min(longestState, end); n >= 2; n-- {
		if name := l.states[string(r[end-n:end])]; name != "" {
			return name
		}
	}
	return ""
}

func (l *vocabulary) stateBehind(r []rune, start int) string {
	for n := min(longestState, len(r)-start); n >= 2; n-- {
		if name := l.states[string(r[start:start+n])]; name != "" {
			return name
		}
	}
	return ""
}
