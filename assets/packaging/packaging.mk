# What Ninefold is given out as. Everything lands in out/delivery, with its
# checksums.
PACKAGING := assets/packaging
VERSION   := $(shell sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
# What cross-builds for Windows, packs installers and signs, and what looks at
# the result.
MINGW     := gcc-mingw-w64-x86-64
# What Mesa is built with.
MESA      := dpkg-dev meson ninja-build python3-mako bison flex gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64
INSTALLER := msitools wixl zip imagemagick openssl osslsigncode
WINE      := wine wine64 xvfb xdotool imagemagick unzip

.PHONY: windows msi sign deb test-windows tools-windows

# The program for Windows: icon, version, manifest, and one for its console.
windows: tools-windows
	GO="$(GO)" $(PACKAGING)/build-windows $(VERSION)

# Software OpenGL, for computers without any.
out/opengl/opengl32.dll:
	@.ci/need $(MESA)
	$(PACKAGING)/build-opengl

# Installers for everybody and for one person, the portable zip, the sheet for
# the IT desk.
msi: windows out/opengl/opengl32.dll
	@.ci/need $(INSTALLER)
	$(PACKAGING)/pack-windows $(VERSION)

# The same, signed: make sign CERT=cert.pem KEY=key.pem [PASS=file] [TIMESTAMP=url]
sign: windows out/opengl/opengl32.dll
	@.ci/need $(INSTALLER)
	@[ -f "$(CERT)" ] && [ -f "$(KEY)" ] || { echo "Name the certificate and its key: make sign CERT=cert.pem KEY=key.pem"; exit 2; }
	CERT="$(CERT)" KEY="$(KEY)" PASS="$(PASS)" TIMESTAMP="$(TIMESTAMP)" $(PACKAGING)/pack-windows $(VERSION)

deb: release
	@.ci/need dpkg-dev
	$(PACKAGING)/pack-debian $(VERSION)

# What can be proved of all this without Windows, under Wine.
test-windows: msi
	@.ci/need $(WINE)
	$(GO) test -tags wine -count=1 -timeout 30m -v ./$(PACKAGING)

tools-windows:
	@.ci/need $(MINGW)
