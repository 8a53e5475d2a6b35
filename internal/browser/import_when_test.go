//go:build browser

package browser

import "testing"

// TestAPageThatCountsBackWasHadWhenItWasPasted: where a page tells its times as "5 minutes ago" and the desk asks
// as of when, the moment of pasting stands there already, in the zone that was given; of a page that was typed
// nobody knows it.
func TestAPageThatCountsBackWasHadWhenItWasPasted(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, laptop).logIn()
	p.excuse("status of 422")
	words := "Talks in Tarn: live\n\n5 minutes ago\nThe end\nEverybody leaves.\n\n40 minutes ago\nA break\nCoffee is served.\n\n2 hours ago\nThe start\nThe doors open.\n"
	read := func() { p.mended(func() { p.click("[name=do][value=read]") }) }

	p.visit("/desk/import")
	p.click("#import-page")
	p.types(words)
	read()
	p.reads(".faults", "5 minutes ago")
	p.until(`document.querySelector('[name=saved]').value === '' && document.querySelector('[data-filled]').hidden`)

	p.visit("/desk/import")
	p.do(`(() => {
		const copied = new DataTransfer();
		copied.setData('text/plain', ` + js(words) + `);
		document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: copied, bubbles: true, cancelable: true}));
	})()`)
	p.choose("#import-tz", "Asia/Tokyo")
	read()
	p.reads(".faults", "5 minutes ago")
	p.until(`!document.querySelector('[data-filled]').hidden`)
	inTokyo := `Math.abs(new Date(document.querySelector('[name=saved]').value + ':00+09:00') - Date.now()) < 10 * 60000`
	p.until(inTokyo)
	read()
	p.reads("main", "The doors open.")
	p.until(inTokyo) // and it stays as it was given

	p.visit("/desk/import")
	p.do(`(() => {
		const dragged = new DataTransfer();
		dragged.items.add(new File([` + js(words) + `], 'page.txt', {type: 'text/plain', lastModified: Date.UTC(2031, 4, 14, 9, 26)}));
		document.querySelector('form[data-import] .actions').dispatchEvent(new DragEvent('drop', {dataTransfer: dragged, bubbles: true, cancelable: true}));
	})()`)
	p.choose("#import-tz", "Asia/Tokyo")
	read()
	p.until(`document.querySelector('[name=saved]').value === '2031-05-14T18:26'`)
	p.choose("#import-tz", "Europe/Moscow")
	p.until(`document.querySelector('[name=saved]').value === '2031-05-14T12:26'`)
}
