//go:build wine

// Package packaging tests what is given out for Windows, as far as that can be
// without Windows: it reads the program, runs it under Wine, installs, upgrades
// and removes it. "make test-windows" makes what is tested first.
package packaging

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

const (
	programs = "../../out/windows"
	delivery = "../../out/delivery"
)

// version is the one place's: FyneApp.toml.
func version(t *testing.T) string {
	t.Helper()
	found := regexp.MustCompile(`(?m)^\s*Version = "(.+)"`).FindStringSubmatch(read(t, "../../FyneApp.toml"))
	if found == nil {
		t.Fatal("FyneApp.toml has no version")
	}
	return found[1]
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// wide is text as Windows keeps it in resources.
func wide(text string) string {
	var out bytes.Buffer
	for _, unit := range utf16.Encode([]rune(text)) {
		_ = binary.Write(&out, binary.LittleEndian, unit)
	}
	return out.String()
}

func TestTheProgramImportsOnlyWhatWindowsHasAndCarriesItsResources(t *testing.T) {
	ofWindows := []string{
		"kernel32.dll", "user32.dll", "gdi32.dll", "shell32.dll", "ole32.dll", "oleaut32.dll", "advapi32.dll", "msvcrt.dll",
		"opengl32.dll", "imm32.dll", "uiautomationcore.dll", "dwmapi.dll", "winmm.dll", "ws2_32.dll",
	}
	for name, subsystem := range map[string]uint16{"ninefold.exe": pe.IMAGE_SUBSYSTEM_WINDOWS_GUI, "ninefold.com": pe.IMAGE_SUBSYSTEM_WINDOWS_CUI} {
		program, err := pe.Open(filepath.Join(programs, name))
		if err != nil {
			t.Fatal(err)
		}
		defer program.Close()
		header := program.OptionalHeader.(*pe.OptionalHeader64)
		if header.Subsystem != subsystem {
			t.Errorf("%s: the subsystem is %d", name, header.Subsystem)
		}
		libraries, err := program.ImportedLibraries()
		if err != nil {
			t.Fatal(err)
		}
		symbols, err := program.ImportedSymbols()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range symbols {
			if _, library, found := strings.Cut(s, ":"); found {
				libraries = append(libraries, library)
			}
		}
		for _, library := range libraries {
			if !slices.Contains(ofWindows, strings.ToLower(library)) {
				t.Errorf("%s imports %s", name, library)
			}
		}
		if len(libraries) == 0 {
			t.Errorf("%s imports nothing at all", name)
		}
		if program.Section(".debug_info") != nil || program.FileHeader.NumberOfSymbols > 0 {
			t.Errorf("%s is not stripped", name)
		}
		if program.FileHeader.TimeDateStamp != 0 {
			t.Errorf("%s says when it was made: %d", name, program.FileHeader.TimeDateStamp)
		}
		resources, err := program.Section(".rsrc").Data()
		if err != nil {
			t.Fatal(err)
		}
		v := version(t)
		for what, holds := range map[string]string{
			"version":        wide("FileVersion\x00") + "",
			"version number": wide(v + "\x00"),
			"product":        wide("Ninefold: adult social care self-assessment"),
			"icon":           "\x89PNG\r\n\x1a\n",
			"manifest":       `version="` + v + `.0"`,
			"screens":        "PerMonitorV2",
			"long paths":     "<longPathAware xmlns=\"http://schemas.microsoft.com/SMI/2016/WindowsSettings\">true",
			"code page":      "<activeCodePage xmlns=\"http://schemas.microsoft.com/SMI/2019/WindowsSettings\">UTF-8",
			"rights":         `level="asInvoker"`,
		} {
			if !strings.Contains(string(resources), holds) {
				t.Errorf("%s has no %s among its resources", name, what)
			}
		}
		info, err := os.Stat(filepath.Join(programs, name))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %.1f MB, imports %s", name, float64(info.Size())/1e6, strings.Join(slices.Compact(slices.Sorted(slices.Values(libraries))), " "))
	}
}

// wine is a Windows of its own, made once for all tests.
type wine struct{ folder, prefix, display string }

var machine *wine

func TestMain(m *testing.M) {
	code, err := withWine(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func withWine(run func() int) (code int, err error) {
	folder, err := os.MkdirTemp("", "ninefold-wine-*")
	if err != nil {
		return 1, err
	}
	w := &wine{folder: folder, prefix: filepath.Join(folder, "prefix")}
	machine = w
	defer func() {
		_ = exec.Command("sh", "-c", `WINEPREFIX="$0" wineserver-stable -k 2>/dev/null || WINEPREFIX="$0" /usr/lib/wine/wineserver64 -k`, w.prefix).Run()
		_ = os.RemoveAll(folder)
	}()
	stop, err := w.screen()
	if err != nil {
		return 1, err
	}
	defer stop()
	for _, build := range [][]string{
		{"x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", "-o", w.path("bcryptprimitives.dll"), "testdata/bcryptprimitives.c", "-ladvapi32"},
		{"x86_64-w64-mingw32-gcc", "-Wall", "-Wno-attributes", "-shared", "-O1", "-s", "-o", w.path("opengl32.dll"), "testdata/opengl32.c", "-Wl,--kill-at"},
		{"env", "GOOS=windows", "CGO_ENABLED=0", "go", "build", "-o", w.path("hold.exe"), "./testdata/hold"},
	} {
		if out, err := exec.Command(build[0], build[1:]...).CombinedOutput(); err != nil {
			return 1, fmt.Errorf("%s: %w\n%s", strings.Join(build, " "), err, out)
		}
	}
	if out, err := w.command(nil, "wineboot", "-i").CombinedOutput(); err != nil {
		return 1, fmt.Errorf("wineboot: %w\n%s", err, out)
	}
	library, err := os.ReadFile(w.path("bcryptprimitives.dll"))
	if err != nil {
		return 1, err
	}
	if err := os.WriteFile(filepath.Join(w.prefix, "drive_c/windows/system32/bcryptprimitives.dll"), library, 0o600); err != nil {
		return 1, err
	}
	if out, err := w.command(nil, "reg", "add", `HKCU\Software\Wine`, "/v", "Version", "/d", "win10", "/f").CombinedOutput(); err != nil {
		return 1, fmt.Errorf("to be Windows 10: %w\n%s", err, out)
	}
	return run(), nil
}

// screen starts a screen that nobody else has.
func (w *wine) screen() (stop func(), err error) {
	number, out, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{out}
	if err := x.Start(); err != nil {
		return nil, err
	}
	_ = out.Close()
	var said [16]byte
	n, err := number.Read(said[:])
	if err != nil {
		return nil, err
	}
	w.display = ":" + strings.TrimSpace(string(said[:n]))
	return func() { _ = x.Process.Kill(); _ = x.Wait() }, nil
}

func (w *wine) path(name string) string { return filepath.Join(w.folder, name) }

// windows is a path of this machine as the program under Wine is told it.
func windows(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		panic(err)
	}
	return "Z:" + strings.ReplaceAll(full, "/", `\`)
}

func (w *wine) command(env []string, words ...string) *exec.Cmd {
	cmd := exec.Command("timeout", append([]string{"120", "wine"}, words...)...)
	cmd.Env = append(os.Environ(), "WINEPREFIX="+w.prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "DISPLAY="+w.display)
	cmd.Env = append(cmd.Env, env...)
	return cmd
}

// run runs something and returns its exit status and all that it said. That
// goes into a file: a pipe is held open by what Wine starts besides.
func (w *wine) run(t *testing.T, words ...string) (int, string) {
	t.Helper()
	cmd := w.command(nil, words...)
	out, err := os.Create(filepath.Join(t.TempDir(), "said"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	status := 0
	if err := cmd.Run(); err != nil {
		ended, is := err.(*exec.ExitError)
		if !is {
			t.Fatal(err)
		}
		status = ended.ExitCode()
	}
	return status, strings.ReplaceAll(read(t, out.Name()), "\r", "")
}

// ninefold runs the program's command line.
func (w *wine) ninefold(t *testing.T, words ...string) (int, string) {
	t.Helper()
	return w.run(t, append([]string{filepath.Join(programs, "ninefold.com")}, words...)...)
}

// done is ninefold for what must work.
func (w *wine) done(t *testing.T, words ...string) string {
	t.Helper()
	status, said := w.ninefold(t, words...)
	if status != 0 {
		t.Fatalf("ninefold %s ended with %d: %s", strings.Join(words, " "), status, said)
	}
	return said
}

// hold has another program hold a file for a while.
func (w *wine) hold(t *testing.T, how, path string, long time.Duration) {
	t.Helper()
	cmd := w.command(nil, w.path("hold.exe"), how, windows(path), fmt.Sprint(long.Milliseconds()))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	until, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 64)
	n, _ := out.Read(said)
	if strings.TrimSpace(string(said[:n])) != "held" {
		t.Fatalf("the file is not held: %s", said[:n])
	}
	t.Cleanup(func() { _ = until.Close(); _ = cmd.Wait() })
}

func TestTheWholeCommandLine(t *testing.T) {
	// Longer than 260 characters, in letters of several scripts.
	folder := filepath.Join(t.TempDir(), strings.Repeat("Sir Ddinbych ŵŷ ", 6), strings.Repeat("Übersicht 自己評価 ", 6)+"x", strings.Repeat("long ", 20)+"x")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	doc := filepath.Join(folder, "Self-assessment – café.ninefold")
	if len([]rune(windows(doc))) < 280 {
		t.Fatalf("the path has only %d characters", len(windows(doc)))
	}
	if got := w(t).done(t, "version"); strings.TrimSpace(got) != "Ninefold "+version(t) {
		t.Errorf("the version is %q", got)
	}
	w(t).done(t, "sample", windows(doc))
	if got := w(t).done(t, "show", windows(doc)); !strings.Contains(got, "Northmere Council · Self-assessment") {
		t.Errorf("show says %q", got)
	}
	if got := w(t).done(t, "show", windows(doc), "--json"); !strings.Contains(got, `"Northmere Council"`) {
		t.Error("show --json does not name the council")
	}
	pdf, xlsx := filepath.Join(folder, "pack ŵ.pdf"), filepath.Join(folder, "pack ŵ.xlsx")
	started := time.Now()
	w(t).done(t, "export", windows(doc), "--pdf", windows(pdf), "--xlsx", windows(xlsx))
	t.Logf("the whole pack took %.1f s", time.Since(started).Seconds())
	for path, begins := range map[string]string{pdf: "%PDF-", xlsx: "PK"} {
		if got := read(t, path); !strings.HasPrefix(got, begins) || len(got) < 10_000 {
			t.Errorf("%s has %d bytes", filepath.Base(path), len(got))
		}
	}
	begun := filepath.Join(folder, "new.ninefold")
	w(t).done(t, "new", windows(begun), "--council", "Dinas Caerdydd ŵ")
	text := filepath.Join(folder, "text.txt")
	if err := os.WriteFile(text, []byte("Assessing needs\nWhat is working well\n- Reablement is quick – café\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w(t).done(t, "import", windows(begun), windows(text))
	if got := w(t).done(t, "show", windows(begun), "--json"); !strings.Contains(got, "Reablement is quick – café") || !strings.Contains(got, "Dinas Caerdydd ŵ") {
		t.Errorf("what was brought in is not shown: %s", got)
	}
	for _, c := range []struct {
		words  []string
		status int
		says   string
	}{
		{[]string{"shwo"}, 2, "There is no command"},
		{[]string{"show", windows(filepath.Join(folder, "none.ninefold"))}, 1, "There is no file"},
		{[]string{"new", windows(folder) + `\a:b.ninefold`, "--council", "X"}, 1, "cannot be kept on Windows"},
		{[]string{"new", windows(folder) + `\nul.ninefold`, "--council", "X"}, 1, "means a device"},
		{[]string{"export", windows(doc), "--pdf", windows(folder) + `\aux.pdf`}, 1, "means a device"},
		{[]string{"export", windows(doc), "--pdf", windows(folder) + `\pack.pdf.`}, 1, "dot or a space"},
	} {
		if status, said := w(t).ninefold(t, c.words...); status != c.status || !strings.Contains(said, c.says) {
			t.Errorf("%q ended with %d and said %q", c.words, status, said)
		}
	}
	// Whoever reads may stop, as "more" and "findstr" do.
	cmd := w(t).command(nil, filepath.Join(programs, "ninefold.com"), "show", windows(doc), "--json")
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	complaint, err := os.Create(filepath.Join(folder, "said"))
	if err != nil {
		t.Fatal(err)
	}
	defer complaint.Close()
	cmd.Stdout, cmd.Stderr = writer, complaint
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = writer.Close()
	_ = reader.Close()
	if err := cmd.Wait(); err != nil || read(t, complaint.Name()) != "" {
		t.Errorf("with nobody reading it ended with %v and said %q", err, read(t, complaint.Name()))
	}
}

func w(t *testing.T) *wine { t.Helper(); return machine }

func TestFilesThatAnotherProgramHolds(t *testing.T) {
	folder := t.TempDir()
	doc, pdf := filepath.Join(folder, "held.ninefold"), filepath.Join(folder, "held.pdf")
	w(t).done(t, "new", windows(doc), "--council", "Northmere Council")
	text := filepath.Join(folder, "text.txt")
	if err := os.WriteFile(text, []byte("Assessing needs\nWhat is working well\n- One\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w(t).done(t, "import", windows(doc), windows(text))
	w(t).done(t, "export", windows(doc), "--pdf", windows(pdf))
	before := read(t, pdf)

	const long = 20 * time.Second
	for _, c := range []struct {
		how, held, says string
		words           []string
	}{
		{"none", doc, "in use by another program", []string{"show", windows(doc)}},
		{"none", doc, "in use by another program", []string{"import", windows(doc), windows(text)}},
		{"read", doc, "in use by another program", []string{"import", windows(doc), windows(text)}},
		{"none", pdf, "in use by another program", []string{"export", windows(doc), "--pdf", windows(pdf)}},
		{"read", pdf, "in use by another program", []string{"export", windows(doc), "--pdf", windows(pdf)}},
	} {
		t.Run(c.how+" "+c.words[0], func(t *testing.T) {
			w(t).hold(t, c.how, c.held, long)
			started := time.Now()
			status, said := w(t).ninefold(t, c.words...)
			if status != 1 || !strings.Contains(said, c.says) || strings.Contains(said, "read-only") {
				t.Errorf("it ended with %d and said %q", status, said)
			}
			t.Logf("after %.1f s: %s", time.Since(started).Seconds(), strings.TrimSpace(said))
		})
	}
	if read(t, pdf) != before {
		t.Error("the file that was held has changed")
	}
	t.Run("for a moment", func(t *testing.T) {
		w(t).hold(t, "none", doc, 900*time.Millisecond)
		w(t).done(t, "show", windows(doc))
	})
	t.Run("read-only", func(t *testing.T) {
		if status, said := w(t).run(t, "attrib", "+r", windows(pdf)); status != 0 {
			t.Fatal(said)
		}
		status, said := w(t).ninefold(t, "export", windows(doc), "--pdf", windows(pdf))
		if status != 1 || !strings.Contains(said, "read-only") {
			t.Errorf("it ended with %d and said %q", status, said)
		}
	})
	left, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 3 {
		t.Errorf("%d files are left: %v", len(left), left)
	}
}

// registry returns what the registry holds under a key, or "".
func (w *wine) registry(t *testing.T, key string) string {
	t.Helper()
	status, said := w.run(t, "reg", "query", key, "/s")
	if status != 0 {
		return ""
	}
	return said
}

func TestBothInstallers(t *testing.T) {
	v := version(t)
	next := t.TempDir()
	for _, name := range []string{"ninefold.exe", "ninefold.com"} {
		if err := os.WriteFile(filepath.Join(next, name), []byte(read(t, w(t).path("hold.exe"))), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	newer := t.TempDir()
	pack := exec.Command("assets/packaging/pack-windows", "99.0.0")
	pack.Dir = "../.."
	pack.Env = append(os.Environ(), "FROM="+next, "TO="+newer)
	if out, err := pack.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const variables = `HKLM\System\CurrentControlSet\Control\Session Manager\Environment`
	for _, c := range []struct{ name, ending, root, folder, environment string }{
		{"for one person", "-for-one-person", "HKCU", `C:\users\`, `HKCU\Environment`},
		{"for everybody", "", "HKLM", `C:\Program Files\Ninefold`, variables},
	} {
		t.Run(c.name, func(t *testing.T) {
			this := windows(filepath.Join(delivery, "Ninefold-"+v+"-x64"+c.ending+".msi"))
			that := windows(filepath.Join(newer, "Ninefold-99.0.0-x64"+c.ending+".msi"))
			installed := func() []string {
				var found []string
				_ = filepath.WalkDir(filepath.Join(w(t).prefix, "drive_c"), func(path string, _ fs.DirEntry, _ error) error {
					if strings.Contains(strings.ToLower(path[len(w(t).prefix):]), "ninefold") {
						found = append(found, path[len(w(t).prefix):])
					}
					return nil
				})
				return found
			}
			program := func() string {
				for _, path := range installed() {
					if strings.HasSuffix(path, "ninefold.exe") {
						return w(t).prefix + path
					}
				}
				return ""
			}
			msiexec := func(how, file string) int {
				status, _ := w(t).run(t, "msiexec", how, file, "/qn")
				return status
			}
			before := installed()
			if status := msiexec("/i", this); status != 0 {
				t.Fatalf("installing ended with %d", status)
			}
			if read(t, program()) != read(t, filepath.Join(programs, "ninefold.exe")) {
				t.Error("what is installed is not the program")
			}
			list := strings.Join(installed(), "\n")
			for _, file := range []string{"ninefold.com", "Licence.txt", "Ninefold.lnk", "opengl/opengl32.dll", "opengl/libgallium_wgl.dll"} {
				if !strings.Contains(list, file) {
					t.Errorf("%s is not installed:\n%s", file, list)
				}
			}
			if got := w(t).registry(t, c.root+`\Software\Classes\.ninefold`); !strings.Contains(got, "Ninefold.Document") {
				t.Errorf("the files are not ours: %q", got)
			}
			opens := w(t).registry(t, c.root+`\Software\Classes\Ninefold.Document`)
			if !strings.Contains(opens, c.folder) || !strings.Contains(opens, `ninefold.exe" "%1"`) {
				t.Errorf("a double click would do %q", opens)
			}
			if got := w(t).registry(t, c.environment); !strings.Contains(got, `\Ninefold\`) {
				t.Errorf("it is not on the path: %q", got)
			}
			if status, said := w(t).run(t, "cmd", "/c", "ninefold version"); status != 0 || !strings.Contains(said, v) {
				t.Errorf("by its name alone it ends with %d and says %q", status, said)
			}
			if status := msiexec("/i", that); status != 0 {
				t.Errorf("upgrading ended with %d", status)
			}
			if read(t, program()) != read(t, filepath.Join(next, "ninefold.exe")) {
				t.Error("the upgrade has left the old program")
			}
			if status := msiexec("/i", this); status == 0 {
				t.Error("an older version was installed over a newer one")
			}
			if read(t, program()) != read(t, filepath.Join(next, "ninefold.exe")) {
				t.Error("the refused one has changed the program")
			}
			if status := msiexec("/x", that); status != 0 {
				t.Errorf("removing ended with %d", status)
			}
			if left := installed(); !slices.Equal(left, before) {
				t.Errorf("removing has left %q", left)
			}
			for _, key := range []string{`\Software\Classes\.ninefold`, `\Software\Classes\Ninefold.Document`, `\Software\Ninefold`} {
				if got := w(t).registry(t, c.root+key); got != "" {
					t.Errorf("removing has left %q", got)
				}
			}
			if got := w(t).registry(t, c.environment); strings.Contains(got, "Ninefold") {
				t.Errorf("removing has left the path %q", got)
			}
		})
	}
	t.Run("on Windows 7", func(t *testing.T) {
		set := func(v string) { w(t).run(t, "reg", "add", `HKCU\Software\Wine`, "/v", "Version", "/d", v, "/f") }
		set("win7")
		defer set("win10")
		if status, _ := w(t).run(t, "msiexec", "/i", windows(filepath.Join(delivery, "Ninefold-"+v+"-x64.msi")), "/qn"); status == 0 {
			t.Error("it was installed")
		}
	})
}

func TestWhatIsDeliveredIsNamedWithItsChecksum(t *testing.T) {
	check := exec.Command("sha256sum", "--check", "--strict", "SHA256SUMS")
	check.Dir = delivery
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	sheet := read(t, filepath.Join(delivery, "Ninefold-"+version(t)+"-for-the-IT-desk.html"))
	for line := range strings.Lines(read(t, filepath.Join(delivery, "SHA256SUMS"))) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if !strings.HasSuffix(name, ".html") && !strings.Contains(sheet, sum) {
			t.Errorf("the sheet for the IT desk has no checksum of %s", name)
		}
	}
	if regexp.MustCompile(`@[A-Z]+@`).MatchString(sheet) {
		t.Error("the sheet for the IT desk has something left to fill in")
	}
}

func TestASignatureHolds(t *testing.T) {
	folder := t.TempDir()
	cert, key := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	if out, err := exec.Command("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=A council of a test",
		"-addext", "extendedKeyUsage=codeSigning", "-keyout", key, "-out", cert).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	from, to := t.TempDir(), t.TempDir()
	for _, name := range []string{"ninefold.exe", "ninefold.com"} {
		if err := os.WriteFile(filepath.Join(from, name), []byte(read(t, w(t).path("hold.exe"))), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	pack := exec.Command("assets/packaging/pack-windows", version(t))
	pack.Dir = "../.."
	pack.Env = append(os.Environ(), "FROM="+from, "TO="+to, "CERT="+cert, "KEY="+key)
	if out, err := pack.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	signed, err := filepath.Glob(filepath.Join(to, "*.msi"))
	if err != nil || len(signed) != 2 {
		t.Fatalf("there are %d installers, %v", len(signed), err)
	}
	for _, file := range append(signed, filepath.Join(from, "ninefold.exe"), filepath.Join(from, "ninefold.com")) {
		if out, err := exec.Command("osslsigncode", "verify", "-CAfile", cert, "-in", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(file), err, out)
		}
	}
	if sheet := read(t, filepath.Join(to, "Ninefold-"+version(t)+"-for-the-IT-desk.html")); !strings.Contains(sheet, "A council of a test") {
		t.Error("the sheet does not say who signed")
	}
}

// window opens the window and ends it; in between, do looks at it.
func (w *wine) window(t *testing.T, words, env []string, do func()) {
	t.Helper()
	cmd := w.command(env, words...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = exec.Command("sh", "-c", `WINEPREFIX="$0" wineserver-stable -k 2>/dev/null || WINEPREFIX="$0" /usr/lib/wine/wineserver64 -k`, w.prefix).Run()
		_ = cmd.Wait()
	}()
	do()
}

// picture takes a picture of the screen into out/, to be looked at.
func (w *wine) picture(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("../../out", name+".png")
	if out, err := exec.Command("import", "-display", w.display, "-window", "root", path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// colours is how many there are in a picture: a page has hundreds, an empty
// screen one.
func colours(t *testing.T, path string) int {
	t.Helper()
	out, err := exec.Command("identify", "-format", "%k", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if _, err := fmt.Sscan(string(out), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func (w *wine) key(t *testing.T, keys ...string) {
	t.Helper()
	cmd := exec.Command("xdotool", append([]string{"key", "--delay", "50"}, keys...)...)
	cmd.Env = append(os.Environ(), "DISPLAY="+w.display)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// eventually waits for something to become so.
func eventually(t *testing.T, what string, is func() bool) bool {
	t.Helper()
	for range 120 {
		if is() {
			return true
		}
		time.Sleep(500 * time.Millisecond)
	}
	t.Error("gave up waiting until " + what)
	return false
}

func TestTheWindowOpensAndKeepsItsSettingsWhereItShould(t *testing.T) {
	folder := t.TempDir()
	doc := filepath.Join(folder, "sample.ninefold")
	w(t).done(t, "sample", windows(doc))
	stick := filepath.Join(folder, "stick")
	if out, err := exec.Command("unzip", "-q", filepath.Join(delivery, "Ninefold-"+version(t)+"-x64-portable.zip"), "-d", stick).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	redirected := filepath.Join(folder, "redirected")
	if err := os.Mkdir(redirected, 0o700); err != nil {
		t.Fatal(err)
	}
	account := filepath.Join(redirected, "Ninefold/settings.json")
	for _, c := range []struct{ name, program, settings string }{
		{"installed", filepath.Join(programs, "ninefold.exe"), account},
		{"portable", filepath.Join(stick, "Ninefold/ninefold.exe"), filepath.Join(stick, "Ninefold/Ninefold settings/settings.json")},
	} {
		t.Run(c.name, func(t *testing.T) {
			started := time.Now()
			// Wine makes the variable itself, so it is set within.
			w(t).window(t, []string{"cmd", "/c", "set APPDATA=" + windows(redirected) + "&&" + windows(c.program) + " " + windows(doc)}, nil, func() {
				eventually(t, "the settings are where they belong", func() bool {
					_, err := os.Stat(c.settings)
					return err == nil
				})
				var picture string
				eventually(t, "the window is drawn", func() bool {
					picture = w(t).picture(t, "windows-"+c.name)
					return colours(t, picture) > 300
				})
				t.Logf("seen after %.1f s, %d colours", time.Since(started).Seconds(), colours(t, picture))
				w(t).key(t, "Escape") // the question for a name
				time.Sleep(time.Second)
				w(t).picture(t, "windows-"+c.name)
			})
			if c.settings != account {
				return
			}
			if !strings.Contains(read(t, c.settings), "sample.ninefold") {
				t.Error("the document is not among the recent ones")
			}
			if err := os.RemoveAll(filepath.Dir(account)); err != nil {
				t.Fatal(err)
			}
		})
	}
	if _, err := os.Stat(account); err == nil {
		t.Error("the portable program has left settings in the account")
	}
}

// withoutOpenGL is a folder with the program and an opengl32.dll that plays a
// computer without OpenGL.
func withoutOpenGL(t *testing.T) (folder, doc string) {
	t.Helper()
	folder = t.TempDir()
	for name, from := range map[string]string{"ninefold.exe": filepath.Join(programs, "ninefold.exe"), "opengl32.dll": w(t).path("opengl32.dll")} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(read(t, from)), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	doc = filepath.Join(folder, "a.ninefold")
	w(t).done(t, "sample", windows(doc))
	return folder, doc
}

// playing has the opengl32.dll beside the program play a computer.
func playing(how string) []string {
	return []string{"WINEDLLOVERRIDES=mscoree,mshtml=;opengl32=n", "NINEFOLD_TEST_GL=" + how}
}

func TestWithoutOpenGLThereIsAMessageAndTheCommandLine(t *testing.T) {
	folder, doc := withoutOpenGL(t)
	for how, says := range map[string]string{"old": "older than version 2.1", "none": "offers no OpenGL graphics"} {
		t.Run(how, func(t *testing.T) {
			env := playing(how)
			cmd := w(t).command(env, filepath.Join(folder, "ninefold.exe"), windows(doc))
			var said bytes.Buffer
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			var err error
			eventually(t, "the message was answered", func() bool {
				path := w(t).picture(t, "windows-no-opengl-"+how+".new")
				if colours(t, path) > 20 {
					_ = os.Rename(path, filepath.Join("../../out", "windows-no-opengl-"+how+".png"))
				}
				w(t).key(t, "Return")
				select {
				case err = <-ended:
					return true
				default:
					return false
				}
			})
			if ended, is := err.(*exec.ExitError); !is || ended.ExitCode() != 1 || !strings.Contains(said.String(), says) {
				t.Errorf("it ended with %v and said %q", err, said.String())
			}
			_ = os.Remove("../../out/windows-no-opengl-" + how + ".new.png")
			if _, err := os.Stat("../../out/windows-no-opengl-" + how + ".png"); err != nil {
				t.Error("no message was seen")
			}
			show := w(t).command(env, filepath.Join(folder, "ninefold.exe"), "show", windows(doc))
			if out, err := show.Output(); err != nil || !strings.Contains(string(out), "Northmere Council") {
				t.Errorf("the command line ended with %v and said %q", err, out)
			}
		})
	}
}

func TestWithoutOpenGLTheWindowIsDrawnByMesa(t *testing.T) {
	folder, doc := withoutOpenGL(t)
	if out, err := exec.Command("cp", "-r", filepath.Join(programs, "opengl"), folder).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, how := range []string{"old", "none"} {
		t.Run(how, func(t *testing.T) {
			trace, name := filepath.Join(t.TempDir(), "trace"), "windows-mesa-"+how
			env := append(playing(how), "NINEFOLD_TRACE="+windows(trace))
			started := time.Now()
			w(t).window(t, []string{filepath.Join(folder, "ninefold.exe"), windows(doc)}, env, func() {
				eventually(t, "the window is drawn", func() bool { return colours(t, w(t).picture(t, name)) > 300 })
				t.Logf("seen after %.1f s", time.Since(started).Seconds())
				shows := func(what string) bool {
					data, _ := os.ReadFile(trace) // not there at first
					lines := strings.Split(strings.TrimSpace(string(data)), "\n")
					return strings.Contains(lines[len(lines)-1], what)
				}
				eventually(t, "the question for a name is answered", func() bool {
					w(t).key(t, "Escape")
					return shows(`dialog=""`)
				})
				before := read(t, w(t).picture(t, name))
				started = time.Now()
				w(t).key(t, "ctrl+Next")
				eventually(t, "a key leads to the first statement", func() bool { return shows(`page="statement`) })
				t.Logf("there after %.1f s", time.Since(started).Seconds())
				eventually(t, "that is drawn", func() bool { return read(t, w(t).picture(t, name)) != before })
				t.Logf("seen after %.1f s", time.Since(started).Seconds())
			})
		})
	}
}
