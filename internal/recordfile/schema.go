package recordfile

import (
	"bytes"
	"encoding/json"

	"readout/internal/record"
)

// schemaID names the schema; it is read from the file docs/readout-record.schema.json.
const schemaID = "urn:readout:readout-record:1"

// object of a JSON Schema, or any other value of it; keys are written in their order.
type schema map[string]any

// Schema gives the JSON Schema (draft 2020-12) of readout-record/1 as Write writes it. Read
// takes older files too, which it does not describe; and what one item says of another (that
// an id is there, that a round has a series) no schema can tell: `record import --dry-run` does.
func Schema() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(wholeSchema()); err != nil {
		panic(err) // of maps and words alone: it cannot fail
	}
	return b.Bytes()
}

func wholeSchema() schema {
	items := func(of string) schema { return schema{"type": "array", "items": to(of)} }
	return schema{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id":     schemaID,
		"title":   Format,
		"type":    "object",
		"properties": schema{
			"format":    schema{"const": Format},
			"coverages": items("coverage"), "actors": items("actor"), "tenures": items("tenure"), "events": items("event"),
			"participants": items("participant"), "issues": items("issue"), "outcomes": items("outcome"), "statements": items("statement"),
			"forecasts": items("forecast"),
		},
		"required":             []string{"format"},
		"additionalProperties": false,
		"$defs":                schemaDefs(),
	}
}

func to(def string) schema { return schema{"$ref": "#/$defs/" + def} }

func oneOf[T ~string](words []T) schema { return schema{"enum": words} }

func listOf(def string) schema { return schema{"type": "array", "items": to(def)} }

var (
	anyText   = schema{"type": "string"}
	trueFalse = schema{"type": "boolean"}
	offset    = schema{"type": "integer", "minimum": 0}
)

// shape is an object with these properties and no others.
func shape(properties schema, required ...string) schema {
	return schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// cited is a shape that has a note and citations, as all items do; whether its earlier states
// were erased stands in it too.
func cited(properties schema, required ...string) schema {
	properties["note"], properties["citations"], properties["erased"] = anyText, listOf("citation"), trueFalse
	return shape(properties, required...)
}

func schemaDefs() schema {
	day := `[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?`
	return schema{
		"id":     schema{"type": "string", "pattern": "^[a-z0-9-]{1,64}$"},
		"local":  schema{"type": "object", "propertyNames": schema{"minLength": 2}, "additionalProperties": anyText},
		"day":    schema{"type": "string", "pattern": "^" + day + "$"},
		"span":   schema{"type": "string", "pattern": "^" + day + "(/" + day + ")?$"},
		"moment": schema{"type": "string", "pattern": "^" + day + "(/" + day + "|T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?$"},
		"clock":  schema{"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
		"name": shape(schema{
			"lang": anyText, "text": schema{"type": "string", "minLength": 1}, "use": oneOf(record.NameUses), "used_by": to("id"), "from": to("day"), "to": to("day"),
		}, "lang", "text"),
		"coverage": shape(schema{
			"slug": to("id"), "content": schema{"type": "object"},
			"updates": schema{"type": "array", "items": shape(schema{"n": schema{"type": "integer", "minimum": 1}, "message": schema{"type": "object"}}, "n", "message")},
		}, "slug"),
		"citation": shape(schema{
			"coverage": anyText, "update": schema{"type": "string", "pattern": "^[0-9]+$"},
			"field": schema{"type": "string", "pattern": "^(headline|body|(caption|card|tag|lead)/[0-9]+|title|standfirst|section|topic|byline)$"},
			"exact": schema{"type": "string", "minLength": 1}, "prefix": anyText, "suffix": anyText, "start": offset, "end": offset, "lang": anyText,
			"mode": oneOf(record.Modes), "words": anyText, "as": anyText, "orphaned": trueFalse,
			"source_range": shape(schema{"file": anyText, "part": anyText, "start": offset, "end": offset}, "file"),
		}, "coverage", "exact"),
		"actor": cited(schema{
			"id": to("id"), "kind": oneOf(record.ActorKinds), "names": schema{"type": "array", "items": to("name"), "minItems": 1}, "party": to("id"), "parent": to("id"),
			"anonymous": trueFalse, "wikidata": schema{"type": "string", "pattern": "^Q[1-9][0-9]*$"}, "iso3": schema{"type": "string", "pattern": "^[A-Z]{3}$"},
		}, "id", "kind", "names"),
		"tenure": cited(schema{
			"id": to("id"), "person": to("id"), "organization": to("id"), "title": to("local"), "from": to("day"), "to": to("day"), "attested": oneOf(record.Attestations),
		}, "id", "person", "title"),
		"event": cited(schema{
			"id": to("id"), "kind": oneOf(record.EventKinds), "parent": to("id"), "ordinal": offset, "parties": listOf("id"), "names": listOf("name"), "place": to("local"),
			"tz": anyText, "date": to("day"), "end": to("day"), "opens": to("clock"), "closes": to("clock"), "when": anyText, "session": to("local"),
			"status": oneOf(record.EventStatuses), "outcomes_final": trueFalse,
		}, "id", "kind"),
		"participant": cited(schema{
			"id": to("id"), "event": to("id"), "actor": to("id"), "party": to("id"), "capacity": oneOf(record.Capacities), "tenure": to("id"),
			"attested": oneOf(record.Attestations),
		}, "id", "event", "actor"),
		"issue": cited(schema{
			"id": to("id"), "names": schema{"type": "array", "items": to("name"), "minItems": 1}, "broader": to("id"),
			"contexts": schema{"type": "array", "items": oneOf(record.PloverContexts)}, "subjects": schema{"type": "array", "items": anyText},
		}, "id", "names"),
		"outcome": cited(schema{
			"id": to("id"), "kind": oneOf(record.OutcomeKinds), "event": to("id"), "title": to("local"), "issues": listOf("id"), "bound": listOf("id"), "told_by": listOf("id"),
			"due": to("span"), "condition": to("local"), "superseded_by": to("id"),
			"same_as": listOf("id"), "not_same_as": listOf("id"),
			"status_changes": schema{"type": "array", "items": cited(schema{
				"status": oneOf(record.OutcomeStatuses), "as_of": to("span"), "basis": oneOf(record.StatusBases), "told_by": listOf("id"),
			}, "status", "as_of", "basis")},
		}, "id", "kind", "event", "title", "status_changes"),
		"statement": cited(schema{
			"id": to("id"), "kind": oneOf(record.StatementKinds), "speaker": schema{"type": "array", "items": to("id"), "minItems": 1}, "party": listOf("id"), "via": to("id"), "same_as": listOf("id"), "not_same_as": listOf("id"),
			"issues": listOf("id"), "target": listOf("id"), "event": to("id"), "about": to("id"), "outcome": to("id"), "said_at": to("moment"), "gist": to("local"),
			"printed": anyText, "role": to("local"), "pinned": trueFalse,
		}, "id", "kind", "speaker", "citations"),
		"forecast": cited(schema{
			"id": to("id"), "basis": oneOf(record.ForecastBases), "event": to("id"), "outlet": listOf("id"), "origin": to("id"), "published": to("moment"),
			"issues": listOf("id"), "expects": to("local"), "probability": schema{"type": "number", "minimum": 0, "maximum": 1}, "result": oneOf(record.Results),
			"why": to("local"), "resolved_by": listOf("id"), "result_citations": listOf("citation"),
		}, "id", "basis", "event", "expects", "result", "citations"),
	}
}
