package web

import (
	"net/http"
	"slices"

	"readout/internal/people"
)

// Route is one line of the table of contents. Without Need, NeedOn and Session it is public,
// and the session is not even read.
type Route struct {
	Pattern string        // as http.ServeMux reads it, without a language prefix
	Need    people.Action // the right it takes on the whole site
	NeedOn  people.Action // the right it takes on the coverage that it is about: at the door, on any; the desk asks for the one
	Session bool          // public, but the session is read: log in, log out
	Limit   int64         // bytes of the request's body; 0 = 1 MB
	Handle  Handler
}

// Handler answers a request or says why it cannot: the fault becomes a page in faults.go.
type Handler func(s *Server, w http.ResponseWriter, r *http.Request) error

// Routes gives every address of the site. Handlers of GET answer HEAD too. All of them but
// files exist with a language prefix as well.
func Routes() []Route {
	return slices.Concat(publicRoutes(), logRoutes(), newsroomRoutes())
}

func publicRoutes() []Route {
	return []Route{
		{Pattern: "GET /{$}", Handle: (*Server).front},
		{Pattern: "GET /c/{slug}", Handle: (*Server).coverage},
		{Pattern: "GET /c/{slug}/stream", Handle: (*Server).coverageStream},
		{Pattern: "GET /c/{slug}/u/{n}", Handle: (*Server).update},
		{Pattern: "GET /c/{slug}/u/{n}/history", Handle: (*Server).history},
		{Pattern: "GET /c/{slug}/history", Handle: (*Server).coverageHistory},
		{Pattern: "GET /c/{slug}/feed.atom", Handle: (*Server).coverageNews},
		{Pattern: "GET /c/{slug}/feed.rss", Handle: (*Server).coverageNews},
		{Pattern: "GET /c/{slug}/feed.json", Handle: (*Server).coverageNews},
		{Pattern: "GET /c/{slug}/corrections", Handle: (*Server).corrections},
		{Pattern: "GET /c/{slug}/corrections.atom", Handle: (*Server).correctionsFeed},
		{Pattern: "GET /corrections", Handle: (*Server).corrections},
		{Pattern: "GET /corrections.atom", Handle: (*Server).correctionsFeed},
		{Pattern: "GET /talks/{series}", Handle: (*Server).series},
		{Pattern: "GET /talks/{series}/{round}", Handle: (*Server).round},
		{Pattern: "GET /talks/{series}/{round}/compare", Handle: (*Server).compare},
		{Pattern: "GET /talks/{series}/{round}/stream", Handle: (*Server).roundStream},
		{Pattern: "GET /actors/{id}", Handle: (*Server).publicActor},
		{Pattern: "GET /issues/{id}", Handle: (*Server).publicIssue},
		{Pattern: "GET /outcomes/{id}", Handle: (*Server).outcome},
		{Pattern: "GET /actors/{id}/feed.atom", Handle: (*Server).actorNews},
		{Pattern: "GET /actors/{id}/feed.rss", Handle: (*Server).actorNews},
		{Pattern: "GET /actors/{id}/feed.json", Handle: (*Server).actorNews},
		{Pattern: "GET /issues/{id}/feed.atom", Handle: (*Server).issueNews},
		{Pattern: "GET /issues/{id}/feed.rss", Handle: (*Server).issueNews},
		{Pattern: "GET /issues/{id}/feed.json", Handle: (*Server).issueNews},
		{Pattern: "GET /outcomes/{id}/feed.atom", Handle: (*Server).outcomeNews},
		{Pattern: "GET /outcomes/{id}/feed.rss", Handle: (*Server).outcomeNews},
		{Pattern: "GET /outcomes/{id}/feed.json", Handle: (*Server).outcomeNews},
		{Pattern: "GET /talks/{series}/feed.atom", Handle: (*Server).seriesNews},
		{Pattern: "GET /talks/{series}/feed.rss", Handle: (*Server).seriesNews},
		{Pattern: "GET /talks/{series}/feed.json", Handle: (*Server).seriesNews},
		{Pattern: "GET /talks/{series}/{round}/feed.atom", Handle: (*Server).roundNews},
		{Pattern: "GET /talks/{series}/{round}/feed.rss", Handle: (*Server).roundNews},
		{Pattern: "GET /talks/{series}/{round}/feed.json", Handle: (*Server).roundNews},
		{Pattern: "GET /about/record", Handle: (*Server).aboutRecord},
		{Pattern: "GET /imprint", Handle: (*Server).imprint},
		{Pattern: "GET /s/{code}", Handle: (*Server).shortLink},
		{Pattern: "GET /media/{name}", Handle: (*Server).mediaFile},
		{Pattern: "GET /static/{hash}/{name}", Handle: (*Server).static},

		{Pattern: "GET /desk/worker.js", Handle: (*Server).workerScript},
		{Pattern: "GET /desk/manifest.webmanifest", Handle: (*Server).deskManifest},
		{Pattern: "GET /desk/offline", Handle: (*Server).deskOffline},
	}
}
