//go:build browser

package browser

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
)

// What a person does with a page: press keys, type, click, take the network away.

// The keys that the tests press; a letter is its own name.
var keys = map[string]struct {
	code string
	vk   int64
	text string
}{
	"Enter":     {"Enter", 13, "\r"},
	"Tab":       {"Tab", 9, ""},
	"Escape":    {"Escape", 27, ""},
	"Backspace": {"Backspace", 8, ""},
	",":         {"Comma", 188, ","},
	" ":         {"Space", 32, " "},
	"Home":      {"Home", 36, ""}, "End": {"End", 35, ""},
	"ArrowLeft": {"ArrowLeft", 37, ""}, "ArrowUp": {"ArrowUp", 38, ""},
	"ArrowRight": {"ArrowRight", 39, ""}, "ArrowDown": {"ArrowDown", 40, ""},
}

var modifiers = map[string]int64{"Alt": 1, "Ctrl": 2, "Meta": 4, "Shift": 8}

// commands are what the browser itself does where a letter is pressed with Ctrl.
var commands = map[string]string{"a": "selectAll", "c": "copy", "v": "paste"}

// press presses keys one after the other: "Tab", "Ctrl+Enter", "m".
func (p *tab) press(chords ...string) {
	p.t.Helper()
	for _, chord := range chords {
		p.chord(chord)
	}
}

func (p *tab) chord(chord string) {
	p.t.Helper()
	parts := strings.Split(chord, "+")
	name := parts[len(parts)-1]
	var held int64
	for _, m := range parts[:len(parts)-1] {
		held |= modifiers[m]
	}
	key, ok := keys[name]
	if !ok {
		if utf8.RuneCountInString(name) != 1 {
			p.t.Fatalf("no key %q", name)
		}
		key.code, key.vk, key.text = "Key"+strings.ToUpper(name), int64(strings.ToUpper(name)[0]), name
	}
	if held&^modifiers["Shift"] != 0 {
		key.text = ""
	}
	kind := input.DispatchKeyEventTypeKeyDown
	if key.text == "" {
		kind = input.DispatchKeyEventTypeRawKeyDown
	}
	params := input.DispatchKeyEventParams{Type: kind, Modifiers: held, Key: name, Code: key.code, WindowsVirtualKeyCode: key.vk, NativeVirtualKeyCode: key.vk, Text: key.text, UnmodifiedText: key.text}
	if held&modifiers["Ctrl"] != 0 && commands[name] != "" {
		params.Commands = []string{commands[name]}
	}
	call(p, input.DispatchKeyEvent, params)
	params.Type, params.Text, params.UnmodifiedText, params.Commands = input.DispatchKeyEventTypeKeyUp, "", "", nil
	call(p, input.DispatchKeyEvent, params)
}

// types types words where the cursor is.
func (p *tab) types(words string) {
	p.t.Helper()
	call(p, input.InsertText, input.InsertTextParams{Text: words})
}

// converts types words as an input method does while it still converts them.
func (p *tab) converts(words string) {
	p.t.Helper()
	n := int64(len([]rune(words)))
	call(p, input.ImeSetComposition, input.ImeSetCompositionParams{Text: words, SelectionStart: n, SelectionEnd: n})
}

// confirmKey is the Enter that ends a conversion: the browser tells the page that it
// belongs to the input method.
func (p *tab) confirmKey() {
	p.t.Helper()
	p.do(`(() => {
		const e = new KeyboardEvent('keydown', {key: 'Enter', code: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, cancelable: true});
		document.activeElement.dispatchEvent(e);
		const old = new KeyboardEvent('keydown', {key: 'Enter', code: 'Enter', ctrlKey: true, keyCode: 229, bubbles: true, cancelable: true});
		document.activeElement.dispatchEvent(old);
	})()`)
}

// tabTo presses Tab until a selector's element has the focus. Where a keyboard does not get
// to, the test fails.
func (p *tab) tabTo(selector string) {
	p.t.Helper()
	for range 200 {
		if eval[bool](p, fmt.Sprintf(`document.activeElement?.matches(%s) ?? false`, js(selector))) {
			return
		}
		p.press("Tab")
	}
	p.t.Fatalf("the Tab key does not get to %s at %s", selector, eval[string](p, `location.href`))
}

// spot is a point of the window.
type spot struct{ X, Y float64 }

// click clicks with the mouse in the middle of the one element that a selector finds; if
// something else lies on top of it, the test fails.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`document.querySelector(%s)`, js(selector)))
	look := fmt.Sprintf(`(() => {
		const e = document.querySelector(%s);
		e.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
		const box = e.getClientRects()[0];
		if (!box) return null;
		const at = {X: box.left + box.width / 2, Y: box.top + box.height / 2};
		const there = document.elementFromPoint(at.X, at.Y);
		return there && (e.contains(there) || there.contains(e)) ? at : null;
	})()`, js(selector))
	at := eval[*spot](p, look)
	for range 10 { // until what moves because of the scrolling has moved
		time.Sleep(20 * time.Millisecond)
		before := at
		if at = eval[*spot](p, look); at != nil && before != nil && *at == *before {
			break
		}
	}
	if at == nil {
		p.t.Fatalf("%s cannot be clicked at %s: it is hidden or covered", selector, eval[string](p, `location.href`))
	}
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, ClickCount: 1})
	}
}

// fill replaces what stands in a field.
func (p *tab) fill(selector, words string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`document.querySelector(%s)`, js(selector)))
	p.do(fmt.Sprintf(`(() => { const f = document.querySelector(%s); f.focus(); f.select?.(); })()`, js(selector)))
	if words == "" {
		p.do(`document.execCommand('delete')`)
		return
	}
	p.types(words)
}

// choose takes a value of a list or a box, and tells the page so.
func (p *tab) choose(selector, value string) {
	p.t.Helper()
	p.do(fmt.Sprintf(`(() => {
		const f = document.querySelector(%s);
		if (f.type === 'checkbox' || f.type === 'radio') { if (!f.checked) f.click(); return; }
		f.value = %s;
		if (f.value !== %[2]s) throw new Error('no such choice');
		f.dispatchEvent(new Event('input', {bubbles: true}));
		f.dispatchEvent(new Event('change', {bubbles: true}));
	})()`, js(selector), js(value)))
}

// offline takes the network away from the tab, or gives it back.
func (p *tab) offline(is bool) {
	p.t.Helper()
	c := &network.Conditions{Offline: is, DownloadThroughput: -1, UploadThroughput: -1}
	call(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{c}})
	call(p, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: is, DownloadThroughput: -1, UploadThroughput: -1})
}
