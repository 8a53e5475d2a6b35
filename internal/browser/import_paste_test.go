//go:build browser

package browser

import "testing"

// pageToCopy is a page of another house whose words alone do not tell what is what: its title is one short line
// among many, its day stands in an attribute, and its cards are lines like all others.
const pageToCopy = `<nav><a href="/">Quay Post</a> <a href="/sea">Sea</a> <a href="/weather">Weather</a></nav>
<aside><h2><a href="/pilots">Pilots ask for a day of rest</a></h2></aside>
<main><article>
<h1>A ferry again</h1>
<p>By <a rel="author" href="/ada">Ada Mole</a> <time datetime="2031-05-14T18:40:00+09:00">Wednesday</time></p>
<figure><img src="https://quay.example/p/hall.jpg" alt="Two people at a table"><figcaption>The ministers in the hall. Photo: Ann Reed/Harbour Pictures</figcaption></figure>
<p>The two ministers agreed on Wednesday that the <a href="https://quay.example/ferry">ferries</a> sail again from June, four times a day.</p>
<p>In winter they will sail twice, the harbour office said after the talks.</p>
</article>
<section><h2>Related</h2><ul><li><a href="https://quay.example/first">The first harbour talks end without a word</a></li></ul></section></main>`

// TestAPageIsPastedWithItsMarkup: what is copied in one tab is pasted in the other with its headings, links and
// pictures, and shown as words; changed words and "the words only" are read as words.
func TestAPageIsPastedWithItsMarkup(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, laptop).logIn()
	p.excuse("quay.example", "status of 422")
	p.visit("/")
	p.do(`document.body.innerHTML = ` + js(pageToCopy))
	p.press("Ctrl+a", "Ctrl+c")
	paste := func() {
		p.visit("/desk/import")
		p.click("#import-page")
		p.press("Ctrl+v")
		p.until(`document.querySelector('#import-page').value.includes('A ferry again')`)
		p.until(`!document.querySelector('[data-marked]').hidden`)
	}
	read := func() { p.mended(func() { p.click("[name=do][value=read]") }) }

	paste()
	p.do(`document.querySelector('#import-tz').value = 'nowhere'`)
	read()
	p.reads("form", "nowhere")
	p.until(`!document.querySelector('[data-marked]').hidden && !document.querySelector('#import-page').value.includes('<')`)
	p.choose("#import-tz", "Asia/Tokyo")
	read()
	p.until(`document.querySelector('#import-title').value === 'A ferry again'`)
	p.until(`document.querySelector('#import-byline').value === 'Ada Mole'`)
	p.until(`document.querySelector('[name="u.0.at"]').value === '2031-05-14T18:40'`)
	p.reads("main", "Ann Reed/Harbour Pictures")
	p.reads("main", "The first harbour talks end without a word")
	p.until(`[...document.querySelectorAll('form[data-import] textarea')].some((e) => e.value.includes('[ferries](https://quay.example/ferry)'))`)
	p.until(`!document.querySelector('#import-page').value.includes('style=')`)

	for name, act := range map[string]func(){
		"the words only": func() { p.click("[data-marked] button") },
		"changed words":  func() { p.types("A line of one's own.") },
	} {
		paste()
		act()
		p.until(`document.querySelector('[data-marked]').hidden && document.querySelector('[name=markup]').value === ''`)
		if name == "the words only" {
			p.until(`document.activeElement.id === 'import-page'`)
		}
	}

	p.visit("/desk/import")
	p.do(`document.activeElement.blur()`)
	p.press("Ctrl+v") // where nothing is typed
	p.until(`document.querySelector('#import-page').value.includes('A ferry again') && !document.querySelector('[data-marked]').hidden`)

	p.visit("/desk/import")
	p.do(`(() => {
		const dragged = new DataTransfer();
		dragged.items.add(new File([` + js(pageToCopy) + `], 'page.html', {type: 'text/html'}));
		document.querySelector('form[data-import] .actions').dispatchEvent(new DragEvent('drop', {dataTransfer: dragged, bubbles: true, cancelable: true}));
	})()`)
	read()
	p.until(`document.querySelector('#import-title').value === 'A ferry again'`)
}

// clippings are what word processors put beside the words that one copies there.
var clippings = map[string]string{
	"a word processor": `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {margin:0cm}</style></head><body style='tab-interval:36.0pt'>
<p class=MsoTitle>A ferry again<o:p></o:p></p>
<p class=MsoNormal>The ministers agreed on <b style='mso-bidi-font-weight:normal'>two points</b>, said the harbour office after the talks.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Four ferries a day in summer.<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'>o<span>&nbsp;&nbsp; </span></span><![endif]>Two in winter.<o:p></o:p></p></body></html>`,
	"a word processor in a browser": `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400;">A ferry again</span></h1>
<p dir="ltr"><span style="font-size:11pt;font-weight:400;">The ministers agreed on </span><span style="font-weight:700;">two points</span><span style="font-weight:400;">, said the harbour office after the talks.</span></p>
<ul style="margin-top:0;"><li dir="ltr"><p dir="ltr"><span>Four ferries a day in summer.</span></p></li><ul><li><p><span>Two in winter.</span></p></li></ul></ul></b>`,
}

// TestATextIsPastedFromAWordProcessor: what is strong and what is a list there is so in the text that one mends.
func TestATextIsPastedFromAWordProcessor(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, laptop).logIn()
	p.excuse("status of 422")
	for _, clipping := range clippings {
		p.visit("/desk/import")
		p.do(`(() => {
			document.activeElement.blur();
			const clipboardData = new DataTransfer();
			clipboardData.setData('text/plain', 'A ferry again\n\nThe ministers agreed on two points, said the harbour office after the talks.\n\n·\tFour ferries a day in summer.\n·\tTwo in winter.');
			clipboardData.setData('text/html', ` + js(clipping) + `);
			document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
		})()`)
		p.until(`!document.querySelector('[data-marked]').hidden`)
		p.do(`document.querySelector('#import-date').value = '2031-05-14'`)
		p.mended(func() { p.click("[name=do][value=read]") })
		p.until(`document.querySelector('#import-title').value === 'A ferry again'`)
		for _, want := range []string{"The ministers agreed on **two points**, said the harbour office after the talks.", "- Four ferries a day in summer.\n\n  - Two in winter."} {
			p.until(`[...document.querySelectorAll('form[data-import] textarea')].some((e) => e.value === ` + js(want) + `)`)
		}
	}
}
