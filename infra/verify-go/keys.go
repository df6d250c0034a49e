package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// checkKeys reads which keys of the log count for which checkpoints. A key takes over by a leaf that it and the one before have
// signed; a log begun anew after a loss says so in its first leaf.
func (b *bundle) checkKeys() {
	b.file("keys.json", func(file []byte) {
		told := fieldsOf(strictJSON(string(file)), "keys", "leaves", "origin", "v")
		one(told["v"])
		found := signers{origin: textIn(told["origin"])}
		for _, value := range listIn(told["keys"]) {
			fields := fieldsOf(value, "from", "vkey")
			found.keys = append(found.keys, rangedKey{vkey: textIn(fields["vkey"]), from: countIn(fields["from"])})
		}
		for _, value := range listIn(told["leaves"]) {
			fields := fieldsOf(value, "entry", "hashes", "index")
			one := leaf{textIn(fields["entry"]), countIn(fields["index"]), listIn(fields["hashes"])}
			found.leaves = append(found.leaves, one)
		}
		known := len(b.vkeys) == 0
		for n, key := range found.keys {
			must(n == 0 && key.from == 0 || n > 0 && key.from > found.keys[n-1].from, "gap")
			if n > 0 {
				found.mustBeRotated(found.keys[n-1].vkey, key)
			}
			known = known || slices.Contains(b.vkeys, key.vkey)
		}
		must(known, "other-key")
		found.readLoss()
		for n, key := range found.keys {
			found.keys[n].verifier = verifierOf(key.vkey)
		}
		b.signers = found
	})
}

// checkLeaves proves what the log says of itself.
func (b *bundle) checkLeaves() {
	for _, leaf := range b.signers.leaves {
		b.at("keys.json", func() {
			hashes := hashesIn(leaf.hashes)
			must(b.head != nil && isIncluded([]byte(leaf.entry), leaf.index, b.head.treeHead, hashes), "not-in-log")
		})
	}
}

func (s signers) entryAt(index int64) any {
	for _, leaf := range s.leaves {
		if leaf.index == index {
			return strictJSON(leaf.entry)
		}
	}
	panic(broken("malformed"))
}

func (s signers) mustBeRotated(old string, next rangedKey) {
	fields := fieldsOf(s.entryAt(next.from-1), "keyRotated", "v")
	one(fields["v"])
	text, signatures := splitNote(textIn(fields["keyRotated"]))
	must(text == fmt.Sprintf("cobuild/key-rotated/v1\n%s\n%s\n%s\n%d\n", s.origin, old, next.vkey, next.from), "malformed")
	for _, vkey := range []string{old, next.vkey} {
		mustBeSigned(text, signatures, verifierOf(vkey))
	}
}

var begunAnew = regexp.MustCompile(`^(.*)/([2-9]|[1-9][0-9]+)$`)

func (s *signers) readLoss() {
	parts := begunAnew.FindStringSubmatch(s.origin)
	if parts == nil {
		return
	}
	entry := fieldsOf(s.entryAt(0), "ledgerRestored", "v")
	one(entry["v"])
	told := fieldsOf(entry["ledgerRestored"], "by", "heads", "lost", "oldOrigin", "oldRoot", "oldSize")
	by := map[string]bool{}
	for _, person := range listIn(told["by"]) {
		by[textIn(person)] = true
	}
	_, is := told["heads"].(object)
	must(is && len(by) == 2, "malformed")
	textIn(told["oldRoot"])
	countIn(told["oldSize"])
	s.loss = &loss{textIn(told["oldOrigin"]), listIn(told["lost"])}
	number, err := strconv.ParseInt(parts[2], 10, 64)
	must(err == nil, "malformed")
	before := parts[1]
	if number > 2 {
		before = fmt.Sprintf("%s/%d", before, number-1)
	}
	must(s.loss.oldOrigin == before, "malformed")
}
