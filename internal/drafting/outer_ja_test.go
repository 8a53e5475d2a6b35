package drafting

import "testing"

// TestTellsOfOthers has sentences that name another within what somebody says, and beside each what looks alike.
func TestTellsOfOthers(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"by whose account another means to do something",
			"首都で会見したモラン氏によると、白波党は要求が通るなら代表団を派遣する意向だ。",
			"モラン氏 | offer | reported | 首都で会見したモラン氏によると、白波党は要求が通るなら代表団を派遣する意向だ\n",
		},
		{
			"by whose account another is quoted",
			"モラン氏によると、リンド報道官は「協議は続く」と述べた。",
			"リンド報道官 | assert | direct | モラン氏によると、リンド報道官は「協議は続く」と述べた\n",
		},
		{
			"who also speaks, of another",
			"仲介団の高官も声明で、白波党は文書の変更を望んでいるとし、「隔たりを埋めることができるか不明だ」と指摘した。",
			"仲介団の高官 | concern | direct | 仲介団の高官も声明で、白波党は文書の変更を望んでいるとし、「隔たりを埋めることができるか不明だ」と指摘した\n",
		},
		{
			"what is said on top leaves the subject",
			"リンド報道官は協議が続いているとした上で、担当者は「昼夜を問わず取り組む」と述べた。",
			"リンド報道官 | offer | direct | リンド報道官は協議が続いているとした上で、担当者は「昼夜を問わず取り組む」と述べた\n",
		},
		{
			"what is added, of a body",
			"リンド報道官は協議が続いていると述べた。ただ、リグ政府は文書に同意していないとも述べた。",
			"リンド報道官 | assert | reported | リンド報道官は協議が続いていると述べた\nリンド報道官 | reject | reported | ただ、リグ政府は文書に同意していないとも述べた\n",
		},
		{
			"what another body adds for its part",
			"リンド報道官は協議が続いていると述べた。一方、リグ政府は文書に同意していないとも述べた。",
			"リンド報道官 | assert | reported | リンド報道官は協議が続いていると述べた\nリグ政府 | reject | reported | 一方、リグ政府は文書に同意していないとも述べた\n",
		},
		{
			"nobody agrees alone",
			"両国の外相が会談した。両外相は、ヨルドが議長をつとめる会合に向けて作業を急ぐことで一致した。さらに、日本が議長をつとめる会合に向けて作業を急ぐことで一致した。",
			"両外相 | agree | reported | 両外相は、ヨルドが議長をつとめる会合に向けて作業を急ぐことで一致した\n両外相 | agree | reported | さらに、日本が議長をつとめる会合に向けて作業を急ぐことで一致した\n",
		},
		{
			"what several do, as the one before goes on to tell",
			"モラン外相は協議が続いていると述べた。また、両国が支援の用意があり、当局が担う必要はないと述べた。",
			"モラン外相 | assert | reported | モラン外相は協議が続いていると述べた\nモラン外相 | reject | reported | また、両国が支援の用意があり、当局が担う必要はないと述べた\n",
		},
		{
			"what several say together",
			"モラン外相は協議が続いていると述べた。また、両国は支援の用意があると述べた。",
			"モラン外相 | assert | reported | モラン外相は協議が続いていると述べた\n両国 | offer | reported | また、両国は支援の用意があると述べた\n",
		},
		{
			"a person to whom a contrast turns",
			"ヴェルド側は枠組みからの離脱を選んだが、モラン外相は復帰の用意があると表明している。",
			"モラン外相 | offer | reported | モラン外相は復帰の用意があると表明している\n",
		},
		{
			"a person who answers what others did",
			"ヴェルド側は会合への不満を漏らしたことに対し、リグ外務省の汐見報道官は「扉は開いている」と話した。",
			"リグ外務省の汐見報道官 | assert | direct | ヴェルド側は会合への不満を漏らしたことに対し、リグ外務省の汐見報道官は「扉は開いている」と話した\n",
		},
		{
			"a contrast within the words",
			"モラン外相は、協議は続いているが、首相は文書を読んでいないと述べた。",
			"モラン外相 | assert | reported | モラン外相は、協議は続いているが、首相は文書を読んでいないと述べた\n",
		},
		{
			"a name and a colon above the words",
			"両外相が会談した。\n\nモラン外相：\n両国には難しい問題もある。そうした中でも対話は極めて重要だ。\n\n会談は1時間続いた。",
			"モラン外相 | assert | reported | モラン外相：\n両国には難しい問題もある。そうした中でも対話は極めて重要だ\n",
		},
		{
			"a name and a colon above a quotation",
			"両外相が会談した。\n\nモラン外相:\n「両国には難しい問題もある。対話は続く」",
			"モラン外相 | assert | direct | モラン外相:\n「両国には難しい問題もある。対話は続く」\n",
		},
		{
			"who asks, and a colon",
			"記者：\n次の協議はいつになるのでしょうか、決まっていますか。",
			"",
		},
		{"a picture and its day", "共同文書の署名式で握手するモラン外相とリンド大統領＝12日、シンガポール", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}
