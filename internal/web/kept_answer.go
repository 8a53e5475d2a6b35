package web

import "net/http"

// Answers to forms of an import may be kept by the browser, which goes back to them without asking (ADR 0049). Whoever logs
// out leaves none of them to the next at that browser. To let go of them takes Chromium seconds, so it is asked to where it was given
// one, and not at each log-out.

// keptCookie says that the browser was given such an answer. It ends with the browser.
const keptCookie = "readout_kept"

// mayKeep lets the browser keep the answer to a form, and notes that for when somebody logs out. What a script asks for is
// kept by nobody.
func (s *Server) mayKeep(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "private, no-cache")
	if r.Method != http.MethodPost || r.Header.Get("Sec-Fetch-Dest") == "empty" {
		return
	}
	c := s.cookie("1", 0)
	c.Name = keptCookie
	http.SetCookie(w, c)
}

// takeKept asks the browser to let go of what it may have kept (Clear-Site-Data, W3C). What waits in the outbox is not sent
// yet, and stays.
func (s *Server) takeKept(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie(keptCookie); err != nil {
		return
	}
	w.Header().Set("Clear-Site-Data", `"cache"`)
	c := s.cookie("", -1)
	c.Name = keptCookie
	http.SetCookie(w, c)
}
