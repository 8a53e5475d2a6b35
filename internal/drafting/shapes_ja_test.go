package drafting

import "testing"

// TestJapaneseShapes has a text of our own for each shape that pages of agencies, ministries and
// broadcasters showed and that was read wrongly, and beside some of them one that must stay as it was.
func TestJapaneseShapes(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"who only describes a noun does not speak",
			"ヴェルドは6日、代表団を送ると発表した。ただタルンがまとめた停戦案に対しオルサが求めた変更は受け入れられないとした。",
			"ヴェルド | announce | reported | ヴェルドは6日、代表団を送ると発表した\nヴェルド | reject | reported | ただタルンがまとめた停戦案に対しオルサが求めた変更は受け入れられないとした\n",
		},
		{
			"who offers a plan speaks, whatever describes it",
			"中央調停委員会が賃上げ率を4％とする調停案を労使に提示した。",
			"中央調停委員会 | propose | reported | 中央調停委員会が賃上げ率を4％とする調停案を労使に提示した\n",
		},
		{
			"to try is not to say",
			"モラン外相は、均衡を損なおうとする一方的な行動に反対することを表明した。",
			"モラン外相 | object | reported | モラン外相は、均衡を損なおうとする一方的な行動に反対することを表明した\n",
		},
		{
			"two quotations of one speaker, the second begun anew",
			"モラン外相は「招かれれば行く」とし、また「結論は急がない」などと話した。",
			"モラン外相 | assert | direct | モラン外相は「招かれれば行く」とし\nモラン外相 | assert | direct | また「結論は急がない」などと話した\n",
		},
		{
			"a quotation among others of the kind",
			"モラン外相は「相手は本気で話していないと判断できる」などの考えを示した。",
			"モラン外相 | assert | direct | モラン外相は「相手は本気で話していないと判断できる」などの考えを示した\n",
		},
		{
			"an example of what is said",
			"政府関係者も「大臣の表情を見て本当の雰囲気が知りたい」と述べるなど、真意を見極める方針だ。",
			"政府関係者 | request | direct | 政府関係者も「大臣の表情を見て本当の雰囲気が知りたい」と述べる\n政府関係者 | announce | reported | 真意を見極める方針だ\n",
		},
		{
			"a line that is a name and their words",
			"協議の内容が明らかになりました。\nモラン外相「漁業も国境もすべて取り上げました」\n協議は12日に続きます。",
			"モラン外相 | assert | direct | モラン外相「漁業も国境もすべて取り上げました」\n",
		},
		{
			"a label's quotation ends at the blank",
			"モラン外相:「協力を続けることを確認しました」  タルンは封鎖の中止を求めました。",
			"モラン外相 | agree | direct | モラン外相:「協力を続けることを確認しました」\nタルン | request | reported | タルンは封鎖の中止を求めました\n",
		},
		{
			"a headline that a name ends",
			"停戦協議で「最も大きな進展」 モラン外相\n\n協議は首都で開かれた。",
			"モラン外相 | assert | reported | 停戦協議で「最も大きな進展」 モラン外相\n",
		},
		{
			"what talks decide",
			"タルンとヴェルドの代表が会った。会談では監視団の規模を決めたが、費用は決まらなかった。",
			" | agree | reported | 会談では監視団の規模を決めたが\n",
		},
		{
			"what a joint text holds",
			"「共同声明」の要旨\n\n・同盟は地域の平和の礎\n・境界条約は島に適用される\n・隣国に対し自制を求める\n・閣僚に対し委員会を開くよう指示\n",
			" | agree | reported | 同盟は地域の平和の礎\n | agree | reported | 境界条約は島に適用される\n | request | reported | 隣国に対し自制を求める\n | request | reported | 閣僚に対し委員会を開くよう指示\n",
		},
		{"a paper that asks for a comment", "タルンの外務省にコメントを求めたが、すぐに回答はなかった。", ""},
		{
			"what the page sets against a source is its own",
			"交渉筋は12日、取材に「解放の用意がある」と明言した。だが、ヴェルドは長期の停戦には難色を示すとみられる。",
			"交渉筋 | offer | direct | 交渉筋は12日、取材に「解放の用意がある」と明言した\n | expect | reported | だが、ヴェルドは長期の停戦には難色を示すとみられる\n",
		},
		{
			"two acts with a topic that the second goes on with",
			"マロワ報道官は島の主権を改めて主張し、ヴェルドが歴史を書き換えていると批判した。",
			"マロワ報道官 | assert | reported | マロワ報道官は島の主権を改めて主張し\nマロワ報道官 | object | reported | ヴェルドが歴史を書き換えていると批判した\n",
		},
		{
			"what could be confirmed",
			"【モラン外相】元住民のための措置を続けることを確認することができました。次の会談で進捗を改めて確認したいと思います。",
			"モラン外相 | agree | reported | 元住民のための措置を続けることを確認することができました\nモラン外相 | offer | reported | 次の会談で進捗を改めて確認したい\n",
		},
		{
			"what a paper makes of an act",
			"合意を急ぐ必要をヴェルド政府が事実上認めた形だ。",
			"ヴェルド政府 | concede | reported | 合意を急ぐ必要をヴェルド政府が事実上認めた形だ\n",
		},
		{
			"hearsay in the polite form",
			"モラン外相とダル国防相が電話会談で合意したということです。",
			"モラン外相とダル国防相 | agree | reported | モラン外相とダル国防相が電話会談で合意したということです\n",
		},
		{
			"what papers have reported is only spoken about",
			"また国内のメディアが、押収品の違法な輸出を摘発したと報じたことについて、モラン外相は「確かめていない」と述べた。",
			"モラン外相 | assert | direct | また国内のメディアが、押収品の違法な輸出を摘発したと報じたことについて、モラン外相は「確かめていない」と述べた\n",
		},
		{
			"who goes on, and hands on without a name",
			"ヴェルド政府は声明で「要求にはほど遠い」と主張した。そのうえで代表団を交渉の場に派遣する、と伝えた。",
			"ヴェルド政府 | reject | direct | ヴェルド政府は声明で「要求にはほど遠い」と主張した\nヴェルド政府 | announce | reported | そのうえで代表団を交渉の場に派遣する、と伝えた\n",
		},
		{
			"a contrast inside an act",
			"首相府は12日、代表団が出発すると明らかにし、協議は継続する意向を示した。",
			"首相府 | announce | reported | 首相府は12日、代表団が出発すると明らかにし\n首相府 | offer | reported | 協議は継続する意向を示した\n",
		},
		{
			"thanks that are given, and an explanation that is",
			"ハッサル長官より謝意が示されるとともに、近く開かれる協議の見通しにつき説明がありました。",
			"ハッサル長官 | welcome | reported | ハッサル長官より謝意が示される\nハッサル長官 | expect | reported | 近く開かれる協議の見通しにつき説明がありました\n",
		},
		{
			"words before a comma and who said them",
			"停戦協議がリグの首都で行われると、リグ大統領府が発表しました。",
			"リグ大統領府 | announce | reported | 停戦協議がリグの首都で行われると、リグ大統領府が発表しました\n",
		},
		{
			"a headline whose second half says who and how",
			"【速報】停戦協議を首都で開催へ リグ外務省発表\n\n協議は12日に始まる。",
			"リグ外務省 | announce | reported | 【速報】停戦協議を首都で開催へ リグ外務省発表\n",
		},
		{
			"conditions that somebody names",
			"モラン外相は、査察を認めることや制裁を戻す仕組みを作ることを、妥結の条件として挙げた。",
			"モラン外相 | request | reported | モラン外相は、査察を認めることや制裁を戻す仕組みを作ることを、妥結の条件として挙げた\n",
		},
		{
			"how things are is no announcement",
			"タルン大統領府の報道官は、次長の訪問の目的が規制に関する協議のためだと明らかにした。",
			"タルン大統領府の報道官 | assert | reported | タルン大統領府の報道官は、次長の訪問の目的が規制に関する協議のためだと明らかにした\n",
		},
		{
			"a proposal that is accepted",
			"オルサは6日、仲介国の提案を受け入れると発表した。",
			"オルサ | agree | reported | オルサは6日、仲介国の提案を受け入れると発表した\n",
		},
		{
			"an intention is no announcement",
			"オルサは代表団を派遣する意向を示した。",
			"オルサ | offer | reported | オルサは代表団を派遣する意向を示した\n",
		},
		{
			"an aside does not weigh",
			"モラン外相は「相手は(賃金上昇のリスクが高く)黙っている」と語った。",
			"モラン外相 | assert | direct | モラン外相は「相手は(賃金上昇のリスクが高く)黙っている」と語った\n",
		},
		{
			"a thing cannot go on speaking",
			"モラン外相は招請を受けたと述べた。日程は「主催国が決めることだ」との意見を述べた。",
			"モラン外相 | assert | reported | モラン外相は招請を受けたと述べた\nモラン外相 | assert | direct | 日程は「主催国が決めることだ」との意見を述べた\n",
		},
		{
			"who does it in a condition",
			"モラン外相は封鎖の解除を求めた。さらに、ヴェルドが査察を受け入れた場合、費用を負担する考えを伝えた。",
			"モラン外相 | request | reported | モラン外相は封鎖の解除を求めた\nモラン外相 | offer | reported | さらに、ヴェルドが査察を受け入れた場合、費用を負担する考えを伝えた\n",
		},
		{
			"a clause that describes a noun far behind",
			"モラン外相は撤回を促した。ヴェルド政府が進める、輸出の手続きを簡素にする制度から外す政令など、状況を悪化させる措置の中止も求めた。",
			"モラン外相 | request | reported | モラン外相は撤回を促した\nモラン外相 | request | reported | ヴェルド政府が進める、輸出の手続きを簡素にする制度から外す政令など、状況を悪化させる措置の中止も求めた\n",
		},
		{
			"talks that are held and what they end in",
			"タルンとヴェルドの外相会談が8日、首都で開かれ、停戦に向けて結束する方針を確認した。",
			"タルン・ヴェルド | agree | reported | タルンとヴェルドの外相会談が8日、首都で開かれ、停戦に向けて結束する方針を確認した\n",
		},
		{
			"what those at talks agreed on in the past",
			"モラン外相は訪問を要請されたと明らかにした。昨年11月のタルンとヴェルドの首脳会談で、対話を促すことを確認していた。",
			"モラン外相 | request | reported | モラン外相は訪問を要請されたと明らかにした\nタルン・ヴェルド | agree | reported | 昨年11月のタルンとヴェルドの首脳会談で、対話を促すことを確認していた\n",
		},
		{
			"what both decide",
			"双方は事務所の開所に伴い、週1回の会議の開催を決めた。",
			"双方 | agree | reported | 双方は事務所の開所に伴い、週1回の会議の開催を決めた\n",
		},
		{
			"a position that is explained",
			"モラン外相は措置に関する政府の立場を説明したという。",
			"モラン外相 | assert | reported | モラン外相は措置に関する政府の立場を説明したという\n",
		},
		{
			"a declaration alone says nothing",
			"ヴェルドは外務省報道官の声明を発表し、「一方的な要求だ」と非難した。",
			"ヴェルド | object | direct | ヴェルドは外務省報道官の声明を発表し、「一方的な要求だ」と非難した\n",
		},
		{
			"a scene",
			"会議ではモラン外相が「事実に反する」と応酬する場面もあった。",
			"モラン外相 | deny | direct | 会議ではモラン外相が「事実に反する」と応酬する場面もあった\n",
		},
		{
			"a headline that a name opens",
			"モラン外相とヴェルド特使 圧力の継続で一致\n\n会談は12日に開かれた。",
			"モラン外相とヴェルド特使 | agree | reported | モラン外相とヴェルド特使 圧力の継続で一致\n",
		},
		{
			"a share bar is no result",
			"モラン首相、境界をめぐる停戦で合意\n\n  • このエントリーをはてなブックマークに追加\n\nモラン首相は10日、停戦で合意したと明らかにした。",
			"モラン首相 | agree | reported | モラン首相は10日、停戦で合意したと明らかにした\n",
		},
		{
			"a paper's own reporter does not speak",
			"タルン通信の記者によると、数千人が庁舎の周辺に集まった。",
			"",
		},
		{
			"both, who are named behind a place",
			"会談後の声明では、両者とも協議は「建設的だった」と述べた。モラン外相とダル国防相が出席した。",
			"両者 | welcome | direct | 会談後の声明では、両者とも協議は「建設的だった」と述べた\n",
		},
		{
			"a topic inside what another goes on to say",
			"大統領府の当局者は、特使は全加盟国を代表しているとし、提案への慎重な対応を大統領は全面的に支持していると語った。",
			"大統領府の当局者 | assert | reported | 大統領府の当局者は、特使は全加盟国を代表しているとし\n大統領府の当局者 | welcome | reported | 提案への慎重な対応を大統領は全面的に支持していると語った\n",
		},
		{
			"who acts by more than a name with は",
			"リンド次席大使より直ちに反論を行いました。",
			"リンド次席大使 | reject | reported | リンド次席大使より直ちに反論を行いました\n",
		},
		{
			"conditions that are named",
			"野党のコル党首が、首相に支持の条件を示した。",
			"野党のコル党首 | request | reported | 野党のコル党首が、首相に支持の条件を示した\n",
		},
		{
			"what a paper is about to get is no speaker",
			"9日には文書が提出される予定だが、大国の動きをけん制した。",
			" | expect | reported | 9日には文書が提出される予定だ\n",
		},
		{
			"an omitted verb that asks",
			"交渉官「隣国は妥協を」\n\n協議は11日に開かれた。",
			"交渉官 | request | direct | 交渉官「隣国は妥協を」\n",
		},
		{
			"words on a line of their own",
			"国連のリンド事務総長は、「決議への重大な違反だ」\nとヴェルドを非難した。",
			"国連のリンド事務総長 | object | direct | 国連のリンド事務総長は、「決議への重大な違反だ」\nとヴェルドを非難した\n",
		},
		{
			"words below a dash",
			"ヴェルド研究所のノルム所長は次のように語った-\n「内閣の改造が交渉に響くことはないと思っている。」\n協議は12日に開かれる。",
			"ヴェルド研究所のノルム所長 | assert | direct | ヴェルド研究所のノルム所長は次のように語った-\n「内閣の改造が交渉に響くことはないと思っている。」\n",
		},
		{
			"a foreign paper",
			"モラン外相は自制を求めた。米紙ハルム・タイムズは「懸念が増す」と指摘した。交渉は隣国の問題にとどまらないと論じた。",
			"モラン外相 | request | reported | モラン外相は自制を求めた\n",
		},
		{
			"a declaration that does not say whose it is",
			"モラン外相は「重大な違反だ」と表明した。別に発表した声明では「地域の脅威であることを示す」と指摘した。",
			"モラン外相 | object | direct | モラン外相は「重大な違反だ」と表明した\n声明 | concern | direct | 別に発表した声明では「地域の脅威であることを示す」と指摘した\n",
		},
		{
			"what both confirm in a joint statement",
			"タルンとヴェルドの共同声明では「施設の建設を加速する重要性を確認した」とした。",
			"タルンとヴェルドの共同声明 | agree | direct | タルンとヴェルドの共同声明では「施設の建設を加速する重要性を確認した」とした\n",
		},
		{
			"a headline that a name opens and two quotations follow",
			"ロード大統領 北の島「主権は我々にある」 条約締結「簡単ではない」\n\n大統領は20日に会見した。",
			"ロード大統領 | assert | direct | ロード大統領 北の島「主権は我々にある」\nロード大統領 | assert | direct | 条約締結「簡単ではない」\n",
		},
		{
			"lines that are all quotation below who holds the floor",
			"ロード大統領が記者会見。\n\n「隣国にとって何が正しいのか考えている」\n「会談は率直で、お互いを知ることができた」",
			"ロード大統領 | assert | direct | 「隣国にとって何が正しいのか考えている」\nロード大統領 | assert | direct | 「会談は率直で、お互いを知ることができた」\n",
		},
		{
			"below related news, parted by a blank line",
			"モラン外相は協議を続けると述べた。\n\n関連ニュース\n\n強い思いがあると分かったのはよいことだ=ダル国防相",
			"モラン外相 | offer | reported | モラン外相は協議を続けると述べた\n",
		},
		{
			"a strong protest is no mood",
			"ダル国防相は「脅威であることが確認された」と強く非難。",
			"ダル国防相 | object | direct | ダル国防相は「脅威であることが確認された」と強く非難\n",
		},
		{
			"what has happened is no announcement",
			"モラン外相は、会談で漁業について話し合ったと明らかにした。",
			"モラン外相 | assert | reported | モラン外相は、会談で漁業について話し合ったと明らかにした\n",
		},
		{
			"that there is an agreement is what somebody says of it",
			"ロード大統領は、ヴェルドが「停戦の条件に合意し、署名を待っている」と語った。",
			"ロード大統領 | assert | direct | ロード大統領は、ヴェルドが「停戦の条件に合意し、署名を待っている」と語った\n",
		},
		{
			"a policy that stays",
			"モラン外相は、撤退まで圧力をかけ続ける方針に変わりはないと述べた。",
			"モラン外相 | offer | reported | モラン外相は、撤退まで圧力をかけ続ける方針に変わりはないと述べた\n",
		},
		{
			"a word of the report in quotation marks",
			"モラン外相は協議の感触について「非常に前向き」だと述べた。",
			"モラン外相 | assert | reported | モラン外相は協議の感触について「非常に前向き」だと述べた\n",
		},
		{
			"a meeting's topics and what both oppose",
			"会談ではタルンの情勢をめぐっても意見が交わされ、モラン外相とダル国防相は力による変更に反対するとともに、海峡の安定が重要だという認識で一致しました。",
			"モラン外相とダル国防相 | object | reported | モラン外相とダル国防相は力による変更に反対する\nモラン外相とダル国防相 | agree | reported | 海峡の安定が重要だという認識で一致しました\n",
		},
		{
			"words that are handed on without a verb",
			"モラン外相とダル国防相が会談した。両氏はまた、情勢について、「懸念をもって注視し、連携していくことで一致した」ということです。",
			"両氏 | agree | direct | 両氏はまた、情勢について、「懸念をもって注視し、連携していくことで一致した」ということです\n",
		},
		{
			"an expression of a pledge",
			"このほか、リンド長官からは同盟のコミットメントは揺るぎないという表明がありました。",
			"リンド長官 | offer | reported | このほか、リンド長官からは同盟のコミットメントは揺るぎないという表明がありました\n",
		},
		{
			"a headline that goes on behind the words",
			"国務省「協議の意思を歓迎」談話を受け\n\n会見は16日に開かれた。",
			"国務省 | welcome | direct | 国務省「協議の意思を歓迎」\n",
		},
		{
			"a minister's press conference",
			"ダル国防大臣臨時記者会見\n\n1 発表事項\n\n防衛政策に関して、改めて、我が国の立場を説明いたしました。ヴェルド軍の活動に関して、冷静な対応を求めました。",
			"ダル国防大臣 | assert | reported | 防衛政策に関して、改めて、我が国の立場を説明いたしました\nダル国防大臣 | request | reported | ヴェルド軍の活動に関して、冷静な対応を求めました\n",
		},
		{
			"who told it, in a paragraph of its own below a figure",
			"首相は12日から開かれる会議に合わせ、大統領との会談を行う方向で調整に入った。\n\n【図解】支持率の推移\n\n政府関係者が7日、明らかにした。",
			"政府関係者 | announce | reported | 首相は12日から開かれる会議に合わせ、大統領との会談を行う方向で調整に入った。\n\n【図解】支持率の推移\n\n政府関係者が7日、明らかにした\n",
		},
		{
			"one of several who are counted",
			"タルンと中国、韓国の3カ国の外相は21日、ハルムで会談し、早期の開催へ努力することで一致した。",
			"タルンと中国、韓国の3カ国の外相 | agree | reported | タルンと中国、韓国の3カ国の外相は21日、ハルムで会談し、早期の開催へ努力することで一致した\n",
		},
		{
			"a joint declaration that welcomes",
			"タルンとヴェルド両政府は5日、代表が協議を始めるとして歓迎する共同声明を発表した。",
			"タルンとヴェルド両政府 | welcome | reported | タルンとヴェルド両政府は5日、代表が協議を始めるとして歓迎する共同声明を発表した\n",
		},
		{
			"what somebody criticises a neighbour for",
			"リンド大使は「全員に対する脅威だ」として攻撃を正当化。調査する機関の設置を、隣国のヴェルドが拒否権を使って妨害し続けたとして批判した。",
			"リンド大使 | assert | reported | リンド大使は「全員に対する脅威だ」として攻撃を正当化\nリンド大使 | object | reported | 調査する機関の設置を、隣国のヴェルドが拒否権を使って妨害し続けたとして批判した\n",
		},
		{
			"both, whom somebody tells what to do",
			"モラン氏はまた、原則的な立場を説明し、双方は危機の管理に努めるべきだと強調した。",
			"モラン氏 | assert | reported | モラン氏はまた、原則的な立場を説明し\nモラン氏 | request | reported | 双方は危機の管理に努めるべきだと強調した\n",
		},
		{
			"a quotation below what somebody has said",
			"モラン外相は、配備が関係に響くと指摘した。\n「これが関係の質を損ねることを理解しないのは、あまり正しくないだろう」\n協議は12日に開かれる。",
			"モラン外相 | assert | reported | モラン外相は、配備が関係に響くと指摘した\nモラン外相 | object | direct | 「これが関係の質を損ねることを理解しないのは、あまり正しくないだろう」\n",
		},
		{
			"words that belong to a thing",
			"ヴェルドは、会合を前に、攻撃を「憲章違反」とする決議案を提出した。",
			"ヴェルド | propose | reported | ヴェルドは、会合を前に、攻撃を「憲章違反」とする決議案を提出した\n",
		},
		{
			"a caption printed twice",
			"ハルムで会談の外相、「協力が必要」で一致(提供:タルン通信)\nハルムで会談の外相、「協力が必要」で一致(提供:タルン通信)\nモラン外相は21日、協力の強化を求めた。",
			"モラン外相 | request | reported | モラン外相は21日、協力の強化を求めた\n",
		},
		{
			"a caption with the picture's source",
			"会談に臨むモラン外相、協力を求める=12日、ハルム(代表撮影)\n\nモラン外相は12日、協力の強化を求めた。",
			"モラン外相 | request | reported | モラン外相は12日、協力の強化を求めた\n",
		},
		{
			"a sentence that only hands on goes on with whoever told before",
			"ターン海運局によると、航路は大半で開いている。ただ、一部で遅れが出ているという。",
			"ターン海運局 | assert | reported | ターン海運局によると、航路は大半で開いている\nターン海運局 | assert | reported | ただ、一部で遅れが出ているという\n",
		},
		{
			"what the papers tell of another is nobody's of before",
			"ターン海運局は航路が開いていると述べた。地元メディアによると、一部で遅れが出ているという。",
			"ターン海運局 | assert | reported | ターン海運局は航路が開いていると述べた\n",
		},
		{
			"by the announcement of whoever made one",
			"ターン海運局は航路を開くと発表した。発表によると、同局は浮標を直した。",
			"ターン海運局 | announce | reported | ターン海運局は航路を開くと発表した\nターン海運局 | assert | reported | 発表によると、同局は浮標を直した\n",
		},
		{
			"what will be told later is not told",
			"ローエ外相は午後に会見し、航路の内容について明らかにします。",
			"",
		},
		{
			"two quoted names are no quotation",
			"ローエ外相は、「開かれた潮路構想」と「白波」政策の連携を進めたいと述べた。",
			"ローエ外相 | offer | reported | ローエ外相は、「開かれた潮路構想」と「白波」政策の連携を進めたいと述べた\n",
		},
		{
			"the subject of a fact does not confirm it",
			"ローエ外相とクロスト長官は、覚書を歓迎し、漁師と港が協力することの重要性を確認した。",
			"ローエ外相とクロスト長官 | welcome | reported | ローエ外相とクロスト長官は、覚書を歓迎し\nローエ外相とクロスト長官 | agree | reported | 漁師と港が協力することの重要性を確認した\n",
		},
		{
			"an attitude in a row of nouns ends nothing",
			"クロスト長官よりターンの立場・見方について説明がありました。",
			"クロスト長官 | explain | reported | クロスト長官よりターンの立場・見方について説明がありました\n",
		},
		{
			"a position that was held before",
			"ローエ外相は、浮標の撤去を求めていくという従来の立場を繰り返した。",
			"ローエ外相 | request | reported | ローエ外相は、浮標の撤去を求めていくという従来の立場を繰り返した\n",
		},
		{
			"words quoted and what they come to are one statement in somebody's words",
			"ローエ外相は「双方が望むなら改めて話をするつもりだ」として、仲介する考えを示した。",
			"ローエ外相 | offer | direct | ローエ外相は「双方が望むなら改めて話をするつもりだ」として、仲介する考えを示した\n",
		},
		{
			"who is asked in a row of questions",
			"クロスト報道官が会見した。一問一答は次の通り。\n\n問 航路についての評価は。\n\n答 航路が早く開かれることを希望する。",
			"クロスト報道官 | expect | reported | 航路が早く開かれることを希望する\n",
		},
		{
			"questions that were answered, in no words",
			"クロスト報道官は記者からの質問に答えた。",
			"",
		},
		{
			"a plan to take back",
			"ターン政府は、輸入の方針を取り消す考えも示している。",
			"ターン政府 | offer | reported | ターン政府は、輸入の方針を取り消す考えも示している\n",
		},
		{
			"a wish to conclude",
			"ローエ外相より、漁業協定を早く締結したい旨述べました。",
			"ローエ外相 | propose | reported | ローエ外相より、漁業協定を早く締結したい旨述べました\n",
		},
		{
			"a greeting with its words",
			"新任のクロスト報道官が「皆さんと良い関係を築くことを希望します」とあいさつをしました。",
			"クロスト報道官 | expect | direct | 新任のクロスト報道官が「皆さんと良い関係を築くことを希望します」とあいさつをしました\n",
		},
		{
			"two who act in turn, of a fact that others are in",
			"両外相は漁協が漁を再開することで合意したことを評価し、ローエ大臣は、再開を早めるよう求めました。",
			"両外相 | welcome | reported | 両外相は漁協が漁を再開することで合意したことを評価し\nローエ大臣 | request | reported | ローエ大臣は、再開を早めるよう求めました\n",
		},
		{
			"a worry about a fact, and what is said beside it",
			"ローエ大臣は、船団が演習を活発化させていることに深刻な懸念を伝えるとともに、島について「動向を注視している」と述べた。",
			"ローエ大臣 | concern | reported | ローエ大臣は、船団が演習を活発化させていることに深刻な懸念を伝える\nローエ大臣 | assert | direct | 島について「動向を注視している」と述べた\n",
		},
		{
			"after this is no part of a name",
			"このあとローエ大臣は「深く憂える」と述べた。",
			"ローエ大臣 | concern | direct | このあとローエ大臣は「深く憂える」と述べた\n",
		},
		{
			"the day below a head of results is no result",
			"両国、漁業連携で一致\n4月30日 19時12分\nローエ大臣は協議を歓迎した。",
			"両国 | agree | reported | 両国、漁業連携で一致\nローエ大臣 | welcome | reported | ローエ大臣は協議を歓迎した\n",
		},
		{
			"what was made plain before is no beginning of what follows",
			"ローエ大臣は浮標を議題にすると明言した上で「次の段取りを決めていく」と述べた。",
			"ローエ大臣 | announce | reported | ローエ大臣は浮標を議題にすると明言した\nローエ大臣 | offer | direct | 「次の段取りを決めていく」と述べた\n",
		},
		{
			"that they agreed, as one of them tells it",
			"ローエ大臣は「議論を加速させることで一致した」と述べた。",
			"ローエ大臣 | agree | direct | ローエ大臣は「議論を加速させることで一致した」と述べた\n",
		},
		{
			"names above the words of those on the air",
			"夜の討論\n\n田所氏\n「これは両国の航路にとって大きな前進だと思っています」\n秋野キャスター\n「十分な成果だったと考えますか」\n田所氏\n「引き続き努力していくべきだと思います」",
			"田所氏 | assert | direct | 「これは両国の航路にとって大きな前進だと思っています」\n田所氏 | request | direct | 「引き続き努力していくべきだと思います」\n",
		},
		{
			"what came from several, in the passive",
			"各国から、航行の自由の重要性が指摘された。",
			"各国 | assert | reported | 各国から、航行の自由の重要性が指摘された\n",
		},
		{
			"what one pointed out and the other answered",
			"会談では、ローエ大臣が、対話をすみやかに行わなければならないと指摘したところ、ヴェルド側は、用意があるとのべたということです。",
			"ローエ大臣 | request | reported | 会談では、ローエ大臣が、対話をすみやかに行わなければならないと指摘した\nヴェルド側 | offer | reported | ヴェルド側は、用意があるとのべたということです\n",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}
