package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// somebody gives who is the topic of a clause that quotes a sentence, though no list knows such a
// speaker: 川の会は「…」と話す. Whoever is quoted can speak, unless what stands there is plainly a thing or a
// time.
func (rd *Reader) somebody(c *clause) *discourse.Mention {
	if c.p.e == nil || c.p.e == asSaid || c.p.passive || len(c.y.quoted) == 0 || !c.saysClause(c.y.quoted[0]) || c.turned {
		return nil
	}
	for i := range c.args {
		a := &c.args[i]
		if a.name != nil || a.by != "は" && a.by != "も" || a.at >= c.y.end || a.at-a.first > 12 {
			continue
		}
		last := &c.toks[a.at-1]
		if last.quote > 0 || last.class != noun || notPeople[last.text] {
			continue
		}
		switch last.sort {
		case timeNoun, number, dependent, verbalNoun, pronoun, adjectiveStem:
			continue
		}
		return c.mentionOf(c.lex, rd.r, a.first, a.at, discourse.Group)
	}
	return nil
}

// notPeople are topics that no one who speaks is called by.
var notPeople = lexicon.Set("日", "時", "後", "前", "中", "際", "点", "件", "問題", "理由", "目的", "内容", "結果", "影響", "今後", "会見", "席上",
	"背景", "原因", "時期", "見方", "意味", "言葉", "題", "見出し", "条項", "条文", "法", "条約", "協定", "憲法", "規則", "文", "紙面", "看板", "横断幕",
	"合言葉", "標語", "口癖", "持論", "場合", "一方", "たび", "的", "化", "性", "歌", "曲", "映画", "本", "小説", "番組", "作品", "記事", "書", "案", "策", "度", "数", "額", "率",
	"日程", "議題", "詳細", "会談", "関係", "措置", "計画", "協定", "制裁", "体制", "状況", "情勢", "分野", "課題", "争点", "焦点", "経緯", "態度", "立場", "姿勢", "方針", "具体策", "時間", "場所", "形式", "主張")
