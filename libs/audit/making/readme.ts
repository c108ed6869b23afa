/** What a README tells of its bundle. */
export interface AboutBundle {
  readonly kind: 'full' | 'public' | 'casefile';
  readonly origin: string;
  readonly size: number;
  readonly madeAt: Date;
  /** The paths of the anchors in it. */
  readonly anchors: readonly string[];
}

/** README.txt: what the bundle is, how to check it with tools that are not ours, and what no check tells. */
export function readme(about: AboutBundle): string {
  const { kind, anchors } = about;
  const sections = [
    whatThisIs(about),
    quickly(kind),
    whole(),
    signature(about),
    kind === 'casefile' ? proofs() : tiles(about),
    fields(),
    ...(anchors.length === 0 ? [] : [anchored(about)]),
    notChecked(about),
  ];
  return `${sections.join('\n\n')}\n`;
}

const HELD = {
  full: 'the whole log and every field that can still be opened. It holds personal data: keep it as you would keep a casefile.',
  public: 'the whole log and the fields that are public now.',
  casefile:
    'the entries about one casefile, each with its proof, and the fields that whoever asked may see. Keep it closed.',
} as const;

function whatThisIs({ kind, origin, size, madeAt }: AboutBundle): string {
  return `AUDIT BUNDLE OF ${origin}

Made ${madeAt.toISOString()}, up to size ${size} of the log. This is a ${kind} bundle: it holds
${HELD[kind]}

  policy                whose signatures count (c2sp.org/tlog-policy)
  log/                  checkpoint, and ${kind === 'casefile' ? 'entries with their proofs (c2sp.org/tlog-proof)' : 'tiles (c2sp.org/tlog-tiles)'}
  openings.jsonl        fields of entries, each opening one digest in its entry (RFC 9901)
  documents/            captured sources, each named by its SHA-256
  prov.jsonld           where everything comes from (W3C PROV-O)
  bundle.json           what is in here, and which documents are not
  MANIFEST              the SHA-256 of every other file

The commands below are for a POSIX shell with GNU coreutils, in the folder that the bundle was unpacked into.
$W is a folder for what they make:  W=$(mktemp -d)`;
}

function quickly(kind: AboutBundle['kind']): string {
  return `1. ALL AT ONCE

Open verify.html in a browser (it loads nothing), or run:  litopys verify <this bundle>
Both are ours. What follows needs nothing of ours${kind === 'casefile' ? '' : ', and leads to the same root'}.`;
}

function whole(): string {
  return `2. IS EVERY FILE AS IT WAS PUT IN HERE?

  sha256sum -c --quiet MANIFEST && echo whole

Each file in documents/, where there is that folder, has the hash it is named by:

  [ ! -d documents ] || (cd documents && sha256sum *)`;
}

function signature({ origin }: AboutBundle): string {
  return `3. DID THE LOG SIGN THIS CHECKPOINT?

Compare the key in policy with the one that the log publishes elsewhere, or that you were given before. Then (openssl 3):

  ORIGIN=${quoted(origin)}
  KEY=$(awk -v o="$ORIGIN+" '$1 == "log" && index($2, o) == 1 { print $2; exit }' policy)
  { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; printf %s "$KEY" | cut -d+ -f3- | base64 -d | tail -c 32; } > $W/key.der
  sed '/^$/,$d' log/checkpoint > $W/text
  grep -F -- "— $ORIGIN " log/checkpoint | head -n 1 | cut -d' ' -f3 | base64 -d | tail -c 64 > $W/signature
  openssl pkeyutl -verify -pubin -keyform DER -inkey $W/key.der -rawin -in $W/text -sigfile $W/signature

The other signature lines are cosignatures of witnesses (c2sp.org/tlog-cosignature).`;
}

function tiles({ origin }: AboutBundle): string {
  return `4. IS THIS THE WHOLE LOG THAT WAS SIGNED?

Any client of c2sp.org/tlog-tiles reads the folder log/. Tessera's fsck checks signature, entries, tiles and root (with a current Go):

  ORIGIN=${quoted(origin)}
  awk -v o="$ORIGIN+" '$1 == "log" && index($2, o) == 1 { print $2; exit }' policy > $W/log.vkey
  go run github.com/transparency-dev/tessera/cmd/fsck@latest --storage_url="file://$PWD/log/" --public_key=$W/log.vkey --ui=false

The Go packages golang.org/x/mod/sumdb/tlog and golang.org/x/mod/sumdb/note, and filippo.io/torchwood, read the same
tiles, checkpoints and proofs in a few lines. An older checkpoint that you kept yourself must be consistent with this
one: if log/checkpoints/<size> differs from yours in its first three lines, the log was rewritten.`;
}

function proofs(): string {
  return `4. IS EACH ENTRY IN THE LOG THAT WAS SIGNED?

log/proofs/<n>.tlog-proof is the proof for the exact bytes of log/entries/<n>.json. With a current Go and filippo.io/torchwood, which
also counts the cosignatures that policy asks for:

  mkdir $W/check && cat > $W/check/main.go <<'END'
  package main

  import (
  	"fmt"
  	"log"
  	"os"

  	"filippo.io/torchwood"
  	"golang.org/x/mod/sumdb/tlog"
  )

  func read(path string) []byte {
  	bytes, err := os.ReadFile(path)
  	if err != nil {
  		log.Fatal(err)
  	}
  	return bytes
  }

  func main() {
  	policy, err := torchwood.ParsePolicy(read(os.Args[1]))
  	if err != nil {
  		log.Fatal(err)
  	}
  	if err := torchwood.VerifyProof(policy, tlog.RecordHash(read(os.Args[2])), read(os.Args[3])); err != nil {
  		log.Fatal(err)
  	}
  	fmt.Println("proven")
  }
  END
  (cd $W/check && go mod init check && go mod tidy && go build -o ../prove)
  for n in $(cd log/entries && ls | cut -d. -f1); do $W/prove policy log/entries/$n.json log/proofs/$n.tlog-proof; done`;
}

function fields(): string {
  return `5. IS A FIELD WHAT WAS RECORDED?

A line of openings.jsonl names a leaf ("seq") and texts. The digest of a text must be in "_sd" of the entry of that leaf;
the text itself is base64url of [salt, name, value]. For the text in $T:

  printf %s "$T" | openssl dgst -sha256 -binary | basenc --base64url | tr -d =
  printf %s "$T" | basenc -d --base64url 2> /dev/null; echo

Fields named ~ say nothing: they hide how many others there are. The field "digests" of an entry of the type
PersonalDataErased lists the digests whose fields were erased; its own digest is "commitment" in that entry.`;
}

function anchored({ origin, anchors }: AboutBundle): string {
  return `6. WHO ELSE SAW THE LOG, AND WHEN?

Anchors are over a checkpoint as signed by the log alone. For the size in $N (the latest size is in log/checkpoint):

  C=log/checkpoints/$N; [ -e $C ] || C=log/checkpoint
  { sed '/^$/q' $C; grep -F -- ${quoted(`— ${origin} `)} $C | head -n 1; } > $W/anchored
  openssl ts -verify -in anchors/$N-rfc3161-1.tsr -data $W/anchored -CAfile <certificates of the authority, PEM>
  ots verify -f $W/anchored anchors/$N-opentimestamps-1.ots

In here: ${anchors.map((path) => path.replace('anchors/', '')).join(', ')}`;
}

function notChecked({ kind, anchors }: AboutBundle): string {
  const also = {
    full: '',
    public: '\n- Fields that were not handed out: their digests show that they exist, and nothing of what they say.',
    casefile:
      '\n- Whether the log holds more about this casefile, or whether it is complete: a full or public bundle shows that.\n- Fields that were not handed out: their digests show that they exist, and nothing of what they say.',
  }[kind];
  return `WHAT NO CHECK OF THIS BUNDLE TELLS

- Whether what was recorded is true. "When" something happened is testimony; the sources decide.
- A change made and undone before the next checkpoint was signed.
- What became of copies that were handed out earlier.
- Whether others were shown another log, unless policy asks for cosignatures of witnesses whom you trust.${
    anchors.length === 0 ? '\n- Anything by outside time-stamping services: there is no anchor in here.' : ''
  }${also}`;
}

/** As one word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
