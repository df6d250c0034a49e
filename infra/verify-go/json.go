package main

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// deepest is how deep values may nest.
const deepest = 64

type object = map[string]any

// strictJSON reads canonical JSON (RFC 8785) and nothing else: doubled keys, numbers that lose digits and other spellings do not
// come out as they went in. It panics with a fault on anything else.
func strictJSON(text string) any {
	must(utf8.ValidString(text) && depth(text) <= deepest, "malformed")
	var value any
	must(json.Unmarshal([]byte(text), &value) == nil, "malformed")
	must(canonical(value) == text, "malformed")
	return value
}

func depth(text string) int {
	depth, most, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '{' || c == '['):
			depth++
			most = max(most, depth)
		case !quoted && (c == '}' || c == ']'):
			depth--
		}
	}
	return most
}

func canonical(value any) string {
	switch v := value.(type) {
	case string:
		return quote(v)
	case float64:
		return number(v)
	case []any:
		parts := make([]string, len(v))
		for i, one := range v {
			parts[i] = canonical(one)
		}
		return "[" + strings.Join(parts, ",") + "]"
	case object:
		parts := make([]string, 0, len(v))
		for _, key := range sortedKeys(v) {
			parts = append(parts, quote(key)+":"+canonical(v[key]))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case bool:
		return strconv.FormatBool(v)
	default:
		return "null"
	}
}

// sortedKeys sorts by UTF-16 code units (RFC 8785, section 3.2.3).
func sortedKeys(v object) []string {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
	})
	return keys
}

// quote writes a string as RFC 8785, section 3.2.2.2, does.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		short := strings.IndexRune("\b\t\n\f\r\"\\", r)
		switch {
		case short >= 0:
			b.WriteByte('\\')
			b.WriteByte(`btnfr"\`[short])
		case r < 0x20:
			b.WriteString(`\u00`)
			b.WriteByte("0123456789abcdef"[r>>4])
			b.WriteByte("0123456789abcdef"[r&15])
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// number writes a double as ECMAScript does (RFC 8785, section 3.2.2.3).
func number(f float64) string {
	if abs := math.Abs(f); f == 0 {
		return "0"
	} else if abs >= 1e-6 && abs < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	return mantissa + "e" + exponent[:1] + strings.TrimLeft(exponent[1:], "0")
}

// fieldsOf gives an object that has exactly these fields.
func fieldsOf(value any, names ...string) object {
	found, is := value.(object)
	must(is && len(found) == len(names), "malformed")
	for _, name := range names {
		_, has := found[name]
		must(has, "malformed")
	}
	return found
}

func textIn(value any) string {
	text, is := value.(string)
	must(is, "malformed")
	return text
}

func listIn(value any) []any {
	list, is := value.([]any)
	must(is, "malformed")
	return list
}

func countIn(value any) int64 {
	f, is := value.(float64)
	must(is && f >= 0 && f <= 1<<53-1 && f == math.Trunc(f), "malformed")
	return int64(f)
}

func one(value any) { must(value == float64(1), "malformed") }

var hexDigits = regexp.MustCompile(`^[0-9a-f]*$`)

func isHex(value any, bytes int) bool {
	text, is := value.(string)
	return is && len(text) == 2*bytes && hexDigits.MatchString(text)
}

func hexIn(value any, bytes int) string {
	must(isHex(value, bytes), "malformed")
	return value.(string)
}

// bytesIn decodes strictly: Go's own decoder passes over line breaks and unused bits.
func bytesIn(value any, encoding *base64.Encoding) []byte {
	text := textIn(value)
	bytes, err := encoding.DecodeString(text)
	must(err == nil && encoding.EncodeToString(bytes) == text, "malformed")
	return bytes
}

var decimalNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,15})$`)

func decimal(text string) int64 {
	must(decimalNumber.MatchString(text), "malformed")
	n, err := strconv.ParseInt(text, 10, 64)
	must(err == nil && n <= 1<<53-1, "malformed")
	return n
}
