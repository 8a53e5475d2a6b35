package drafting

import "testing"

// TestJapaneseConstructions has a sentence for each construction that no single word carries, and one
// beside it that looks alike and must not count.
func TestJapaneseConstructions(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"any verb behind somebody's words",
			"ヨルド社長は「ご迷惑をかけた」と頭を下げた。",
			"ヨルド社長 | concede | direct | ヨルド社長は「ご迷惑をかけた」と頭を下げた\n",
		},
		{"a rule that quotes itself says nothing", "規則は「遅くとも7日前までに通告する」と事前通告を定めている。", ""},
		{
			"an attitude in what the verb brings",
			"アダ委員長は「次の買い手が現れてもおかしくない」と警戒を緩めない。",
			"アダ委員長 | concern | direct | アダ委員長は「次の買い手が現れてもおかしくない」と警戒を緩めない\n",
		},
		{
			"a mood instead of a verb",
			"ヴェルド側は「主権に関わる」と難色。",
			"ヴェルド側 | object | direct | ヴェルド側は「主権に関わる」と難色\n",
		},
		{
			"a name instead of a verb",
			"「数字の話に入る段階ではなかった」とリンド報道官。",
			"リンド報道官 | assert | direct | 「数字の話に入る段階ではなかった」とリンド報道官\n",
		},
		{
			"voices that are quoted",
			"漁協の組合長からは「川が汚れれば終わりだ」と不安の声が上がった。",
			"漁協の組合長 | concern | direct | 漁協の組合長からは「川が汚れれば終わりだ」と不安の声が上がった\n",
		},
		{"voices that are not", "沿岸の漁協からは早期の妥結を望む声が上がっている。", ""},
		{
			"a passive with the one who acts",
			"ハッサル大臣より、温かい歓迎に謝意が示されました。",
			"ハッサル大臣 | welcome | reported | ハッサル大臣より、温かい歓迎に謝意が示されました\n",
		},
		{"a passive without", "温かい歓迎に謝意が示された。", ""},
		{
			"what somebody keeps seeing",
			"モラン外相は、協議が長引くとみている。",
			"モラン外相 | expect | reported | モラン外相は、協議が長引くとみている\n",
		},
		{"what was seen", "住民の間には計画をとがめる動きもみられた。", ""},
		{
			"two topics, of whom the one beside the words speaks",
			"両者は握手を交わしたが、マロワ報道官は「握手は政策ではない」とコメントした。",
			"マロワ報道官 | assert | direct | マロワ報道官は「握手は政策ではない」とコメントした\n",
		},
		{
			"a contrast's main clause decides",
			"モラン外相は「難しい問題は残ったが、扉は開いた」と語った。",
			"モラン外相 | assert | direct | モラン外相は「難しい問題は残ったが、扉は開いた」と語った\n",
		},
		{
			"a condition is not what is done",
			"モラン外相は「計画を中止すれば、対話は近い」と語った。",
			"モラン外相 | assert | direct | モラン外相は「計画を中止すれば、対話は近い」と語った\n",
		},
		{
			"what is held to be true is no intention",
			"モラン外相は、会談は成功と呼ぶに値するとの考えを述べた。",
			"モラン外相 | assert | reported | モラン外相は、会談は成功と呼ぶに値するとの考えを述べた\n",
		},
		{
			"what all decide is agreed",
			"理事会は30日、会場を変更することを全会一致で決めた。",
			"理事会 | agree | reported | 理事会は30日、会場を変更することを全会一致で決めた\n",
		},
		{
			"the act inside a paper that somebody puts out",
			"労農党は、配備の撤回を求める声明を発表した。",
			"労農党 | request | reported | 労農党は、配備の撤回を求める声明を発表した\n",
		},
		{
			"an act that became known",
			"タルン政府が、ヴェルドに抗議していたことが分かった。",
			"タルン政府 | object | reported | タルン政府が、ヴェルドに抗議していたことが分かった\n",
		},
		{
			"turns without brackets, by their words",
			"佐原国土交通大臣会見要旨\n\n問　事業費が膨らむとの指摘があります。\n\n答　そのような事実はございません。",
			"佐原国土交通大臣 | deny | reported | そのような事実はございません\n",
		},
		{
			"whoever is quoted can speak, though no list has them",
			"常連の釣り人は「水が濁った」と話す。",
			"常連の釣り人 | assert | direct | 常連の釣り人は「水が濁った」と話す\n",
		},
		{
			"an office that no list has, by its last letter",
			"タルンの首席監査官は、違反はないと述べた。",
			"タルンの首席監査官 | assert | reported | タルンの首席監査官は、違反はないと述べた\n",
		},
		{
			"who asks after a colon states nothing",
			"エルム港の会見。\n\n記者: 航路は再開すると理解しています。\n\nローエ外相: 航路は月内に再開する方針です。",
			"ローエ外相 | announce | reported | ローエ外相: 航路は月内に再開する方針です\n",
		},
		{
			"what is of concern to others worries nobody yet",
			"ローエ外相は、浮標はタルン側の懸念事項だと述べた。",
			"ローエ外相 | assert | reported | ローエ外相は、浮標はタルン側の懸念事項だと述べた\n",
		},
		{
			"what somebody would like to go on with",
			"ローエ外相は、航路の話を続けたいと述べた。",
			"ローエ外相 | offer | reported | ローエ外相は、航路の話を続けたいと述べた\n",
		},
		{
			"a headline that ends with what somebody named before says",
			"ローエ大統領が会見で「航路は当面続ける」\n\n会談はエルムで開かれた。",
			"ローエ大統領 | offer | direct | ローエ大統領が会見で「航路は当面続ける」\n",
		},
		{"and one that ends with a title", "ローエ外相が映画祭で「平和の海」\n\n会談はエルムで開かれた。", ""},
		{"what stands there may be a thing", "国交は1987年から断たれている。", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}
