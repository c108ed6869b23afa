// Command verifylog checks a published log without a line of the code that wrote it: it uses only Go's standard library
// and the packages note and tlog of golang.org/x/mod/sumdb. Formats: c2sp.org/signed-note, tlog-checkpoint, tlog-tiles,
// tlog-cosignature, tlog-proof, tlog-policy.
//
//	verifylog POLICY FOLDER
//
// POLICY is a tlog-policy file. FOLDER holds checkpoint and tile/, and may hold checkpoints/<size> (older ones) and
// proofs/<index>.tlog-proof with entries/<index>.json, as the folder log/ of an audit bundle does.
// It prints one line for each thing checked, and ends with status 1 on the first that is wrong.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight

	algEd25519     = 1
	algCosignature = 4
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: verifylog POLICY FOLDER")
		os.Exit(2)
	}
	if err := verify(os.Args[1], os.Args[2]); err != nil {
		fmt.Println("WRONG:", err)
		os.Exit(1)
	}
}

func verify(policyFile, folder string) error {
	pol, err := readPolicy(policyFile)
	if err != nil {
		return fmt.Errorf("policy: %w", err)
	}
	latest, err := pol.openFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	fmt.Printf("ok: the checkpoint of %s at size %d is signed by %s\n", latest.origin, latest.size, latest.signers)

	entries, err := readEntries(folder, latest.size)
	if err != nil {
		return err
	}
	stored, err := hashEntries(entries, latest.origin)
	if err != nil {
		return err
	}
	if err := sameRoot(latest, stored); err != nil {
		return err
	}
	fmt.Printf("ok: %d entries hash to the root of the checkpoint\n", len(entries))

	for _, check := range []func(string, policy, checkpoint, [][]byte, hashes) error{checkTiles, checkHistory, checkProofs} {
		if err := check(folder, pol, latest, entries, stored); err != nil {
			return err
		}
	}
	return nil
}

// A policy has one log; of its witnesses all must have cosigned, whatever quorum it names.
type policy struct {
	origin    string
	witnesses int
	verifiers note.Verifiers
}

func readPolicy(file string) (policy, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return policy{}, err
	}
	var pol policy
	var verifiers []note.Verifier
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) >= 2 && words[0] == "log" && pol.origin == "":
			v, err := note.NewVerifier(words[1])
			if err != nil {
				return policy{}, err
			}
			pol.origin = v.Name()
			verifiers = append(verifiers, v)
		case len(words) >= 3 && words[0] == "witness":
			v, err := newCosigner(words[2])
			if err != nil {
				return policy{}, err
			}
			pol.witnesses++
			verifiers = append(verifiers, v)
		}
	}
	if pol.origin == "" {
		return policy{}, errors.New("it names no log")
	}
	pol.verifiers = note.VerifierList(verifiers...)
	return pol, nil
}

// A cosigner checks Ed25519 signatures with a time (c2sp.org/tlog-cosignature), which package note does not know.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("%q is no verifier key", vkey)
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != algEd25519 && key[0] != algCosignature {
		return nil, fmt.Errorf("%q is no Ed25519 verifier key", vkey)
	}
	if id := fmt.Sprintf("%08x", keyHash(parts[0], key)); id != parts[1] {
		return nil, fmt.Errorf("the id of %q should be %s", vkey, id)
	}
	// Policies may name a witness by its plain key, and mean its cosignatures.
	key[0] = algCosignature
	return &cosigner{parts[0], keyHash(parts[0], key), key[1:]}, nil
}

func keyHash(name string, key []byte) uint32 {
	sum := sha256.Sum256(append([]byte(name+"\n"), key...))
	return binary.BigEndian.Uint32(sum[:])
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }

func (c *cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	seen := binary.BigEndian.Uint64(sig)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seen, msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

type checkpoint struct {
	origin  string
	size    int64
	root    tlog.Hash
	signers string
}

func (pol policy) openFile(file string) (checkpoint, error) {
	msg, err := os.ReadFile(file)
	if err != nil {
		return checkpoint{}, err
	}
	return pol.open(msg)
}

// open opens the note and is stricter than package note: every signature must be by a known key, all known keys
// must have signed, and there must be no other way of writing the same note.
func (pol policy) open(msg []byte) (checkpoint, error) {
	n, err := note.Open(msg, pol.verifiers)
	if err != nil {
		return checkpoint{}, err
	}
	if len(n.UnverifiedSigs) > 0 {
		return checkpoint{}, fmt.Errorf("a signature is by no key of the policy: %s", n.UnverifiedSigs[0].Name)
	}
	if len(n.Sigs) != 1+pol.witnesses {
		return checkpoint{}, fmt.Errorf("%d of 1 log and %d witnesses have signed", len(n.Sigs), pol.witnesses)
	}
	var signers []string
	for _, sig := range n.Sigs {
		if _, err := base64.StdEncoding.Strict().DecodeString(sig.Base64); err != nil {
			return checkpoint{}, err
		}
		signers = append(signers, sig.Name)
	}
	if again, err := note.Sign(n); err != nil || !bytes.Equal(again, msg) {
		return checkpoint{}, errors.New("the note can be written in another way")
	}
	c, err := parseCheckpoint(n.Text)
	if err == nil && c.origin != pol.origin {
		err = fmt.Errorf("it is of %q, not of %q", c.origin, pol.origin)
	}
	c.signers = strings.Join(signers, ", ")
	return c, err
}

func parseCheckpoint(text string) (checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 {
		return checkpoint{}, errors.New("it has not three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 1 || strconv.FormatInt(size, 10) != lines[1] {
		return checkpoint{}, fmt.Errorf("%q is no size", lines[1])
	}
	root, err := parseHash(lines[2])
	return checkpoint{origin: lines[0], size: size, root: root}, err
}

// parseHash takes a hash in its one spelling only; package tlog also takes others.
func parseHash(text string) (tlog.Hash, error) {
	hash, err := tlog.ParseHash(text)
	if err == nil && hash.String() != text {
		err = fmt.Errorf("%q can be written in another way", text)
	}
	return hash, err
}

// hashes is what tlog calls the stored hashes of a tree, made anew from the entries.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for i, at := range indexes {
		if at < 0 || at >= int64(len(h)) {
			return nil, fmt.Errorf("there is no stored hash %d", at)
		}
		read[i] = h[at]
	}
	return read, nil
}

func hashEntries(entries [][]byte, origin string) (hashes, error) {
	var stored hashes
	for at, entry := range entries {
		var said struct {
			Log string
			Seq *int64
		}
		if err := json.Unmarshal(entry, &said); err != nil {
			return nil, fmt.Errorf("entry %d: %w", at, err)
		}
		if said.Log != origin || said.Seq == nil || *said.Seq != int64(at) {
			return nil, fmt.Errorf("entry %d says it is another of %q", at, said.Log)
		}
		more, err := tlog.StoredHashes(int64(at), entry, stored)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", at, err)
		}
		stored = append(stored, more...)
	}
	return stored, nil
}

func sameRoot(c checkpoint, stored hashes) error {
	if want := tlog.StoredHashCount(c.size); want > int64(len(stored)) {
		return fmt.Errorf("the checkpoint at size %d is beyond the entries", c.size)
	}
	root, err := tlog.TreeHash(c.size, stored)
	if err == nil && root != c.root {
		err = fmt.Errorf("the first %d entries have the root %v, and the checkpoint says %v", c.size, root, c.root)
	}
	return err
}

// path is where a tile stands by c2sp.org/tlog-tiles: without the height, and with entries for data.
func path(t tlog.Tile) string {
	p := strings.TrimPrefix(t.Path(), "tile/8/")
	if t.L == -1 {
		p = "entries/" + strings.TrimPrefix(p, "data/")
	}
	return "tile/" + p
}

func readEntries(folder string, size int64) ([][]byte, error) {
	var entries [][]byte
	for at := int64(0); at < size; at += tileWidth {
		width := size - at
		if width > tileWidth {
			width = tileWidth
		}
		p := path(tlog.Tile{H: tileHeight, L: -1, N: at / tileWidth, W: int(width)})
		rest, err := os.ReadFile(filepath.Join(folder, p))
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			if len(rest) < 2 || len(rest) < 2+int(binary.BigEndian.Uint16(rest)) {
				return nil, fmt.Errorf("%s ends within entry %d", p, at+i)
			}
			end := 2 + int(binary.BigEndian.Uint16(rest))
			entries, rest = append(entries, rest[2:end]), rest[end:]
		}
		if len(rest) > 0 {
			return nil, fmt.Errorf("%s has %d bytes too many", p, len(rest))
		}
	}
	return entries, nil
}

// checkTiles compares every file below tile/, also those of earlier sizes, with what the entries make of it.
func checkTiles(folder string, _ policy, latest checkpoint, entries [][]byte, stored hashes) error {
	checked := map[string]bool{}
	err := filepath.WalkDir(filepath.Join(folder, "tile"), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		within, err := filepath.Rel(folder, file)
		if err != nil {
			return err
		}
		p := filepath.ToSlash(within)
		if err := checkTile(file, p, entries, stored); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		checked[p] = true
		return nil
	})
	if err != nil {
		return err
	}
	// Of a partial tile every width is listed, the widest last; only that one must be there.
	widest := map[[2]int64]string{}
	for _, t := range tlog.NewTiles(tileHeight, 0, latest.size) {
		widest[[2]int64{int64(t.L), t.N}] = path(t)
	}
	for _, p := range widest {
		if !checked[p] {
			return fmt.Errorf("%s is missing", p)
		}
	}
	fmt.Printf("ok: %d tiles and bundles hold what the entries make of them\n", len(checked))
	return nil
}

func checkTile(file, p string, entries [][]byte, stored hashes) error {
	t, err := tlog.ParseTilePath("tile/8/" + strings.Replace(strings.TrimPrefix(p, "tile/"), "entries/", "data/", 1))
	if err != nil {
		return err
	}
	got, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var want []byte
	if t.L == -1 {
		first := t.N * tileWidth
		if first+int64(t.W) > int64(len(entries)) {
			return errors.New("the log has no such entries")
		}
		for _, entry := range entries[first : first+int64(t.W)] {
			want = append(want, byte(len(entry)>>8), byte(len(entry)))
			want = append(want, entry...)
		}
	} else if want, err = tlog.ReadTileData(t, stored); err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return errors.New("it holds something else than the entries make of it")
	}
	return nil
}

// checkHistory checks that every older checkpoint is signed and is the beginning of the log, by a consistency proof.
func checkHistory(folder string, pol policy, latest checkpoint, _ [][]byte, stored hashes) error {
	files, err := filepath.Glob(filepath.Join(folder, "checkpoints", "*"))
	if err != nil {
		return err
	}
	sort.Strings(files)
	for _, file := range files {
		older, err := pol.openFile(file)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if filepath.Base(file) != strconv.FormatInt(older.size, 10) {
			return fmt.Errorf("%s is the checkpoint at size %d", file, older.size)
		}
		if err := sameRoot(older, stored); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		proof, err := tlog.ProveTree(latest.size, older.size, stored)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := tlog.CheckTree(proof, latest.size, latest.root, older.size, older.root); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		fmt.Printf("ok: the checkpoint at size %d, signed by %s, is the beginning of that at %d\n", older.size, older.signers, latest.size)
	}
	return nil
}

// checkProofs checks every proof by itself, and then that it is of the entry that the log has at that index.
func checkProofs(folder string, pol policy, latest checkpoint, entries [][]byte, stored hashes) error {
	files, err := filepath.Glob(filepath.Join(folder, "proofs", "*"))
	if err != nil {
		return err
	}
	sort.Strings(files)
	for _, file := range files {
		index, err := checkProof(file, folder, pol, entries, stored)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		fmt.Printf("ok: the proof of entry %d holds\n", index)
	}
	return nil
}

func checkProof(file, folder string, pol policy, entries [][]byte, stored hashes) (int64, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	parts := strings.SplitN(string(text), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	// What stands in the extra line nobody has signed: the entry is read from its own file.
	if len(lines) > 1 && strings.HasPrefix(lines[1], "extra ") {
		lines = append(lines[:1:1], lines[2:]...)
	}
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return 0, errors.New("it is no tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return 0, err
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := parseHash(line)
		if err != nil {
			return 0, err
		}
		proof = append(proof, hash)
	}
	c, err := pol.open([]byte(parts[1]))
	if err != nil {
		return 0, err
	}
	entry, err := os.ReadFile(filepath.Join(folder, "entries", fmt.Sprintf("%d.json", index)))
	if err != nil {
		return 0, err
	}
	if err := tlog.CheckRecord(proof, c.size, c.root, index, tlog.RecordHash(entry)); err != nil {
		return 0, err
	}
	if index >= int64(len(entries)) || !bytes.Equal(entry, entries[index]) {
		return 0, errors.New("the log has another entry there")
	}
	return index, sameRoot(c, stored)
}
