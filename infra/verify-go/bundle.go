package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/tlog"
)

// fault is what is wrong, as a code, and where.
type fault struct {
	Place string `json:"place"`
	Code  string `json:"code"`
}

type broken string

func must(holds bool, code string) {
	if !holds {
		panic(broken(code))
	}
}

type entry struct {
	seq        int64
	commitment string
	agreement  string
	objects    []object
}

// bundle is one being checked: its files by path, what the auditor knows, and what was found.
type bundle struct {
	files  map[string][]byte
	vkeys  []string
	pins   [][]byte
	known  map[string]bool
	faults []fault

	witnesses []string

	signers  signers
	head     *checkpoint
	entries  []entry
	indexes  []int64 // of each entry in the log; -1 when that is not proven
	earlier  map[int64][]tlog.Hash
	snapshot string

	checkpoints []checkpoint // by size
	seen        []sighting
}

// at does a part of the work and keeps what is wrong under its place; it tells whether nothing was.
func (b *bundle) at(place string, work func()) (fine bool) {
	defer func() {
		if code, is := recover().(broken); is {
			b.faults = append(b.faults, fault{place, string(code)})
			fine = false
		}
	}()
	work()
	return true
}

func (b *bundle) file(path string, work func(file []byte)) bool {
	b.known[path] = true
	return b.at(path, func() {
		file, has := b.files[path]
		must(has, "missing")
		work(file)
	})
}

func (b *bundle) each(path string, work func(n int, line string)) {
	var lines []string
	b.file(path, func(file []byte) {
		must(utf8.Valid(file) && (len(file) == 0 || file[len(file)-1] == '\n'), "malformed")
		if len(file) > 0 {
			lines = strings.Split(strings.TrimSuffix(string(file), "\n"), "\n")
		}
	})
	for n, line := range lines {
		b.at(fmt.Sprintf("%s:%d", path, n+1), func() { work(n, line) })
	}
}

// check checks all of it. The codes are those of verify.mjs, and so are the places.
func (b *bundle) check() {
	b.known, b.earlier = map[string]bool{}, map[int64][]tlog.Hash{}
	b.checkKeys()
	b.file("checkpoint", func(file []byte) {
		head := openCheckpoint(file, b.signers)
		b.head = &head
	})
	b.checkLeaves()
	b.checkEntries()
	b.checkEarlier()
	b.checkWitnesses()
	b.checkSnapshot()
	b.checkTexts()
	for _, path := range []string{"state.json", "index.html", "verify.mjs"} {
		b.file(path, func([]byte) {})
	}
	for path := range b.files {
		if !b.known[path] {
			b.faults = append(b.faults, fault{path, "unknown"})
		}
	}
}

func (b *bundle) checkEntries() {
	previous, recorded := strings.Repeat("00", sha256.Size), ""
	b.each("envelopes.jsonl", func(n int, line string) {
		sealed := fieldsOf(strictJSON(line), "commitment", "envelope", "salt", "seq")
		commitment, salt, seq := hexIn(sealed["commitment"], 32), hexIn(sealed["salt"], 16), countIn(sealed["seq"])
		envelope := textIn(sealed["envelope"])
		told := envelopeIn(envelope)
		before, last := previous, recorded
		previous, recorded = commitment, textIn(told["recordedAt"])
		payload, is := told["payload"].(object)
		must(is, "malformed")
		b.entries = append(b.entries, entry{seq, commitment, textIn(told["agreementId"]), objectsIn(payload, nil)})
		must(seq == int64(n+1) && countIn(told["seq"]) == seq, "gap")
		must(told["agreementId"] == b.entries[0].agreement, "other-agreement")
		link, _ := hex.DecodeString(before + salt)
		sum := sha256.Sum256(slices.Concat([]byte("cobuild/event/v1\n"), link, []byte(envelope)))
		must(hex.EncodeToString(sum[:]) == commitment, "altered")
		must(recorded >= last || told["type"] == "ClockCorrected", "recorded-back")
	})
	if _, has := b.files["envelopes.jsonl"]; has && len(b.entries) == 0 {
		b.faults = append(b.faults, fault{"envelopes.jsonl", "gap"})
	}
	for n, one := range b.entries {
		b.indexes = append(b.indexes, -1)
		raw, _ := hex.DecodeString(one.commitment)
		leaf := fmt.Sprintf(`{"c":"%s","v":1}`, base64.RawURLEncoding.EncodeToString(raw))
		b.prove(fmt.Sprintf("proofs/%d.tlog-proof", one.seq), leaf, func(index int64) { b.indexes[n] = index })
	}
}

func envelopeIn(text string) object {
	told := fieldsOf(strictJSON(text), "actor", "agreementId", "commandKey", "occurredAt", "payload", "person",
		"recordedAt", "refs", "seq", "type", "typeVersion", "v")
	for _, name := range []string{"actor", "agreementId", "occurredAt", "recordedAt", "type"} {
		textIn(told[name])
	}
	listIn(told["refs"])
	countIn(told["seq"])
	countIn(told["typeVersion"])
	one(told["v"])
	return told
}

func objectsIn(value any, found []object) []object {
	switch v := value.(type) {
	case object:
		found = append(found, v)
		for _, inner := range v {
			found = objectsIn(inner, found)
		}
	case []any:
		for _, inner := range v {
			found = objectsIn(inner, found)
		}
	}
	return found
}

func (b *bundle) prove(path, leaf string, at func(index int64)) bool {
	return b.file(path, func(file []byte) {
		index, hashes := openProof(file, b.files["checkpoint"])
		must(b.head != nil && isIncluded([]byte(leaf), index, b.head.treeHead, hashes), "not-in-log")
		at(index)
	})
}

func (b *bundle) checkEarlier() {
	largest := int64(0)
	b.each("earlier.jsonl", func(_ int, line string) {
		told := fieldsOf(strictJSON(line), "checkpoint", "hashes")
		first, hashes := openCheckpoint([]byte(textIn(told["checkpoint"])), b.signers), listIn(told["hashes"])
		must(first.size > largest, "gap")
		must(b.head != nil && continues(first.treeHead, b.head.treeHead, hashesIn(hashes)), "contradicts")
		largest = first.size
		b.earlier[first.size] = hashesIn(hashes)
		b.checkpoints = append(b.checkpoints, first)
	})
	if b.head != nil {
		b.checkpoints = append(b.checkpoints, *b.head)
	}
	for n, pin := range b.pins {
		b.at(fmt.Sprintf("--pin:%d", n+1), func() {
			kept := openCheckpoint(pin, b.signers)
			proof, has := b.earlier[kept.size]
			same := b.head != nil && b.head.size == kept.size
			must(b.head != nil && (has || same), "pin-unknown")
			if same {
				proof = nil
			}
			must(continues(kept.treeHead, b.head.treeHead, proof), "contradicts")
		})
	}
}

func (b *bundle) checkSnapshot() {
	var tree treeHead
	var place object
	var leaf string
	var path []tlog.Hash
	read := b.file("snapshot.json", func(file []byte) {
		told := fieldsOf(strictJSON(string(file)), "entry", "head", "v")
		one(told["v"])
		leaf = textIn(told["entry"])
		if told["head"] != nil {
			place = fieldsOf(told["head"], "hashes", "index", "seq")
			countIn(place["index"])
			countIn(place["seq"])
			path = hashesIn(listIn(place["hashes"]))
		}
		snapshot := fieldsOf(strictJSON(leaf), "day", "heads", "root", "v")
		one(snapshot["v"])
		root := bytesIn(snapshot["root"], base64.RawURLEncoding)
		must(len(root) == tlog.HashSize, "malformed")
		tree = treeHead{countIn(snapshot["heads"]), tlog.Hash(root)}
		b.snapshot = textIn(snapshot["day"])
	})
	b.known["proofs/snapshot.tlog-proof"] = true
	taken := int64(-1)
	if !read || !b.prove("proofs/snapshot.tlog-proof", leaf, func(index int64) { taken = index }) {
		return
	}
	b.at("snapshot.json", func() {
		var last *entry
		for i := range b.entries {
			if b.indexes[i] >= 0 && b.indexes[i] < taken {
				last = &b.entries[i]
			}
		}
		must((last == nil) == (place == nil), "hidden-tail")
		if last == nil {
			return
		}
		must(countIn(place["seq"]) == last.seq, "hidden-tail")
		id := sha256.Sum256([]byte(last.agreement))
		commitment, _ := hex.DecodeString(last.commitment)
		head := append(binary.BigEndian.AppendUint64(id[:], uint64(last.seq)), commitment...)
		must(isIncluded(head, countIn(place["index"]), tree, path), "hidden-tail")
	})
}

func (b *bundle) checkTexts() {
	notes := map[[2]string]bool{}
	pinned := map[string]bool{}
	for _, one := range b.entries {
		for _, found := range one.objects {
			if id, digest := found["id"], found["digest"]; isHex(digest, 32) {
				text, _ := id.(string)
				notes[[2]string{text, digest.(string)}] = true
			}
			if isHex(found["definition"], 32) {
				pinned[found["definition"].(string)] = true
			}
		}
	}
	for digest := range pinned {
		b.file("programmes/"+digest+".yaml", func(file []byte) {
			sum := sha256.Sum256(file)
			must(hex.EncodeToString(sum[:]) == digest, "digest")
		})
	}
	var texts []any
	b.file("disclosed.json", func(file []byte) {
		told := fieldsOf(strictJSON(string(file)), "texts", "v")
		one(told["v"])
		texts = listIn(told["texts"])
	})
	for n, shown := range texts {
		b.at(fmt.Sprintf("disclosed.json:%d", n+1), func() {
			told := fieldsOf(shown, "digest", "id", "salt", "text")
			digest, id, text := hexIn(told["digest"], 32), textIn(told["id"]), textIn(told["text"])
			salt, _ := hex.DecodeString(hexIn(told["salt"], 32))
			if n > 0 {
				before, _ := texts[n-1].(object)
				other, is := before["id"].(string)
				must(is && other < id, "gap")
			}
			sum := sha256.Sum256(append(salt, text...))
			must(hex.EncodeToString(sum[:]) == digest && notes[[2]string{id, digest}], "digest")
		})
	}
}
