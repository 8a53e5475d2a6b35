package ja

import (
	"sync"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

// japanese is what reading Japanese takes: 30 MB, loaded when the first Japanese text comes.
type japanese struct {
	words *tokenizer.Tokenizer
	lex   *vocabulary
}

// loadJapanese takes the dictionary without readings and base forms: a third of the memory,
// and our lexicons know the forms of their words.
var loadJapanese = sync.OnceValue(func() *japanese {
	words, err := tokenizer.New(ipa.DictShrink(), tokenizer.OmitBosEos())
	if err != nil {
		panic(err) // without a dictionary; it is in the binary
	}
	return &japanese{words, loadVocabulary()}
})

// Load makes ready what reading Japanese takes: its dictionary and our lexicons.
func Load() { loadJapanese() }

// wordClass is the part of speech, as far as we ask.
type wordClass uint8

const (
	otherWord wordClass = iota
	noun
	verb
	adjective
	adverb
	particle
	auxiliary
	conjunction
	prefix
	adnominal
	symbol
)

var wordClasses = map[string]wordClass{
	"名詞": noun, "動詞": verb, "形容詞": adjective, "副詞": adverb, "助詞": particle, "助動詞": auxiliary,
	"接続詞": conjunction, "接頭詞": prefix, "連体詞": adnominal, "記号": symbol,
}

// wordSort is the finer part of speech.
type wordSort uint8

const (
	otherSort     wordSort = iota
	plainNoun              // 一般
	verbalNoun             // サ変接続
	properNoun             // 固有名詞 of another sort
	personName             // 人名
	placeName              // 地域
	countryName            // 国
	orgName                // 組織
	pronoun                // 代名詞
	dependent              // 非自立
	suffix                 // 接尾
	number                 // 数
	timeNoun               // 副詞可能
	adjectiveStem          // 形容動詞語幹
	caseParticle
	quoteParticle // 引用
	topicParticle // 係助詞
	linkParticle  // 接続助詞
	adnominalNo   // 連体化
	listParticle  // 並立助詞
	otherParticle
)

var wordSorts = map[string]wordSort{
	"一般": plainNoun, "サ変接続": verbalNoun, "固有名詞": properNoun, "代名詞": pronoun, "非自立": dependent, "接尾": suffix,
	"数": number, "副詞可能": timeNoun, "形容動詞語幹": adjectiveStem, "格助詞": caseParticle, "係助詞": topicParticle,
	"接続助詞": linkParticle, "連体化": adnominalNo, "並立助詞": listParticle, "副助詞": otherParticle,
}

// token is a word of a sentence outside of quotation marks and parentheses; what stands
// inside quotation marks is one token.
type token struct {
	text       string
	class      wordClass
	sort       wordSort
	start, end int  // code points of the part
	unknown    bool // the dictionary does not have it
	quote      int  // 1 and the number of the quotation it stands for; 0: it is a word
}

func (t *token) is(words ...string) bool {
	for _, w := range words {
		if t.text == w {
			return true
		}
	}
	return false
}

// tokens cuts a sentence into words. at gives where each code point of the outer text stands.
func (j *japanese) tokens(outer string, at []int, end int) []token {
	cut := j.words.Tokenize(outer)
	all := make([]token, 0, len(cut))
	for i := range cut {
		c := &cut[i]
		t := token{text: c.Surface, start: at[c.Start], end: end}
		if c.End < len(at) {
			t.end = at[c.End-1] + 1
		} else if c.End > 0 {
			t.end = at[c.End-1] + 1
		}
		t.class, t.sort = classOf(c)
		t.unknown = c.Class == tokenizer.UNKNOWN
		all = append(all, t)
	}
	return all
}

func classOf(c *tokenizer.Token) (wordClass, wordSort) {
	first, _ := c.FeatureAt(0)
	second, _ := c.FeatureAt(1)
	class, sort := wordClasses[first], wordSorts[second]
	switch sort {
	case properNoun:
		third, _ := c.FeatureAt(2)
		switch third {
		case "人名":
			return class, personName
		case "組織":
			return class, orgName
		case "地域":
			if fourth, _ := c.FeatureAt(3); fourth == "国" {
				return class, countryName
			}
			return class, placeName
		}
	case caseParticle:
		if third, _ := c.FeatureAt(2); third == "引用" {
			return class, quoteParticle
		}
	}
	return class, sort
}
