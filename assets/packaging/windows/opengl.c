/* Takes the place of Windows' list of what is in opengl32.dll when the program
   is linked. Otherwise Windows would load its own before the program begins;
   this way the program loads it when it first draws, and may load another one
   before. Of all that is in it the program calls only this function by name. */
#include <windows.h>

static PROC WINAPI look(LPCSTR name)
{
	static PROC(WINAPI *look_up)(LPCSTR);
	if (look_up == NULL) {
		HMODULE library = LoadLibraryA("opengl32.dll");
		if (library == NULL)
			return NULL;
		look_up = (PROC(WINAPI *)(LPCSTR))(void *)GetProcAddress(library, "wglGetProcAddress");
		if (look_up == NULL)
			return NULL;
	}
	return look_up(name);
}

PROC(WINAPI *__imp_wglGetProcAddress)(LPCSTR) = look;
