package desk

import (
	"slices"

	"readout/internal/record"
)

// shortJa are the letters that Japanese papers write for states where several stand together, 日米韓, with
// the names that the record may have for them.
var shortJa = map[rune][]string{
	'日': {"日本"}, '米': {"米国", "アメリカ", "アメリカ合衆国"}, '韓': {"韓国", "大韓民国"}, '朝': {"北朝鮮", "朝鮮民主主義人民共和国"},
	'中': {"中国", "中華人民共和国"}, '台': {"台湾"}, '露': {"ロシア", "ロシア連邦"}, 'ロ': {"ロシア", "ロシア連邦"}, '英': {"英国", "イギリス"},
	'独': {"ドイツ"}, '仏': {"フランス"}, '伊': {"イタリア"}, '豪': {"オーストラリア", "豪州"}, '印': {"インド"}, '加': {"カナダ"}, '比': {"フィリピン"}, '越': {"ベトナム"},
}

// shortNames finds states by those letters.
type shortNames map[rune]record.ActorID

func (s shortNames) add(a *record.Actor, name string) {
	if a.Kind == record.Person {
		return
	}
	for letter, names := range shortJa {
		if slices.Contains(names, name) {
			s[letter] = a.ID
		}
	}
}

// saidTogether is some states that are named together.
type saidTogether struct {
	who []record.ActorID
	at  int
}

// in gives the states that are named together in a text: by two letters or more, each of a state.
func (s shortNames) in(plain []rune) []saidTogether {
	var all []saidTogether
	for i := 0; i < len(plain); i++ {
		var who []record.ActorID
		at := i
		for ; i < len(plain) && s[plain[i]] != "" && !slices.Contains(who, s[plain[i]]); i++ {
			who = append(who, s[plain[i]])
		}
		if len(who) > 1 && (i == len(plain) || !isKatakana(plain[i]) || plain[i-1] != 'ロ') {
			all = append(all, saidTogether{who, at})
		}
		if i > at {
			i--
		}
	}
	return all
}
