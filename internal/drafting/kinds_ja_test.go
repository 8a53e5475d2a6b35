package drafting

import "testing"

// TestJapaneseKindsByWords has what a plain 述べた hands on, by what decides the kind there, and beside each
// words that look alike and are no more than said.
func TestJapaneseKindsByWords(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"what must not be outweighs what is bad about it",
			"ローエ外相は「関税が船便に影響を及ぼしてはならない」と述べた。",
			"ローエ外相 | request | direct | ローエ外相は「関税が船便に影響を及ぼしてはならない」と述べた\n",
		},
		{
			"what ought to be done",
			"ローエ外相は、双方は船便を守るために努力すべきと強調した。",
			"ローエ外相 | request | reported | ローエ外相は、双方は船便を守るために努力すべきと強調した\n",
		},
		{
			"what has no ground",
			"ローエ外相は「根拠のない話が広まっている」と述べた。",
			"ローエ外相 | object | direct | ローエ外相は「根拠のない話が広まっている」と述べた\n",
		},
		{
			"what gets worse",
			"ローエ外相は、橋の建設で両国の関係の質が低下するという認識を示した。",
			"ローエ外相 | concern | reported | ローエ外相は、橋の建設で両国の関係の質が低下するという認識を示した\n",
		},
		{
			"what is not there yet",
			"ローエ外相は「通行料についての合意はできていない」と語った。",
			"ローエ外相 | deny | direct | ローエ外相は「通行料についての合意はできていない」と語った\n",
		},
		{
			"a schedule by somebody's account is made known",
			"ターン外務省によると、次の協議は6月にエルムで行う予定。",
			"ターン外務省 | announce | reported | ターン外務省によると、次の協議は6月にエルムで行う予定\n",
		},
		{
			"an outlook by somebody's account is expected",
			"ターン外務省によると、協議は6月に終わる見通し。",
			"ターン外務省 | expect | reported | ターン外務省によると、協議は6月に終わる見通し\n",
		},
		{
			"what was fixed",
			"ローエ外相は「次の協議は6月に決まった」と述べた。",
			"ローエ外相 | announce | direct | ローエ外相は「次の協議は6月に決まった」と述べた\n",
		},
		{
			"what somebody wants to have said",
			"ローエ外相は「これは議題ではないとはっきりしておきたい」と述べた。",
			"ローエ外相 | assert | direct | ローエ外相は「これは議題ではないとはっきりしておきたい」と述べた\n",
		},
		{
			"what stands behind a contrast outweighs what stands before it",
			"ローエ外相は、協議の用意はあるとしつつも、浮標を動かす考えはないと強調した。",
			"ローエ外相 | deny | reported | ローエ外相は、協議の用意はあるとしつつも、浮標を動かす考えはないと強調した\n",
		},
		{
			"what is held to come outweighs how fine it is",
			"ローエ外相は「素晴らしい航路になるだろう」と述べた。",
			"ローエ外相 | expect | direct | ローエ外相は「素晴らしい航路になるだろう」と述べた\n",
		},
		{
			"a pleasure to come is no forecast",
			"ローエ外相は、次の会談を大変楽しみにしていると述べた。",
			"ローエ外相 | welcome | reported | ローエ外相は、次の会談を大変楽しみにしていると述べた\n",
		},
		{
			"let us do",
			"ローエ外相は「浮標を共に整備しよう」と述べた。",
			"ローエ外相 | propose | direct | ローエ外相は「浮標を共に整備しよう」と述べた\n",
		},
		{
			"what has to come first",
			"ローエ外相は「通行料の撤廃が前提だ」と述べた。",
			"ローエ外相 | request | direct | ローエ外相は「通行料の撤廃が前提だ」と述べた\n",
		},
		{
			"a warning of one's own deed",
			"ローエ外相は、航路が閉じられれば対抗措置を取ると警告した。",
			"ローエ外相 | threaten | reported | ローエ外相は、航路が閉じられれば対抗措置を取ると警告した\n",
		},
		{
			"polite endings read as plain ones",
			"【ローエ大臣】来週、エルムを訪問いたします。",
			"ローエ大臣 | announce | reported | 【ローエ大臣】来週、エルムを訪問いたします\n",
		},
		{
			"what somebody in the hall means to do",
			"【ローエ大臣】船の便について率直に議論をしたいと考えます。",
			"ローエ大臣 | offer | reported | 【ローエ大臣】船の便について率直に議論をしたいと考えます\n",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}
