//go:build browser

package browser

func init() {
	pageKinds = append(pageKinds,
		kind{name: "desk, sections", path: "/desk/settings/sections?words=News&lang=en", desk: true},
		kind{name: "desk, health", path: "/desk/settings/health", desk: true},
	)
}
