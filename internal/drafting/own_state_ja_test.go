package drafting

import (
	"slices"
	"strings"
	"testing"
)

// TestOwnStateInTurn has what somebody says of the state they speak for, in their own turn: it is they who say it.
func TestOwnStateInTurn(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"the state whose office it is",
			"リグ外務省の汐見報道官が会見した。\n【記者】次の協議はいつか。\n【汐見報道官】リグ側は協議の再開を一貫して支持する。",
			"汐見報道官 | welcome | reported | リグ側は協議の再開を一貫して支持する\n",
		},
		{
			"the state that the question asks about",
			"【記者】ヴェルド側は提案を拒んだ。リグ側はどうみるか。\n【汐見報道官】リグ側は早期の再開を希望する。",
			"汐見報道官 | expect | reported | 【汐見報道官】リグ側は早期の再開を希望する\n",
		},
		{
			"another state",
			"【記者】ヴェルド側は提案を拒んだ。リグ側はどうみるか。\n【汐見報道官】ヴェルド側は延期を要求している。",
			"ヴェルド側 | request | reported | ヴェルド側は延期を要求している\n",
		},
		{
			"a question behind a colon",
			"記者:ヴェルド側は提案を拒んだ。リグ側はどうみるか。\n汐見報道官:航路は開いている。リグ側は早期の再開を希望する。",
			"汐見報道官 | assert | reported | 汐見報道官:航路は開いている\n汐見報道官 | expect | reported | リグ側は早期の再開を希望する\n",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}

// TestFamilyNameOfOneCharacter has the full name of somebody whom the page goes on to call by one character that
// no dictionary has.
func TestFamilyNameOfOneCharacter(t *testing.T) {
	for _, row := range []struct{ words, want string }{
		{"リグ外務省の耶麗報道官が会見した。\n耶報道官は「協議は続く」と述べた。", "耶麗"},
		{"リグ外務省の汐見報道官が会見した。\n耶報道官は「協議は続く」と述べた。", ""},
	} {
		drafts := Predict("", Read(Page{Parts: []Part{{Text: row.words}}}, Options{})).Drafts
		if len(drafts) != 1 || slices.Contains(drafts[0].Canonical, "耶麗") != (row.want != "") {
			t.Errorf("drafts of %s\n%+v\nwant %q among the names", row.words, drafts, row.want)
		}
	}
}

// TestResultsAreNoCredits has lines below an agreement that are no results of it.
func TestResultsAreNoCredits(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"below a whole sentence",
			"両国は漁業水域の見直しで合意した。\n\n潮路通信\nCopyright (C) 2031",
			"両国 | agree | reported | 両国は漁業水域の見直しで合意した\n",
		},
		{
			"marked as a list",
			"両国は次の点で合意した。\n・漁業水域の見直し\n・連絡窓口の設置",
			"両国 | agree | reported | 両国は次の点で合意した\n | agree | reported | 漁業水域の見直し\n | agree | reported | 連絡窓口の設置\n",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}

// TestFamilyNameThatIsAWord has a family name that is another word elsewhere: whoever else bears the title is
// another. And a word that only says which of them is no name.
func TestFamilyNameThatIsAWord(t *testing.T) {
	for _, row := range []struct{ words, name string }{
		{"モラン外相が到着した。洞穴外相は「協議は続く」と述べた。", "洞穴"},
		{"洞穴外相が到着した。モラン外相は「協議は続く」と述べた。", "モラン"},
		{"歴代首相は「協議は続く」と述べた。", ""},
	} {
		drafts := Predict("", Read(Page{Parts: []Part{{Text: row.words}}}, Options{})).Drafts
		if len(drafts) != 1 || strings.Join(drafts[0].Canonical, "、") != row.name {
			t.Errorf("drafts of %s\n%+v\nwant the name %s", row.words, drafts, row.name)
		}
	}
}
