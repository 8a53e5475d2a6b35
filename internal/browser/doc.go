// Package browser holds the tests of the whole program in Chromium; they have the build tag browser.
package browser
