/* An opengl32.dll that plays a computer without OpenGL. What it does is in the
   variable NINEFOLD_TEST_GL: "old" has only what Windows itself draws, version
   1.1; "none" gives no context at all, as some remote desktops. */
#define WINGDIAPI /* these are ours, not those of Windows */
#include <windows.h>
#include <string.h>

#define GL __declspec(dllexport)

static HDC dc;
static HGLRC context;

static int plays(const char *what)
{
	char value[16] = "";
	GetEnvironmentVariableA("NINEFOLD_TEST_GL", value, sizeof value);
	return strcmp(value, what) == 0;
}

static const char *WINAPI getString(unsigned name)
{
	switch (name) {
	case 0x1F00: return "Microsoft Corporation";
	case 0x1F01: return "GDI Generic";
	case 0x1F02: return "1.1.0";
	default: return "";
	}
}
static void WINAPI getIntegerv(unsigned name, int *value) { (void)name; *value = 0; }
static void WINAPI clearColor(float r, float g, float b, float a) { (void)r; (void)g; (void)b; (void)a; }
static void WINAPI clear(unsigned mask) { (void)mask; }

GL const char *WINAPI glGetString(unsigned name) { return getString(name); }
GL void WINAPI glGetIntegerv(unsigned name, int *value) { getIntegerv(name, value); }
GL void WINAPI glClear(unsigned mask) { clear(mask); }
GL void WINAPI glClearColor(float r, float g, float b, float a) { clearColor(r, g, b, a); }

GL HGLRC WINAPI wglCreateContext(HDC on)
{
	(void)on;
	if (plays("none")) {
		SetLastError(ERROR_INVALID_OPERATION);
		return NULL;
	}
	return (HGLRC)1;
}
GL BOOL WINAPI wglDeleteContext(HGLRC c) { (void)c; return TRUE; }
GL BOOL WINAPI wglMakeCurrent(HDC on, HGLRC c) { dc = on; context = c; return TRUE; }
GL HDC WINAPI wglGetCurrentDC(void) { return dc; }
GL HGLRC WINAPI wglGetCurrentContext(void) { return context; }
GL BOOL WINAPI wglShareLists(HGLRC a, HGLRC b) { (void)a; (void)b; return TRUE; }
GL PROC WINAPI wglGetProcAddress(LPCSTR name) { (void)name; return NULL; }

/* What gdi32 calls on a program's behalf. */
GL int WINAPI wglDescribePixelFormat(HDC on, int format, UINT size, PIXELFORMATDESCRIPTOR *pfd)
{
	(void)on; (void)format;
	if (pfd && size >= sizeof *pfd) {
		memset(pfd, 0, sizeof *pfd);
		pfd->nSize = sizeof *pfd;
		pfd->nVersion = 1;
		pfd->dwFlags = PFD_DRAW_TO_WINDOW | PFD_SUPPORT_OPENGL | PFD_DOUBLEBUFFER | PFD_GENERIC_FORMAT | PFD_GENERIC_ACCELERATED;
		pfd->iPixelType = PFD_TYPE_RGBA;
		pfd->cColorBits = 32;
		pfd->cRedBits = pfd->cGreenBits = pfd->cBlueBits = pfd->cAlphaBits = 8;
		pfd->cDepthBits = 24;
		pfd->cStencilBits = 8;
	}
	return 1;
}
GL int WINAPI wglChoosePixelFormat(HDC on, const PIXELFORMATDESCRIPTOR *pfd) { (void)on; (void)pfd; return 1; }
GL int WINAPI wglGetPixelFormat(HDC on) { (void)on; return 1; }
GL BOOL WINAPI wglSetPixelFormat(HDC on, int format, const PIXELFORMATDESCRIPTOR *pfd) { (void)on; (void)format; (void)pfd; return TRUE; }
GL BOOL WINAPI wglSwapBuffers(HDC on) { (void)on; return TRUE; }
